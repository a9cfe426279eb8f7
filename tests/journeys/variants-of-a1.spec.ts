import { expect, type Page } from '@playwright/test';
import { cook, lifeOf, type Cast, type Life } from './a1-cast.ts';
import { becomesTeacher, classIsHeld, findsTheWay, standsAt } from './a1-class.ts';
import { callsIn, isHeard } from './a1-planned.ts';
import { classIsComposed, kitchenIsFree, townAgrees, voiceIsHeard } from './a1-town.ts';
import { arrive, isTold, question } from './casework.ts';
import { choose, dayFrom, fill, follow, press, sounds } from './case-steps.ts';
import { test, type Desk } from './journey.ts';

test.use({ actionTimeout: 15_000 });
test.describe.configure({ mode: 'parallel' });

/** As far as the class that was composed: nobody has been asked yet. */
async function composedFor(desk: Desk, life: Life): Promise<Cast> {
  const worker = await desk('participation');
  const community = await desk('community');
  const cast = { worker, community, coordinator: worker, officer: worker };
  await callsIn(cast, life);
  await isHeard(cast, life);
  await voiceIsHeard(cast, life);
  await kitchenIsFree(cast, life);
  await classIsComposed(cast, life);
  return cast;
}

/** No alarm and no number of refusals, on whatever page of the person is open. */
async function nothingCounts(page: Page): Promise<void> {
  const main = page.getByRole('main');
  await expect(main.locator('.note.err, .bad, .tag.err, [role="alert"]')).toHaveCount(0);
  await expect(main).not.toContainText(/(断り|見送り|不成立|いや)[^。]{0,6}\d+\s*[回件]/u);
}

test('A1 自治会が断る：声はいったん置かれ、本人には断りとして出ず、さがすところにもどる', async ({
  desk,
}) => {
  test.setTimeout(300_000);
  const life = lifeOf(cook('安藤', 'あんどう', '000-0000-4931'), '川端北');
  const cast = await composedFor(desk, life);
  const { worker, community } = cast;

  await findsTheWay(worker, life);
  await sounds(worker, life.way, {
    role: '料理教室の講師',
    words: '料理の経験があり、座って教えられる方がいます。',
    whom: '自治会長',
    manner: '電話で',
    on: dayFrom(-20),
  });
  await worker.goto(life.way);
  await follow(worker, '返事を書く');
  await question(worker, '返事').getByLabel('いまは受けられない', { exact: true }).check();
  await choose(worker, { 返事の来かた: '電話で', わけ: '受け入れの経験がなく不安' });
  await fill(worker, { answeredOn: dayFrom(-10) });
  await press(worker, '返事を書く', '返事を書きました。');
  for (const address of [life.path, `${life.path}/case`, `${life.path}/timeline`]) {
    await worker.goto(address);
    await nothingCounts(worker);
  }

  await community.goto(life.activity);
  const voiceAnswer = community
    .getByRole('main')
    .getByRole('link', { name: /の返事を書く$/ })
    .first();
  await voiceAnswer.click();
  await question(community, '返事').getByLabel('できない', { exact: true }).check();
  await fill(community, {
    askedOn: dayFrom(-20),
    answeredOn: dayFrom(-10),
    words: '役員が替わるので、来年に',
  });
  await press(community, '保存する', '返事を書きました。');
  await community.goto(`${life.activity}/step`);
  await question(community, 'どの段へ').getByLabel(/^終了/).check();
  await fill(community, { onDay: dayFrom(-9), why: '声の主の都合。来年また聞く' });
  await press(community, '動かす', '段階を動かしました。');
  await community.goto(life.voice);
  await press(community, /いったん置く/, '声のようすを変えました。');
  await isTold(community, 'いったん置く');

  // What rests is composed for nobody; he is looked for elsewhere.
  await worker.goto(`/connect?person=${life.path.split('/').at(-1) ?? ''}`);
  await follow(worker, '活動の案を見る');
  await expect(worker.getByRole('main')).not.toContainText(life.council);
});

test('A1 疲れて、一歩さがる：つらいの一声で近づく案が出て、役を軽くし、教室はつづく', async ({ desk }) => {
  test.setTimeout(400_000);
  const life = lifeOf(cook('安田', 'やすだ', '000-0000-4932'), '川端南');
  const cast = await composedFor(desk, life);
  const { worker, community } = cast;
  await townAgrees(cast, life);
  await becomesTeacher(cast, life);
  await standsAt(cast, life, 'そばにいる', -220, 'ひとりで話せている');
  await classIsHeld(cast, life, { days: -217, came: 7, again: 5, part: 'そばにいる', theme: '親子丼' });

  await worker.goto(`${life.way}/follow-up/record?side=person`);
  await arrive(worker, '本人に聞いたこと');
  await fill(worker, { doneOn: dayFrom(-30), words: '次の日、起きられなかった' });
  await choose(worker, { どうやって: '訪問した', 本人の気もち: 'つらい' });
  await press(worker, '記録する', '聞いたことを記録しました。');
  await worker.goto(`${life.way}/steps`);
  await isTold(worker, '同席・作業を「いっしょにする」に近づける案');
  await question(worker, /この案/)
    .getByLabel('そうする')
    .check();
  await fill(worker, { 'words.presence': 'しばらくは、いっしょに立つ' });
  await press(worker, /案に答える/, /書きました。/);
  await expect(worker.getByRole('main')).toContainText('いまは「いっしょにする」');

  const form = worker.locator('form[action$="/steps/propose"]');
  await form.locator('[name="kind"]').selectOption({ label: '軽い役割にかえる' });
  await form.getByLabel('本人', { exact: true }).check();
  await form.locator('[name="stepWords"]').fill('献立だけ考えて、教えるのは月に一度にしたい');
  await form.getByRole('button', { name: '書きとめる' }).click();
  await isTold(worker, '次の段を書きとめました。');
  await nothingCounts(worker);
  await community.goto(life.activity);
  await isTold(community, '継続');
});

test('A1 人が集まらない：活動は休みになり、だれのせいにもならず、声はまた声のまま', async ({ desk }) => {
  test.setTimeout(400_000);
  const life = lifeOf(cook('安川', 'やすかわ', '000-0000-4933'), '川端東');
  const cast = await composedFor(desk, life);
  const { worker, community } = cast;
  await townAgrees(cast, life);
  await becomesTeacher(cast, life);
  for (const [days, came] of [
    [-60, 2],
    [-46, 1],
    [-32, 1],
  ] as const)
    await classIsHeld(cast, life, {
      days,
      came,
      again: came - 1,
      part: 'いっしょにする',
      theme: '二人で作る',
    });

  await community.goto(`${life.activity}/step`);
  await question(community, 'どの段へ').getByLabel(/^休止/).check();
  await fill(community, { onDay: dayFrom(-28), why: '土曜の朝は、畑の人が多い。曜日を聞きなおす' });
  await press(community, '動かす', '段階を動かしました。');
  await worker.goto(`${life.way}/stop`);
  await worker.locator('input[name="reason"][value="host:closing"]').check();
  await worker.getByRole('main').getByRole('button', { name: '書く', exact: true }).click();
  await isTold(worker, '書きました。');
  for (const address of [life.path, `${life.path}/placements`, life.way]) {
    await worker.goto(address);
    await nothingCounts(worker);
  }
  await community.goto(life.voice);
  await press(community, /声のままにもどす|声にもどす/, '声のようすを変えました。');
});
