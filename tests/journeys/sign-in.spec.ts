import type { Browser, BrowserContext, Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { expect, signIn, test } from './journey.ts';
import { examine } from './screens.ts';

const given = 'はじめの合言葉は縁側です。';
const own = 'わたしだけの合言葉です。';

/** The demo's one-press roles have no ways of their own: the administrator adds somebody who has. */
async function addKitano(browser: Browser, site: string, signInName: string): Promise<void> {
  const context = await browser.newContext({ baseURL: site, locale: 'ja-JP' });
  const page = await context.newPage();
  await signIn(page, 'administrator');
  await page.goto('/settings');
  await page.getByText('利用者を加える').first().click();
  const form = page.locator('form[action="/settings/accounts"]');
  await form.locator('[name=signInName]').fill(signInName);
  await form.locator('[name=name]').fill('北野 ためし');
  await form.locator('[name=agencyId]').selectOption({ index: 1 });
  await form.getByLabel('参加支援員').check();
  await form.locator('[name=password]').fill(given);
  await form.getByRole('button', { name: '利用者を加える' }).click();
  await expect(page.getByText('利用者を加えました')).toBeVisible();
  await context.close();
}

async function typePassword(page: Page, signInName: string, password: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('利用者名').fill(signInName);
  await page.getByLabel('合言葉', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'はいる', exact: true }).click();
}

async function chooseOwn(page: Page, signInName: string): Promise<void> {
  await typePassword(page, signInName, given);
  await page.locator('[name=next]').fill(own);
  await page.locator('[name=again]').fill(own);
  await page.getByRole('button', { name: 'この合言葉に決める' }).click();
  await expect(page.getByText('合言葉を決めました')).toBeVisible();
}

async function leave(page: Page): Promise<void> {
  await page.getByRole('button', { name: /画面から出る/ }).click();
  await expect(page).toHaveURL(/sign-in/);
}

/** A key in this machine that asks for a PIN and gets it, as Chromium plays it. */
async function plugInKey(context: BrowserContext, page: Page) {
  const session = await context.newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    unlocks: (isUserVerified: boolean) =>
      session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
    keys: async () => {
      const { credentials } = await session.send('WebAuthn.getCredentials', { authenticatorId });
      return credentials.length;
    },
  };
}

test('パスキー：登録し、それだけではいり、名を変え、消すとはいれない', async ({
  page,
  context,
  browser,
  site,
}) => {
  test.setTimeout(240_000);
  await addKitano(browser, site, 'kitano-key');
  await chooseOwn(page, 'kitano-key');
  const key = await plugInKey(context, page);

  await page.goto('/settings/sign-in');
  await page.getByText('パスキーを登録する').first().click();
  const make = page.locator('form[data-passkey=create]');
  const press = make.getByRole('button', { name: 'パスキーを登録する' });
  await press.click();
  await expect(make.getByRole('alert')).toHaveText(/見分けるための名を書いてください/);
  await make.getByLabel('見分けるための名').fill('机のパソコン');
  await make.getByLabel('いまの合言葉').fill('ちがう合言葉');
  await press.click();
  await expect(make.getByRole('alert')).toHaveText('いまの合言葉が合いません');
  expect(await key.keys()).toBe(0);
  await make.getByLabel('いまの合言葉').fill(own);
  await press.click();
  await expect(page.getByRole('heading', { level: 1, name: '予備の番号' })).toBeVisible();
  expect(await key.keys()).toBe(1);
  await examine(page, '予備の番号');
  const code = (await page.locator('.code-sheet code').first().textContent()) ?? '';
  await page.getByRole('link', { name: /はいり方にもどる/ }).click();
  await expect(page.locator('#passkeys .rows')).toContainText('机のパソコン');
  await examine(page, '/settings/sign-in');
  await leave(page);

  // By the key alone: no name, no password.
  await page.getByRole('button', { name: 'パスキーではいる' }).click();
  await expect(page).not.toHaveURL(/sign-in/);
  await page.goto('/settings/sign-in');
  await expect(page.locator('#sessions')).toContainText('パスキー');
  await page.getByRole('link', { name: /名を変える・消す/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: '机のパソコン' })).toBeVisible();
  await examine(page, '/settings/sign-in/passkeys/:id');
  await page.getByLabel('見分けるための名').fill('窓口のパソコン');
  await page.getByRole('button', { name: 'この名にする' }).click();
  await expect(page.locator('#passkeys .rows')).toContainText('窓口のパソコン');
  await leave(page);

  // The password alone opens nothing now; a code from the paper does, and the key too.
  await typePassword(page, 'kitano-key', own);
  await expect(page.getByRole('heading', { level: 1, name: '二つめの確かめ' })).toBeVisible();
  await examine(page, '/sign-in/second');
  await page.getByLabel('確認番号').fill(code);
  await page.getByRole('button', { name: 'はいる', exact: true }).click();
  await expect(page.getByText('のこりは9個です')).toBeVisible();
  await leave(page);

  // A key that was not unlocked opens nothing.
  await key.unlocks(false);
  await page.getByRole('button', { name: 'パスキーではいる' }).click();
  await expect(page.locator('form[data-passkey=get]').getByRole('alert')).toContainText(
    '確かめられませんでした',
  );
  await key.unlocks(true);
  await page.getByRole('button', { name: 'パスキーではいる' }).click();
  await expect(page).not.toHaveURL(/sign-in/);

  await page.goto('/settings/sign-in');
  await page.getByRole('link', { name: /名を変える・消す/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: '窓口のパソコン' })).toBeVisible();
  await page.getByLabel('いまの合言葉').fill('ちがう合言葉');
  await page.getByRole('button', { name: 'パスキーを消す' }).click();
  await expect(page.getByRole('link', { name: 'いまの合言葉が合いません' })).toBeVisible();
  await page.getByLabel('いまの合言葉').fill(own);
  await page.getByRole('button', { name: 'パスキーを消す' }).click();
  await expect(page.getByText('パスキーを消しました')).toBeVisible();
  await leave(page);
  await page.getByRole('button', { name: 'パスキーではいる' }).click();
  await expect(page.getByText('このパスキーでは、はいれませんでした')).toBeVisible();
});

test('管理者の、はいり方の決まりと、ふたりで決めること', async ({ page }) => {
  await signIn(page, 'administrator');
  for (const [address, title] of [
    ['/settings/sign-in-rules', 'はいり方の決まり'],
    ['/settings/second-person', 'ふたりで決めること'],
    ['/settings/sign-in', 'はいり方'],
  ] as const) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1, name: title, exact: true })).toBeVisible();
    await examine(page, address);
  }
  await page.goto('/settings/sign-in-rules');
  await page.getByLabel('はいれるネットワーク').fill('203.0.113.0/24');
  await page.getByRole('button', { name: 'この決まりにする' }).click();
  await expect(page.getByRole('link', { name: /いまのあなたの場所/ })).toBeVisible();
  await expect(page.getByLabel('はいれるネットワーク')).toHaveValue('203.0.113.0/24');
  await page.goto('/settings/second-person');
  await page.getByRole('button', { name: '頼む' }).click();
  await expect(page.getByRole('link', { name: 'わけを書いてください。同意する人が読みます' })).toBeVisible();
  await examine(page, '/settings/second-person 422');
});

test.describe('スクリプトなしで', () => {
  test.use({ javaScriptEnabled: false });

  test('アプリをつなぎ、6けたではいり、ほかの端末を閉じる。パスキーは使えないと書いてある', async ({
    page,
    browser,
    site,
  }) => {
    test.setTimeout(240_000);
    await addKitano(browser, site, 'kitano-app');
    await chooseOwn(page, 'kitano-app');
    await page.goto('/settings/sign-in');
    await page.getByLabel('いまの合言葉').first().fill(own);
    await page.getByRole('button', { name: 'アプリをつなぐ' }).click();
    const secret = ((await page.locator('.typed-key code').textContent()) ?? '').replaceAll(' ', '');
    const digits = (ahead: number) =>
      new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + ahead });
    await page.getByLabel('確認番号').fill(digits(0));
    await page.getByRole('button', { name: 'つなぐ', exact: true }).click();
    await expect(page.locator('.code-sheet li')).toHaveCount(10);

    const other = await browser.newContext({ baseURL: site, locale: 'ja-JP', javaScriptEnabled: false });
    const there = await other.newPage();
    await there.goto('/sign-in');
    await expect(there.getByText('パスキーは、スクリプトの動く画面で使えます')).toBeVisible();
    await expect(there.getByRole('button', { name: 'パスキーではいる' })).toBeHidden();
    await typePassword(there, 'kitano-app', own);
    await there.getByLabel('確認番号').fill(digits(30_000));
    await there.getByRole('button', { name: 'はいる', exact: true }).click();
    await expect(there).not.toHaveURL(/sign-in/);

    await page.goto('/settings/sign-in');
    await expect(page.locator('#sessions tbody tr')).toHaveCount(2);
    await page.getByRole('button', { name: 'ほかの端末をすべて閉じる' }).click();
    await expect(page.getByText('1台の端末を閉じました')).toBeVisible();
    await there.goto('/people');
    await expect(there).toHaveURL(/sign-in/);
    await other.close();
  });
});
