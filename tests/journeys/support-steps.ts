import { expect, type Page } from '@playwright/test';
import { arrive, isTold, question } from './casework.ts';
import { choose, fill, follow, press } from './case-steps.ts';

type Side = '本人' | '受入先';
const sideCodes = { 本人: 'person', 受入先: 'host' } as const;

/** How often a side is asked, from a day on. */
export async function setsRhythm(
  page: Page,
  way: string,
  side: Side,
  every: string,
  from: string,
): Promise<void> {
  await page.goto(`${way}/follow-up`);
  const code = sideCodes[side];
  await question(page, `${side}への連絡の間隔`).getByLabel(every, { exact: true }).check();
  await fill(page, { [`from.${code}`]: from, [`why.${code}`]: 'はじめは密に' });
  await page
    .locator('main form', { has: page.locator(`[name="why.${code}"]`) })
    .getByRole('button', { name: 'この間隔にする' })
    .click();
  await isTold(page, '連絡の間隔を決めました。');
}

export type Contact = {
  side: Side;
  on: string;
  how: string;
  words: string;
  /** 間をあける, with why. */
  thinner?: string;
  load?: string;
  wish?: string;
};

/** 定着支援の連絡: what was heard, and whether the next one may come later. */
export async function hears(page: Page, way: string, contact: Contact): Promise<void> {
  await page.goto(`${way}/follow-up/record?side=${sideCodes[contact.side]}`);
  await arrive(page, `${contact.side}に聞いたこと`);
  await fill(page, { doneOn: contact.on, words: contact.words });
  await choose(page, { どうやって: contact.how });
  if (contact.load !== undefined) await choose(page, { 負担: contact.load });
  if (contact.wish !== undefined) await choose(page, { 続ける気もち: contact.wish });
  if (contact.thinner !== undefined) {
    await question(page, '間隔').getByLabel('間をあける').check();
    await fill(page, { paceWhy: contact.thinner });
  }
  await press(page, '記録する', '聞いたことを記録しました。');
}

/** 代表の紙: a month of marks, typed in a batch; answers how many days stand on the sheet. */
export async function copiesRoster(
  page: Page,
  way: string,
  month: string,
  marks: (place: number) => string,
): Promise<number> {
  await page.goto(`${way}/attendance?month=${month}`);
  await follow(page, '出欠表をまとめて入れる');
  const cells = page.locator('input.w-mark');
  const count = await cells.count();
  // A month of school holidays has no duty in it.
  if (count === 0) return 0;
  for (let place = 0; place < count; place += 1) await cells.nth(place).fill(marks(place));
  await page.getByLabel('書いた人').fill('会の代表');
  await page.getByLabel('メモ').press('Enter');
  await isTold(page, /出欠を\d+件、まとめて入れました。/);
  return count;
}

type Answers = Readonly<Record<string, string>>;

/** A scale, asked on a day; the answers by the names of their fields. */
export async function measures(
  page: Page,
  path: string,
  scale: string,
  given: { moment: string; on: string; answers: Answers },
): Promise<void> {
  await page.goto(`${path}/evaluations/scales/new?scale=${scale}`);
  for (const [name, value] of Object.entries(given.answers)) {
    await page.locator(`main input[name="answer.${name}"][value="${value}"]`).check();
  }
  await question(page, 'いつのこと').getByLabel(given.moment).check();
  await fill(page, { measuredOn: given.on });
  await press(page, '答えを記録する', '答えを記録しました。');
}

/** LSNS-6 with the same answer for family and for friends. */
export function lsns6(family: number, friends: number): Answers {
  const parts = [1, 2, 3];
  return Object.fromEntries([
    ...parts.map((part) => [`family${part}`, String(family)]),
    ...parts.map((part) => [`friends${part}`, String(friends)]),
  ]);
}

export type Judged = {
  on: string;
  goal: string;
  hostWords: string;
  personWords: string;
  changes: readonly string[];
  judgement: string;
  reason: string;
  after?: string;
  nextOn?: string;
  told: string;
};

/** 評価: begun on its day, filled in, and made fast. Answers how many times were planned and came. */
export async function evaluates(
  page: Page,
  path: string,
  judged: Judged,
): Promise<{ planned: number; came: number }> {
  await page.goto(`${path}/evaluations`);
  await fill(page, { on: judged.on });
  await page.getByRole('button', { name: '評価をはじめる' }).click();
  await arrive(page, '（書きかけ）');
  const count = async (name: string) => Number(await page.locator(`[name="${name}"]`).inputValue());
  const counts = { planned: await count('planned'), came: await count('came') };
  await page
    .locator('main input[name^="goal."]')
    .and(page.locator(`[value="${judged.goal}"]`))
    .check();
  await fill(page, { personWords: judged.personWords, hostWords: judged.hostWords });
  await fill(page, { workerView: '自分から角に向かう', reason: judged.reason, after: judged.after ?? '' });
  for (const change of judged.changes) await question(page, 'あてはまるもの').getByLabel(change).check();
  await question(page, '判定').getByLabel(judged.judgement, { exact: true }).check();
  await fill(page, { explainedOn: judged.on, agreedOn: judged.on, nextOn: judged.nextOn ?? '' });
  await press(page, '保存して、確定する', judged.told);
  await expect(page.getByRole('main')).toContainText(judged.hostWords);
  return counts;
}
