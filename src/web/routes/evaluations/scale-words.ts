import { formatDayNear } from '#domain/japanese-date.ts';
import { beforeAfter, seriesOf, type Series } from '#domain/before-after.ts';
import { scales, type Scale, type ScaleForm } from '#domain/scale.ts';
import { goalForm, signed } from '#domain/scale-goal.ts';
import { ladderForm } from '#domain/scale-ladder.ts';
import { directForm, ucla3Form, ucla3Words } from '#domain/scale-loneliness.ts';
import { lsnsForm, lsnsScore, lsnsWords } from '#domain/scale-lsns6.ts';
import type { Measurement } from '#use-cases/evaluations/read-scales.ts';
import type { Wordings } from '#use-cases/evaluations/read-wordings.ts';

/** The form of a scale as it is asked here and now. */
export function formOf(scale: Scale, wordings: Wordings): ScaleForm {
  switch (scale) {
    case 'ladder':
      return ladderForm(wordings.ladder);
    case 'lsns6':
      return lsnsForm(wordings.lsns6);
    case 'ucla3':
      return ucla3Form;
    case 'loneliness_direct':
      return directForm;
    default:
      return goalForm;
  }
}

/** 目標 by its words, everything else by the scale's name; another version of the ladder says so. */
export function seriesTitle(
  { scale, subject, version }: Series,
  goalWords: ReadonlyMap<string, string>,
  wordings: Wordings,
): string {
  if (scale === 'goal') return `目標「${goalWords.get(subject) ?? '前のプランの目標'}」`;
  return version === formOf(scale, wordings).version ? scales[scale] : `${scales[scale]}（前のことば）`;
}

/** What a measurement says, in words: 11点（家族 6、友人 5） …; 合計なし when something is missing. */
export function totalWords(measurement: Measurement, wordings: Wordings): string {
  const { scale, total, answers } = measurement;
  if (total === null) return '合計は出しません（答えに欠けがあります）';
  switch (scale) {
    case 'ladder':
      return answers.label ?? formOf(scale, wordings).answers[total]?.label ?? String(total);
    case 'lsns6': {
      const score = lsnsScore(formOf(scale, wordings), answers);
      return score ? lsnsWords(score) : `${total}点`;
    }
    case 'ucla3':
      return ucla3Words(total);
    case 'goal':
      return `${signed(total)}　${goalForm.answers[total + 2]?.label.replace(/^\S+\s/u, '') ?? ''}`;
    default:
      return directForm.answers[total - 1]?.label ?? String(total);
  }
}

export type Change = { title: string; before: string; after: string };

/** はじめ and いま of every line, in words with their days. */
export function changesOf(
  measurements: readonly Measurement[],
  goalWords: ReadonlyMap<string, string>,
  wordings: Wordings,
  today: string,
): Change[] {
  return seriesOf(measurements).flatMap((series) => {
    const found = beforeAfter(series);
    if (!found) return [];
    const said = (measurement: Measurement) =>
      `${formatDayNear(measurement.measuredOn, today)}　${totalWords(measurement, wordings)}`;
    const { before, after } = found;
    const title = seriesTitle(series, goalWords, wordings);
    // Measured once, and not at the beginning: then there is no before.
    if (!after && before.moment !== 'start') return [{ title, before: '', after: said(before) }];
    return [{ title, before: said(before), after: after ? said(after) : '' }];
  });
}
