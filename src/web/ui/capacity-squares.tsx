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
  /** Seats that bookings take: numbers only, never whose. */
  seats?: { held: number; used: number } | undefined;
};

type SquareKind = 'contracted' | 'pending' | 'reserve' | 'guests' | 'used' | 'held' | 'free';
const kindsInOrder = ['contracted', 'pending', 'reserve', 'guests', 'used', 'held'] as const;

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
  used: (x, y) => (
    <>
      <circle cx={x + 5} cy={y + 5.5} r="4.75" fill="#fff" stroke="#6A4A2F" stroke-width="1.5" />
      <path
        d={`M${x + 1.6} ${y + 8.4}L${x + 7.9} ${y + 2.1}M${x + 3.4} ${y + 10}L${x + 9.5} ${y + 3.9}`}
        stroke="#6A4A2F"
        stroke-width="1.2"
      />
    </>
  ),
  held: (x, y) => (
    <circle
      cx={x + 5}
      cy={y + 5.5}
      r="4.5"
      fill="#fff"
      stroke="#7A4F00"
      stroke-width="2"
      stroke-dasharray="2.4 2.3"
    />
  ),
  free: (x, y) => (
    <rect x={x + 1} y={y + 1} width="9" height="10" fill="#E6F0E9" stroke="#1E5B47" stroke-width="2" />
  ),
};

/** Squares that can be counted, one for each place, with the number in words under them. */
export function CapacitySquares({ count, lang = 'ja' }: { count: CapacityCount; lang?: Lang }) {
  const words = text(lang).capacity;
  const { held = 0, used = 0 } = count.seats ?? {};
  const counts = { ...count, held, used };
  const taken = kindsInOrder.reduce((sum, kind) => sum + counts[kind], 0);
  const free = Math.max(0, count.capacity - taken);
  const kinds: SquareKind[] = kindsInOrder.flatMap((kind) => Array<SquareKind>(counts[kind]).fill(kind));
  kinds.push(...Array<SquareKind>(free).fill('free'));
  const height = Math.max(1, Math.ceil(kinds.length / perRow)) * stepY;
  const parts = kindsInOrder
    .filter((kind) => counts[kind] > 0 || (kind !== 'held' && kind !== 'used'))
    .map((kind) => `${words[kind]} ${counts[kind]}`);
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
      {([...kindsInOrder, 'free'] as const).map((kind) => (
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
