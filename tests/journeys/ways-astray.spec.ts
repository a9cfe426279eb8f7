import type { Page } from '@playwright/test';
import {
  choose,
  beginsWayByName,
  dayFrom,
  fill,
  follow,
  goesThere,
  hostSaysYes,
  press,
  saysYes,
  sounds,
} from './case-steps.ts';
import { isTold, question, receive, type Newcomer } from './casework.ts';
import { registersWorkshop, settlesRecall, writesCounts } from './b3-workshop.ts';
import { entersByCode, hostPhone, opensDoor } from './host-door.ts';
import { expect, signIn, test } from './journey.ts';
import { takesSeat } from './promise-steps.ts';
import { hears, setsRhythm } from './support-steps.ts';
import { todayIsSilent, todayShows } from './today-list.ts';

test.use({ actionTimeout: 15_000 });

/** Somebody who takes part at a workshop of their own, two half days a week, since two months. */
async function takesPart(
  page: Page,
  familyName: string,
  kana: string,
  phone: string,
): Promise<{ name: string; workshop: string; way: string }> {
  const person: Newcomer = {
    familyName,
    givenName: '岳',
    familyNameKana: kana,
    givenNameKana: 'がく',
    bornOn: '平成元年6月1日',
    household: '',
    area: '中央',
    phone,
    route: '本人',
    topics: ['社会参加・居場所がほしい'],
    ownWords: '外に出るところから',
    receivedOn: dayFrom(-120),
  };
  const path = await receive(page, person);
  const place = `作業所${familyName}　入力の席`;
  const workshop = await registersWorkshop(page, place, `社会福祉法人　${familyName}`);
  const free = ['火曜 午前', '水曜 午前', '木曜 午前', '金曜 午前'].flatMap((half) => [
    [`${half} 定員`, 20] as const,
    [`${half} 契約の利用者`, 16] as const,
  ]);
  await writesCounts(page, workshop, Object.fromEntries(free));
  const way = await beginsWayByName(page, path, place);
  await sounds(page, way, {
    role: '入力',
    words: 'あいている席はありますか。',
    whom: '代表',
    manner: '電話で',
    on: dayFrom(-90),
  });
  await hostSaysYes(page, way, dayFrom(-88));
  await saysYes(page, way, 'やってみる', 'がくさん', dayFrom(-86));
  await goesThere(page, way, {
    kind: '体験',
    on: dayFrom(-80),
    person: 'よかった',
    host: '静かに',
    next: '進む',
  });
  await page.goto(way);
  await follow(page, '取り決めて、はじめる');
  await fill(page, { role: '入力', stopRule: 'いつでも', settledOn: dayFrom(-70), startedOn: dayFrom(-62) });
  await press(page, '受け入れが決まった', '受け入れが決まりました。');
  await takesSeat(page, way, [/^火曜 午前/, /^木曜 午前/], dayFrom(-62));
  return { name: `${familyName} 岳`, workshop, way };
}

test('受入先が入口から「返してほしい」：きょうに出て、枠だけ返し、ほかの半日で参加はつづく', async ({
  page,
  browser,
  site,
}) => {
  test.setTimeout(240_000);
  await signIn(page, 'participation');
  const { name, way } = await takesPart(page, '黒沢', 'くろさわ', '000-0000-4921');
  const door = await opensDoor(page, way);
  const host = await hostPhone(browser, site);
  await entersByCode(host, door);
  await host.getByText('返してほしいと知らせる').click();
  await host.getByLabel('契約の利用者が来る').check({ force: true });
  await host.getByLabel('お名前').fill('代表');
  await host.getByRole('button', { name: '知らせる', exact: true }).click();
  await isTold(host, /うかがっています/);
  await host.context().close();

  expect(await todayShows(page, name, '枠を返してほしいと言われた')).toBe(`${way}/recall`);
  await settlesRecall(page, way, /^火曜 午前/, '金曜にうつる');
  await todayIsSilent(page, name, '枠を返してほしいと言われた');
  await takesSeat(page, way, [/^金曜 午前/], dayFrom(31));
  await page.goto(way);
  // The host's need is the host's: the participation goes on, and nothing is written against anybody.
  await isTold(page, '継続');
  await expect(page.getByRole('main')).not.toContainText('不成立');
  await page.goto(`${way.replace(/\/placements\/.*/u, '')}/case`);
  await isTold(page, '断りも、病気などの事情も、まだ書かれていません。');
});

test('二度つづけて来ない：きょうの一番上に出て、休みと決めれば消え、支え方を一つ近くにもどせる', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await signIn(page, 'participation');
  const { name, way } = await takesPart(page, '桑田', 'くわた', '000-0000-4922');
  await setsRhythm(page, way, '本人', '月に1回', dayFrom(-62));
  await hears(page, way, { side: '本人', on: dayFrom(-40), how: '会った', words: '慣れてきた' });

  const month = dayFrom(-12).slice(0, 7);
  await page.goto(`${way}/attendance?month=${month}`);
  const states = page.locator('select[name^="state."]');
  const count = await states.count();
  expect(count).toBeGreaterThan(1);
  for (const place of [count - 2, count - 1]) await states.nth(place).selectOption('absent');
  await press(page, '出欠を保存する', /出欠を2件、保存しました。/);
  const today = await todayShows(page, name, '続けて2回、来ていない');
  await expect(page.locator('main ul.rows > li', { hasText: name }).first()).toContainText('休み2回');

  // To call is one answer; here a rest is agreed on instead, and is no absence.
  await page.goto(today);
  await isTold(page, /予定2回つづけて、来ていません/);
  await page.goto(`${way}/attendance/rest`);
  await choose(page, { わけ: '体調' });
  await fill(page, { until: dayFrom(14), words: '風邪が長引いている' });
  await press(page, '休みにする', /回の予定を、休みにしました。/);
  await todayIsSilent(page, name, '続けて2回、来ていない');

  // One step nearer again: a row more, the one before stays readable, and no word of a fall.
  const level = async (to: string, from: string, why: string) => {
    await page.goto(`${way}/steps`);
    await question(page, /支え方/)
      .getByLabel(to, { exact: true })
      .check();
    await fill(page, { fromDay: from, levelWhy: why });
    await press(page, 'この支え方にする', '支え方を書きました。');
  };
  await level('呼ばれたら行く', dayFrom(-50), 'ひとりで通えている');
  await level('そばにいる', dayFrom(-1), '休みのあとは、いっしょに行く');
  const main = page.getByRole('main');
  await expect(main).toContainText('ひとりで通えている');
  await expect(main).toContainText('休みのあとは、いっしょに行く');
  await expect(main).not.toContainText(/悪化|後退|下が/u);
});
