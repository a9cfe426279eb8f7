import type { Block, Params, Reason, Repair, Unknown } from '#matching/findings.ts';
import type { LeftOutCause, Ranking } from '#matching/rank.ts';
import { blockText, leftOutLabels, reasonText, repairText, unknownText } from '#matching/sentences.ts';

/** Kept runs leave out how far it is from home, and then the sentence goes without the number. */
function hasWay(params: Params): boolean {
  return params['km'] !== undefined;
}

export function sayBlock(block: Block): string {
  if (hasWay(block.params)) return blockText(block);
  if (block.code === 'distance') return '本人が行ける範囲より遠い';
  return block.code === 'remote_only' ? '出かけて行く所 ↔ 在宅でなら' : blockText(block);
}

export function sayRepair(repair: Repair): string {
  if (repair.code === 'lift' && !hasWay(repair.params)) return '送り迎えをつける';
  const { label } = repair.params;
  // The key of such a repair is a number; its words are in the label.
  return label === undefined ? repairText(repair) : repairText(withWords(repair, label));
}

function withWords(repair: Repair, label: string | number): Repair {
  const isCode = repair.code === 'bring_support';
  return isCode ? repair : { ...repair, params: { ...repair.params, what: label } };
}

export function sayReason(reason: Reason): string {
  return reason.code === 'distance' && !hasWay(reason.params) ? '行ける範囲にある' : reasonText(reason);
}

/** The question alone: whom to ask is a link beside it. */
export function sayUnknown(unknown: Unknown): string {
  if (unknown.code === 'distance' && unknown.params['here'] !== undefined) return 'ここまで通えそうか';
  return unknownText(unknown).replace(/　(?:本人にうかがう|受入先に聞く)$/u, '');
}

/**
 * Where the home is not known here (支援措置, or the contact is not open), nobody is to ask a host about the way from it:
 * whether it is near enough is then the person's to say, without an address.
 */
export function askable(unknowns: readonly Unknown[], hasHome: boolean): Unknown[] {
  if (hasHome) return [...unknowns];
  return unknowns.map((unknown) =>
    unknown.code === 'distance' ? { ...unknown, ask: 'person', params: { here: 1 } } : unknown,
  );
}

/** Why a single resource is not on the list. The person's no needs no reason, and no change makes it one. */
export function leftOutSentence(cause: LeftOutCause): string {
  if (cause === 'aversion') return '本人の「いや」なので、条件を変えても出しません。';
  if (cause === 'unrelated') return '妨げはありませんが、願いにも強みにも近くないので、出していません。';
  return `わけ　${leftOutLabels[cause]}。条件か資源が変われば、出ることがあります。`;
}

export type LeftOutLine = { label: string; count: number };

/** The person's no first, then whatever stands in the way most often. */
export function leftOutLines(leftOut: Ranking['leftOut']): LeftOutLine[] {
  return (Object.entries(leftOut) as [LeftOutCause, number][])
    .toSorted(([a, x], [b, y]) => Number(b === 'aversion') - Number(a === 'aversion') || y - x)
    .map(([cause, count]) => ({ label: leftOutLabels[cause], count }));
}
