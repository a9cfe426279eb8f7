import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { moveCaseAlong } from '#db/case-course.ts';
import type { Worker } from '#domain/actor.ts';
import type { CaseState } from '#domain/case-state.ts';
import type { DeclineDraft } from '#domain/decline-reason.ts';
import { readWaiting } from '#use-cases/today/read-waiting.ts';
import { recordConsent } from '#use-cases/consents/record-consent.ts';
import { withdrawConsent } from '#use-cases/consents/withdraw-consent.ts';
import { findPerson } from '#use-cases/people/find-person.ts';
import { addCase, addResource, heldCase, plantPlacement, someTried } from '#tests/cases.ts';
import { testDatabase } from '#tests/database.ts';
import { addTown, someConsent, today, type Town } from '#tests/people.ts';
import { addTriedSystem } from './add-tried-system.ts';
import { liftDecline } from './lift-decline.ts';
import { moveCase, type CaseMoveDraft } from './move-case.ts';
import { readCourse } from './read-course.ts';
import { recordDecline } from './record-decline.ts';
import { reopenCase } from './reopen-case.ts';
import { strikeTriedSystem } from './strike-tried-system.ts';
import { takeOnCase } from './take-on-case.ts';
import { transferCase } from './transfer-case.ts';

const database = testDatabase();
let town: Town;

beforeAll(async () => {
  town = await addTown(database.owner);
});

const refused = (code: string) => expect.objectContaining({ code });

const move = (to: CaseState, kind: CaseMoveDraft['kind'] = 'forward', reason = ''): CaseMoveDraft => ({
  to,
  kind,
  on: '2026-11-10',
  reason,
  meetingItemId: null,
  until: null,
});

async function go(personId: string, draft: CaseMoveDraft) {
  return moveCase(town.recorder, personId, await heldCase(town.recorder, personId), draft);
}

async function along(personId: string, caseId: string, to: CaseState, on = '2026-11-12') {
  const course = { caseId, personId, to, on, reason: '行き先が動いた' };
  return asActor(town.recorder, { act: 'access.check' }, async (db) => {
    const moved = await moveCaseAlong(db, town.recorder, course);
    await refreshAccess(db, personId);
    return moved;
  });
}

/** What only an arranged database has: a case that has ended. */
async function endCase(caseId: string): Promise<void> {
  await database.owner.query(`update "case" set state = 'closed', ended_on = '2026-11-15' where id = $1`, [
    caseId,
  ]);
}

it('進み、一つもどり、休み、つづきから再開する。日・理由・人がそれぞれ残る', async () => {
  const { personId } = await addCase(town.recorder);
  expect(await go(personId, move('assessing'))).toEqual({ ok: true });
  expect(await go(personId, move('searching', 'forward', 'アセスメントがそろった'))).toEqual({ ok: true });
  expect((await readCourse(town.recorder, personId)).stateBefore).toBe('assessing');
  await go(personId, move('assessing', 'back', '聞けていないことがあった'));
  await go(personId, { ...move('paused', 'pause', '入院'), until: '2026-12-20' });
  const resting = await readCourse(town.recorder, personId);
  expect(resting.current).toMatchObject({
    state: 'paused',
    resumeState: 'assessing',
    pausedUntil: '2026-12-20',
  });
  await expect(go(personId, move('searching', 'resume'))).rejects.toEqual(refused('not-permitted'));
  await go(personId, move('assessing', 'resume'));
  const course = await readCourse(town.recorder, personId);
  expect(course.current).toMatchObject({ state: 'assessing', resumeState: null, pausedUntil: null });
  expect(course.changes.toReversed().map(({ kind, toState }) => [kind, toState])).toEqual([
    ['forward', 'assessing'],
    ['forward', 'searching'],
    ['back', 'assessing'],
    ['pause', 'paused'],
    ['resume', 'assessing'],
  ]);
  expect(course.changes[0]).toMatchObject({ byName: '水沢 葉子', onDay: '2026-11-10' });
});

it('表にない段へは動かず、理由のない後もどりも、古い版での動きも通らない', async () => {
  const { personId } = await addCase(town.recorder);
  await expect(go(personId, move('decided'))).rejects.toEqual(refused('already-done'));
  await go(personId, move('assessing'));
  await expect(go(personId, move('received', 'back'))).rejects.toEqual(refused('not-permitted'));
  const seen = await heldCase(town.recorder, personId);
  await go(personId, move('searching'));
  await expect(moveCase(town.colleague, personId, seen, move('planning'))).rejects.toEqual(
    refused('changed-meanwhile'),
  );
  await expect(moveCase(town.other, personId, seen, move('planning'))).rejects.toEqual(refused('not-found'));
});

it('B3: 試した制度か対象外の確認がなければプランに進まず、消し線をひけばまた足りなくなる', async () => {
  const { personId, caseId } = await addCase(town.recorder);
  await go(personId, move('assessing'));
  expect(await go(personId, move('planning'))).toEqual({ ok: false, missing: ['tried'] });
  const id = uuidv7();
  await addTriedSystem(town.recorder, personId, { id, caseId, tried: someTried });
  await addTriedSystem(town.recorder, personId, { id, caseId, tried: someTried });
  await strikeTriedSystem(town.recorder, personId, id, '別の人の記録だった');
  expect(await go(personId, move('planning'))).toEqual({ ok: false, missing: ['tried'] });
  await addTriedSystem(town.recorder, personId, { id: uuidv7(), caseId, tried: someTried });
  expect(await go(personId, move('planning'))).toEqual({ ok: true });
  expect(await go(personId, move('meeting_awaited'))).toEqual({ ok: false, missing: ['plan_for_meeting'] });
  const { tried } = await readCourse(town.recorder, personId);
  expect(tried.map(({ struckReason }) => struckReason)).toEqual([null, '別の人の記録だった']);
  await expect(strikeTriedSystem(town.recorder, personId, id, 'もう一度')).rejects.toEqual(
    refused('already-done'),
  );
});

it('ほかの人のケースには、試した制度を書けない', async () => {
  const { personId } = await addCase(town.recorder);
  const { caseId } = await addCase(town.recorder);
  const given = { id: uuidv7(), caseId, tried: someTried };
  await expect(addTriedSystem(town.recorder, personId, given)).rejects.toEqual(refused('not-found'));
});

it('行き先が動けばケースもついて動き、先にいれば動かず、なくなれば「探す」にもどる', async () => {
  const { personId, caseId } = await addCase(town.recorder);
  expect(await along(personId, caseId, 'sounding')).toBe(true);
  expect(await along(personId, caseId, 'sounding')).toBe(false);
  expect(await along(personId, caseId, 'trying')).toBe(false);
  const placement = await plantPlacement(database.owner, town.recorder, {
    personId,
    caseId,
    state: 'visiting',
  });
  expect(await along(personId, caseId, 'trying')).toBe(true);
  expect(await along(personId, caseId, 'sounding')).toBe(false);
  expect(await along(personId, caseId, 'searching')).toBe(false);
  await database.owner.query(`update placement set state = 'settled' where id = $1`, [placement]);
  expect(await along(personId, caseId, 'taking_part')).toBe(true);
  expect(await along(personId, caseId, 'trying')).toBe(false);
  await database.owner.query(
    `update placement set state = 'ended', ended_on = '2026-11-12', end_code = 'enough' where id = $1`,
    [placement],
  );
  expect(await along(personId, caseId, 'searching')).toBe(true);
  const { changes } = await readCourse(town.recorder, personId);
  expect(changes[0]).toMatchObject({ fromState: 'taking_part', toState: 'searching', kind: 'back' });
});

it('断り: 本人の「いや」はつなぐから消え、とりやめるとまた出る。本人には何も数えない', async () => {
  const { personId, caseId } = await addCase(town.recorder);
  const resourceId = await addResource(database.owner, town.municipalityId, '川端の体操教室');
  const decline: DeclineDraft = {
    whose: 'person',
    code: 'not_this',
    words: '輪に入るのがつらい',
    consequence: 'never_again',
    until: null,
    on: '2026-11-10',
    resourceId: null,
    placeName: '川端の体操教室',
  };
  const given = { caseId, decline, label: '本人　いや' };
  const lost = { ...given, decline: { ...decline, placeName: '知らない場所' } };
  expect(await recordDecline(town.recorder, personId, lost)).toBe('no-such-place');
  expect(await recordDecline(town.recorder, personId, given)).toBe('recorded');
  const passes = () =>
    database.owner.query<{ passed_by: string; reason: string; ended: boolean }>(
      'select passed_by, reason, ended_at is not null as ended from match_pass where person_id = $1 and resource_id = $2',
      [personId, resourceId],
    );
  expect((await passes()).rows).toEqual([{ passed_by: 'person', reason: 'person_no', ended: false }]);
  const [written] = (await readCourse(town.recorder, personId)).declines;
  if (!written) throw new Error('expected the decline');
  expect(written).toMatchObject({ resourceName: '川端の体操教室', words: '輪に入るのがつらい' });
  await liftDecline(town.recorder, personId, written.id, '本人が「見るだけなら」と言った');
  expect((await passes()).rows).toEqual([{ passed_by: 'person', reason: 'person_no', ended: true }]);
  await expect(liftDecline(town.recorder, personId, written.id, 'また')).rejects.toEqual(
    refused('already-done'),
  );
});

it('病気は断りではなく、休みになる。だれの「いや」にもならない', async () => {
  const { personId, caseId } = await addCase(town.recorder);
  await go(personId, move('assessing'));
  const decline: DeclineDraft = {
    whose: 'neither',
    code: 'hospital',
    words: '',
    consequence: 'pause',
    until: null,
    on: '2026-11-11',
    resourceId: null,
    placeName: '',
  };
  await recordDecline(town.recorder, personId, { caseId, decline, label: 'どちらでもない　入院' });
  const course = await readCourse(town.recorder, personId);
  expect(course.current).toMatchObject({ state: 'paused', resumeState: 'assessing' });
  expect(course.changes[0]).toMatchObject({ reason: 'どちらでもない　入院' });
  const { rows } = await database.owner.query('select from match_pass where person_id = $1', [personId]);
  expect(rows).toHaveLength(0);
});

it('再開は、もとの番号に枝をつけた別のケース。もとのケースは終わったまま残る', async () => {
  const { personId, caseId } = await addCase(town.recorder);
  const reopening = {
    personId,
    caseId,
    at: 'assessing',
    on: '2026-11-20',
    reason: 'また閉じこもりがち',
  } as const;
  await expect(reopenCase(town.recorder, reopening)).rejects.toEqual(refused('already-done'));
  const { number } = await heldCase(town.recorder, personId);
  await endCase(caseId);
  await reopenCase(town.recorder, reopening);
  const second = await heldCase(town.recorder, personId);
  expect(second).toMatchObject({ number: `${number}の2`, state: 'assessing' });
  await endCase(second.id);
  await reopenCase(town.recorder, { ...reopening, caseId: second.id, on: '2026-11-21' });
  expect((await heldCase(town.recorder, personId)).number).toBe(`${number}の3`);
  const { cases, changes } = await readCourse(town.recorder, personId);
  expect(cases.map(({ state }) => state)).toEqual(['assessing', 'closed', 'closed']);
  expect(cases[0]?.followsCaseId).toBe(second.id);
  expect(changes[0]).toMatchObject({ kind: 'reopen', fromState: 'closed', reason: 'また閉じこもりがち' });
});

it('主担当は、本人の同意が及ぶ機関にだけ移り、同意のとおりに開く。同意が切れれば時計で閉じ、撤回されればすぐ閉じる', async () => {
  const { personId } = await addCase(town.recorder);
  await go(personId, move('assessing'));
  const transfer = {
    toAgencyId: town.other.agencyId,
    mainAccountId: town.other.accountId,
    on: '2026-11-10',
    reason: '暮らしの相談が中心になった',
    meetingItemId: null,
  };
  const seen = await heldCase(town.recorder, personId);
  await expect(transferCase(town.recorder, personId, seen, transfer)).rejects.toEqual(
    refused('consent-missing'),
  );
  const consentId = uuidv7();
  await recordConsent(town.recorder, personId, consentId, {
    ...someConsent,
    recipientName: '',
    recipientAgencyId: town.other.agencyId,
    items: ['basic', 'participation'],
  });
  const wrongMain = { ...transfer, mainAccountId: town.colleague.accountId };
  await expect(transferCase(town.recorder, personId, seen, wrongMain)).rejects.toEqual(
    refused('not-permitted'),
  );
  await transferCase(town.recorder, personId, seen, transfer);
  const course = await readCourse(town.other, personId);
  expect(course.current).toMatchObject({ leadAgencyName: '自立相談支援機関', mainWorkerName: '谷 みどり' });
  expect(course.changes[0]).toMatchObject({ kind: 'transfer' });
  // It is opened no more than the person agreed to.
  expect([...(await findPerson(town.other, personId)).open].toSorted()).toEqual(['basic', 'participation']);
  const { rows: grounds } = await database.owner.query(
    'select from access_ground where person_id = $1 and grantee = $2',
    [personId, town.other.agencyId],
  );
  expect(grounds).toEqual([]);
  const lost = async (worker: Worker) =>
    (await readWaiting(worker, today)).filter((one) => one.kind === 'no_lead' && one.personId === personId);
  expect(await lost(town.officer)).toEqual([]);
  // The term of the consent is the term of the lead: no job and no verb closes it.
  await database.owner.query(
    `update consent set valid_until = '2026-03-31', given_on = '2025-04-01' where id = $1`,
    [consentId],
  );
  await asActor(town.recorder, { act: 'test.derive' }, (db) => refreshAccess(db, personId));
  await expect(findPerson(town.other, personId)).rejects.toEqual(refused('not-found'));
  expect((await readCourse(town.recorder, personId)).current).toMatchObject({
    leadAgencyName: '自立相談支援機関',
    isOpenToLead: false,
  });
  expect(await lost(town.officer)).toMatchObject([
    { detail: 'アセスメント中　谷 みどり　主担当（自立相談支援機関）への同意が切れている' },
  ]);
  const renewed = uuidv7();
  await recordConsent(town.recorder, personId, renewed, {
    ...someConsent,
    recipientName: '',
    recipientAgencyId: town.other.agencyId,
    items: ['basic'],
    validUntil: '2099-03-31',
  });
  expect([...(await findPerson(town.other, personId)).open]).toEqual(['basic']);
  await withdrawConsent(town.recorder, personId, { id: renewed, version: 1 }, '本人から電話で');
  await expect(findPerson(town.other, personId)).rejects.toEqual(refused('not-found'));
});

it('担当のいないケースは、その機関の人が引き受ける', async () => {
  const { personId, caseId } = await addCase(town.recorder);
  const seen = await heldCase(town.recorder, personId);
  const given = { mainAccountId: town.colleague.accountId, on: '2026-11-10' };
  await expect(takeOnCase(town.colleague, personId, seen, given)).rejects.toEqual(refused('already-done'));
  await database.owner.query('update "case" set main_account_id = null where id = $1', [caseId]);
  expect(await go(personId, move('searching'))).toEqual({ ok: false, missing: ['main'] });
  // Whoever handed it to another agency names nobody there any more.
  const leads = (agencyId: string) =>
    database.owner.query('update "case" set lead_agency_id = $1 where id = $2', [agencyId, caseId]);
  await leads(town.other.agencyId);
  expect((await readCourse(town.recorder, personId)).current?.mayTakeOn).toBe(false);
  await expect(takeOnCase(town.colleague, personId, seen, given)).rejects.toEqual(refused('not-permitted'));
  await leads(town.recorder.agencyId);
  expect((await readCourse(town.recorder, personId)).current?.mayTakeOn).toBe(true);
  await takeOnCase(town.colleague, personId, seen, given);
  expect((await readCourse(town.recorder, personId)).current?.mainWorkerName).toBe('森 一郎');
});
