import type { Series } from '#domain/before-after.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import type { Scale, ScaleForm } from '#domain/scale.ts';
import { signed } from '#domain/scale-goal.ts';
import { lsnsGuide } from '#domain/scale-lsns6.ts';
import { dayX, type TimeAxis } from '#web/ui/time-axis.tsx';

type Props = { series: Series; form: ScaleForm; title: string; today: string; id: string };

const width = 360;
const top = 34;
const height = 132;
const bottom = top + height;

/** What lies at the upper and at the lower end of the drawing. Neither end is called the better one. */
const ends: Record<Scale, [upper: string, lower: string]> = {
  ladder: ['役割を担う・支える側', '接触なし'],
  lsns6: ['つながりが多い', 'つながりが少ない'],
  ucla3: ['よく感じる', '感じない'],
  loneliness_direct: ['よく感じる', '感じない'],
  goal: ['めざした以上', 'めざした姿の手前'],
};

function boundsOf(form: ScaleForm): { least: number; most: number } {
  const numbers = form.answers.map(({ value }) => Number(value));
  return {
    least: Math.min(...numbers) * form.items.length,
    most: Math.max(...numbers) * form.items.length,
  };
}

/** One scale over the days: a point a measurement, its number beside it. Up and down are drawn alike, in one colour. */
export function ScaleDrawing({ series, form, title, today, id }: Props) {
  const { scale, rows } = series;
  const { least, most } = boundsOf(form);
  const first = rows[0]?.measuredOn ?? today;
  const last = rows.at(-1)?.measuredOn ?? today;
  const axis: TimeAxis = { from: first, to: last, left: 52, width: width - 76 };
  const y = (total: number) => bottom - ((total - least) / (most - least)) * height;
  const [upper, lower] = scale === 'ladder' ? ladderEnds(form) : ends[scale];
  const points = rows.map((row) => ({
    day: row.measuredOn,
    x: dayX(axis, row.measuredOn),
    y: row.total === null ? bottom : y(row.total),
    label: row.total === null ? '？' : scale === 'goal' ? signed(row.total) : String(row.total),
    isWhole: row.total !== null,
  }));
  const whole = points.filter(({ isWhole }) => isWhole);
  const desc = rows
    .map(
      ({ measuredOn, total }) => `${formatDayNear(measuredOn, today)} ${total === null ? '合計なし' : total}`,
    )
    .join('、');
  return (
    <svg
      viewBox={`0 0 ${width} ${bottom + 60}`}
      width={width}
      height={bottom + 60}
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{desc}</desc>
      {dated(points).map((point) => (
        <>
          <line x1={point.x} y1={top} x2={point.x} y2={bottom + 28} stroke="#DDD4C5" stroke-width="1" />
          <text
            x={Math.min(point.x, width - 34)}
            y={bottom + 46}
            class="halo"
            text-anchor="middle"
            font-size="16"
          >
            {formatDayNear(point.day, today)}
          </text>
        </>
      ))}
      <line x1="0" y1={top} x2={width} y2={top} stroke="#DDD4C5" stroke-width="1" />
      <line x1="0" y1={bottom} x2={width} y2={bottom} stroke="#7F7566" stroke-width="1" />
      {scale === 'lsns6' ? (
        <>
          <line
            x1="0"
            y1={y(lsnsGuide)}
            x2={width}
            y2={y(lsnsGuide)}
            stroke="#7F7566"
            stroke-width="1.5"
            stroke-dasharray="5 5"
          />
          <text x="0" y={y(lsnsGuide) - 6} font-size="16">
            {lsnsGuide}点
          </text>
        </>
      ) : null}
      <polyline
        points={whole.map((point) => `${point.x},${point.y}`).join(' ')}
        fill="none"
        stroke="#6A4A2F"
        stroke-width="3"
        stroke-linejoin="round"
      />
      {points.map((point) => (
        <>
          {point.isWhole ? (
            <circle cx={point.x} cy={point.y} r="6" fill="#FAF7F1" stroke="#6A4A2F" stroke-width="3" />
          ) : null}
          <text
            x={point.x}
            y={point.isWhole && point.y - 14 > top - 20 ? point.y - 14 : point.y - 6}
            class="halo"
            text-anchor="middle"
            font-size="18"
            font-weight="700"
          >
            {point.label}
          </text>
        </>
      ))}
      <text x="0" y="16" font-size="16">
        ↑ {upper}
      </text>
      <text x="0" y={bottom + 24} class="halo" font-size="16">
        ↓ {lower}
      </text>
    </svg>
  );
}

const dateWidth = 88;

/** The points whose day has room under the drawing: the first and the newest always, others where they do not touch. */
function dated<Point extends { x: number }>(points: readonly Point[]): Point[] {
  const newest = points.at(-1);
  const shown: Point[] = [];
  for (const point of points.slice(0, -1)) {
    const before = shown.at(-1);
    const isFree = before === undefined || point.x - before.x >= dateWidth;
    if (isFree && newest !== undefined && newest.x - point.x >= dateWidth) shown.push(point);
  }
  return newest === undefined ? shown : [...shown, newest];
}

/** A town's own ladder has ends of its own. */
function ladderEnds(form: ScaleForm): [upper: string, lower: string] {
  const label = (place: number) => form.answers.at(place)?.label.replace(/^\d+\s*/u, '') ?? '';
  return [label(-1), label(0)];
}
