import type { Locator, Page } from '@playwright/test';
import { expect, test, workers } from './journey.ts';
import { isTold, option, question } from './casework.ts';

const isFocused = (element: Element): boolean => element === document.activeElement;

/** Goes on with Tab until the control has the focus, as somebody without a mouse does; it must be seen there. */
async function tabTo(page: Page, control: Locator, most = 250): Promise<void> {
  await expect(control).toHaveCount(1);
  for (let step = 0; step < most; step += 1) {
    if (await control.evaluate(isFocused)) {
      await expect(control).toBeInViewport();
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`${String(control)} is not reached by Tab`);
}

async function press(page: Page, control: Locator): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.press('Enter');
}

async function write(page: Page, field: Locator, words: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.insertText(words);
}

/** Into the group with Tab, to the answer with the arrows. */
async function choose(page: Page, group: Locator, answer: string | RegExp): Promise<void> {
  const radios = group.getByRole('radio');
  const checked = group.locator('input:checked');
  await tabTo(page, (await checked.count()) > 0 ? checked : radios.first());
  await page.keyboard.press('Space');
  const wanted = group.getByRole('radio', { name: answer, exact: true });
  for (let step = await radios.count(); step > 0 && !(await wanted.isChecked()); step -= 1) {
    await page.keyboard.press('ArrowDown');
  }
  await expect(wanted).toBeChecked();
}

async function tick(page: Page, box: Locator): Promise<void> {
  await tabTo(page, box);
  await page.keyboard.press('Space');
  await expect(box).toBeChecked();
}

/** Arrow by arrow through a closed list. */
async function pick(page: Page, list: Locator, label: string): Promise<void> {
  await tabTo(page, list);
  const chosen = (): Promise<string | undefined> =>
    list.evaluate((element: HTMLSelectElement) => element.selectedOptions[0]?.label);
  for (let step = 0; step < 60 && (await chosen()) !== label; step += 1) {
    await page.keyboard.press('ArrowDown');
  }
  expect(await chosen()).toBe(label);
}

test('キーボードだけで、はいり、受け付け、同意をうかがい、つなぐまで行ける', async ({ page }) => {
  await page.goto('/');
  await press(page, page.getByRole('button', { name: workers.participation }));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

  // The first Tab of a page offers the way past the shell.
  await page.goto('/people');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: '本文へ' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await press(page, page.getByRole('main').getByRole('link', { name: '相談を受け付ける' }));

  await choose(page, question(page, '受付のしかた'), '電話');
  await pick(page, page.getByLabel('どこから来た相談か'), '民生委員');
  await write(page, page.getByLabel('姓', { exact: true }), '三原');
  await write(page, page.getByLabel('名', { exact: true }), '澄子');
  await write(page, page.getByLabel('せい（ふりがな）'), 'みはら');
  await write(page, page.getByLabel('めい（ふりがな）'), 'すみこ');
  await write(page, page.getByLabel('話されたこと'), '「手をうごかしていたい」');
  await tick(page, question(page, '相談の内容').getByLabel('地域との関係'));
  await choose(page, question(page, '情報を分けあうことへの同意'), 'あり');
  await press(page, page.getByRole('button', { name: '受け付ける' }));
  await isTold(page, '相談を受け付けました。');

  await press(page, page.getByRole('link', { name: '同意', exact: true }));
  await press(page, page.getByRole('link', { name: '同意をうかがう' }));
  await pick(page, page.getByLabel('目的').first(), '行き先・役割をさがし、打診するため');
  await write(page, page.getByLabel('それ以外の相手'), '民生委員');
  await tick(page, question(page, '伝えてよいこと').getByLabel('得意・願い・したくないこと・配慮'));
  await choose(page, question(page, /^返事(?!を)/), '同意した');
  await press(page, page.getByRole('button', { name: '同意を記録する' }));
  await isTold(page, '本人の返事を記録しました。');

  await press(page, page.getByRole('navigation').getByRole('link', { name: 'つなぐ' }).first());
  await press(page, page.getByRole('link', { name: '古屋 静江さん' }));
  const corner = '三丁目の角　朝の立ち番';
  await expect(option(page, corner)).toContainText('合う理由');
  await press(page, page.getByRole('link', { name: `見送る　${corner}` }));
  await choose(page, question(page, 'どうして'), /^先に確かめることがある/);
  await press(page, page.getByRole('main').getByRole('button', { name: '見送る' }));
  await isTold(page, '見送りました。');
  await press(page, page.getByRole('button', { name: `見送りを取り消す　${corner}` }));
  await isTold(page, '見送りを取り消しました。');
  await expect(option(page, corner)).toHaveCount(1);
});
