import {
  contactLabels,
  documentLabels,
  eligibilityLabels,
  exitLabels,
  leaderLabels,
  meansLabels,
  stepLabels,
  supportLabels,
} from './condition-codes.ts';
import {
  answerLabels,
  disclosureLabels,
  distanceLabels,
  outingLabels,
  screeningLabels,
  stageLabels,
} from './assessment.ts';
import type { Conditions } from './assessment.ts';
import { feeText } from './candidate-summary.ts';
import { personFieldLabels } from './conditions.ts';
import { demandLabels, toleranceLabels, type DemandCode } from './demand-codes.ts';
import { saidBys } from './fact.ts';
import { hoursText } from './hours-text.ts';
import type { WeeklyHours } from './hours.ts';
import { formatJapaneseDate } from './japanese-date.ts';

type Labels = Readonly<Record<string, string>>;

const lists: Record<string, Labels> = {
  contact: contactLabels,
  supports: supportLabels,
  steps: stepLabels,
  ledBy: leaderLabels,
  sources: saidBys,
};
const choices: Record<string, Labels> = {
  outings: outingLabels,
  distance: distanceLabels,
  disclosure: disclosureLabels,
  exit: exitLabels,
  stage: stageLabels,
  screening: screeningLabels,
};

export const fieldLabels: Labels = {
  ...answerLabels,
  ...personFieldLabels,
  madeOn: '書いた日',
  sources: 'もとにしたもの',
};

function held(labels: Labels, value: object, no: string): string {
  return Object.entries(value)
    .map(([code, holds]) => `${labels[code] ?? code}${holds === true ? '' : no}`)
    .join('、');
}

function reach(value: Conditions['reach']): string {
  return [
    ...value.means.map((code) => meansLabels[code]),
    value.maxKm === undefined ? '' : `${value.maxKm}kmまで`,
    value.maxMinutes === undefined ? '' : `${value.maxMinutes}分まで`,
    value.remoteOnly ? '家でできることだけ' : '',
    value.acceptsLift === undefined ? '' : value.acceptsLift ? '送迎なら乗る' : '送迎には乗らない',
  ]
    .filter((part) => part !== '')
    .join('、');
}

/** A field of an assessment as people read it; '' when nobody asked. */
export function conditionWords(field: string, value: unknown): string {
  if (value === undefined || value === '') return '';
  const labels = lists[field];
  if (labels) return (value as string[]).map((code) => labels[code] ?? code).join('、');
  switch (field) {
    case 'hours':
      return hoursText(value as WeeklyHours);
    case 'reach':
      return reach(value as Conditions['reach']);
    case 'tolerance':
      return Object.entries(value as Record<DemandCode, 0 | 1 | 2 | 3>)
        .map(([code, level]) => `${demandLabels[code as DemandCode]}：${toleranceLabels[level]}`)
        .join('、');
    case 'documents':
      return held(documentLabels, value as object, '（なし）');
    case 'eligibility':
      return held(eligibilityLabels, value as object, '（あてはまらない）');
    case 'sessionMaxMinutes':
      return `続けて${value as number}分まで`;
    case 'timesPerWeekMax':
      return `週に${value as number}回まで`;
    case 'groupMax':
      return value === null ? '何人でもよい' : `${value as number}人まで`;
    case 'feeMaxYen':
      return value === null ? 'かかってもよい' : feeText(value as number);
    case 'noise':
      return toleranceLabels[value as 0 | 1 | 2 | 3];
    case 'needsNone':
      return value === true ? 'はい' : '';
    case 'madeOn':
      return formatJapaneseDate(value as string);
    default:
      return choices[field]?.[value as string] ?? (value as string);
  }
}
