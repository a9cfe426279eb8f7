import type { Page } from '@playwright/test';
import { receive, type Newcomer } from './casework.ts';
import { expect, signIn, test } from './journey.ts';

const person: Newcomer = {
  familyName: '牧',
  givenName: 'とし子',
  familyNameKana: 'まき',
  givenNameKana: 'としこ',
  bornOn: '昭和31年2月3日',
  household: 'ひとり暮らし',
  area: '中央',
  phone: '000-0000-4701',
  route: '民生委員',
  topics: ['介護'],
  ownWords: '「話は短いほうがいい」',
};

/** The form sent as it lies there. */
async function sendEmpty(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.locator('main form .btn:not(.two, .three)').last().click();
  await expect(page.locator('[data-error-summary]')).toBeVisible();
}

/** Links of the summary that lead nowhere, and those that stand before a field further up. */
async function astray(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const links = [...document.querySelectorAll<HTMLAnchorElement>('[data-error-summary] a[href^="#"]')];
    const fields = links.map((link) => document.getElementById(link.hash.slice(1)));
    return links.flatMap((link, place) => {
      const [field, before] = [fields[place], fields[place - 1]];
      if (!field) return [`どこへも行かない: ${link.textContent}`];
      const isAbove =
        before && (before.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
      return isAbove ? [`順がちがう: ${link.textContent}`] : [];
    });
  });
}

test('なおすところは頁にならぶ順に言われ、どれもそのらんへ行ける', async ({ page }) => {
  await signIn(page, 'participation');
  const own = await receive(page, person);
  for (const address of [
    '/people/new',
    `${own}/consents/new`,
    `${own}/notes/new`,
    `${own}/intake/new`,
    `${own}/household`,
    `${own}/case`,
    '/town/resources/new',
    '/town/organizations/new',
    '/town/places/new',
    '/settings/town',
  ]) {
    await sendEmpty(page, address);
    expect.soft(await page.locator('[data-error-summary] a').count(), address).toBeGreaterThan(0);
    expect.soft(await astray(page), address).toEqual([]);
  }
});

test('足りないところを書けば、二度はもどされない', async ({ page }) => {
  await signIn(page, 'participation');
  const own = await receive(page, {
    ...person,
    familyName: '真木',
    givenNameKana: 'さだ',
    bornOn: '昭和33年9月1日',
    phone: '000-0000-4702',
  });
  await sendEmpty(page, `${own}/consents/new`);
  const asked = await page.locator('[data-error-summary] a').allTextContents();
  expect(asked).toHaveLength(4);
  await page.getByLabel('目的').first().selectOption({ index: 1 });
  await page.getByLabel('それ以外の相手').fill('主治医');
  await page.getByRole('group', { name: '伝えてよいこと' }).getByLabel('体・病気・障害のこと').check();
  await page
    .getByRole('group', { name: /^返事(?!を)/ })
    .getByLabel('同意した', { exact: true })
    .check();
  await page.getByRole('button', { name: '同意を記録する' }).click();
  await expect(page).toHaveURL(/consents$/);
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'スクリプトがあって' : 'スクリプトなしで', () => {
    test.use({ javaScriptEnabled });

    test('たのんだ候補と時間のらんは、頁の上でなく、その場に開く', async ({ page }) => {
      await signIn(page, 'participation');
      await page.goto('/town/resources/new');
      await page.getByLabel('内容', { exact: true }).fill('毎週月曜の9:00から10:00。無料。');
      await page.getByRole('button', { name: '書いた文から、条件の候補を出す' }).click();
      await expect(page.locator('[data-suggestions] input:checked').first()).toBeFocused();
      await expect(page.locator('[data-suggestions] li').first()).toBeInViewport();
      await page.getByRole('button', { name: '時間をもう一つ書く' }).click();
      await expect(page.locator('.window').last()).toBeInViewport();
    });
  });
}
