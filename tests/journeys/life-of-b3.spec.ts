import type { Page } from '@playwright/test';
import { hearsRecall, registersWorkshop, settlesRecall, writesCounts } from './b3-workshop.ts';
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
import { fullName, isTold, receive, shareWith, type Newcomer } from './casework.ts';
import { watchScreens } from './glance.ts';
import { expect, test } from './journey.ts';
import {
  arrangesMeeting,
  confirmsMeeting,
  holdsMeeting,
  putsOnAgenda,
  recordsItem,
} from './meeting-steps.ts';
import { agreesToPlan, beginsPlan, decidesSupport, draftsPlan, proposesPlan } from './plan-steps.ts';
import { takesSeat } from './promise-steps.ts';
import { copiesRoster, evaluates, hears, setsRhythm } from './support-steps.ts';
import { todayIsSilent, todayShows } from './today-list.ts';

test.use({ actionTimeout: 15_000 });

const youngMan: Newcomer = {
  familyName: '森岡',
  givenName: '航',
  familyNameKana: 'もりおか',
  givenNameKana: 'わたる',
  bornOn: '平成12年4月8日',
  household: '両親と三人暮らし',
  area: '中央',
  phone: '000-0000-4911',
  route: '自立相談支援',
  topics: ['仕事探し', '社会参加・居場所がほしい'],
  ownWords: '「話さなくていいなら、やれると思う」。診断も手帳もない',
  receivedOn: dayFrom(-300),
  method: '電話',
};
const name = fullName(youngMan);
const seat = '作業所みなも　入力の席';

type Desks = { worker: Page; coordinator: Page; officer: Page };

/** Outside the disability law: asked of the office, with the law and the day to look again. */
async function isOutsideTheLaw(worker: Page): Promise<string> {
  const path = await receive(worker, youngMan);
  await takesOn(worker, path, '水沢 葉子');
  const asked = {
    system: '就労継続支援B型',
    result: '対象外と確かめた',
    with: '障害福祉係',
    on: dayFrom(-298),
    words: '手帳も診断もなく、いまは対象にならない',
  };
  await worker.goto(`${path}/case/tried/new`);
  await fill(worker, { system: asked.system, words: asked.words });
  await choose(worker, { どうだったか: asked.result });
  await press(worker, '書き足す', 'どの法律の対象外かを書いてください');
  await expect(worker.locator('[name="words"]')).toHaveValue(asked.words);
  await writesTried(worker, path, { ...asked, law: '障害者総合支援法', reviewOn: dayFrom(90) });
  await isTold(worker, '障害者総合支援法');
  await shareWith(
    worker,
    path,
    '多機関協働 推進室',
    ['名まえ・年齢・段階', '得意・願い・したくないこと・配慮'],
    dayFrom(-297),
  );
  return path;
}

async function isDecidedOn({ worker, coordinator, officer }: Desks, path: string): Promise<void> {
  const plan = await draftsPlan(worker, path, {
    kind: '参加支援',
    on: dayFrom(-292),
    wishedLife: '話さずにすむ作業に、週に二回通いたい',
    longGoal: '短い時間の仕事につく',
    goal: { words: '週に二回、半日通う', measure: '8週つづける', until: dayFrom(-130) },
    line: {
      issue: '人とのやりとりが苦手で、仕事につけていない',
      byPerson: '火曜と木曜の午前に通う',
      byTown: '作業所が、あいている席を貸す',
      byAgencies: '参加支援が、月に一度たずねる',
    },
    participation: { role: '数字の入力', frequency: '週2回、午前', startsOn: dayFrom(-240) },
  });
  await proposesPlan(worker, plan, dayFrom(-290));
  const meeting = await arrangesMeeting(coordinator, {
    title: '重層的支援会議（入力の席）',
    on: dayFrom(-285),
    agencies: ['参加支援センター', '地域共生課'],
  });
  await putsOnAgenda(coordinator, meeting, name, 'プランの適否');
  await holdsMeeting(coordinator, meeting);
  await recordsItem(coordinator, meeting, name, {
    ownWords: '話さなくていいなら',
    points: '契約の利用者の妨げにならないこと。空いた席だけを使う',
    decision: '適（このプランでよい）',
    role: { who: '参加支援センター　水沢', what: '作業所に聞く', until: dayFrom(-270) },
  });
  await confirmsMeeting(coordinator, meeting);
  await agreesToPlan(worker, plan, dayFrom(-283));
  await decidesSupport(officer, plan, dayFrom(-280));
  await beginsPlan(worker, plan, dayFrom(-278), dayFrom(-120));
}

/** A seat is there only where formal users, those who are about to sign, and the reserve leave one. */
async function seatIsFound(worker: Page, path: string): Promise<{ workshop: string; way: string }> {
  const workshop = await registersWorkshop(worker, seat, '社会福祉法人　みなも');
  const halves = ['月', '火', '水', '木', '金'].flatMap((day) => [`${day}曜 午前`, `${day}曜 午後`]);
  const counts = (contracted: number) =>
    Object.fromEntries(
      halves.flatMap((half) => [
        [`${half} 定員`, 20],
        [`${half} 契約の利用者`, contracted],
        [`${half} 内定・待機`, 1],
        [`${half} 予備`, 1],
      ]),
    );
  await writesCounts(worker, workshop, counts(18));

  const way = await beginsWayByName(worker, path, seat);
  await worker.goto(`${way}/booking`);
  await expect(worker.getByRole('checkbox', { name: /^火曜 午前/ })).toBeVisible();
  await worker.getByRole('checkbox', { name: /^火曜 午前/ }).check();
  await press(worker, '選んだ枠を仮に押さえる', /空きのない半日を押さえるわけを書いてください/);
  await expect(worker.getByRole('checkbox', { name: /^火曜 午前/ })).toBeChecked();
  await writesCounts(worker, workshop, { '火曜 午前 契約の利用者': 17, '木曜 午前 契約の利用者': 17 });

  await sounds(worker, way, {
    role: '数字の入力',
    words: 'パソコンの入力が得意な方がいます。あいている席はありますか。',
    whom: 'サービス管理責任者',
    manner: '電話で',
    on: dayFrom(-265),
  });
  await hostSaysYes(worker, way, dayFrom(-262));
  await todayShows(worker, name, '本人の返事待ち');
  await saysYes(worker, way, '席だけなら', 'わたるさん', dayFrom(-260));
  await todayIsSilent(worker, name, '本人の返事待ち');
  for (const [kind, days, person] of [
    ['見学', -255, '静かだった'],
    ['体験', -250, '一時間がすぐだった'],
  ] as const) {
    await goesThere(worker, way, { kind, on: dayFrom(days), person, host: '黙々としていた', next: '進む' });
  }
  await worker.goto(way);
  await follow(worker, '取り決めて、はじめる');
  await fill(worker, {
    role: '数字の入力',
    stopRule: '契約の方が来たら、席をかわる',
    recallNoticeDays: '30',
    settledOn: dayFrom(-245),
    startedOn: dayFrom(-240),
  });
  await press(worker, '受け入れが決まった', '受け入れが決まりました。');
  await takesSeat(worker, way, [/^火曜 午前/, /^木曜 午前/], dayFrom(-240));
  return { workshop, way };
}

/** No yen of the benefit of others: the fund is named, and a statutory one is refused with what was typed kept. */
async function moneyStaysApart(worker: Page, way: string): Promise<void> {
  await worker.goto(`${way}/money`);
  await choose(worker, { 種類: '活動応援金' });
  await fill(worker, { yen: '500', fund: '訓練等給付費', onDay: dayFrom(-230) });
  await press(worker, '台帳に書く', /ここの出どころにはできません/);
  await expect(worker.locator('[name="fund"]')).toHaveValue('訓練等給付費');
  await fill(worker, { fund: '社協の事業費' });
  await press(worker, '台帳に書く', '台帳に書きました。');
  await expect(worker.getByRole('row', { name: /活動応援金/ })).toContainText('社協の事業費');
}

/** A formal user comes: the seat is wanted back with notice, and the guest moves to another half day. */
async function guestMakesRoom(worker: Page, workshop: string, way: string): Promise<void> {
  await hearsRecall(worker, way, {
    toldOn: dayFrom(-180),
    effectiveOn: dayFrom(-150),
    why: '契約の利用者が来る',
    by: 'サービス管理責任者',
  });
  await todayShows(worker, name, '枠を返してほしいと言われた');
  await settlesRecall(worker, way, /^火曜 午前/, '水曜の午後にうつる');
  await todayIsSilent(worker, name, '枠を返してほしいと言われた');
  await writesCounts(worker, workshop, { '火曜 午前 契約の利用者': 18, '水曜 午後 契約の利用者': 17 });
  // The seat that went back is the formal user's: nobody is over, and the guest sits elsewhere.
  await worker.goto(`${workshop}/capacity`);
  await expect(worker.getByRole('table', { name: '席の足りない半日' })).toHaveCount(0);
  await takesSeat(worker, way, [/^水曜 午後/], dayFrom(-149));
  await worker.goto(`${way}/booking`);
  await expect(worker.getByRole('row', { name: /^火曜 午前/ }).first()).toContainText('返した');
  await expect(worker.getByRole('row', { name: /^水曜 午後/ }).first()).toContainText('使用中');
}

async function isSupportedAndLetGo({ worker }: Desks, path: string, way: string): Promise<void> {
  for (const side of ['本人', '受入先'] as const)
    await setsRhythm(worker, way, side, '月に1回', dayFrom(-240));
  await hears(worker, way, { side: '本人', on: dayFrom(-210), how: '会った', words: '質問は紙に書けばいい' });
  await hears(worker, way, { side: '受入先', on: dayFrom(-210), how: '電話', words: '写しまちがいがない' });
  for (const days of [-230, -200, -170, -140]) {
    await copiesRoster(worker, way, dayFrom(days).slice(0, 7), () => '1');
  }
  const { came } = await evaluates(worker, path, {
    on: dayFrom(-118),
    goal: '0',
    personWords: '次は、短い時間の仕事をしてみたい',
    hostWords: '写しまちがいがない',
    changes: ['生活リズム', '訓練の開始'],
    judgement: '終結',
    reason: '就労準備支援につながった',
    after: '自立相談支援が見る',
    told: '評価を確定しました。終結は、次にたしかめてください。',
  });
  expect(came).toBeGreaterThan(8);
  await worker.goto(`${way}/end`);
  await choose(worker, { どんな区切りですか: '次の段へ進む' });
  await fill(worker, { on: dayFrom(-100) });
  await press(worker, '終える', '終わりを書きました。');
  await closes(worker, path, {
    endState: '終結',
    reason: '他制度へ移行',
    watcher: '自立相談支援',
    how: '月に一度',
    words: '次は、短い時間の仕事をしてみたい',
    on: dayFrom(-95),
    contactOn: dayFrom(-3),
  });
  for (const waiting of ['定着支援の連絡', '終わったのに席が残っている', '評価']) {
    await todayIsSilent(worker, name, waiting);
  }
  await worker.goto(await todayShows(worker, name, '終結から3か月の連絡'));
  await follow(worker, '連絡を書く');
  await choose(worker, { どうだったか: 'つづいている' });
  await press(worker, '連絡を記録する', '連絡を記録しました。');
  await todayIsSilent(worker, name, '終結から3か月の連絡');
}

test('B3 障害の制度の外にいる人の一生：電話から、三か月後の連絡まで', async ({ desk }) => {
  test.setTimeout(600_000);
  const desks: Desks = {
    worker: await desk('participation'),
    coordinator: await desk('coordinator'),
    officer: await desk('officer'),
  };
  const { worker } = desks;
  watchScreens([worker]);
  const path = await test.step('受付と、対象外の確認', () => isOutsideTheLaw(worker));
  await test.step('プラン、会議、支援決定', () => isDecidedOn(desks, path));
  const { workshop, way } = await test.step('空いた席を、契約の方のあとに', () => seatIsFound(worker, path));
  await test.step('お金は分ける', () => moneyStaysApart(worker, way));
  await test.step('契約の方が来て、席をうつる', () => guestMakesRoom(worker, workshop, way));
  await test.step('定着、評価、終結、三か月後', () => isSupportedAndLetGo(desks, path, way));
});
