import { expect, type Page } from '@playwright/test';
import { arrive, isTold, question } from './casework.ts';
import { choose, fill, press } from './case-steps.ts';

/** A workshop of its own: journeys share a town, and this one counts every seat. Answers its page. */
export async function registersWorkshop(page: Page, name: string, host: string): Promise<string> {
  await page.goto('/town/resources/new');
  await question(page, '種類').getByLabel('定員').check();
  await page.getByLabel('名まえ', { exact: false }).first().fill(name);
  await page.getByLabel('内容', { exact: true }).fill('パソコンで紙の数字を写す。話さずにできる。');
  await page.getByLabel('ここに無い団体は、名まえを書く').fill(host);
  await page.locator('[name="windows.0.repeat"]').selectOption({ label: '毎週' });
  for (const day of ['月', '火', '水', '木', '金']) {
    await page.locator('.window').first().getByLabel(day, { exact: true }).check();
  }
  await fill(page, {
    'windows.0.timeFrom': '9:30',
    'windows.0.timeUntil': '15:30',
    'windows.0.capacity': '20',
  });
  await page.getByRole('button', { name: '保存する', exact: true }).click();
  await isTold(page, '資源を書きました。');
  await arrive(page, name);
  return new URL(page.url()).pathname;
}

/** Counts of the week, by the fields that the page labels 「火曜 午前 契約の利用者」. */
export async function writesCounts(
  page: Page,
  workshop: string,
  counts: Readonly<Record<string, number>>,
): Promise<void> {
  await page.goto(`${workshop}/capacity`);
  for (const [field, count] of Object.entries(counts)) {
    await page.getByLabel(field, { exact: true }).fill(String(count));
  }
  await page.getByRole('button', { name: '保存する' }).click();
  await expect(page.locator('[data-error-summary]')).toHaveCount(0);
  await expect(page).toHaveURL(new RegExp(`${workshop}(/capacity)?$`, 'u'));
}

/** 返してほしい, heard on the telephone: with its day, and whether that leaves the notice that was agreed. */
export async function hearsRecall(
  page: Page,
  way: string,
  recall: { toldOn: string; effectiveOn: string; why: string; by: string },
): Promise<void> {
  await page.goto(`${way}/recall`);
  await fill(page, { toldOn: recall.toldOn, effectiveOn: recall.effectiveOn, toldBy: recall.by });
  await choose(page, { わけ: recall.why, 聞き方: '電話' });
  await press(page, '返してほしいと言われた', '「返してほしい」を書きました。');
}

/** Settled with the person: that half day goes back, and the participation goes on in another. */
export async function settlesRecall(page: Page, way: string, halfDay: RegExp, words: string): Promise<void> {
  await page.goto(`${way}/recall`);
  await page
    .getByRole('main')
    .getByRole('link', { name: /決める/ })
    .first()
    .click();
  await arrive(page, 'どうするか決める');
  await question(page, '返す枠').getByLabel(halfDay).check();
  await choose(page, { 参加はどうするか: '参加はつづける' });
  await fill(page, { words });
  await press(page, 'こう決めた', '決めたことを書きました。');
}
