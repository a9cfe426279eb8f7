import type { Page } from '@playwright/test';
import { arrive, isTold, question, receive, type Newcomer } from './casework.ts';
import {
  beginsWayByName,
  choose,
  closes,
  dayFrom,
  fill,
  follow,
  goesThere,
  hostSaysYes,
  press,
  saysYes,
  sounds,
  takesOn,
  writesTried,
} from './case-steps.ts';
import { expect, signIn, test } from './journey.ts';

const garden = 'みんなの畑　火曜の水やり';

function somebody(familyName: string, familyNameKana: string, phone: string): Newcomer {
  return {
    familyName,
    givenName: '真',
    familyNameKana,
    givenNameKana: 'まこと',
    bornOn: '昭和50年',
    household: '',
    area: '山手',
    phone,
    route: '本人',
    topics: ['地域との関係'],
    ownWords: '外に出るところから',
  };
}

/** A person with a way to a place; the host has been asked, without a name. */
async function askedWay(page: Page, person: Newcomer, place: string): Promise<{ path: string; way: string }> {
  const path = await receive(page, person);
  const way = await beginsWayByName(page, path, place);
  await sounds(page, way, {
    role: '手伝い',
    words: '外で体を動かしたい方です。',
    whom: '代表',
    manner: '電話で',
  });
  return { path, way };
}

async function stops(page: Page, way: string, reason: string): Promise<void> {
  await page.goto(`${way}/stop`);
  await page.locator(`input[name="reason"][value="${reason}"]`).check();
  await page.getByRole('main').getByRole('button', { name: '書く', exact: true }).click();
  await isTold(page, '書きました。');
}

/** No alarm and no number of refusals, on whatever page is open. */
async function nothingCounts(page: Page): Promise<void> {
  const main = page.getByRole('main');
  await expect(main.locator('.note.err, .bad, .tag.err, [role="alert"]')).toHaveCount(0);
  await expect(main).not.toContainText(/(断り|見送り|不成立|いや)[^。]{0,6}\d+\s*[回件]/u);
}

test('本人の「いや」：理由なしで終わり、ここはもう出ず、何も数えない', async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, 'participation');
  const { path, way } = await askedWay(page, somebody('芦田', 'あしだ', '000-0000-4811'), garden);
  await hostSaysYes(page, way);
  await stops(page, way, 'person:not_this');
  await isTold(page, '不成立');
  await nothingCounts(page);
  const resource = await page.getByRole('link', { name: '資源の頁' }).getAttribute('href');
  const id = resource?.split('/').pop() ?? '';
  await page.goto(`${path}/placements/new?resource=${id}`);
  await isTold(page, '本人が、ここは「いや」と言っています。');
  await expect(page.getByRole('button', { name: 'この道をはじめる' })).toHaveCount(0);
  for (const address of [path, `${path}/case`, `${path}/placements`, `${path}/timeline`]) {
    await page.goto(address);
    await nothingCounts(page);
  }
});

test('受入先の「いまは」：わけと、もう一度たずねる日が残り、本人の不利にならない', async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, 'participation');
  const { path, way } = await askedWay(page, somebody('飯野', 'いいの', '000-0000-4812'), garden);
  await page.goto(way);
  await follow(page, '返事を書く');
  await question(page, '返事').getByLabel('いまは受けられない').check();
  await choose(page, { 返事の来かた: '電話で', わけ: '空きがない' });
  await fill(page, { words: '春なら', until: dayFrom(60) });
  await press(page, '返事を書く', '返事を書きました。');
  await page.goto(`${path}/case`);
  await expect(page.locator('#declines')).toContainText('受入先');
  await expect(page.locator('#declines')).toContainText('その日に、もう一度たずねる');
  await nothingCounts(page);
});

test('体験をやめる：わけを書くと行き先さがしにもどり、同じ所も、ほかの所も選べる', async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, 'participation');
  const { path, way } = await askedWay(page, somebody('江口', 'えぐち', '000-0000-4813'), garden);
  await hostSaysYes(page, way);
  await saysYes(page, way, 'ためしてみる', 'えぐちさん');
  await goesThere(page, way, {
    kind: '体験',
    on: dayFrom(-3),
    person: '日ざしがつらい',
    host: 'よくやった',
    next: 'やめる',
  });
  await expect(page).toHaveURL(/\/stop$/);
  await stops(page, way, 'person:place');
  await isTold(page, '不成立');
  await expect(page.getByRole('link', { name: 'もう一度ここで' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'ほかの行き先を探す' })).toBeVisible();
  await nothingCounts(page);
  await page.goto(`${path}/case`);
  await isTold(page, 'いまは「行き先を探している」');
});

test('一つもどし、休み、つづきから再開し、終えて、枝をひらく', async ({ page }) => {
  test.setTimeout(180_000);
  await signIn(page, 'participation');
  const person = somebody('柏', 'かしわ', '000-0000-4815');
  const path = await receive(page, person);
  await takesOn(page, path, '水沢 葉子');
  await writesTried(page, path, {
    system: '地域活動支援',
    result: '使ったが、足りない',
    with: '包括',
    words: '合わなかった',
  });
  await page.goto(`${path}/case`);
  for (const state of ['アセスメント', '行き先を探している']) {
    await question(page, '次の段階').getByLabel(state).check();
    await press(page, '段階を進める', '段階を進めました。');
    // The words before say the same: only the stage itself, no longer to be chosen, tells that this page is the next.
    await expect(question(page, '次の段階').getByLabel(state)).toHaveCount(0);
  }
  await follow(page, '一つもどす');
  await press(page, 'もどす', /理由を書いてください/);
  await fill(page, { reason: '話をもう少し聞く' });
  await press(page, 'もどす', 'もどしました。');
  await isTold(page, '話をもう少し聞く');
  await follow(page, '休む');
  await fill(page, { reason: '入院', until: dayFrom(30) });
  await press(page, '休みにする', '休みにしました。');
  await isTold(page, 'いまは「中断」');
  await follow(page, '再開する');
  await press(page, '再開する', '再開しました。');
  await expect(page.getByRole('main')).not.toContainText('いまは「中断」');

  await closes(page, path, {
    endState: '終結',
    reason: '目標達成',
    words: 'ひとりでやってみる',
    watcher: '民生委員',
    how: '月に一度',
  });
  await page.goto(`${path}/case`);
  await follow(page, '再開する');
  await fill(page, { reason: 'もう一度、出てみたい' });
  await press(page, '枝をひらく', '再開しました。');
  await arrive(page, person.familyName);
  await expect(page.getByRole('main')).toContainText(/の2/);
  await isTold(page, 'もう一度、出てみたい');
});
