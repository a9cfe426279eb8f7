import { numbersOf, type ScaleAnswers, type ScaleForm } from './scale.ts';

/** Lubben's six questions are somebody's copyright: we carry headings and scoring, the municipality its licensed wording. */
export const lsnsHeadings = [
  { key: 'family1', side: 'family', heading: '家族・親せき　会う・話す' },
  { key: 'family2', side: 'family', heading: '家族・親せき　うちあけて話す' },
  { key: 'family3', side: 'family', heading: '家族・親せき　手を借りる' },
  { key: 'friends1', side: 'friends', heading: '友人　会う・話す' },
  { key: 'friends2', side: 'friends', heading: '友人　うちあけて話す' },
  { key: 'friends3', side: 'friends', heading: '友人　手を借りる' },
] as const;

const peopleCounts = ['0人', '1人', '2人', '3〜4人', '5〜8人', '9人以上'];

export const lsnsVersion = 'lsns-6';
/** 12点未満は孤立のおそれのめやす. A guide for a talk, not a verdict. */
export const lsnsGuide = 12;

/** `wordings` by place 1–6; where one is missing its heading stands alone. */
export function lsnsForm(wordings: ReadonlyMap<number, string>): ScaleForm {
  return {
    scale: 'lsns6',
    version: lsnsVersion,
    items: lsnsHeadings.map(({ key, heading }, place) => ({
      key,
      heading,
      wording: wordings.get(place + 1) ?? '',
    })),
    answers: peopleCounts.map((label, value) => ({ value: String(value), label })),
  };
}

export type LsnsScore = { family: number; friends: number; total: number };

export function lsnsScore(form: ScaleForm, answers: ScaleAnswers): LsnsScore | null {
  const numbers = numbersOf(form, answers);
  if (numbers === undefined) return null;
  const sum = (side: 'family' | 'friends') =>
    numbers.reduce((so, number, place) => (lsnsHeadings[place]?.side === side ? so + number : so), 0);
  const [family, friends] = [sum('family'), sum('friends')];
  return { family, friends, total: family + friends };
}

export function lsnsWords(score: LsnsScore): string {
  const guide = score.total < lsnsGuide ? `　${lsnsGuide}点未満（孤立のおそれのめやす）` : '';
  return `${score.total}点（家族 ${score.family}、友人 ${score.friends}）${guide}`;
}
