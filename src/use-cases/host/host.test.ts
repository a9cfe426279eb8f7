import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import { findAccessDrift } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { verifyLog } from '#db/verify-log.ts';
import { emptyCareSheet } from '#domain/care-sheet.ts';
import { watchDraftShape } from '#domain/watch-draft.ts';
import { emptyWatchRequest } from '#domain/watch-request.ts';
import { testDatabase } from '#tests/database.ts';
import { addTown, today, type Town } from '#tests/people.ts';
import {
  addAgreedWay,
  addHostConsent,
  addRunningWay,
  addWay,
  ask,
  look,
  openDoor,
  seen,
  somePlan,
  type Way,
} from '#tests/placements.ts';
import { agreeCareSheet } from '#use-cases/hosting/agree-care-sheet.ts';
import { agreeWatchRequest } from '#use-cases/hosting/agree-watch-request.ts';
import { askWatchRequest } from '#use-cases/hosting/ask-watch-request.ts';
import { handCareSheet } from '#use-cases/hosting/hand-care-sheet.ts';
import { readCareSheet } from '#use-cases/hosting/read-care-sheet.ts';
import { saveCareSheet } from '#use-cases/hosting/save-care-sheet.ts';
import { writeWatchRequest } from '#use-cases/hosting/write-watch-request.ts';
import { closeHostLink } from '#use-cases/placements/close-host-link.ts';
import { endPlacement } from '#use-cases/placements/end-placement.ts';
import { listWaitingSoundings } from '#use-cases/placements/list-waiting-soundings.ts';
import { planVisit } from '#use-cases/placements/plan-visit.ts';
import { takeUpAnswer } from '#use-cases/placements/take-up-answer.ts';
import { withdrawSounding } from '#use-cases/placements/withdraw-sounding.ts';
import { answerAsk } from './answer-ask.ts';
import { askPlaceBack } from './ask-place-back.ts';
import { enterByCode, triesPerSource } from './enter-by-code.ts';
import { enterHost } from './enter.ts';
import { readHostPage } from './read-ask.ts';
import { tellAttendance } from './tell-attendance.ts';
import { tellHowItGoes } from './tell-how-it-goes.ts';

const database = testDatabase();
let town: Town;

beforeAll(async () => {
  town = await addTown(database.owner);
});

const enter = (secret: string) => enterHost(town.municipalityId, secret);
const no = {
  answer: 'no' as const,
  answeredBy: '代表',
  conditions: [],
  reasonCode: 'full',
  reasonWords: '春まではいっぱい',
};
const voice = { words: '子どもが名を覚えました', load: 'as_expected', wish: 'go_on' } as const;

async function askedBehindDoor(): Promise<{ way: Way; token: string; code: string; soundingId: string }> {
  const way = await addWay(database.owner, town.recorder);
  const soundingId = await ask(town.recorder, way, { manner: 'link' });
  return { way, soundingId, ...(await openDoor(town.recorder, way)) };
}

it('不変条件4: 本人の了解のまえの頁には、問いだけがあり、本人の名も呼び名も番号もない', async () => {
  const { token } = await askedBehindDoor();
  const page = await readHostPage(await enter(token));
  expect(page).toMatchObject({
    isNamed: false,
    called: '',
    link: { asker: '参加支援センター　水沢 葉子' },
    soundings: [{ answer: null }],
    careSheet: undefined,
    visits: [],
  });
  expect(JSON.stringify(page)).not.toMatch(/相良|さがら|R8-|参8-|1968-\d\d-/u);
});

it('了解のあとは、呼び名と、来る日が見える', async () => {
  const way = await addAgreedWay(database.owner, town.recorder);
  const { token } = await openDoor(town.recorder, way);
  const plan = { ...somePlan, meetAt: '学校の門' };
  await planVisit(town.recorder, { ...(await seen(town.recorder, way)), id: uuidv7(), plan, on: today });
  expect(await readHostPage(await enter(token))).toMatchObject({
    isNamed: true,
    called: '相良さん',
    visits: [{ kind: 'visit', meetAt: '学校の門' }],
  });
});

it('手わたした配慮シートと見守り依頼が見え、「伝えないこと」と、まだ手わたしていないものは見えない', async () => {
  const way = await addAgreedWay(database.owner, town.recorder);
  await addHostConsent(town.recorder, way);
  const { personId, placementId } = way;
  const content = {
    ...emptyCareSheet,
    called: '相良さん',
    helps: 'いすを用意する',
    notTold: '前の店でのこと',
  };
  const save = (helps: string, edition: number) =>
    saveCareSheet(town.recorder, personId, placementId, { seen: edition, content: { ...content, helps } });
  await save('いすを用意する', 0);
  const { editions } = await readCareSheet(town.recorder, personId, placementId, today);
  const sheet = { personId, placementId, sheetId: editions[0]?.id ?? '', version: 1 };
  await agreeCareSheet(town.recorder, sheet, { on: today, manner: 'signed' });
  await handCareSheet(town.recorder, { ...sheet, version: 2 }, { on: today, to: '代表' }, today);
  await save('下書きのことば', 1);
  const watch = { personId, placementId, watchId: uuidv7(), version: 1 };
  const watched = watchDraftShape.parse({
    ...emptyWatchRequest,
    told: '無理をしないよう見てほしい',
    signs: ['tired'],
    tell: '包括 000-0000-0130',
    watcher: '会のみなさん',
    until: '2099-03-31',
  });
  await writeWatchRequest(town.recorder, personId, placementId, watch.watchId, watched);
  await agreeWatchRequest(town.recorder, watch, today);
  await askWatchRequest(town.recorder, { ...watch, version: 2 }, { on: today, isOnHostPage: true }, today);
  const { token } = await openDoor(town.recorder, way);
  const page = await readHostPage(await enter(token));
  expect(page).toMatchObject({
    careSheet: { helps: 'いすを用意する' },
    watchRequests: [{ watcher: '会のみなさん', told: '無理をしないよう見てほしい' }],
  });
  expect(JSON.stringify(page)).not.toMatch(/前の店|下書き/u);
});

it('受入先の返事は、だれかが受けとるまで何も動かさず、二度は答えられない', async () => {
  const { way, token, soundingId } = await askedBehindDoor();
  const host = await enter(token);
  await answerAsk(host, { id: soundingId, version: 1 }, no, today);
  await expect(answerAsk(host, { id: soundingId, version: 2 }, no, today)).rejects.toMatchObject({
    code: 'already-done',
  });
  expect(await look(town.recorder, way)).toMatchObject({ state: 'sounding', next: 'take_up' });
  const { arrived } = await listWaitingSoundings(town.colleague, 'agency', today);
  expect(arrived.map(({ placementId }) => placementId)).toEqual([way.placementId]);
  const held = { ...(await seen(town.recorder, way)), sounding: { id: soundingId, version: 2 } };
  await expect(takeUpAnswer(town.recorder, { ...held, follows: undefined })).rejects.toMatchObject({
    code: 'not-permitted',
  });
  await takeUpAnswer(town.recorder, { ...held, follows: { consequence: 'ask_again', until: '2027-04-01' } });
  const over = await look(town.recorder, way);
  expect(over).toMatchObject({ state: 'fell_through', endCode: 'full', endWords: '春まではいっぱい' });
});

it('閉じた入口、取り下げた問い、終わって一週間すぎた道は、もう何も見せない', async () => {
  const { way, token, code, soundingId } = await askedBehindDoor();
  const withdrawn = { sounding: { id: soundingId, version: 1 }, reason: '', on: today };
  await withdrawSounding(town.recorder, { ...(await seen(town.recorder, way)), ...withdrawn });
  const host = await enter(token);
  expect((await readHostPage(host)).soundings).toEqual([]);
  await expect(answerAsk(host, { id: soundingId, version: 2 }, no, today)).rejects.toMatchObject({
    code: 'not-found',
  });
  await closeHostLink(town.recorder, await seen(town.recorder, way));
  await expect(readHostPage(host)).rejects.toMatchObject({ code: 'not-found' });
  for (const secret of [token, code, '', 'x']) {
    await expect(enter(secret)).rejects.toMatchObject({ code: 'not-found' });
  }

  const running = await addRunningWay(database.owner, town.recorder);
  const door = await openDoor(town.recorder, running);
  const end = { code: 'completed', words: '', decidedBy: 'person' } as const;
  await endPlacement(town.recorder, await seen(town.recorder, running), { ...end, on: '2020-01-01' });
  await expect(enter(door.token)).rejects.toMatchObject({ code: 'not-found' });
});

it('出欠・ようす・枠の返してほしいは、行がつき、働き手にはすぐ見え、見られる範囲も記録もくるわない', async () => {
  const way = await addRunningWay(database.owner, town.recorder);
  const { token } = await openDoor(town.recorder, way);
  const host = await enter(token);
  const came = { day: '2026-11-23', half: 'am', state: 'came', reason: 'illness', words: '' } as const;
  expect(await tellAttendance(host, came)).toEqual({ isNew: true });
  expect(await tellAttendance(host, { ...came, state: 'absent' })).toEqual({ isNew: false });
  await tellHowItGoes(host, voice, today);
  const recall = { effectiveOn: '2026-12-10', reasonCode: 'formal_user', words: '', toldBy: '代表' } as const;
  await askPlaceBack(host, recall, today);
  const rows = await asActor(town.colleague, { act: 'test.look' }, async (db) => ({
    days: await db.selectFrom('attendance').select(['state', 'reason', 'source']).execute(),
    voices: await db.selectFrom('followUp').select(['side', 'hostLoad', 'manner']).execute(),
    recalls: await db.selectFrom('bookingRecall').select(['agreedNoticeDays', 'manner']).execute(),
  }));
  expect(rows).toEqual({
    days: [{ state: 'came', reason: '', source: 'link' }],
    voices: [{ side: 'host', hostLoad: 'as_expected', manner: 'link' }],
    recalls: [{ agreedNoticeDays: 30, manner: 'link' }],
  });
  const page = await readHostPage(host);
  expect(page).toMatchObject({ days: [{ day: '2026-11-23' }], recall: { effectiveOn: '2026-12-10' } });
  const drift = await asActor(town.recorder, { act: 'access.check' }, (db) => findAccessDrift(db));
  expect(drift).toEqual([]);
  expect((await verifyLog(database.config)).flatMap(({ faults }) => faults)).toEqual([]);
});

it('受入先が足した行には、その道と同じ「見られる範囲」が、同じ手続きのうちにつく', async () => {
  const way = await addRunningWay(database.owner, town.recorder);
  const { token } = await openDoor(town.recorder, way);
  const host = await enter(token);
  await tellAttendance(host, {
    day: '2026-11-24',
    half: 'am',
    state: 'absent',
    reason: 'illness',
    words: '',
  });
  await tellHowItGoes(host, voice, today);
  await askPlaceBack(
    host,
    { effectiveOn: '2026-12-10', reasonCode: 'staff', words: '', toldBy: '代表' },
    today,
  );
  // xmin: the transaction that wrote the row as it stands. A list that came later would be written by another.
  for (const table of ['attendance', 'follow_up', 'booking_recall']) {
    const { rows } = await database.owner.query<{ isSame: boolean; isOpen: boolean; isOnce: boolean }>(
      `select row.acl = placement.acl as "isSame", row.acl <> '{}' as "isOpen",
         row.xmin = (select log.xmin from access_log as log where log.actor_kind = 'host' and log.act = $2 order by seq desc limit 1) as "isOnce"
       from ${table} as row join placement on placement.id = row.placement_id where row.placement_id = $1 and row.host_link_id is not null`,
      [way.placementId, hostActs[table]],
    );
    // A second act derives the lists again and leaves what is right as it is.
    expect(rows, table).toEqual([{ isSame: true, isOpen: true, isOnce: true }]);
  }
});

const hostActs: Record<string, string> = {
  attendance: 'host.attendance',
  follow_up: 'host.how-it-goes',
  booking_recall: 'host.recall',
};

it('まだ来ていない人の出欠や、ようすは受けつけない', async () => {
  const { token } = await askedBehindDoor();
  const host = await enter(token);
  await expect(tellHowItGoes(host, voice, today)).rejects.toMatchObject({ code: 'already-done' });
});

it('不変条件8: 受入先のしたことは、どれも、だれについてかといっしょに記録に残る', async () => {
  const { way, token } = await askedBehindDoor();
  await readHostPage(await enter(token));
  await expect(enter('ちがう秘密')).rejects.toThrow();
  const { rows } = await database.owner.query<{ act: string; outcome: string; subjects: { id: string }[] }>(
    `select act, outcome, subjects from access_log where actor_kind = 'host' order by seq desc limit 3`,
  );
  expect(rows.map(({ act, outcome }) => `${act} ${outcome}`)).toEqual([
    'host.enter refused',
    'host.read done',
    'host.enter done',
  ]);
  expect(rows[1]?.subjects.map(({ id }) => id)).toEqual([way.personId]);
});

it('紙の番号でも入れ、まちがいが続いた所からは、正しい番号でもしばらく入れない', async () => {
  const { code } = await askedBehindDoor();
  const knock = (typed: string, source: string) =>
    enterByCode({ municipalityId: town.municipalityId, typed, source, now: new Date() });
  expect(await knock(` ${code.toLowerCase()} `, '192.0.2.1')).toMatchObject({ ok: true, code });
  for (let tried = 0; tried < triesPerSource; tried += 1) {
    const typed = tried % 2 === 0 ? 'ZZZZ-ZZZZ' : '番号なし';
    expect(await knock(typed, '192.0.2.2')).toEqual({ ok: false, reason: 'no-match' });
  }
  expect(await knock(code, '192.0.2.2')).toEqual({ ok: false, reason: 'too-many-tries' });
  expect(await knock(code, '192.0.2.3')).toMatchObject({ ok: true });
  const { rows } = await database.owner.query<{ line: string }>(
    `select row(t.*)::text as line from host_link t union all select row(a.*)::text from sign_in_attempt a
     union all select row(l.*)::text from access_log l`,
  );
  expect(rows.filter(({ line }) => line.includes(code) || line.includes('192.0.2.'))).toEqual([]);
});
