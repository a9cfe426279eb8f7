import { expect, type Page } from '@playwright/test';
import { arrive, isTold, question } from './casework.ts';
import { fill, follow, press } from './case-steps.ts';

type Fields = Readonly<Record<string, string>>;

/** 重層的支援会議: the day, and whom to invite. Answers the meeting's page. */
export async function arrangesMeeting(
  page: Page,
  meeting: { title: string; on: string; agencies: readonly string[] },
): Promise<string> {
  await page.goto('/meetings');
  await follow(page, '会議をひらく用意をする');
  await fill(page, { title: meeting.title, heldOn: meeting.on, placeNote: '市役所 2階', chair: '村瀬 香織' });
  for (const agency of meeting.agencies) await question(page, '機関').getByLabel(agency).check();
  await press(page, '用意をはじめる', '会議の用意をはじめました。');
  return new URL(page.url()).pathname;
}

/** Puts the person on the agenda; what is talked about is proposed by where the plan stands. */
export async function putsOnAgenda(
  page: Page,
  meeting: string,
  name: string,
  purpose: string,
): Promise<void> {
  await page.goto(meeting);
  const row = page.locator('#add li', { hasText: `${name}さん` });
  await row.getByRole('link', { name: '加える' }).click();
  await arrive(page, `${name}さんを議題に加える`);
  await expect(question(page, 'なにを話しあうか').getByLabel(purpose)).toBeChecked();
  await press(page, '議題に加える', '議題に加えました。');
}

/** 招集した → 開いた, with the pledge; without it the meeting does not open. */
export async function holdsMeeting(page: Page, meeting: string): Promise<void> {
  await page.goto(meeting);
  await press(page, '招集した', '会議を進めました。');
  await press(page, '会議を開いた', '守秘の確認をしてから、会議を開きます');
  await page.getByLabel('守秘の確認をした').check();
  await press(page, '会議を開いた', '会議を進めました。');
}

export type ItemRecordWords = {
  ownWords: string;
  points: string;
  decision: string;
  decisionWords?: string;
  role: { who: string; what: string; until: string };
};

/** The record of one person's part: their own words first, the decision, who does what. */
export async function recordsItem(
  page: Page,
  meeting: string,
  name: string,
  item: ItemRecordWords,
): Promise<void> {
  await page.goto(meeting);
  await page.getByRole('row').filter({ hasText: name }).getByRole('link', { name: '書く' }).click();
  await arrive(page, `${name}さん`);
  await fill(page, { ownWords: item.ownWords, points: item.points, decisionWords: item.decisionWords ?? '' });
  await question(page, '出席').getByLabel('本人が出席').check();
  await page.getByRole('main').getByLabel(item.decision).check();
  await page.getByRole('button', { name: '役割を足す' }).click();
  await expect(page.locator('[name="roles.0.who"]')).toBeVisible();
  const role: Fields = item.role;
  await fill(
    page,
    Object.fromEntries(Object.entries(role).map(([field, words]) => [`roles.0.${field}`, words])),
  );
  await press(page, /記録を保存する|保存する/, '記録を保存しました。');
}

export async function confirmsMeeting(page: Page, meeting: string): Promise<void> {
  await page.goto(meeting);
  await press(page, '議事を確定する', '会議を進めました。');
  await isTold(page, '議事を確定しました。');
}
