/** How recently somebody asked whether a resource is still so. Old is never hidden (invariant 11). */
export type Freshness = 'fresh' | 'due' | 'old' | 'never';

export const freshnessCodes = ['fresh', 'due', 'old', 'never'] as const satisfies readonly Freshness[];

export const freshnessLabels: Record<Freshness, string> = {
  fresh: '確認できている',
  due: '要確認',
  old: '古い',
  never: 'まだ確認していない',
};

/** The same day of another month; a day that month lacks becomes its last (8月31日の6か月後は2月末日). */
export function monthsLater(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const lastDate = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, lastDate));
  return first.toISOString().slice(0, 10);
}

type Bounds = { due: string; old: string };
/** Worked out once for a day: a search asks for thousands of resources. */
let lastBounds: { today: string; bounds: Bounds } | undefined;

/** Checked before `due` asks for a call, before `old` is marked old. The query that filters uses the same two days. */
export function freshnessBounds(today: string): Bounds {
  if (lastBounds?.today !== today) {
    lastBounds = { today, bounds: { due: monthsLater(today, -6), old: monthsLater(today, -12) } };
  }
  return lastBounds.bounds;
}

/** Half a year is fresh, a year is due, then old; a host who said "ask again in April" makes it due in April. */
export function freshnessOf(
  check: { checkedOn: string | null; nextCheckOn: string | null },
  today: string,
): Freshness {
  if (check.checkedOn === null) return 'never';
  const bounds = freshnessBounds(today);
  if (check.checkedOn < bounds.old) return 'old';
  const isDue = check.nextCheckOn !== null && check.nextCheckOn <= today;
  return check.checkedOn < bounds.due || isDue ? 'due' : 'fresh';
}

/** 「きょう確認した」: next time in half a year, as 4月・10月 the lists of many towns are gone through. */
export function nextCheckAfter(checkedOn: string): string {
  return monthsLater(checkedOn, 6);
}

export const checkMethods = [
  '電話',
  '訪問',
  '来所',
  'メール',
  '照会はがき',
  '本人からの申し出',
  '公表資料',
] as const;

export const checkResults = ['same', 'changed', 'paused', 'closed', 'not_reached'] as const;
export type CheckResult = (typeof checkResults)[number];

export const checkResultLabels: Record<CheckResult, string> = {
  same: '変わりなし',
  changed: '変わったところがある',
  paused: '休んでいる',
  closed: '終わっている',
  not_reached: 'つながらなかった',
};
