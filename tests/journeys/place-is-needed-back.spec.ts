import type { Page } from '@playwright/test';
import { expect, signIn, test } from './journey.ts';
import { examine } from './screens.ts';

const workshop = '作業所あおぞら　パソコン入力の席';

async function openCapacity(page: Page): Promise<void> {
  await page.goto(`/town?q=${encodeURIComponent('あおぞら')}`);
  await page.getByRole('link', { name: workshop }).click();
  await page.getByRole('link', { name: '定員をなおす' }).click();
}

const missing = '契約の方が来るので席が足りない';

/** The line of a half day among those that have too few places. Other journeys of the same town may have their own. */
function shortOf(page: Page, halfDay: string) {
  return page
    .getByRole('table', { name: '席の足りない半日' })
    .getByRole('row', { name: new RegExp(`^${halfDay}`) });
}

async function writeUsers(page: Page, halfDay: string, users: number): Promise<void> {
  await openCapacity(page);
  await page.getByLabel(`${halfDay} 契約の利用者`, { exact: true }).fill(String(users));
  await page.getByRole('button', { name: '保存する' }).click();
  await expect(page.locator('[data-error-summary]')).toHaveCount(0);
}

/** A formal user comes on those mornings: the workshop is full, and the list says whom to talk to. */
async function fill(page: Page, halfDay: string): Promise<void> {
  await writeUsers(page, halfDay, 17);
  await expect(page.getByRole('heading', { name: missing })).toBeVisible();
  await expect(shortOf(page, halfDay)).toContainText('1席');
}

test('B3 契約の方が来ると席が足りない。話す相手の頁で枠を返すと、足りる', async ({ page }) => {
  await signIn(page, 'participation');
  await fill(page, '火曜 午前');
  await shortOf(page, '火曜 午前').getByRole('link', { name: '木暮 直人さんの枠' }).click();
  await expect(page.getByRole('heading', { name: 'この人の枠' })).toBeVisible();
  await page.getByRole('link', { name: /^火曜 午前/ }).click();
  await page.getByLabel('さいごの日').fill('きのう');
  await page.getByRole('button', { name: '枠を返す' }).click();
  await expect(page.getByRole('main')).toContainText('枠を返しました');
  await openCapacity(page);
  await expect(shortOf(page, '火曜 午前')).toHaveCount(0);
  await writeUsers(page, '火曜 午前', 16);
});

test('参加先の紙は、どれも読め、せまくても、紙でも崩れない。スクリプトなしで枠を押さえられる', async ({
  page,
  desk,
}) => {
  test.setTimeout(240_000);
  await signIn(page, 'participation');
  await fill(page, '木曜 午前');
  const booking = (await shortOf(page, '木曜 午前').getByRole('link').first().getAttribute('href')) ?? '';
  await page.goto(booking);
  const links = page.getByRole('navigation', { name: '参加先の紙と約束' }).getByRole('link');
  const papers = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
  expect(papers).toHaveLength(9);
  const more = ['/care-sheet/new', '/watch/new', '/memorandum/new', '/incidents/new'];
  const base = booking.replace(/\/booking$/, '');
  for (const address of [...papers, ...more.map((path) => `${base}${path}`)]) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await examine(page, address.replace(base, ''));
  }
  await writeUsers(page, '月曜 午後', 15);
  const plain = await desk('participation', { javaScriptEnabled: false });
  await plain.goto(booking);
  await plain.getByRole('checkbox', { name: /^月曜 午後/ }).check();
  await plain.getByRole('button', { name: '選んだ枠を仮に押さえる' }).click();
  await expect(plain.getByRole('main')).toContainText('枠を仮に押さえました');
  await plain.getByRole('link', { name: /^月曜 午後/ }).click();
  await plain.getByRole('button', { name: '使いはじめる' }).click();
  await expect(plain.getByRole('row', { name: /^月曜 午後/ })).toContainText('使用中');
  // The town is shared with other journeys: the places are given back.
  await writeUsers(page, '木曜 午前', 16);
});
