import type { Handle } from '#db/as-actor.ts';
import { supportLabels } from '#domain/condition-codes.ts';
import { demandLabels } from '#domain/demand-codes.ts';
import { ageBandText, changeText, dayparts, inSayingOrder, type Gap, type GapItem } from '#domain/gap.ts';
import { conceptLabel } from '#matching/vocabulary.ts';

export type AreaNames = ReadonlyMap<string, string>;

export async function readAreaNames(db: Handle): Promise<AreaNames> {
  const rows = await db.selectFrom('area').select(['id', 'name']).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** One thing in common, as it stands in a list. */
export function itemText(item: GapItem, areas: AreaNames): string {
  switch (item.kind) {
    case 'wish':
      return conceptLabel(item.concept);
    case 'area':
      return areas.get(item.areaId) ?? 'いまはない地区';
    case 'daypart':
      return dayparts[item.part].label;
    case 'age':
      return ageBandText(item.band);
    case 'tolerance':
      return `「${demandLabels[item.demand]}」がつらい`;
    default:
      return `「${supportLabels[item.code]}」が要る`;
  }
}

/** What is missing, in a line that can stand on an agenda: what, then where and when. */
export function gapText(gap: Gap, areas: AreaNames): string {
  if (gap.kind === 'change') return changeText(gap);
  const [first, ...others] = inSayingOrder(gap.items);
  const rest = others.map((item) => itemText(item, areas)).join('・');
  const what = first === undefined ? '' : `「${itemText(first, areas)}」の場`;
  return [what, rest].filter((part) => part !== '').join('\u3000');
}

export function areaOf(gap: Gap): string | null {
  if (gap.kind === 'change') return null;
  for (const item of gap.items) if (item.kind === 'area') return item.areaId;
  return null;
}
