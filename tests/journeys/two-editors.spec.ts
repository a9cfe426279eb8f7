import type { Page } from '@playwright/test';
import { arrive, isTold, receive, type Newcomer } from './casework.ts';
import { expect, signIn, test, workers } from './journey.ts';
import { examine } from './screens.ts';

async function openResource(page: Page, name: string): Promise<void> {
  await page.goto(`/town?q=${encodeURIComponent(name)}`);
  await page.getByRole('link', { name }).click();
  await page.getByRole('link', { name: 'なおす', exact: true }).click();
  await arrive(page, '資源をなおす');
}

test('ふたりが同じ資源を直しても、なにも消えない。ぶつかった項目だけを選ぶ', async ({ page, desk }) => {
  await signIn(page, 'participation');
  const other = await desk('community');
  await openResource(page, '図書室の本の手当て');
  await openResource(other, '図書室の本の手当て');

  await other.getByLabel('内容', { exact: true }).fill('背の外れた本を糊でなおす（浜口が書いた）');
  await other.getByLabel('日時の覚え書き').fill('12月は休み');
  await other.getByRole('button', { name: '保存する' }).click();
  await isTold(other, '資源をなおしました。');

  await page.getByLabel('内容', { exact: true }).fill('本の破れをなおす（水沢が書いた）');
  await page.getByLabel('費用の覚え書き').fill('材料は図書室もち');
  await page.getByRole('button', { name: '保存する' }).click();

  await isTold(page, `${workers.community}さんが`);
  const clash = page.getByRole('table');
  await expect(clash).toContainText('背の外れた本を糊でなおす（浜口が書いた）');
  await expect(clash).toContainText('本の破れをなおす（水沢が書いた）');
  await expect(clash).not.toContainText('12月は休み');
  await expect(clash).not.toContainText('材料は図書室もち');
  await examine(page, '競合の画面');

  // Undecided is not decided: the page asks again and keeps everything.
  await page.getByRole('button', { name: '選んだとおりに保存する' }).click();
  await expect(page.locator('[data-error-summary]')).toBeVisible();
  await page.getByRole('radio', { name: /^あなたのほうを残す/ }).check();
  await page.getByRole('button', { name: '選んだとおりに保存する' }).click();
  await isTold(page, '資源をなおしました。');
  const kept = page.getByRole('main');
  await expect(kept).toContainText('本の破れをなおす（水沢が書いた）');
  await expect(kept).toContainText('12月は休み');
  await expect(kept).toContainText('材料は図書室もち');
});

const person: Newcomer = {
  familyName: '都築',
  givenName: '実',
  familyNameKana: 'つづき',
  givenNameKana: 'みのる',
  bornOn: '昭和45年',
  household: 'ひとり暮らし',
  area: '川端',
  phone: '000-0000-4301',
  route: '本人',
  topics: ['仕事探し'],
  ownWords: '「昼に行くところがない」',
};

test('ふたりが同じ人を直したとき、先に保存されたほうを選べる', async ({ page, desk }) => {
  await signIn(page, 'participation');
  const address = await receive(page, person);
  const other = await desk('colleague');
  await page.goto(`${address}/particulars`);
  await other.goto(`${address}/particulars`);
  await other.getByLabel('暮らし').fill('弟とふたり暮らし');
  await other.getByRole('button', { name: '保存する' }).click();
  await expect(other).toHaveURL(new RegExp(`${address}$`));
  await page.getByLabel('暮らし').fill('姉とふたり暮らし');
  await page.getByRole('button', { name: '保存する' }).click();
  await isTold(page, `${workers.colleague}さんが`);
  await page.getByRole('radio', { name: /^先に保存されたほうを残す/ }).check();
  await page.getByRole('button', { name: '選んだとおりに保存する' }).click();
  await expect(page).toHaveURL(new RegExp(`${address}$`));
  await expect(page.getByRole('main')).toContainText('弟とふたり暮らし');
});

const words = '玄関先で話した。\n花に水をやっておられた。';

test('書いているあいだに時間がたって閉じても、はいり直せば文が残っている', async ({ page }) => {
  await signIn(page, 'participation');
  const address = await receive(page, {
    ...person,
    familyName: '都倉',
    familyNameKana: 'とくら',
    bornOn: '',
    phone: '',
  });
  await page.goto(`${address}/notes/new`);
  await page.getByLabel('訪問').first().check();
  await page.getByLabel('内容', { exact: false }).first().fill(words);
  await page.context().clearCookies();
  await page.getByRole('button', { name: '経過に書く' }).click();
  await isTold(page, '書いたものは残っています。');
  await page.getByRole('button', { name: workers.participation }).click();
  await arrive(page, '書いたものは残っています');
  await page.getByRole('button', { name: '書いたものを送る' }).click();
  await expect(page).toHaveURL(new RegExp(`${address}/notes$`));
  await expect(page.getByRole('main')).toContainText('花に水をやっておられた。');
  // Nothing of it is left behind in the browser.
  await page.goto(`${address}/notes/new`);
  await expect(page.getByLabel('内容', { exact: false }).first()).toHaveValue('');
});

test('閉じていた頁は、はいり直すとそこへもどる', async ({ page }) => {
  await signIn(page, 'participation');
  await page.context().clearCookies();
  await page.goto('/town/week');
  await expect(page).toHaveURL(/sign-in\?back=/);
  await page.getByRole('button', { name: workers.participation }).click();
  await expect(page).toHaveURL(/\/town\/week$/);
});

test('書きかけは、読み直しても残り、保存や退出で消える', async ({ page }) => {
  await signIn(page, 'participation');
  const address = await receive(page, {
    ...person,
    familyName: '都甲',
    familyNameKana: 'とごう',
    bornOn: '',
    phone: '',
  });
  const form = `${address}/notes/new`;
  const body = page.getByLabel('内容', { exact: false }).first();
  await page.goto(form);
  await page.getByLabel('電話', { exact: true }).check();
  await body.fill('書きかけの文');
  await page.reload();
  await expect(body).toHaveValue('書きかけの文');
  await expect(page.getByLabel('電話', { exact: true })).toBeChecked();
  await isTold(page, '書きかけの文を、もどしました。');
  await page.getByRole('button', { name: '書きかけを消す' }).click();
  await expect(body).toHaveValue('');
  await page.reload();
  await expect(body).toHaveValue('');

  await body.fill('だれにも見せない書きかけ');
  await page
    .getByRole('button', { name: /画面から出る/ })
    .first()
    .click();
  await expect(page).toHaveURL(/sign-in/);
  const left = await page.evaluate(() => JSON.stringify(Object.entries(sessionStorage)));
  expect(left).not.toContain('だれにも見せない');
  await signIn(page, 'colleague');
  await page.goto(form);
  await expect(body).toHaveValue('');
});

test('読み取りの答えのあとも、書きかけは新しいほうが残る', async ({ page }) => {
  await signIn(page, 'participation');
  await page.goto('/town/resources/new');
  await page.getByLabel('役割').first().check();
  await page.getByLabel('内容', { exact: true }).fill('花の水やり。参加費は無料。');
  await page.getByRole('button', { name: '書いた文から、条件の候補を出す' }).click();
  const free = page.getByRole('group', { name: '「無料」でよいですか' });
  await free.getByLabel('はい').check();
  await page.getByRole('button', { name: '書いた文から、条件の候補を出す' }).click();
  const fee = page.locator('[name="c.feeYen"]');
  await expect(fee).toHaveValue('0');
  await page.reload();
  await expect(fee).toHaveValue('0');
  await expect(page.getByLabel('内容', { exact: true })).toHaveValue('花の水やり。参加費は無料。');
});
