import type { Page } from '@playwright/test';
import { arrive, isTold, question, receive, unfold, writeWords, type Newcomer } from './casework.ts';
import { expect, signIn, test } from './journey.ts';
import { examine } from './screens.ts';

test.describe.configure({ mode: 'parallel' });

const nobody = '/people/00000000-0000-7000-8000-000000000000';

test('はいる頁と、ことわりの頁', async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto('/sign-in');
  await examine(page, '/sign-in');
  await page.getByRole('button', { name: 'はいる', exact: true }).click();
  await expect(page.locator('[data-error-summary]')).toBeFocused();
  await examine(page, '/sign-in 422');
  await page.getByLabel('利用者名').fill('demo-1-mizusawa');
  await page.getByLabel('合言葉', { exact: true }).fill('ちがう合言葉');
  await page.getByRole('button', { name: 'はいる', exact: true }).click();
  await isTold(page, '利用者名か合言葉が合いません');
  await expect(page.getByLabel('利用者名')).toHaveValue('demo-1-mizusawa');

  await signIn(page, 'consultation');
  for (const [address, status] of [
    [nobody, 404],
    ['/no-such-page', 404],
    ['/connect?person=00000000-0000-7000-8000-000000000000', 404],
  ] as const) {
    const answer = await page.goto(address);
    expect(answer?.status(), address).toBe(status);
    await arrive(page, '見つかりませんでした');
    await examine(page, `${status} ${address}`);
  }

  // A form without its token, as a stranger's page would send it.
  await page.goto('/people');
  const forged = page.waitForResponse((answer) => answer.request().method() === 'POST');
  await page.evaluate(() => {
    const form = document.createElement('form');
    form.method = 'post';
    form.action = '/settings/password';
    document.body.append(form);
    form.submit();
  });
  expect((await forged).status()).toBe(403);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await examine(page, '403');
});

test('役割にない操作は、わけと次の道をいって止まる', async ({ page, desk }) => {
  const administrator = await desk('administrator');
  await administrator.goto('/settings');
  const account = await administrator.locator('a[href^="/settings/accounts/"]').first().getAttribute('href');
  await signIn(page, 'participation');
  const answer = await page.goto(account ?? '');
  expect([403, 404]).toContain(answer?.status());
  await expect(page.getByRole('main')).toContainText(/できません|見つかりませんでした/);
  await examine(page, '役割にない頁');
});

/** Sends a form as it stands and expects it back with what to mend, the focus on the summary. */
async function refused(page: Page, address: string, button: string | RegExp): Promise<void> {
  await page.goto(address);
  const target = page.getByRole('main').getByRole('button', { name: button }).first();
  if (!(await target.isVisible())) await unfold(page, button);
  const answered = page.waitForResponse((answer) => answer.request().method() === 'POST');
  await target.click();
  expect((await answered).status(), address).toBe(422);
  await expect(page.getByRole('alert').first()).toBeFocused();
  await examine(page, `${address} 422`);
}

const person: Newcomer = {
  familyName: '千秋',
  givenName: '学',
  familyNameKana: 'ちあき',
  givenNameKana: 'まなぶ',
  bornOn: '昭和55年',
  household: '',
  area: '山手',
  phone: '000-0000-4501',
  route: '本人',
  topics: ['その他'],
  ownWords: '',
};

test('書きちがいの画面（ひと）：打ったものは残り、なおすところへ行ける', async ({ page }) => {
  test.setTimeout(150_000);
  await signIn(page, 'participation');
  await refused(page, '/people/new', '受け付ける');
  const address = await receive(page, person);
  await refused(page, `${address}/consents/new`, '同意を記録する');
  await refused(page, `${address}/notes/new`, '経過に書く');
  await refused(page, `${address}/case`, '段階を進める');
  await page.goto(`${address}/assessment`);
  await examine(page, 'アセスメントのまえ');
  await page.goto(`/connect${address.replace('/people/', '?person=')}`);
  await examine(page, 'アセスメントのない人のつなぐ');
  await writeWords(page, address, { strength: '料理', wish: 'だれかと昼を食べたい' });
  await examine(page, '読み取りのある下書き');
  await page.getByLabel('続けていられる時間').fill('たくさん');
  await page.getByRole('button', { name: '下書きに保存する' }).click();
  await expect(page.getByRole('alert').first()).toBeFocused();
  await expect(page.getByLabel('続けていられる時間')).toHaveValue('たくさん');
  await examine(page, 'アセスメント 422');
  // Somebody who seems to be known already.
  await page.goto('/people/new');
  await page.getByLabel('せい（ふりがな）').fill(person.familyNameKana);
  await page.getByLabel('めい（ふりがな）').fill(person.givenNameKana);
  await page.getByLabel('姓', { exact: true }).fill('千秋');
  await page.getByLabel('来所').check();
  await page.getByLabel('どこから来た相談か').selectOption({ label: '本人' });
  await question(page, '相談の内容').getByLabel('その他').check();
  await question(page, '情報を分けあうことへの同意').getByLabel('あり', { exact: true }).check();
  await page.getByRole('button', { name: '受け付ける' }).click();
  await isTold(page, 'よく似た人が、もう記録されています');
  await examine(page, 'よく似た人');
});

test('書きちがいの画面（まち・つなぐ・設定）と、からの画面', async ({ page, desk }) => {
  test.setTimeout(150_000);
  await signIn(page, 'participation');
  await refused(page, '/town/resources/new', '保存する');
  await refused(page, '/town/organizations/new', '保存する');
  await refused(page, '/town/import', '読んで、行き先を見る');
  await page.goto('/connect');
  const link = page.locator('main table a[href^="/connect?person="]').first();
  const connect = (await link.getAttribute('href')) ?? '';
  await page.goto(connect);
  const pass =
    (await page
      .getByRole('link', { name: /^見送る/ })
      .first()
      .getAttribute('href')) ?? '';
  await refused(page, pass, '見送る');
  await page.goto(`${connect}&if-time=weekend`);
  await examine(page, 'もしもの答え');
  for (const address of [
    '/people?q=zzzz',
    '/town?q=zzzz',
    '/search?q=zzzz',
    `${connect.replace('?', '/why?')}&q=zzzz`,
    '/town/import',
  ]) {
    await page.goto(address);
    await examine(page, address);
  }
  const administrator = await desk('administrator');
  await refused(administrator, '/settings', '利用者を加える');
  await administrator.goto('/people');
  await examine(administrator, '管理者のひと');
});

test('渡された合言葉ではいると、新しい合言葉を決めるまで、ほかの頁は開かない', async ({ page, desk }) => {
  const administrator = await desk('administrator');
  await administrator.goto('/settings');
  await unfold(administrator, '利用者を加える');
  const add = administrator.locator('details.add').filter({ hasText: '利用者名' });
  await add.getByLabel('利用者名').fill('kusunoki');
  await add.getByLabel(/^名前/).fill('楠 みなと');
  await add.getByLabel(/^機関/).selectOption({ index: 1 });
  await add.getByLabel('参加支援員').check();
  await add.getByLabel('はじめの合言葉').fill('渡された合言葉は縁側です。');
  await add.getByRole('button', { name: '利用者を加える' }).click();
  await expect(administrator.getByRole('link', { name: '楠 みなと' })).toBeVisible();

  const enter = async (password: string): Promise<void> => {
    await page.goto('/sign-in');
    await page.getByLabel('利用者名').fill('kusunoki');
    await page.getByLabel('合言葉', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'はいる', exact: true }).click();
  };
  await enter('渡された合言葉は縁側です。');
  await arrive(page, '新しい合言葉を決める');
  await examine(page, '/new-password');
  await page.goto('/town');
  await arrive(page, '新しい合言葉を決める');
  await page.getByRole('button', { name: 'この合言葉に決める' }).click();
  await expect(page.locator('[data-error-summary]')).toBeFocused();
  await examine(page, '/new-password 422');
  await page.getByLabel(/^新しい合言葉(?!（)/).fill('わたしだけの合言葉です。');
  await page.getByLabel('新しい合言葉（もう一度）').fill('わたしだけの合言葉です。');
  await page.getByRole('button', { name: 'この合言葉に決める' }).click();
  await arrive(page, '場所・資源');
});

test('英語に切りかえた画面', async ({ page }) => {
  await signIn(page, 'participation');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  await expect(page.locator('header.top')).toHaveAttribute('lang', 'en');
  await examine(page, '/ en');
  await page.goto('/people/new');
  await examine(page, '/people/new en');
});
