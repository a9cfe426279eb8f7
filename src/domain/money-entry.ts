import * as z from 'zod';
import { codesOf, line } from './person.ts';

export const moneyKinds = {
  allowance: '活動応援金',
  reward: '謝礼',
  fare: '交通費',
  meal: '昼食代',
  material: '材料費',
  fee: '参加費',
  other: 'その他',
} as const;
export type MoneyKind = keyof typeof moneyKinds;

export const moneyDirections = { to_person: '本人へ', from_person: '本人から' } as const;
export type MoneyDirection = keyof typeof moneyDirections;

/**
 * Statutory benefits have their own users, contracts and claims. A guest paid out of them would be a false claim, so that
 * they are no fund here, whatever the spelling (practice.md §7.B3 step 9).
 */
const statutory: readonly { pattern: RegExp; name: string }[] = [
  {
    pattern:
      /訓練等給付|自立支援給付|介護給付費?|障害児?(?:通所|入所)給付|サービス等報酬|障害福祉サービス.*報酬/,
    name: '障害福祉の給付',
  },
  { pattern: /国保連|報酬(?:の)?請求|基本報酬|介護報酬/, name: '国保連への請求' },
  { pattern: /介護保険(?:給付|から)|地域密着型.*給付/, name: '介護保険の給付' },
  { pattern: /工賃/, name: '契約した利用者の工賃' },
  { pattern: /生活扶助|生活保護費|保護費/, name: '生活保護費' },
  { pattern: /措置費/, name: '措置費' },
];

/** Why a fund cannot be one, as a sentence; undefined when it can. */
export function statutoryFundFault(fund: string): string | undefined {
  const plain = fund.normalize('NFKC').replace(/\s/g, '');
  const hit = statutory.find(({ pattern }) => pattern.test(plain));
  if (!hit) return undefined;
  return `${hit.name}は、その制度の利用者のためのお金です。混ぜると返還になるので、ここの出どころにはできません。事業費、共同募金、受入先の謝礼などを書いてください`;
}

export const moneyEntryShape = z
  .object({
    onDay: z.iso.date('日を、令和8年11月24日のように書いてください'),
    kind: z.enum(codesOf(moneyKinds), { error: '種類を選んでください' }),
    direction: z.enum(codesOf(moneyDirections), { error: '本人へか、本人からかを選んでください' }),
    yen: z
      .number({ error: '金額を、500のように書いてください' })
      .int('金額を、500のように書いてください')
      .min(1, '金額は1円からです')
      .max(9_999_999, '金額は999万9999円までです'),
    fund: line('お金の出どころ', 200).refine((typed) => typed.trim() !== '', {
      error: 'お金の出どころを書いてください（例　社協の事業費）',
    }),
    paidBy: line('払った人', 100),
    receipt: line('領収書', 100),
    benefitChecked: z.boolean(),
    benefitNote: line('確かめたこと', 300),
  })
  .superRefine(({ fund }, context) => {
    const fault = statutoryFundFault(fund);
    if (fault !== undefined) context.addIssue({ code: 'custom', path: ['fund'], message: fault });
  });
export type MoneyDraft = z.output<typeof moneyEntryShape>;

/** Benefits that money paid to somebody may reduce or end. */
const benefits: readonly { pattern: RegExp; name: string }[] = [
  { pattern: /生活保護|保護費/, name: '生活保護' },
  { pattern: /傷病手当/, name: '傷病手当金' },
  { pattern: /年金/, name: '年金' },
  { pattern: /児童扶養手当/, name: '児童扶養手当' },
  { pattern: /失業|雇用保険|求職者給付/, name: '雇用保険の給付' },
];

/** Which benefits are named among what is known about somebody's money. */
export function benefitsIn(words: readonly string[]): string[] {
  return benefits.filter(({ pattern }) => words.some((one) => pattern.test(one))).map(({ name }) => name);
}

/** Whether somebody still has to ask what an amount does to a benefit. */
export function needsBenefitCheck(
  entry: { direction: string; benefitChecked: boolean; struckAt: Date | null },
  known: readonly string[],
): boolean {
  return (
    known.length > 0 && entry.direction === 'to_person' && !entry.benefitChecked && entry.struckAt === null
  );
}

export type MonthOfMoney = { month: string; fund: string; toPerson: number; fromPerson: number };

/** Totals by month and fund, newest month first. What was struck through counts for nothing. */
export function monthlyTotals(
  entries: readonly { onDay: string; fund: string; direction: string; yen: number; struckAt: Date | null }[],
): MonthOfMoney[] {
  const totals = new Map<string, MonthOfMoney>();
  for (const { onDay, fund, direction, yen, struckAt } of entries) {
    if (struckAt !== null) continue;
    const month = onDay.slice(0, 7);
    const key = `${month} ${fund}`;
    const sum = totals.get(key) ?? { month, fund, toPerson: 0, fromPerson: 0 };
    if (direction === 'to_person') sum.toPerson += yen;
    else sum.fromPerson += yen;
    totals.set(key, sum);
  }
  return [...totals.values()].toSorted(
    (a, b) => b.month.localeCompare(a.month) || a.fund.localeCompare(b.fund, 'ja'),
  );
}
