import { expect } from '@playwright/test';
import type { Cast, Life } from './a1-cast.ts';
import {
  answerSuggestions,
  confirmEdition,
  isTold,
  question,
  receive,
  shareWith,
  tickHours,
  tolerates,
  writeWords,
} from './casework.ts';
import { dayFrom, fill, press, takesOn, writesTried } from './case-steps.ts';
import {
  arrangesMeeting,
  confirmsMeeting,
  holdsMeeting,
  putsOnAgenda,
  recordsItem,
} from './meeting-steps.ts';
import { agreesToPlan, beginsPlan, decidesSupport, draftsPlan, proposesPlan } from './plan-steps.ts';

/** 受付, with the words that everything begins with; and who shall know what. */
export async function callsIn({ worker }: Cast, life: Life): Promise<void> {
  life.path = await receive(worker, life.person);
  await isTold(worker, /もうお店では調理を行うことができない/);
  await takesOn(worker, life.path, '水沢 葉子');
  await worker.goto(`${life.path}/case`);
  await question(worker, '次の段階').getByLabel('アセスメント中').check();
  await fill(worker, { on: dayFrom(-325) });
  await press(worker, '段階を進める', '段階を進めました。');
  await shareWith(
    worker,
    life.path,
    '多機関協働 推進室',
    ['名まえ・年齢・段階', '得意・願い・したくないこと・配慮'],
    dayFrom(-324),
  );
  await writesTried(worker, life.path, {
    system: '傷病手当金・復職支援',
    result: '使ったが、足りない',
    with: '自立相談支援',
    on: dayFrom(-322),
    words: '店にはもどれない。手当は出ているが、行くところがない',
  });
}

/** What he can, what he cannot any more, and within what: 身体的に無理のない範囲で. */
export async function isHeard({ worker }: Cast, life: Life): Promise<void> {
  await writeWords(
    worker,
    life.path,
    {
      strength: '和食の調理を31年、店でしていた。若い人に手順を教えてきた',
      wish: '調理の経験を活かしたい。人に教えるのは嫌いじゃなかった',
      aversion: '急がされること',
      limit: '左の手足にまひ。続けて立てるのは15分、座れば90分。重い鍋は持てない',
    },
    dayFrom(-320),
  );
  // Within limits is not the same as not at all: these two are asked below, with how much of it he can take.
  await answerSuggestions(worker, ['立ち続ける：できない', '細かい手先の作業：できない'], 'keys');
  await tickHours(
    worker,
    ['土'],
    ['9:00から9:30', '9:30から10:00', '10:00から10:30', '10:30から11:00', '11:00から11:30', '11:30から12:00'],
  );
  await question(worker, '動く手段').getByLabel('徒歩').check();
  await question(worker, '動く手段').getByLabel('バス').check();
  await worker.getByLabel('いっしょにいられる人数').selectOption({ label: '10人くらいまで' });
  await worker.getByLabel('出せる費用（1回）').selectOption({ label: '500円まで' });
  await question(worker, '連絡のしかた').getByLabel('会って').check();
  await tolerates(worker, 'からだ', {
    立ち続ける: '少しなら',
    '重い物・力仕事': 'できない',
    細かい手先の作業: '少しなら',
  });
  await confirmEdition(worker);
  await worker.goto(`${life.path}/issues`);
  await worker.getByLabel('社会的孤立・ひきこもり').check();
  await fill(worker, { on: dayFrom(-318) });
  await press(worker, '保存する', '課題を整理しました。');
}

/** 方針: within what his body allows, a way to use what he knows. */
export async function isPlannedFor({ worker, coordinator, officer }: Cast, life: Life): Promise<void> {
  life.plan = await draftsPlan(worker, life.path, {
    kind: '参加支援',
    on: dayFrom(-314),
    wishedLife: '昼に、だれかと飯の話がしたい',
    longGoal: '身体的に無理のない範囲で、調理の経験を活かす',
    goal: { words: '月に二回、教える場に立つ', measure: '六回つづける', until: dayFrom(-120) },
    line: {
      issue: '店を離れ、地域とのつながりが切れた',
      byPerson: '献立と手順を言葉で伝える',
      byTown: '自治会が、男性の集まる場をひらく',
      byAgencies: '参加支援が、はじめは助手として入る',
    },
    participation: {
      role: '料理教室の講師',
      frequency: '月2回、土曜の午前',
      startsOn: dayFrom(-250),
      care: '座って教える。切る・運ぶは参加者がする',
      stopRule: '疲れたら、その回は助手にまかせて帰ってよい',
    },
  });
  await proposesPlan(worker, life.plan, dayFrom(-312));
  const meeting = await arrangesMeeting(coordinator, {
    title: `重層的支援会議（${life.council}　料理）`,
    on: dayFrom(-306),
    agencies: ['参加支援センター', '地域共生課'],
  });
  await putsOnAgenda(coordinator, meeting, life.name, 'プランの適否');
  await holdsMeeting(coordinator, meeting);
  await recordsItem(coordinator, meeting, life.name, {
    ownWords: '講師なんて柄じゃないが、座ってなら話せる',
    points: '火と刃物の安全、けがの責任はだれにあるか、謝礼と手当のかかわり',
    decision: '適（このプランでよい）',
    role: { who: '参加支援センター　水沢', what: '自治会と公民館に聞く', until: dayFrom(-290) },
  });
  await confirmsMeeting(coordinator, meeting);
  await agreesToPlan(worker, life.plan, dayFrom(-304));
  await decidesSupport(officer, life.plan, dayFrom(-302));
  await beginsPlan(worker, life.plan, dayFrom(-300), dayFrom(-125));
  await expect(worker.getByRole('main')).toContainText('実施');
}
