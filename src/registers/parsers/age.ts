import { reading, type Reading } from './doubt.ts';
import { foldNumbers, isNothing } from './fold.ts';

/** Years of age, both ends included; months as parts of a year. Null is no limit. */
export type AgeRange = { from: number | null; to: number | null };

const number = String.raw`(?:満)?(\d{1,3})\s*(歳|才|[かヶケカヵ]月)`;

function years(amount: string | undefined, unit: string | undefined): number {
  const value = Number(amount);
  return unit === '歳' || unit === '才' ? value : Math.round((value / 12) * 100) / 100;
}

/** School years in ages on 1 April: a first-grader turns seven within the year. */
const stages: readonly [RegExp, AgeRange][] = [
  [/^(?:未就学児?|乳幼児|就学前)$/, { from: null, to: 6 }],
  [/^小学生$/, { from: 6, to: 12 }],
  [/^小中学生$/, { from: 6, to: 15 }],
  [/^中学生$/, { from: 12, to: 15 }],
  [/^高校生$/, { from: 15, to: 18 }],
  [/^(?:18歳未満の)?(?:子ども|こども|児童)$/, { from: null, to: 17 }],
];

/** 満3歳から, 3か月～5歳, 18歳以下, 16歳未満, 小学1年生から6年生. */
export function readAge(original: string): Reading<AgeRange | null> {
  if (isNothing(original)) return reading(null, original);
  const plain = foldNumbers(original)
    .replace(/\s/g, '')
    .replace(/(?:の方|対象|のみ|まで可)$/, '');
  if (/^(?:どなたでも|誰でも|だれでも|全年齢|制限なし|年齢不問)/.test(plain)) {
    return reading({ from: null, to: null }, original);
  }
  const range = new RegExp(`^${number}(?:~|から|-)${number}(?:まで|以下)?$`).exec(plain);
  if (range) {
    return reading({ from: years(range[1], range[2]), to: years(range[3], range[4]) }, original);
  }
  const bare = /^(\d{1,2})(?:~|-)(\d{1,3})[歳才]$/.exec(plain);
  if (bare) return reading({ from: Number(bare[1]), to: Number(bare[2]) }, original);
  const single = new RegExp(`^${number}(から|~|以上|以下|まで|未満)$`).exec(plain);
  if (single) {
    const limit = years(single[1], single[2]);
    if (/から|~|以上/.test(single[3] ?? '')) return reading({ from: limit, to: null }, original);
    return reading({ from: null, to: single[3] === '未満' ? limit - 1 : limit }, original);
  }
  const grades = /^小学(?:校|生)?(\d)年生?(?:から|~|-)(?:小学(?:校|生)?)?(\d)年生?(?:まで)?$/.exec(plain);
  if (grades) return reading({ from: Number(grades[1]) + 5, to: Number(grades[2]) + 6 }, original);
  const stage = stages.find(([pattern]) => pattern.test(plain))?.[1];
  return stage ? reading(stage, original) : reading(null, original, 'age-unread');
}
