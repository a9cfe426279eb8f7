import { expect } from '@playwright/test';
import type { Cast, Life } from './a3-cast.ts';
import {
  answerSuggestions,
  arrive,
  confirmEdition,
  isTold,
  question,
  receive,
  shareWith,
  tickHours,
  tolerates,
  unfold,
  writeWords,
} from './casework.ts';
import { dayFrom, fill, follow, press, writesTried } from './case-steps.ts';
import {
  arrangesMeeting,
  confirmsMeeting,
  holdsMeeting,
  putsOnAgenda,
  recordsItem,
} from './meeting-steps.ts';
import { agreesToPlan, beginsPlan, decidesSupport, draftsPlan, proposesPlan } from './plan-steps.ts';
import { todayIsSilent, todayShows } from './today-list.ts';

const all = [
  '名まえ・年齢・段階',
  '住所・連絡先',
  '相談の内容',
  '得意・願い・したくないこと・配慮',
  '体・病気・障害のこと',
  'お金のこと',
  '家族のこと',
  '支援の経過',
] as const;

/** 受付 by telephone at the 包括, 同意 for each who shall know what, and the case goes to 参加支援. */
export async function callIsTaken({ agency, worker }: Cast, life: Life): Promise<void> {
  const { name } = life;
  life.path = await receive(agency, life.person);
  await todayShows(agency, name, '受け付けたところ');
  // Nobody else knows of her yet.
  await worker.goto(life.path);
  await arrive(worker, /ありません|見つかりません/);
  await shareWith(agency, life.path, '参加支援センター', all, dayFrom(-299));
  await shareWith(agency, life.path, '多機関協働 推進室', [all[0], all[3]], dayFrom(-299));
  await agency.goto(`${life.path}/case`);
  await follow(agency, '主担当を、ほかの機関に替える');
  await question(agency, '新しい主担当').getByLabel('参加支援センター').check();
  await fill(agency, {
    on: dayFrom(-298),
    reason: '集まりが苦手。ひとりでできる役割をいっしょに探してほしい',
  });
  await press(agency, '主担当を替える', '主担当を替えました。');
}

/** 参加支援 takes her on, hears her, writes an edition, and what the report to the state counts. */
export async function isHeard({ worker }: Cast, life: Life): Promise<void> {
  const { path, name } = life;
  const caseOf = await todayShows(worker, name, '受け付けたところ');
  expect(caseOf).toBe(`${path}/case`);
  await worker.goto(caseOf);
  await worker.locator('[name="mainAccountId"]').selectOption({ label: '水沢 葉子' });
  await fill(worker, { takenOn: dayFrom(-297) });
  await press(worker, '担当を決める', '担当を決めました。');
  await question(worker, '次の段階').getByLabel('アセスメント中').check();
  await fill(worker, { on: dayFrom(-292) });
  await press(worker, '段階を進める', '段階を進めました。');
  await todayIsSilent(worker, name, '受け付けたところ');
  await writesTried(worker, path, {
    system: '介護予防教室',
    result: '使ったが、足りない',
    with: '地域包括支援センター北野',
    on: dayFrom(-291),
    words: '輪になる体操がつらく、二回で行かなくなった',
  });

  await writeWords(
    worker,
    path,
    {
      strength: '時間に正確。毎朝早く起きる。子どもが好き。登下校の見守りを昔していた',
      wish: '子どもの顔が見たい',
      aversion: '集まって体操。輪になって話すこと',
      limit: '立っていられるのは1時間まで',
    },
    dayFrom(-292),
  );
  await answerSuggestions(worker, [], life.answers);
  await tickHours(
    worker,
    ['月', '水', '金'],
    ['7:00から7:30', '7:30から8:00', '8:00から8:30', '8:30から9:00'],
  );
  await question(worker, '動く手段').getByLabel('徒歩').check();
  await worker.getByLabel('いっしょにいられる人数').selectOption({ label: '5人くらいまで' });
  await worker.getByLabel('出せる費用（1回）').selectOption({ label: '300円まで' });
  await question(worker, '連絡のしかた').getByLabel('会って').check();
  await tolerates(worker, 'からだ', { 立ち続ける: 'ふつうには', 屋外: '気にならない' });
  await unfold(worker, '書類・免許');
  await question(worker, '誓約書（守秘・子どもとの約束）').getByLabel('はい').check();
  await confirmEdition(worker);

  await worker.goto(`${path}/issues`);
  await worker.getByLabel('社会的孤立・ひきこもり').check();
  await fill(worker, { on: dayFrom(-290) });
  await press(worker, '保存する', '課題を整理しました。');
  await isTold(worker, '社会的孤立・ひきこもり');
}

/** プラン案 → 重層的支援会議 適 → 本人同意 → 支援決定 → 実施. */
export async function isPlannedFor({ worker, coordinator, officer }: Cast, life: Life): Promise<void> {
  const { path, name } = life;
  life.plan = await draftsPlan(worker, path, {
    kind: '参加支援',
    on: dayFrom(-287),
    wishedLife: '朝、子どもの顔を見て、おはようと言いたい',
    longGoal: '町の朝の役割を、自分のペースで続ける',
    goal: { words: '週に一度、朝の角に立つ', measure: '4週つづけて立つ', until: dayFrom(-150) },
    line: {
      issue: '人の輪がつらく、家から出なくなった',
      byPerson: '水曜の朝に立つ',
      byTown: '交通安全の会が、角をひとつ任せる',
      byAgencies: '参加支援が、はじめは週に一度会う',
    },
    participation: {
      role: '登校の見守り',
      frequency: '週1回、水曜の朝',
      startsOn: dayFrom(-238),
      care: '輪になる集まりには誘わない',
      stopRule: 'つらくなったら、その日でやめてよい',
    },
  });
  await todayShows(worker, name, 'いまは「案」');
  await proposesPlan(worker, life.plan, dayFrom(-285));

  const meeting = await arrangesMeeting(coordinator, {
    title: '重層的支援会議（立ち番）',
    on: dayFrom(-280),
    agencies: ['参加支援センター', '地域共生課'],
  });
  await todayShows(coordinator, '', '重層的支援会議（立ち番）');
  // The coordinator reads what she agreed to, and no more: how the talk went and what was noted stay closed.
  for (const page of ['notes', 'intake']) {
    await coordinator.goto(`${path}/${page}`);
    await isTold(coordinator, /あなたの機関には開いていません/);
    await expect(coordinator.getByRole('main')).not.toContainText('集まりは、どうもね');
  }
  await putsOnAgenda(coordinator, meeting, name, 'プランの適否');
  await holdsMeeting(coordinator, meeting);
  await recordsItem(coordinator, meeting, name, {
    ownWords: '朝なら、できると思う',
    points: '集まりではなく、ひとりの角から',
    decision: '適（このプランでよい）',
    role: { who: '参加支援センター　水沢', what: '学校と会に聞く', until: dayFrom(-265) },
  });
  await confirmsMeeting(coordinator, meeting);

  await todayShows(worker, name, 'いまは「適」');
  await agreesToPlan(worker, life.plan, dayFrom(-278));
  expect(await todayShows(officer, name, '支援決定待ち')).toBe(life.plan);
  await decidesSupport(officer, life.plan, dayFrom(-275));
  await todayIsSilent(officer, name, '支援決定待ち');
  await todayShows(worker, name, 'いまは「支援決定」');
  await beginsPlan(worker, life.plan, dayFrom(-270), dayFrom(-110));
  await todayIsSilent(worker, name, 'プランの続き');
}
