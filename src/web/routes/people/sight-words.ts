import { formatDayNear } from '#domain/japanese-date.ts';
import { groundLabels, type SightAnswer, type SightSource } from '#domain/sight.ts';

export const verdictLabels = { sees: '見られる', partly: '一部だけ', not: '見られない' } as const;
export const verdictMarks = { sees: '○', partly: '△', not: '×' } as const;

/** One source as a sentence: what opens, or why it does not. */
export function sourceWords(source: SightSource, today: string): string {
  const until = source.until === null ? '' : `　${formatDayNear(source.until, today)}まで`;
  if (source.kind === 'ground') {
    const ended = source.standing === 'over' ? '（終わった）' : '';
    return `${groundLabels[source.ground]}${ended}${until}`;
  }
  const on = formatDayNear(source.on, today);
  const how = {
    open: until,
    expired: `は、期限が切れた${until}`,
    withdrawn: `は、${on}に撤回された`,
    explained: `は、${on}に説明して、返事がまだ`,
    refused: `は、${on}に断られた`,
  };
  return `同意「${source.purpose}」${how[source.standing]}`;
}

/** Why nothing opens it, where no source names it at all. */
export function nothingWords(item: SightAnswer['item'], hasLivingConsent: boolean): string {
  if (item === 'sealed') return '同意では開かない。その支援会議にいた機関・人だけ';
  return hasLivingConsent ? '同意はあるが、この項目は入っていない' : '同意も、ほかの根拠もない';
}

/** 経過 are open or closed one by one. */
export function countWords({ rows, opened, verdict }: SightAnswer): string {
  if (rows === 0) return 'まだ記録がない';
  return verdict === 'partly' ? `${rows}件のうち${opened}件` : `${rows}件`;
}
