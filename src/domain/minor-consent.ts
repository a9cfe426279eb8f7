import * as z from 'zod';
import { ageOn } from './calendar-day.ts';
import type { Birth } from './birth-date.ts';
import { codesOf, line } from './person.ts';

/** What a child says of it, asked of the child. */
export const assents = {
  '': 'まだ聞いていない',
  agrees: 'いいと言っている',
  refuses: 'いやだと言っている',
  cannot_say: 'ことばでは答えられない',
} as const;
export type Assent = keyof typeof assents;

export const guardianAnswers = {
  '': '聞いていない',
  agrees: '同意した',
  refuses: '断られた',
  unable: '聞けない（連絡がつかない、判断できない、本人を害するおそれ）',
} as const;
export type GuardianAnswer = keyof typeof guardianAnswers;

export const minorAnswerShape = z.object({
  assent: z.enum(codesOf(assents)),
  assentWords: line('本人のことば', 1000),
  guardianAnswer: z.enum(codesOf(guardianAnswers)),
  guardianNote: line('保護者のこと', 300),
});
export type MinorAnswer = z.output<typeof minorAnswerShape>;

export const noMinorAnswer: MinorAnswer = {
  assent: '',
  assentWords: '',
  guardianAnswer: '',
  guardianNote: '',
};

/** 民法4条: 成年は18歳。 */
const adult = 18;
/** Below it a guardian answers as well. 個人情報保護委員会のQ&Aは、本人だけで判断できるめやすを12〜15歳とする。 */
export const decidesAlone = 15;

/** 'adult' also where nobody knows the age: nobody is made a child for want of a date. */
export function consentAge({ bornOn, bornPrecision }: Birth, day: string): 'adult' | 'youth' | 'child' {
  if (bornOn === null || bornPrecision === 'unknown') return 'adult';
  const age = ageOn(bornOn, day);
  if (age >= adult) return 'adult';
  return age >= decidesAlone ? 'youth' : 'child';
}

const otherWays =
  '同意では分けあえません。いのちや暮らしにかかわるときは、支援会議（社会福祉法106条の6）や通告（児童福祉法25条）の道があります';

/**
 * What is missing before an answer about a minor can stand: the child's own word always, the guardian's below fifteen. The one
 * never stands for the other, and a child's 「いや」 is a no, whoever agrees.
 */
export function minorFaults(
  age: ReturnType<typeof consentAge>,
  state: string,
  answer: MinorAnswer,
): Partial<Record<keyof MinorAnswer, string>> {
  if (age === 'adult' || state === 'explained') return {};
  const faults: Partial<Record<keyof MinorAnswer, string>> = {};
  if (answer.assent === '') faults.assent = '本人の気持ちを聞いて、選んでください';
  if (answer.assent === 'cannot_say' && answer.assentWords.trim() === '')
    faults.assentWords = '表情や、ふだんのようすから受けとったことを書いてください';
  if (state !== 'given') return faults;
  if (answer.assent === 'refuses')
    faults.assent = '本人がいやだと言っています。返事は「断られた」にしてください';
  if (age === 'child' && answer.guardianAnswer === '')
    faults.guardianAnswer = `${decidesAlone}歳になるまでは、保護者の返事もいります`;
  if (age === 'child' && ['refuses', 'unable'].includes(answer.guardianAnswer))
    faults.guardianAnswer = `保護者の同意がないと、${otherWays}`;
  if (answer.guardianAnswer !== '' && answer.guardianNote.trim() === '')
    faults.guardianNote = '保護者の名まえと続き柄、聞けないときはそのわけを書いてください';
  return faults;
}
