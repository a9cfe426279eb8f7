import { isPresent, type AttendanceState } from '#domain/attendance.ts';
import { addDays } from '#domain/calendar-day.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import {
  levelLabels,
  levelSpans,
  supportKindCodes,
  supportKinds,
  supportLevelCodes,
  type LevelRow,
  type SupportKind,
  type SupportLevel,
} from '#domain/support-level.ts';
import type { AttendedHalf } from '#use-cases/follow-up/read-attendance.ts';
import { dayX, Drawings, MonthLines, type TimeAxis } from '#web/ui/time-axis.tsx';

type Props = {
  levels: readonly (LevelRow & { kind: SupportKind })[];
  attended: readonly AttendedHalf[];
  firstDay: string;
  today: string;
};

const stepY = 46;
const topY = 20;
/** Room at the left for the names of the levels. */
const gutter = 128;
/** More than a year in one drawing cannot be read; what was before stands in the table. */
const mostDays = 366;

/** With two kinds of support each has its own four lines, under its name. */
const blockHeight = 4 * stepY + 26;
const nameHeight = 24;

type Block = { kind: SupportKind; top: number; isNamed: boolean };

function blocksOf(kinds: readonly SupportKind[]): Block[] {
  const isNamed = kinds.length > 1 || kinds[0] === 'messages';
  return kinds.map((kind, place) => ({
    kind,
    isNamed,
    top: topY + place * blockHeight + (isNamed ? nameHeight : 0),
  }));
}

function levelY({ top }: Pick<Block, 'top'>, level: SupportLevel): number {
  return top + supportLevelCodes.indexOf(level) * stepY;
}

/** 支え方 of each kind as a stepped line over the days, and under them what was attended. Down and up are drawn the same. */
export function SupportDrawing(props: Props) {
  const { levels, attended, firstDay, today } = props;
  const earliest = addDays(today, -mostDays);
  const from = firstDay < earliest ? earliest : firstDay;
  const kinds = supportKindCodes.filter((kind) => levels.some((level) => level.kind === kind));
  const blocks = blocksOf(kinds);
  const drawn = blocks.map((block) => ({
    ...block,
    spans: levelSpans(
      levels.filter(({ kind }) => kind === block.kind),
      today,
    )
      .filter(({ to }) => to >= from)
      .map((span) => ({ ...span, from: span.from < from ? from : span.from })),
  }));
  const words = drawn.map(({ kind, spans, isNamed }) => {
    const told = spans.map(
      ({ level, from: since }) => `${formatDayNear(since, today)}から${levelLabels[kind][level]}`,
    );
    return `${isNamed ? `${supportKinds[kind]}は、` : ''}${told.join('、')}`;
  });
  const present = attended.filter(({ state }) => isPresent(state)).length;
  const desc = `${words.join('。')}。${formatDayNear(from, today)}から${formatDayNear(today, today)}までに${present}回来た。`;
  const halfRows = new Set(attended.map(({ half }) => half)).size > 1 ? 2 : 1;
  const bandY = levelY(blocks.at(-1) ?? { top: topY }, 'none') + 30;
  const bottom = bandY + halfRows * 20;
  return (
    <Drawings
      draw={(width, id) => {
        const axis: TimeAxis = { from, to: today, left: gutter, width: width - gutter - 12 };
        const shown = attended.filter(({ day }) => day >= from);
        const radius = Math.min(4.5, Math.max(2, (axis.width / Math.max(1, shown.length)) * 0.42));
        return (
          <svg
            viewBox={`0 0 ${width} ${bottom + 28}`}
            width={width}
            height={bottom + 28}
            role="img"
            aria-labelledby={`support-title-${id} support-desc-${id}`}
          >
            <title id={`support-title-${id}`}>支え方のうつりかわりと出欠</title>
            <desc id={`support-desc-${id}`}>{desc}</desc>
            <MonthLines axis={axis} top={8} bottom={bottom} />
            {drawn.map((block) => (
              <KindLines block={block} axis={axis} />
            ))}
            <text x="0" y={bandY + 14} font-size="16">
              出欠
            </text>
            {shown.map((row) => (
              <Mark
                x={dayX(axis, row.day)}
                y={bandY + 8 + (row.half === 'pm' && halfRows === 2 ? 20 : 0)}
                state={row.state}
                r={radius}
              />
            ))}
          </svg>
        );
      }}
    />
  );
}

type Drawn = Block & { spans: ReturnType<typeof levelSpans> };

/** The four lines of one kind with their names, and the stepped line over them. */
function KindLines({ block, axis }: { block: Drawn; axis: TimeAxis }) {
  const { kind, isNamed, spans, top } = block;
  return (
    <>
      {isNamed ? (
        <text x="0" y={top - 18} font-size="16" font-weight="700">
          {supportKinds[kind]}
        </text>
      ) : null}
      {supportLevelCodes.map((level) => (
        <line
          x1={axis.left}
          y1={levelY(block, level)}
          x2={axis.left + axis.width}
          y2={levelY(block, level)}
          stroke="#DDD4C5"
          stroke-width="1"
        />
      ))}
      <path d={stepPath(block, axis)} fill="none" stroke="#1E5B47" stroke-width="4" stroke-linejoin="round" />
      {spans.map(({ level, from: since }) => (
        <circle
          cx={dayX(axis, since)}
          cy={levelY(block, level)}
          r="6"
          fill="#FAF7F1"
          stroke="#1E5B47"
          stroke-width="3"
        />
      ))}
      {supportLevelCodes.map((level) => (
        <text x="0" y={levelY(block, level) + 6} font-size="16">
          {levelLabels[kind][level]}
        </text>
      ))}
    </>
  );
}

function stepPath(block: Drawn, axis: TimeAxis): string {
  return block.spans
    .map(({ level, from, to }, place) => {
      const y = levelY(block, level);
      return `${place === 0 ? 'M' : 'L'}${dayX(axis, from)} ${y} L${dayX(axis, to)} ${y}`;
    })
    .join(' ');
}

/** Filled: was there. Ring: came late or went early. Cross: was not. Dash: closed. The shape says it, not the colour. */
type MarkProps = { x: number; y: number; state: AttendanceState; r?: number };

function Mark({ x, y, state, r = 4.5 }: MarkProps) {
  switch (state) {
    case 'came':
      return <circle cx={x} cy={y} r={r} fill="#6A4A2F" />;
    case 'late':
    case 'left_early':
      return <circle cx={x} cy={y} r={r - 0.5} fill="none" stroke="#6A4A2F" stroke-width="2" />;
    case 'absent':
      return (
        <path
          d={`M${x - r} ${y - r} l${2 * r} ${2 * r} m0 ${-2 * r} l${-2 * r} ${2 * r}`}
          stroke="#5A5348"
          stroke-width="2"
          fill="none"
        />
      );
    default:
      return <path d={`M${x - r} ${y} h${2 * r}`} stroke="#7F7566" stroke-width="2" fill="none" />;
  }
}

/** What the marks stand for. */
export function SupportKey() {
  const kinds = [
    ['came', '来た'],
    ['late', 'おくれて・早めに'],
    ['absent', '来なかった'],
    ['closed', '休み'],
  ] as const;
  return (
    <p class="key">
      {kinds.map(([state, label]) => (
        <span>
          <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" focusable="false">
            <Mark x={7} y={7} state={state} />
          </svg>
          {label}
        </span>
      ))}
    </p>
  );
}
