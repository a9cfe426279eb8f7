import { activityStages, isLiveStage } from '#domain/activity-stage.ts';
import type { Lineage, Relative } from '#use-cases/community/lineage-of.ts';
import { Drawings } from '#web/ui/time-axis.tsx';

const rowY = 48;
const indent = 40;
const left = 22;

type Placed = Relative & { depth: number };

/** Each under its parent, children in the order in which they began. */
export function inTreeOrder(members: readonly Relative[]): Placed[] {
  const known = new Set(members.map(({ id }) => id));
  const placed: Placed[] = [];
  const seen = new Set<string>();
  const walk = (relative: Relative, depth: number) => {
    if (seen.has(relative.id)) return;
    seen.add(relative.id);
    placed.push({ ...relative, depth });
    for (const child of members.filter(({ parentId }) => parentId === relative.id)) walk(child, depth + 1);
  };
  for (const root of members.filter(({ parentId }) => parentId === null || !known.has(parentId)))
    walk(root, 0);
  return placed;
}

function fitted(words: string, width: number): string {
  const room = Math.max(4, Math.floor(width / 16));
  const letters = Array.from(words);
  return letters.length <= room ? words : `${letters.slice(0, room - 1).join('')}…`;
}

/** 系譜 as a small tree: the voice it began with, and what grew out of what. Filled ring: this one. */
export function LineageDrawing({ lineage, current }: { lineage: Lineage; current: string }) {
  const placed = inTreeOrder(lineage.members);
  if (placed.length < 2 && lineage.voice === null) return null;
  const top = lineage.voice === null ? 0 : 1;
  const y = (place: number) => 26 + (place + top) * rowY;
  const x = (depth: number) => left + (depth + top) * indent;
  const height = 26 + (placed.length + top) * rowY - 8;
  const desc = [
    ...(lineage.voice ? [`声「${lineage.voice.words}」から`] : []),
    ...placed.map(({ name, stage }) => `${name}（${activityStages[stage]}）`),
  ].join('、');
  return (
    <Drawings
      draw={(width, id) => (
        <svg
          viewBox={`0 0 ${width} ${height}`}
          width={width}
          height={height}
          role="img"
          aria-labelledby={`lineage-title-${id} lineage-desc-${id}`}
        >
          <title id={`lineage-title-${id}`}>活動の系譜</title>
          <desc id={`lineage-desc-${id}`}>{desc}</desc>
          {lineage.voice ? (
            <>
              <path
                d={`M${left - 11} ${26 - 10} h22 v16 h-12 l-6 7 v-7 h-4 z`}
                fill="#FAF7F1"
                stroke="#6A4A2F"
                stroke-width="3"
              />
              <text x={left + 22} y={32} font-size="16" class="v">
                {fitted(`「${lineage.voice.words.replace(/^「|」$/gu, '')}」`, width - left - 30)}
              </text>
            </>
          ) : null}
          {placed.map((relative, place) => {
            const parent = placed.findIndex(({ id: parentId }) => parentId === relative.parentId);
            const from = parent >= 0 ? { x: x(placed[parent]?.depth ?? 0), y: y(parent) } : undefined;
            const root = from ?? (lineage.voice ? { x: left, y: 34 } : undefined);
            return root ? (
              <path
                d={`M${root.x} ${root.y + 8} V${y(place) - 8} Q${root.x} ${y(place)} ${root.x + 8} ${y(place)} H${x(relative.depth) - 8}`}
                fill="none"
                stroke="#6A4A2F"
                stroke-width="3"
              />
            ) : null;
          })}
          {placed.map((relative, place) => (
            <>
              <circle
                cx={x(relative.depth)}
                cy={y(place)}
                r="8"
                fill={relative.id === current ? '#1E5B47' : '#FAF7F1'}
                stroke={isLiveStage(relative.stage) ? '#1E5B47' : '#7F7566'}
                stroke-width="3"
                stroke-dasharray={isLiveStage(relative.stage) ? undefined : '3 3'}
              />
              <text
                x={x(relative.depth) + 18}
                y={y(place) + 6}
                font-size="16"
                font-weight={relative.id === current ? '700' : '400'}
              >
                {fitted(
                  `${relative.name}　${activityStages[relative.stage]}`,
                  width - x(relative.depth) - 22,
                )}
              </text>
            </>
          ))}
        </svg>
      )}
    />
  );
}
