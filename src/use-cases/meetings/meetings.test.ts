import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import { asActor } from '#db/as-actor.ts';
import type { AttendanceDraft } from '#domain/meeting.ts';
import { recordConsent } from '#use-cases/consents/record-consent.ts';
import { withdrawConsent } from '#use-cases/consents/withdraw-consent.ts';
import { receiveIntake } from '#use-cases/intakes/receive-intake.ts';
import { readCourse } from '#use-cases/casework/read-course.ts';
import { listPlans } from '#use-cases/plans/list-plans.ts';
import { readPlan } from '#use-cases/plans/read-plan.ts';
import { addCase, heldCase } from '#tests/cases.ts';
import { testDatabase } from '#tests/database.ts';
import { addPerson, addTown, someConsent, someIntake, type Town } from '#tests/people.ts';
import { addPlanned, decide, holdMeeting, someItem, someMeeting, type Planned } from '#tests/plans.ts';
import { addItem } from './add-item.ts';
import { arrangeMeeting } from './arrange-meeting.ts';
import { changeAttendance } from './change-attendance.ts';
import { changeMeeting } from './change-meeting.ts';
import { findAgendaPerson } from './find-agenda-person.ts';
import { listMeetings } from './list-meetings.ts';
import { readMeeting } from './read-meeting.ts';
import { saveItem } from './save-item.ts';
import { sayGap } from './say-gap.ts';
import { setAside } from './set-aside.ts';
import { stepMeeting } from './step-meeting.ts';

const database = testDatabase();
let town: Town;

beforeAll(async () => {
  town = await addTown(database.owner);
});

const refused = (code: string) => expect.objectContaining({ code });

async function arrange(agencyIds: string[] = []): Promise<string> {
  const id = uuidv7();
  await arrangeMeeting(town.recorder, { id, meeting: someMeeting, agencyIds });
  return id;
}

const newItem = ({ personId, planId }: Planned, standsAside: string[] = []) => ({
  id: uuidv7(),
  personId,
  purpose: 'plan' as const,
  planId,
  standsAside,
});

async function agree(personId: string, items: ('basic' | 'participation')[], validUntil = '2027-03-31') {
  const id = uuidv7();
  const to = { recipientName: '', recipientAgencyId: town.other.agencyId };
  await recordConsent(town.recorder, personId, id, { ...someConsent, ...to, items, validUntil });
  return id;
}

async function version(meetingId: string) {
  return { id: meetingId, version: (await readMeeting(town.recorder, meetingId)).version };
}

it('不変条件2: 招いた機関のすべてに同意が及ばなければ、議題にならない。だれが及ばないかを言う', async () => {
  const planned = await addPlanned(town.recorder);
  const { personId } = planned;
  const meetingId = await arrange([town.other.agencyId, town.officer.agencyId]);
  const asked = await addItem(town.recorder, meetingId, newItem(planned));
  if (asked.ok || asked.why !== 'uncovered') throw new Error('expected a refusal with names');
  expect(asked.seats.map(({ name }) => name)).toEqual(['自立相談支援機関']);
  await agree(personId, ['basic']);
  expect((await addItem(town.recorder, meetingId, newItem(planned))).ok).toBe(false);
  await agree(personId, ['participation'], '2026-11-17');
  expect((await addItem(town.recorder, meetingId, newItem(planned))).ok).toBe(false);
  expect((await readMeeting(town.recorder, meetingId)).items).toEqual([]);
  await agree(personId, ['participation']);
  expect(await addItem(town.recorder, meetingId, newItem(planned))).toEqual({ ok: true });
  await expect(addItem(town.recorder, meetingId, newItem(planned))).rejects.toEqual(refused('already-done'));
});

it('不変条件2: 同意の及ばない機関は、その議題のあいだ席を外せば、議題にできる。呼びもどせはしない', async () => {
  const planned = await addPlanned(town.recorder);
  const meetingId = await arrange([town.other.agencyId]);
  const { seats } = await readMeeting(town.recorder, meetingId);
  const other = seats.find(({ agencyId }) => agencyId === town.other.agencyId)?.id ?? '';
  const item = newItem(planned, [other]);
  expect(await addItem(town.recorder, meetingId, item)).toEqual({ ok: true });
  expect(await setAside(town.recorder, meetingId, item.id, [])).toMatchObject({
    ok: false,
    seats: [{ name: '自立相談支援機関' }],
  });
  expect(await setAside(town.recorder, meetingId, item.id, [other])).toEqual({ ok: true });
});

it('不変条件2: あとから招いても、同意が撤回されても、及ばない人をまぜて招集も開会もできない', async () => {
  const planned = await addPlanned(town.recorder);
  const meetingId = await arrange();
  await addItem(town.recorder, meetingId, newItem(planned));
  const seat: AttendanceDraft = {
    id: uuidv7(),
    agencyId: town.other.agencyId,
    affiliation: '',
    name: '',
    role: '',
    presence: 'invited',
    version: 0,
  };
  expect(await changeAttendance(town.recorder, meetingId, [seat])).toMatchObject({
    ok: false,
    uncovered: [{ seat: '自立相談支援機関' }],
  });
  const consentId = await agree(planned.personId, ['basic', 'participation']);
  expect(await changeAttendance(town.recorder, meetingId, [seat])).toEqual({ ok: true });
  await withdrawConsent(town.recorder, planned.personId, { id: consentId, version: 1 }, '本人から');
  for (const to of ['called', 'held'] as const) {
    expect(await stepMeeting(town.recorder, await version(meetingId), { to })).toMatchObject({
      ok: false,
      why: 'uncovered',
    });
  }
  const leave = { ...seat, presence: 'left_out' as const, version: 1 };
  expect(await changeAttendance(town.recorder, meetingId, [leave])).toEqual({ ok: true });
  expect(await stepMeeting(town.recorder, await version(meetingId), { to: 'called' })).toEqual({ ok: true });
});

it('本人がまだ何にも同意していない人は、重層的支援会議にはかけられない', async () => {
  const personId = await addPerson(town.recorder);
  const unasked = { ...someIntake, consentState: 'refused' as const };
  await receiveIntake(town.recorder, personId, uuidv7(), unasked);
  const meetingId = await arrange();
  const item = { id: uuidv7(), personId, purpose: 'other' as const, planId: null, standsAside: [] };
  expect(await addItem(town.recorder, meetingId, item)).toEqual({ ok: false, why: 'no-consent' });
});

it('団体の名で招いた人は、その名の同意がある人の議題にだけ残れる', async () => {
  const planned = await addPlanned(town.recorder);
  const meetingId = await arrange();
  const seat: AttendanceDraft = {
    id: uuidv7(),
    agencyId: null,
    affiliation: '川端自治会',
    name: '会長',
    role: '',
    presence: 'invited',
    version: 0,
  };
  await changeAttendance(town.recorder, meetingId, [seat]);
  expect((await addItem(town.recorder, meetingId, newItem(planned))).ok).toBe(false);
  const named = { ...someConsent, recipientName: '川端自治会', items: ['participation' as const] };
  await recordConsent(town.recorder, planned.personId, uuidv7(), named);
  const found = await findAgendaPerson(town.recorder, meetingId, { id: planned.personId });
  expect(found?.seats.map(({ coverage }) => coverage)).toEqual(['full', 'part']);
  expect(await addItem(town.recorder, meetingId, newItem(planned))).toEqual({ ok: true });
});

it('適はプランを進め、修正はプランとケースを案にもどす。決めたことはその場で効き、会議の名が残る', async () => {
  const planned = await addPlanned(town.recorder);
  const held = await holdMeeting(town.recorder, planned);
  const words = { ...someItem, decisionWords: '雨の日のことを書き足す' };
  await decide(town.recorder, held, { decision: 'amend', item: words });
  expect((await readPlan(town.recorder, planned.personId, planned.planId)).state).toBe('draft');
  const { current, changes } = await readCourse(town.recorder, planned.personId);
  expect(current?.state).toBe('planning');
  const { number } = await readMeeting(town.recorder, held.meetingId);
  expect(changes[0]).toMatchObject({ kind: 'back', reason: '雨の日のことを書き足す', meetingNumber: number });
});

it('決めたことは一度だけ効き、開いていない会議では決められない', async () => {
  const planned = await addPlanned(town.recorder);
  const meetingId = await arrange();
  const item = newItem(planned);
  await addItem(town.recorder, meetingId, item);
  const input = { item: someItem, decision: 'fit' as const };
  await expect(saveItem(town.recorder, meetingId, item.id, 1, input)).rejects.toEqual(
    refused('not-permitted'),
  );
  await stepMeeting(town.recorder, await version(meetingId), { to: 'held' });
  const held = { meetingId, itemId: item.id };
  const running = { item: someItem, decision: 'replan' as const };
  await expect(saveItem(town.recorder, meetingId, item.id, 1, running)).rejects.toEqual(
    refused('already-done'),
  );
  await decide(town.recorder, held, { decision: 'fit' });
  await decide(town.recorder, held, { decision: 'amend', item: { ...someItem, points: '保険' } });
  const { items } = await readMeeting(town.recorder, meetingId);
  expect(items[0]).toMatchObject({ decision: 'fit', points: '保険', planState: 'fit' });
});

it('再プランは、いまの版を生かしたまま、次の版の案をつくる', async () => {
  const planned = await addPlanned(town.recorder);
  await database.owner.query(
    `update plan set state = 'running', fit_on = '2026-11-10', agreed_on = '2026-11-10', decided_on = '2026-11-10', started_on = '2026-11-10' where id = $1`,
    [planned.planId],
  );
  await decide(town.recorder, await holdMeeting(town.recorder, planned), { decision: 'replan' });
  const plans = await listPlans(town.recorder, planned.personId);
  expect(plans.map(({ edition, state }) => [edition, state])).toEqual([
    [2, 'draft'],
    [1, 'evaluating'],
  ]);
});

it('会議で休むと決めれば、ケースは休みになる', async () => {
  const { personId } = await addCase(town.recorder);
  const meetingId = await arrange();
  const item = { id: uuidv7(), personId, purpose: 'review' as const, planId: null, standsAside: [] };
  await addItem(town.recorder, meetingId, item);
  await stepMeeting(town.recorder, await version(meetingId), { to: 'held' });
  const words = { ...someItem, decisionWords: '入院のあいだ' };
  await decide(town.recorder, { meetingId, itemId: item.id }, { decision: 'pause', item: words });
  expect((await heldCase(town.recorder, personId)).state).toBe('paused');
});

it('不変条件9: 確定した議事は、どの道からも変わらない', async () => {
  const planned = await addPlanned(town.recorder);
  const held = await holdMeeting(town.recorder, planned);
  const { meetingId, itemId } = held;
  expect(await stepMeeting(town.recorder, await version(meetingId), { to: 'confirmed' })).toEqual({
    ok: false,
    why: 'undecided',
    count: 1,
  });
  await decide(town.recorder, held, { decision: 'fit' });
  expect(await stepMeeting(town.recorder, await version(meetingId), { to: 'confirmed' })).toEqual({
    ok: true,
  });
  const input = { item: someItem, decision: null };
  await expect(saveItem(town.recorder, meetingId, itemId, 2, input)).rejects.toEqual(refused('already-done'));
  await expect(changeMeeting(town.recorder, meetingId, 3, someMeeting)).rejects.toEqual(
    refused('already-done'),
  );
  await expect(changeAttendance(town.recorder, meetingId, [])).rejects.toEqual(refused('already-done'));
  const untouched = await asActor(town.recorder, { act: 'access.check' }, async (db) => {
    const items = await db
      .updateTable('meetingItem')
      .set({ ownWords: '書きかえ' })
      .where('id', '=', itemId)
      .executeTakeFirst();
    const seats = await db
      .updateTable('meetingAttendance')
      .set({ name: '書きかえ' })
      .where('meetingId', '=', meetingId)
      .executeTakeFirst();
    return [items.numUpdatedRows, seats.numUpdatedRows];
  });
  expect(untouched).toEqual([0n, 0n]);
  expect((await readMeeting(town.recorder, meetingId)).state).toBe('confirmed');
});

it('議題は、同意の及ぶ機関にだけ見える。会議のあることは見えても、だれの話かは見えない', async () => {
  const planned = await addPlanned(town.recorder);
  const { meetingId } = await holdMeeting(town.recorder, planned);
  const seenByOther = await readMeeting(town.other, meetingId);
  expect(seenByOther.items).toEqual([]);
  expect((await listMeetings(town.other)).find(({ id }) => id === meetingId)?.items).toBe(0);
  await expect(readMeeting(town.administrator, meetingId)).rejects.toEqual(refused('not-found'));
});

it('足りない資源は、名まえのない声になる', async () => {
  const planned = await addPlanned(town.recorder);
  const { meetingId, itemId } = await holdMeeting(town.recorder, planned);
  const draft = { words: '相良さんが朝にいられる所', scene: '', theme: '', areaId: null };
  const given = { id: uuidv7(), draft, sureOf: [], on: '2026-11-18' };
  const named = await sayGap(town.recorder, meetingId, itemId, given);
  expect(named.ok).toBe(false);
  const clean = { ...given, draft: { ...draft, words: '平日の朝、ひとりでいられる所' } };
  expect(await sayGap(town.recorder, meetingId, itemId, clean)).toEqual({ ok: true });
  const { rows } = await database.owner.query('select words, from_kind from voice where id = $1', [given.id]);
  expect(rows).toEqual([{ words: '平日の朝、ひとりでいられる所', from_kind: 'worker' }]);
  const { rows: logged } = await database.owner.query<{ act: string }>(
    `select act from access_log where subjects @> $1::jsonb`,
    [JSON.stringify([{ kind: 'voice', id: given.id }])],
  );
  expect(logged).toEqual([{ act: 'meetings.gap-said' }]);
  await expect(sayGap(town.other, meetingId, itemId, clean)).rejects.toEqual(refused('not-found'));
});

it('会議の日や場所は、ふたりが別の欄を直せばどちらも残る', async () => {
  const id = await arrange();
  expect(await changeMeeting(town.recorder, id, 1, { ...someMeeting, placeNote: '会議室3' })).toEqual({
    ok: true,
  });
  expect(await changeMeeting(town.colleague, id, 1, { ...someMeeting, chair: '岡 進' })).toEqual({
    ok: true,
  });
  expect(await readMeeting(town.recorder, id)).toMatchObject({ placeNote: '会議室3', chair: '岡 進' });
  expect(await changeMeeting(town.colleague, id, 1, { ...someMeeting, placeNote: '会議室5' })).toMatchObject({
    ok: false,
    clash: { fields: [{ field: 'placeNote' }] },
  });
});
