import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import { findAccessDrift } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import type { HostNo } from '#domain/sounding.ts';
import { testDatabase } from '#tests/database.ts';
import { addPerson, addTown, today, type Town } from '#tests/people.ts';
import { addFact } from '#tests/placement-scenes.ts';
import {
  addAgreedWay,
  addReadyPerson,
  addWay,
  answer,
  ask,
  look,
  seen,
  someAnswer,
  someSounding,
  someYes,
  type Way,
} from '#tests/placements.ts';
import { passResource } from '#use-cases/placement/pass-resource.ts';
import { findPerson } from '#use-cases/people/find-person.ts';
import { listPlacements } from './list-placements.ts';
import { listWaitingSoundings } from './list-waiting-soundings.ts';
import { recordAnswer } from './record-answer.ts';
import { recordPersonsYes } from './record-persons-yes.ts';
import { soundOut } from './sound-out.ts';
import { startPlacement } from './start-placement.ts';
import { talkOverConditions } from './talk-over-conditions.ts';
import { withdrawSounding } from './withdraw-sounding.ts';

const database = testDatabase();
let town: Town;

beforeAll(async () => {
  town = await addTown(database.owner);
});

const way = (given: Partial<Way> = {}) => addWay(database.owner, town.recorder, given);
const full: HostNo = {
  code: 'full',
  words: '年度内はいっぱい',
  consequence: 'ask_again',
  until: '2027-04-01',
};

async function sayNo(of: Way, no: Partial<HostNo> = {}): Promise<void> {
  const { soundings } = await look(town.recorder, of);
  const [open] = soundings;
  await recordAnswer(town.recorder, {
    ...(await seen(town.recorder, of)),
    sounding: { id: open?.id ?? '', version: open?.version ?? 0 },
    answer: { ...someAnswer, answer: 'no' },
    no: { ...full, ...no },
  });
}

it('道をはじめると候補になり、同じ所への二本目はできない。ケースのない人にはできない', async () => {
  const first = await way();
  expect(await look(town.recorder, first)).toMatchObject({ state: 'candidate', next: 'sound' });
  const again = {
    id: uuidv7(),
    personId: first.personId,
    resourceId: first.resourceId,
    runId: null,
    on: today,
  };
  expect(await startPlacement(town.recorder, again)).toEqual({ id: first.placementId });
  const personId = await addPerson(town.recorder);
  await expect(startPlacement(town.recorder, { ...again, personId })).rejects.toMatchObject({
    code: 'already-done',
  });
  await expect(startPlacement(town.other, again)).rejects.toMatchObject({ code: 'not-found' });
});

it('本人の「いや」は、道をはじめさせない', async () => {
  const { resourceId } = await way();
  const personId = await addReadyPerson(town.recorder);
  await passResource(town.recorder, { personId, resourceId, reason: 'person_no' }, today);
  const given = { id: uuidv7(), personId, resourceId, runId: null, on: today };
  await expect(startPlacement(town.recorder, given)).rejects.toMatchObject({ code: 'not-permitted' });
});

it('打診で伝えるのはアセスメントの行だけ。ぬいた行は伝わらず、書きたした行は受けつけない', async () => {
  const one = await way();
  const line = { label: '続けられる時間', value: '1時間まで' };
  await ask(town.recorder, one, { told: [line] });
  const { soundings, state, next, role } = await look(town.recorder, one);
  expect(soundings[0]?.told).toEqual([line]);
  expect({ state, next, role }).toEqual({ state: 'sounding', next: 'await_answer', role: '朝の立ち番' });
  const made = { ...someSounding, told: [{ label: '病名', value: '高血圧' }] };
  const sounded = await soundOut(
    town.recorder,
    { ...(await seen(town.recorder, one)), id: uuidv7(), draft: made, sureOf: [] },
    today,
  );
  expect(sounded).toEqual({ ok: false, stale: true });
  const { currentCase } = await findPerson(town.recorder, one.personId);
  expect(currentCase?.state).toBe('sounding');
});

it('不変条件4: 打診のことばに、名・住所・電話・生年月日があれば出さない。病名らしいことばは、たしかめる', async () => {
  const contact = { address: '縁が丘市中央九丁目99番', phone: '000-0000-2222' };
  const ready = await addReadyPerson(town.recorder, contact);
  const one = await way({ personId: ready });
  const tryWords = async (askedWords: string, sureOf: string[] = []) =>
    soundOut(
      town.recorder,
      { ...(await seen(town.recorder, one)), id: uuidv7(), draft: { ...someSounding, askedWords }, sureOf },
      today,
    );
  const telling = [
    '相良 剛さんのことです',
    'さがらつよしさん',
    '昭和43年6月2日生まれの方',
    '縁が丘市中央九丁目99番の方',
    '本人の電話は0000002222です',
  ];
  for (const words of telling) {
    const sounded = await tryWords(words, [words, '0000002222', '相良', '剛']);
    expect(sounded, words).toMatchObject({ ok: false });
  }
  expect(await tryWords('左麻痺のある方です')).toMatchObject({
    ok: false,
    identifying: [{ weight: 'ask' }],
  });
  expect((await look(town.recorder, one)).soundings).toEqual([]);
  expect(await tryWords('返事は 000-0000-0110 へ', ['000-0000-0110'])).toEqual({ ok: true });
});

it('不変条件1: 支援会議で知ったこと、体・家族のこととして聞いたことばは、打診に出さない', async () => {
  const one = await way();
  await addFact(town.recorder, one.personId, {
    kind: 'other',
    words: '隣町の元夫が探している',
    basis: 'confidential_meeting',
  });
  await addFact(town.recorder, one.personId, { kind: 'family', item: 'family', words: '母の介護で夜おきる' });
  for (const askedWords of ['隣町の元夫が探しているので朝だけ', '母の介護で夜おきるため、朝は遅め']) {
    const given = { ...(await seen(town.recorder, one)), id: uuidv7(), sureOf: [askedWords] };
    const sounded = await soundOut(
      town.recorder,
      { ...given, draft: { ...someSounding, askedWords } },
      today,
    );
    expect(sounded).toMatchObject({ ok: false, identifying: [{ weight: 'must' }] });
  }
});

it('受けられる → 本人の返事を待つ。本人の「はい」のあとに、はじめて呼び名がつく', async () => {
  const one = await way();
  await ask(town.recorder, one);
  await expect(
    recordPersonsYes(town.recorder, await seen(town.recorder, one), someYes),
  ).rejects.toMatchObject({ code: 'answer-missing' });
  await answer(town.recorder, one);
  expect(await look(town.recorder, one)).toMatchObject({ state: 'sounding', next: 'ask_person', called: '' });
  expect(await recordPersonsYes(town.recorder, await seen(town.recorder, one), someYes)).toEqual({
    ok: true,
  });
  expect(await look(town.recorder, one)).toMatchObject({
    state: 'agreed',
    next: 'plan_visit',
    called: '相良さん',
  });
});

it('条件つき：本人が「いや」と言った条件があるうちは、進まない', async () => {
  const one = await way();
  await ask(town.recorder, one);
  await answer(town.recorder, one, {
    answer: 'conditional',
    conditions: [
      { words: '講習を受ける', person: 'not_yet' },
      { words: '週に3日', person: 'not_yet' },
    ],
  });
  const stands = await look(town.recorder, one);
  expect(stands).toMatchObject({ state: 'conditions', next: 'talk_over' });
  const talk = async (person: 'agreed' | 'refused') => {
    const { soundings } = await look(town.recorder, one);
    return talkOverConditions(town.recorder, {
      ...(await seen(town.recorder, one)),
      sounding: { id: soundings[0]?.id ?? '', version: soundings[0]?.version ?? 0 },
      conditions: [
        { words: '講習を受ける', person: 'agreed' },
        { words: '週に3日', person },
      ],
      sureOf: [],
    });
  };
  const yes = async (conditionsAgreed: boolean) =>
    recordPersonsYes(town.recorder, await seen(town.recorder, one), { ...someYes, conditionsAgreed });
  expect(await yes(false)).toEqual({ ok: false, open: 'not_yet' });
  await talk('refused');
  expect((await look(town.recorder, one)).next).toBe('adjust');
  expect(await yes(true)).toEqual({ ok: false, open: 'refused' });
  await talk('agreed');
  expect((await look(town.recorder, one)).next).toBe('ask_person');
  expect(await yes(false)).toEqual({ ok: true });
});

it('受入先の「いまは受けられない」は受入先の判断として残り、だれの数にもならない。その日まで出さない道もある', async () => {
  const one = await way();
  await ask(town.recorder, one);
  await sayNo(one);
  const over = await look(town.recorder, one);
  expect(over).toMatchObject({ state: 'fell_through', endCode: 'full', next: undefined });
  expect(over.steps[0]).toMatchObject({ decidedBy: 'host', whose: 'host', consequence: 'ask_again' });
  const { currentCase } = await findPerson(town.recorder, one.personId);
  expect(currentCase?.state).toBe('searching');

  const other = await way();
  await ask(town.recorder, other);
  await sayNo(other, { code: 'formal_user', consequence: 'not_until', until: '2027-01-10' });
  const { rows } = await database.owner.query(
    'select passed_by, until::text from match_pass where person_id = $1',
    [other.personId],
  );
  expect(rows).toEqual([{ passed_by: 'host', until: '2027-01-10' }]);

  const third = await way();
  await ask(town.recorder, third);
  await sayNo(third, { code: 'hours', consequence: 'adjust', until: null });
  expect(await look(town.recorder, third)).toMatchObject({ state: 'conditions', next: 'sound' });
  await ask(town.recorder, third, { askedOn: '2026-11-24' });
  expect(await look(town.recorder, third)).toMatchObject({ state: 'sounding', next: 'await_answer' });
});

it('返事のない打診：もう一度きくと前の問いは閉じ、取り下げると候補にもどる', async () => {
  const one = await way();
  await ask(town.recorder, one);
  const second = await ask(town.recorder, one, { askedOn: '2026-11-24', manner: 'visit' });
  const { soundings } = await look(town.recorder, one);
  expect(soundings.map(({ withdrawnAt }) => withdrawnAt === null)).toEqual([true, false]);
  const held = await seen(town.recorder, one);
  const [open] = soundings;
  await withdrawSounding(town.recorder, {
    ...held,
    sounding: { id: second, version: open?.version ?? 0 },
    reason: '別の所が先に決まった',
    on: today,
  });
  expect(await look(town.recorder, one)).toMatchObject({ state: 'candidate', next: 'sound' });
});

it('返事待ちは古い順。自分の担当と、自分の機関だけにしぼれる', async () => {
  const old = await way();
  await ask(town.recorder, old, { askedOn: '2026-11-01', replyDueOn: '2026-11-15' });
  const fresh = await addWay(database.owner, town.colleague);
  await ask(town.colleague, fresh, { askedOn: '2026-11-20' });
  const waiting = async (scope: 'mine' | 'agency') =>
    (await listWaitingSoundings(town.recorder, scope, today)).unanswered.map(
      ({ placementId }) => placementId,
    );
  expect((await waiting('agency'))[0]).toBe(old.placementId);
  expect(await waiting('agency')).toContain(fresh.placementId);
  expect(await waiting('mine')).not.toContain(fresh.placementId);
  expect((await listWaitingSoundings(town.other, 'all', today)).unanswered).toEqual([]);
});

it('「また聞いて」の日がくると一覧に出て、同じ所への道がまた始まると消える', async () => {
  const one = await way();
  await ask(town.recorder, one);
  await sayNo(one, { until: '2026-12-01' });
  const again = async (day: string) =>
    (await listWaitingSoundings(town.recorder, 'mine', day)).askAgain.map(({ placementId }) => placementId);
  expect(await again('2026-11-30')).not.toContain(one.placementId);
  expect(await again('2026-12-01')).toContain(one.placementId);
  await way({ personId: one.personId, resourceId: one.resourceId });
  expect(await again('2026-12-01')).not.toContain(one.placementId);
});

it('参加の一覧は、生きている道が先、終わった道があと', async () => {
  const one = await addAgreedWay(database.owner, town.recorder);
  const two = await way({ personId: one.personId });
  await ask(town.recorder, two);
  await sayNo(two);
  const { alive, past } = await listPlacements(town.recorder, one.personId);
  expect(alive.map(({ id }) => id)).toEqual([one.placementId]);
  expect(past.map(({ id }) => id)).toEqual([two.placementId]);
  // The other way is still alive: the case does not go back to searching.
  const { currentCase } = await findPerson(town.recorder, one.personId);
  expect(currentCase?.state).toBe('sounding');
});

it('ふたりが同時に書くと、あとの人は先に見直す。見られる範囲はくるわない', async () => {
  const one = await way();
  const before = await seen(town.recorder, one);
  await ask(town.recorder, one);
  const given = { ...before, id: uuidv7(), draft: someSounding, sureOf: [] };
  await expect(soundOut(town.colleague, given, today)).rejects.toMatchObject({ code: 'changed-meanwhile' });
  const drift = await asActor(town.recorder, { act: 'access.check' }, (db) => findAccessDrift(db));
  expect(drift).toEqual([]);
});
