import { formatDayNear } from '#domain/japanese-date.ts';
import { supportLevelCodes, supportLevels, type SupportLevel } from '#domain/support-level.ts';
import type { SessionRow } from '#use-cases/community/parts-of-activity.ts';
import { Drawings } from '#web/ui/time-axis.tsx';

const stepY = 40;
const topY = 20;
const gutter = 128;
const barHeight = 56;
/** More cannot be told apart in one drawing; all of them stand in the table. */
const mostMeetings = 24;

const levelY = (level: SupportLevel): number => topY + supportLevelCodes.indexOf(level) * stepY;

/** What our staff did at each meeting, as a line that may come down, and under it how many came. */
export function FadingDrawing({ sessions, today }: { sessions: readonly SessionRow[]; today: string }) {
  const held = sessions
    .filter(({ state }) => state === 'held')
    .slice(0, mostMeetings)
    .toReversed();
  const known = held.flatMap(({ staffPart }, place) => (staffPart === null ? [] : [{ place, staffPart }]));
  const [first, last] = [known[0], known.at(-1)];
  if (held.length < 2 || first === undefined || last === undefined) return null;
  const most = Math.max(1, ...held.map(({ headcount }) => headcount ?? 0));
  const desc = `${held.length}回の開催。職員の入り方は「${supportLevels[first.staffPart]}」から「${supportLevels[last.staffPart]}」へ。人数は${held.map(({ headcount }) => headcount ?? 0).join('、')}人。`;
  const barTop = levelY('none') + 26;
  const bottom = barTop + barHeight;
  const height = bottom + 52;
  return (
    <Drawings
      draw={(width, id) => {
        const room = width - gutter - 24;
        const x = (place: number) =>
          gutter + 12 + (held.length === 1 ? 0 : (room * place) / (held.length - 1));
        const every = Math.ceil(held.length / Math.max(1, Math.floor(room / 76)));
        const bar = Math.min(28, Math.max(5, (room / held.length) * 0.6));
        return (
          <svg
            viewBox={`0 0 ${width} ${height}`}
            width={width}
            height={height}
            role="img"
            aria-labelledby={`fading-title-${id} fading-desc-${id}`}
          >
            <title id={`fading-title-${id}`}>職員の入り方と、来た人数のうつりかわり</title>
            <desc id={`fading-desc-${id}`}>{desc}</desc>
            {supportLevelCodes.map((level) => (
              <>
                <text x="0" y={levelY(level) + 6} font-size="16">
                  {supportLevels[level]}
                </text>
                <line
                  x1={gutter}
                  y1={levelY(level)}
                  x2={width}
                  y2={levelY(level)}
                  stroke="#DDD4C5"
                  stroke-width="1"
                />
              </>
            ))}
            <polyline
              points={known.map(({ place, staffPart }) => `${x(place)},${levelY(staffPart)}`).join(' ')}
              fill="none"
              stroke="#1E5B47"
              stroke-width="4"
              stroke-linejoin="round"
            />
            {known.map(({ place, staffPart }) => (
              <circle
                cx={x(place)}
                cy={levelY(staffPart)}
                r={held.length > 14 ? 4 : 6}
                fill="#FAF7F1"
                stroke="#1E5B47"
                stroke-width="3"
              />
            ))}
            <text x="0" y={bottom - 4} font-size="16">
              来た人
            </text>
            <line x1={gutter} y1={bottom} x2={width} y2={bottom} stroke="#7F7566" stroke-width="1" />
            {held.map(({ headcount, onDay }, place) => {
              const count = headcount ?? 0;
              const tall = (count / most) * (barHeight - 22);
              return (
                <>
                  <rect x={x(place) - bar / 2} y={bottom - tall} width={bar} height={tall} fill="#6A4A2F" />
                  {place % every === 0 ? (
                    <>
                      <text x={x(place)} y={bottom - tall - 5} text-anchor="middle" font-size="16">
                        {count}
                      </text>
                      <text
                        x={x(place)}
                        y={bottom + 22}
                        text-anchor={place === held.length - 1 ? 'end' : 'middle'}
                        font-size="16"
                      >
                        {formatDayNear(onDay, today).replace(/^令和\d+年/u, '')}
                      </text>
                    </>
                  ) : null}
                </>
              );
            })}
          </svg>
        );
      }}
    />
  );
}
