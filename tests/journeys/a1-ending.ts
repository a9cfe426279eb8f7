import { expect } from '@playwright/test';
import type { Cast, Life } from './a1-cast.ts';
import { classIsHeld, standsAt } from './a1-class.ts';
import { arrive, isTold, question } from './casework.ts';
import { choose, closes, dayFrom, fill, follow, press } from './case-steps.ts';
import {
  arrangesMeeting,
  confirmsMeeting,
  holdsMeeting,
  putsOnAgenda,
  recordsItem,
} from './meeting-steps.ts';
import { evaluates, hears, lsns6, measures, setsRhythm } from './support-steps.ts';
import { todayIsSilent, todayShows } from './today-list.ts';

/** 当初アシスタント役 → そば → 呼ばれたら → 入らない: by what both say, never by itself. */
export async function supportFades(cast: Cast, life: Life): Promise<void> {
  const { worker } = cast;
  for (const side of ['本人', '受入先'] as const)
    await setsRhythm(worker, life.way, side, '2週に1回', dayFrom(-252));
  await standsAt(cast, life, 'いっしょにする', -252, 'はじめの二回は、助手として切る・運ぶ');
  await classIsHeld(cast, life, {
    days: -245,
    came: 5,
    again: 0,
    part: 'いっしょにする',
    theme: 'みそ汁と焼き魚',
  });
  await classIsHeld(cast, life, { days: -231, came: 6, again: 4, part: 'いっしょにする', theme: '親子丼' });
  await standsAt(cast, life, 'そばにいる', -224, '三回目から、後ろで見る。切る・運ぶは参加者がする');
  await classIsHeld(cast, life, { days: -217, came: 7, again: 6, part: 'そばにいる', theme: 'さばの味噌煮' });
  for (const days of [-216, -202, -188]) await bothAreWell(cast, life, days);

  // Proposed by what both said three times in a row; and nothing changes until somebody answers.
  await todayShows(worker, life.name, '支え方の次の案');
  await worker.goto(`${life.way}/steps`);
  await isTold(worker, '同席・作業を「呼ばれたら行く」にする案');
  await question(worker, /この案/)
    .getByLabel('いまはしない')
    .check();
  await fill(worker, { 'words.presence': '次の助手が決まってから' });
  await press(worker, /案に答える/, /書きました。/);
  await todayIsSilent(worker, life.name, '支え方の次の案');

  await classIsHeld(cast, life, { days: -189, came: 8, again: 7, part: 'そばにいる', theme: '肉じゃが' });
  await nextAssistant(cast, life);
  await standsAt(cast, life, '呼ばれたら行く', -182, '参加者のひとりが、次の助手になった');
  await classIsHeld(cast, life, { days: -161, came: 8, again: 8, part: '呼ばれたら行く', theme: '煮しめ' });
  for (const days of [-160, -146, -132]) await bothAreWell(cast, life, days);
  await worker.goto(`${life.way}/steps`);
  await isTold(worker, '同席・作業を「入らない」にする案');
  await question(worker, /この案/)
    .getByLabel('そうする')
    .check();
  await fill(worker, { 'words.presence': '自分たちで開けている' });
  await press(worker, /案に答える/, /書きました。/);
  await expect(worker.getByRole('main')).toContainText('いまは「入らない」');
  await classIsHeld(cast, life, { days: -133, came: 9, again: 8, part: '入らない', theme: '秋刀魚' });
}

async function bothAreWell({ worker }: Cast, life: Life, days: number): Promise<void> {
  await worker.goto(`${life.way}/follow-up/record?side=person`);
  await arrive(worker, '本人に聞いたこと');
  await fill(worker, { doneOn: dayFrom(days), words: '疲れは次の日に残らない' });
  await choose(worker, { どうやって: '訪問した', 本人の気もち: 'だいじょうぶ' });
  await press(worker, '記録する', '聞いたことを記録しました。');
  await hears(worker, life.way, {
    side: '受入先',
    on: dayFrom(days),
    how: '電話',
    words: '楽しみにしている人が増えました',
    load: '思っていたとおり',
    wish: 'このまま続けたい',
  });
}

/** From among those who came: a resident under the name he gave, and no case of ours. */
async function nextAssistant({ community }: Cast, life: Life): Promise<void> {
  await community.goto(life.activity);
  await community.getByText('加わる人を書く').click();
  await community.locator('details[open] [name="name"]').fill('三丁目の大工');
  await question(community, 'どう加わりますか').getByLabel('助手をする').check();
  await fill(community, { offers: '切る、運ぶ、鍵を開ける', since: dayFrom(-185) });
  await community.getByLabel('はじめは参加者として来ていた').check();
  await press(community, '加える', '加わる人を書きました。');
  await isTold(community, '参加者から');
}

/** LSNS, loneliness, the ladder 3 → 7, the voices of both sides; and the second meeting. */
export async function isLookedBackOn({ worker, coordinator }: Cast, life: Life): Promise<void> {
  const scales = [
    ['はじめ', -318, '3', lsns6(1, 0), { company: '4', left_out: '3', isolated: '4' }],
    ['評価', -126, '7', lsns6(1, 3), { company: '2', left_out: '1', isolated: '1' }],
  ] as const;
  for (const [moment, days, step, lsns, loneliness] of scales) {
    const given = { moment, on: dayFrom(days) };
    await measures(worker, life.path, 'ladder', { ...given, answers: { step } });
    await measures(worker, life.path, 'lsns6', { ...given, answers: lsns });
    await measures(worker, life.path, 'ucla3', { ...given, answers: loneliness });
  }
  await evaluates(worker, life.path, {
    on: dayFrom(-124),
    goal: '1',
    personWords: '飯の話をする相手ができた',
    hostWords: '来月の献立を、もう相談しています',
    changes: ['孤立の解消', '役割を得た', '支える側になった'],
    judgement: '終結',
    reason: '教室は自治会の人たちで続いている',
    after: '自立相談支援が見守る',
    told: '評価を確定しました。終結は、次にたしかめてください。',
  });
  const meeting = await arrangesMeeting(coordinator, {
    title: `重層的支援会議（${life.council}　料理の終わり）`,
    on: dayFrom(-118),
    agencies: ['参加支援センター', '地域共生課'],
  });
  await putsOnAgenda(coordinator, meeting, life.name, '評価・見直し');
  await holdsMeeting(coordinator, meeting);
  await recordsItem(coordinator, meeting, life.name, {
    ownWords: '先生と呼ばれるのは、まだ照れる',
    points: '見守る人、手当への届け出、また来るめやす',
    decision: '終結にむかう',
    decisionWords: '教室は自治会の活動として続く',
    role: { who: '自立相談支援', what: '月に一度、ようすを見る', until: dayFrom(60) },
  });
  await confirmsMeeting(coordinator, meeting);
}

/** The class goes on without us, and stands in the town's register. */
export async function classLivesOn({ community }: Cast, life: Life): Promise<void> {
  await community.goto(`${life.activity}/let-go`);
  await fill(community, { onDay: dayFrom(-100) });
  await community.getByRole('button', { name: '手を離れたと書く' }).click();
  // What is to be settled first is said, one thing after the other, and nothing is changed.
  await isTold(community, '先に、次のことを片づけてください。');
  await isTold(community, /台帳に載っていません/);
  await community.goto(life.activity);
  await press(community, /台帳に載せる|足りない役を載せる/, '台帳に');
  await classIsHeld({ community } as Cast, life, {
    days: -105,
    came: 9,
    again: 9,
    part: '入らない',
    theme: 'おでん',
  });
  await community.goto(`${life.activity}/let-go`);
  await fill(community, { onDay: dayFrom(-100) });
  await press(community, '手を離れたと書く', '手を離れました。自分たちで続いていきます。');
  await isTold(community, /自分たちで続/);
  await follow(community, '活動そのもの');
  await arrive(community, '男性の料理教室');
}

/** 終結, the call after three months, and what of it stands in the years of his life. */
export async function isLetGo({ worker, community, officer }: Cast, life: Life): Promise<void> {
  await closes(worker, life.path, {
    endState: '終結（見守り）',
    reason: '参加先と安定',
    watcher: '自立相談支援',
    how: '月に一度、教室で会う',
    words: '店はなくしたが、台所はなくさなかった',
    on: dayFrom(-95),
    contactOn: dayFrom(-4),
  });
  for (const waiting of ['定着支援の連絡', '支え方の次の案', 'プラン'])
    await todayIsSilent(worker, life.name, waiting);
  await worker.goto(await todayShows(worker, life.name, '終結から3か月の連絡'));
  await follow(worker, '連絡を書く');
  await choose(worker, { どうだったか: 'つづいている' });
  await fill(worker, { words: '来月はうどんを打つそうだ' });
  await press(worker, /連絡を記録する|記録する|書く/, '連絡を記録しました。');
  await worker.goto(`${life.path}/timeline`);
  for (const words of ['終結後の連絡', '評価 第1回', '重層的支援会議', '本人に聞いたこと'])
    await isTold(worker, words);
  await community.goto('/town/activities');
  await isTold(community, '男性の料理教室');
  await community.goto(life.activity);
  await expect(community.getByRole('main')).not.toContainText(life.person.familyName);
  await officer.goto('/review');
  await arrive(officer, 'ふりかえり');
}
