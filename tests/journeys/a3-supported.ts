import { expect } from '@playwright/test';
import type { Cast, Life } from './a3-cast.ts';
import { arrive, isTold } from './casework.ts';
import { choose, closes, dayFrom, fill, follow, press } from './case-steps.ts';
import {
  arrangesMeeting,
  confirmsMeeting,
  holdsMeeting,
  putsOnAgenda,
  recordsItem,
} from './meeting-steps.ts';
import { tellsHowItGoes } from './host-door.ts';
import { copiesRoster, evaluates, hears, lsns6, measures, setsRhythm } from './support-steps.ts';
import { todayIsSilent, todayShows } from './today-list.ts';

/** The month of a day, as addresses write it. */
const monthOf = (day: string): string => day.slice(0, 7);

/** A Wednesday so many days ago, or the next one after it. */
function wednesday(days: number): string {
  const weekday = new Date(`${dayFrom(days)}T00:00:00Z`).getUTCDay();
  return dayFrom(days + ((3 - weekday + 7) % 7));
}

/** 定着支援 on both sides, week by week, then every second, then once a month; attendance from the leader's paper. */
export async function sheStands({ worker, officer, host }: Cast, life: Life): Promise<void> {
  const { way, name } = life;
  await todayShows(worker, name, '連絡の間隔がまだ');
  for (const side of ['本人', '受入先'] as const)
    await setsRhythm(worker, way, side, '週に1回', dayFrom(-238));
  await todayIsSilent(worker, name, '連絡の間隔がまだ');
  await todayShows(worker, name, '定着支援の連絡');

  const heard = [
    { days: -231, words: '足が少し冷えた。でも楽しい' },
    { days: -224, words: '名前を呼ばれた', thinner: 'ひとりで通えている' },
    { days: -210, words: '雨の日は休んでいいと言われた' },
    { days: -196, words: '三年生の子とよく話す', thinner: '会の人が見てくれる' },
    { days: -166, words: '朝が待ち遠しい' },
    { days: -136, words: '会の人たちともあいさつする' },
  ];
  for (const { days, words, thinner } of heard) {
    const pace = thinner === undefined ? {} : { thinner };
    await hears(worker, way, { side: '本人', on: dayFrom(days), how: '訪問した', words, ...pace });
    await hears(worker, way, {
      side: '受入先',
      on: dayFrom(days),
      how: '電話',
      words: '時間どおりです',
      load: '思っていたとおり',
      wish: 'このまま続けたい',
      ...pace,
    });
  }
  await worker.goto(`${way}/follow-up`);
  const main = worker.getByRole('main');
  await expect(main).toContainText('月に1回');
  await expect(main.getByRole('cell', { name: 'ひとりで通えている' }).first()).toBeVisible();

  // A day without school is no duty: it stands in no list, and nobody is absent on it.
  const holiday = wednesday(-180);
  await officer.goto('/settings/town');
  await fill(officer, { from: holiday, note: '開校記念日（みほん）' });
  await press(officer, '暦に書く', '学校の暦に書きました。');
  await worker.goto(`${way}/attendance?month=${monthOf(holiday)}`);
  await expect(worker.locator(`[name^="state.${holiday}"]`)).toHaveCount(0);
  await expect(worker.locator('select[name^="state."]').first()).toBeVisible();

  const months = [...new Set([-230, -200, -170, -140, -110].map((days) => monthOf(dayFrom(days))))];
  for (const month of months) await copiesRoster(worker, way, month, (place) => (place === 1 ? '×雨' : '1'));
  await worker.goto(`${way}/attendance?month=${monthOf(holiday)}`);
  await expect(worker.locator('select[name^="state."]').nth(1)).toHaveValue('absent');

  await host.reload();
  await tellsHowItGoes(host, '子どもが名前を覚えました', '思ったとおり', 'このままつづけたい');
}

/** はじめと、いま: the ladder, LSNS-6, UCLA-3, her goal; the host's voice; and what follows from it. */
export async function isLookedBackOn({ worker, coordinator }: Cast, life: Life): Promise<void> {
  const { path, name } = life;
  const scales = [
    ['はじめ', -290, '2', lsns6(1, 0), { company: '3', left_out: '4', isolated: '3' }],
    ['評価', -111, '6', lsns6(1, 3), { company: '2', left_out: '2', isolated: '1' }],
  ] as const;
  for (const [moment, days, step, lsns, loneliness] of scales) {
    const given = { moment, on: dayFrom(days) };
    await measures(worker, path, 'ladder', { ...given, answers: { step } });
    await measures(worker, path, 'lsns6', { ...given, answers: lsns });
    await measures(worker, path, 'ucla3', { ...given, answers: loneliness });
  }
  await todayShows(worker, name, '評価・見直しの時期');
  const { planned, came } = await evaluates(worker, path, {
    on: dayFrom(-110),
    goal: '1',
    personWords: '朝が待ち遠しい',
    hostWords: '子どもが名前を覚えました',
    changes: ['孤立の解消', '役割を得た', '支える側になった'],
    judgement: '終結',
    reason: '角にひとりで立ち、会の一員になった',
    after: '包括が見守る',
    told: '評価を確定しました。終結は、次にたしかめてください。',
  });
  expect(planned).toBeGreaterThan(8);
  expect(came).toBeGreaterThan(planned / 2);
  await todayIsSilent(worker, name, '評価・見直しの時期');
  await worker.goto(`${path}/evaluations`);
  // Family and friends six each way: three at one to two at each, then at three to four.
  await expect(worker.getByRole('main')).toContainText('はじめと、いま');

  const meeting = await arrangesMeeting(coordinator, {
    title: '重層的支援会議（立ち番の終わり）',
    on: dayFrom(-105),
    agencies: ['参加支援センター', '地域共生課'],
  });
  await putsOnAgenda(coordinator, meeting, name, '評価・見直し');
  await holdsMeeting(coordinator, meeting);
  await recordsItem(coordinator, meeting, name, {
    ownWords: 'もう、ひとりで行けます',
    points: '見守る人と、また来るめやす',
    decision: '終結にむかう',
    decisionWords: '会の一員になった。包括が見守る',
    role: { who: '地域包括支援センター北野', what: '月に一度、ようすを見る', until: dayFrom(60) },
  });
  await confirmsMeeting(coordinator, meeting);
}

/** 終結, with who keeps an eye and when to come again; and nothing of hers waits on きょう any more. */
export async function isLetGo({ worker }: Cast, life: Life): Promise<void> {
  const { path, name } = life;
  await closes(worker, path, {
    endState: '終結（見守り）',
    reason: '参加先と安定',
    watcher: '地域包括支援センター北野',
    how: '月に一度、角でようすを見る',
    words: '子どもの声が、朝のごはんみたいなもの',
    on: dayFrom(-95),
    contactOn: dayFrom(-4),
  });
  for (const waiting of ['定着支援の連絡', '評価', 'プラン', '書類・貸与・保険の期限']) {
    await todayIsSilent(worker, name, waiting);
  }
  await todayShows(worker, name, '終結から3か月の連絡');
}

/** The call after three months; then her years stand in the 年表, and ふりかえり counts her among those who came through. */
export async function isCalledAgain({ worker, agency, officer }: Cast, life: Life): Promise<void> {
  const { path, name } = life;
  await worker.goto(await todayShows(worker, name, '終結から3か月の連絡'));
  await follow(worker, '連絡を書く');
  await choose(worker, { どうだったか: 'つづいている' });
  await fill(worker, { words: '寒くても立っている' });
  await press(worker, /連絡を記録する|記録する|書く/, '連絡を記録しました。');
  await todayIsSilent(worker, name, '終結から3か月の連絡');

  await worker.goto(`${path}/timeline`);
  for (const words of ['終結後の連絡', '評価 第1回', '重層的支援会議', '本人に聞いたこと'])
    await isTold(worker, words);
  // What was written down later stands on its day: the newest first.
  const lines = await worker.locator('main .line > li .d').allTextContents();
  const place = (words: string) => lines.findIndex((line) => line.includes(words));
  expect(place('終結後の連絡')).toBe(0);
  expect(place('終結（見守り）')).toBeLessThan(place('評価 第1回'));
  await worker.goto(`${path}/timeline?kind=visit&kind=follow_up&kind=case`);
  for (const words of ['見学', '体験', '支援決定', '会議待ち']) await isTold(worker, words);
  // The 包括 keeps an eye on her, as far as she agreed.
  await agency.goto(path);
  await arrive(agency, name);
  await officer.goto('/review');
  await arrive(officer, 'ふりかえり');
}
