import type { Child } from 'hono/jsx';
import type { Lang } from '#web/text/catalogue.ts';
import { text } from '#web/text/text.ts';

/** One half day of a place with a formal capacity; formal users come first. */
export type CapacityCount = {
  capacity: number;
  contracted: number;
  pending: number;
  reserve: number;
  guests: number;
};

type SquareKind = 'contracted' | 'pending' | 'reserve' | 'guests' | 'free';

const perRow = 10;
const stepX = 13;
const stepY = 15;

const drawn: Record<SquareKind, (x: number, y: number) => Child> = {
  contracted: (x, y) => <rect x={x} y={y} width="10" height="11" fill="#5A5348" />,
  pending: (x, y) => (
    <rect
      x={x + 0.75}
      y={y + 0.75}
      width="8.5"
      height="9.5"
      fill="#DDD4C5"
      stroke="#5A5348"
      stroke-width="1.5"
    />
  ),
  reserve: (x, y) => (
    <rect
      x={x + 0.75}
      y={y + 0.75}
      width="8.5"
      height="9.5"
      fill="none"
      stroke="#7F7566"
      stroke-width="1.5"
      stroke-dasharray="2 2"
    />
  ),
  guests: (x, y) => <circle cx={x + 5} cy={y + 5.5} r="5.5" fill="#6A4A2F" />,
  free: (x, y) => (
    <rect x={x + 1} y={y + 1} width="9" height="10" fill="#E6F0E9" stroke="#1E5B47" stroke-width="2" />
  ),
};

/** Squares that can be counted, one for each place, with the number in words under them. */
export function CapacitySquares({ count, lang = 'ja' }: { count: CapacityCount; lang?: Lang }) {
  const words = text(lang).capacity;
  const taken = count.contracted + count.pending + count.reserve + count.guests;
  const free = Math.max(0, count.capacity - taken);
  const kinds: SquareKind[] = (['contracted', 'pending', 'reserve', 'guests'] as const).flatMap((kind) =>
    Array<SquareKind>(count[kind]).fill(kind),
  );
  kinds.push(...Array<SquareKind>(free).fill('free'));
  const height = Math.max(1, Math.ceil(kinds.length / perRow)) * stepY;
  const parts = (['contracted', 'pending', 'reserve', 'guests'] as const).map(
    (kind) => `${words[kind]} ${count[kind]}`,
  );
  return (
    <div class="cap">
      <svg viewBox={`0 0 130 ${height}`} width="130" height={height} role="img" aria-label={parts.join('、')}>
        {kinds.map((kind, place) =>
          drawn[kind](1 + (place % perRow) * stepX, 2 + Math.floor(place / perRow) * stepY),
        )}
      </svg>
      {taken > count.capacity ? (
        <p class="b over">{words.over(taken - count.capacity)}</p>
      ) : (
        <p class={free > 0 ? 'b' : undefined}>{free > 0 ? words.freeCount(free) : words.full}</p>
      )}
    </div>
  );
}

/** What each kind of square stands for. */
export function CapacityKey({ lang = 'ja' }: { lang?: Lang }) {
  const words = text(lang).capacity;
  return (
    <p class="key">
      {(['contracted', 'pending', 'reserve', 'guests', 'free'] as const).map((kind) => (
        <span>
          <svg width="12" height="14" viewBox="0 0 12 14" aria-hidden="true" focusable="false">
            {drawn[kind](0.5, 1)}
          </svg>
          {words[kind]}
        </span>
      ))}
    </p>
  );
}
