import { beforeAll, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import type { Worker } from '#domain/actor.ts';
import { hoursOn, weeklyRule } from '#domain/hours.ts';
import { addCase } from '#tests/cases.ts';
import { testDatabase } from '#tests/database.ts';
import { someVoice } from '#tests/community.ts';
import { addOrganization, addTown, today, type Town } from '#tests/people.ts';
import { addAssessment, addResource } from '#tests/placement-scenes.ts';
import { voiceConditionsShape } from '#domain/voice.ts';
import type { PassReasonCode } from '#domain/candidate-pass.ts';
import { composeForPerson } from './compose-for-person.ts';
import { composeForVoice } from './compose-for-voice.ts';
import { recordVoice } from '#use-cases/community/record-voice.ts';
import { passComposition } from './pass-composition.ts';
import { takeUpComposition } from './take-up-composition.ts';
import { undoCompositionPass } from './undo-composition-pass.ts';

const database = testDatabase();
let town: Town;
let worker: Worker;
let personId: string;
let kitchen: string;
let voiceId: string;

const cook = {
  v: 1,
  strengths: [{ text: '和食の調理 31年', concepts: ['a.cook'], level: 'professional' }],
  wishes: [{ text: '料理を人の役に立てたい', concepts: ['a.cook'] }],
  noLonger: [{ text: 'もうお店では調理を行うことができない', concepts: ['a.cook'], demands: ['speed'] }],
  tolerance: {
    standing: 1,
    heavy: 0,
    fine_hand: 1,
    conversation: 2,
    voice_required: 2,
    planning: 2,
    teach_group: 2,
  },
  hours: hoursOn([5], 540, 780),
  sessionMaxMinutes: 180,
  groupMax: null,
  noise: 3,
  contact: ['face', 'via'],
};

beforeAll(async () => {
  town = await addTown(database.owner);
  worker = town.recorder;
  ({ personId } = await addCase(worker));
  await addAssessment(worker, personId, { profile: cook });
  kitchen = await addResource(database.owner, worker, {
    name: '川端公民館 調理室',
    kind: 'space',
    opportunity: {
      v: 1,
      concepts: ['a.cook'],
      demands: { stairs: 0 },
      windows: [{ rule: weeklyRule(hoursOn([5], 600, 720)), capacity: 12 }],
    },
  });
});

async function speak(sharing: 'yes' | 'not_asked'): Promise<string> {
  const id = uuidv7();
  const organizationId = await addOrganization(database.owner, town.municipalityId, '川端自治会');
  const voice = { ...someVoice, words: '男の人が集まる理由が、うちの地区にはない', organizationId, sharing };
  const conditions = voiceConditionsShape.parse({ v: 1, concepts: ['a.menonly'], wanted: ['t.men'] });
  const heard = { id, voice, conditions, fromKind: 'organization', heardOn: today, sureOf: [] } as const;
  expect(await recordVoice(worker, heard)).toMatchObject({ ok: true });
  return id;
}

const rows = async (text: string) => (await database.owner.query(text)).rows as Record<string, unknown>[];

it('声のない町では、何が足りないかを言う', async () => {
  expect(await composeForPerson(worker, personId, today)).toMatchObject({ drafts: [], missing: 'voices' });
});

it('元料理人に、男性の料理教室の案が出る。聞いていない声の主は名が出ない', async () => {
  voiceId = await speak('not_asked');
  const { drafts, missing } = await composeForPerson(worker, personId, today);
  expect(missing).toBeNull();
  expect(drafts[0]).toMatchObject({ name: '男性の料理教室', wishId: voiceId, placeId: kitchen });
  expect(JSON.stringify(drafts)).not.toContain('川端自治会');
  expect(drafts[0]?.fading[0]?.level).toBe('does_with');
});

it('よその機関は、この人から案をつくれない', async () => {
  await expect(composeForPerson(town.other, personId, today)).rejects.toMatchObject({ code: 'not-found' });
});

it('声の側からは、支援を受けている人が並ばない', async () => {
  const found = await composeForVoice(worker, voiceId, today);
  expect(found.drafts.every(({ lead }) => lead.kind === 'group')).toBe(true);
  // One cook is fewer than five: not even as a number.
  expect(found.strengths).toEqual([]);
});

it('いまはしない案は出ず、何も数えられず、取り消すと元のとおり出る。場のわけなら、その場でだけ出ない', async () => {
  const before = await composeForPerson(worker, personId, today);
  const [draft] = before.drafts;
  if (draft === undefined) throw new Error('expected a draft');
  const pass = (reason: PassReasonCode) =>
    passComposition(worker, { personId, key: draft.key, reason, until: null }, today);
  expect(await pass('person_no')).toBe(true);
  const after = await composeForPerson(worker, personId, today);
  expect(after.drafts.filter(({ concept }) => concept === draft.concept)).toEqual([]);
  expect(after.drafts).toEqual(before.drafts.filter(({ concept }) => concept !== draft.concept));
  expect(after.passes.held).toMatchObject([
    { name: '男性の料理教室', isPersonsNo: true, until: null, endsWhen: 'by_hand' },
  ]);
  // It is not shown any more: pressed twice there is nothing left to let go.
  expect(await pass('person_no')).toBe(false);
  const seen = { personId, key: draft.key, placeId: draft.placeId, firstOn: draft.dates[0] ?? '' };
  expect(await takeUpComposition(worker, seen, today)).toEqual({ ok: false, reason: 'changed' });
  expect(await rows('select from activity')).toEqual([]);
  // No mark: neither the case nor a list of what was declined or let go knows of it.
  for (const table of ['decline', 'match_pass', 'case_change', 'progress_note']) {
    expect(await rows(`select from ${table} where person_id = '${personId}'`)).toEqual([]);
  }
  const id = after.passes.held[0]?.id ?? '';
  await expect(undoCompositionPass(town.other, personId, id)).rejects.toMatchObject({ code: 'not-found' });
  await undoCompositionPass(worker, personId, id);
  await expect(undoCompositionPass(worker, personId, id)).rejects.toMatchObject({ code: 'already-done' });
  expect(await composeForPerson(worker, personId, today)).toEqual(before);

  expect(await pass('host_not_now')).toBe(true);
  const elsewhere = await composeForPerson(worker, personId, today);
  expect(
    elsewhere.drafts.some(({ concept, placeId }) => concept === draft.concept && placeId === kitchen),
  ).toBe(false);
  // The room says that it has other hours now: the reason has ended, and the draft is looked at again.
  await database.owner.query(
    `update composition_pass set ends_when = 'hours_changed', seen = '{"hours":"others"}' where ended_at is null`,
  );
  const again = await composeForPerson(worker, personId, today);
  expect(again.drafts).toEqual(before.drafts);
  expect(again.passes.back).toMatchObject([{ ended: '曜日・時間が変わった' }]);
  await database.owner.query('update composition_pass set ended_at = now() where ended_at is null');
});

it('よその機関は、この人の案を、いまはしないともできない', async () => {
  const { drafts } = await composeForPerson(worker, personId, today);
  const pass = { personId, key: drafts[0]?.key ?? '', reason: 'person_no', until: null } as const;
  await expect(passComposition(town.other, pass, today)).rejects.toMatchObject({ code: 'not-found' });
  expect(await rows('select from composition_pass where ended_at is null')).toEqual([]);
});

it('ひと押しで芽になり、役・了解・候補・わけが残る。二度押しても、ひとつ', async () => {
  const { drafts } = await composeForPerson(worker, personId, today);
  const [draft] = drafts;
  if (draft === undefined) throw new Error('expected a draft');
  const seen = { personId, key: draft.key, placeId: draft.placeId, firstOn: draft.dates[0] ?? '' };
  const [first, second] = await Promise.all([
    takeUpComposition(worker, seen, today),
    takeUpComposition(worker, seen, today),
  ]);
  expect(first).toMatchObject({ ok: true });
  expect(second).toEqual(first);
  const [activity] = await rows(
    `select name, stage, voice_id, space_resource_id, role_resource_id from activity`,
  );
  expect(await rows('select id from activity')).toHaveLength(1);
  expect(activity).toMatchObject({
    name: '男性の料理教室',
    stage: 'sprout',
    voice_id: voiceId,
    space_resource_id: kitchen,
  });
  expect(await rows('select side, state from activity_agreement order by side')).toEqual([
    { side: 'place', state: 'to_ask' },
    { side: 'voice', state: 'to_ask' },
  ]);
  expect(await rows('select state, resource_id from placement')).toEqual([
    { state: 'candidate', resource_id: activity?.['role_resource_id'] },
  ]);
  expect(
    await rows(
      `select visibility, kind from resource where id = '${String(activity?.['role_resource_id'])}'`,
    ),
  ).toEqual([{ visibility: 'internal', kind: 'role' }]);
  const [link] = await rows(`select composed ->> 'name' as name, acl, part from activity_case`);
  expect(link).toMatchObject({ name: '男性の料理教室', part: 'lead' });
  expect(Object.keys(link?.['acl'] as object)).toContain(worker.agencyId);
  expect(await rows('select state from voice')).toEqual([{ state: 'taken_up' }]);
});

it('活動にも台帳にも、だれの支援から生まれたかは書かれない', async () => {
  const written = JSON.stringify([
    await rows('select * from activity'),
    await rows('select * from activity_agreement'),
    await rows(`select * from resource where kind = 'role'`),
  ]);
  for (const telling of ['相良', personId, 'もうお店では', '和食の調理 31年', '本人', '麻痺']) {
    expect(written).not.toContain(telling);
  }
});

it('先に場の時間が使われたら、何もはじめず、変わったと答える', async () => {
  const { personId: another } = await addCase(worker);
  await addAssessment(worker, another, { profile: cook });
  const second = await speak('yes');
  const { drafts } = await composeForPerson(worker, another, today);
  // The kitchen is free two hours a week, and those belong to the class that has begun.
  expect(drafts).toEqual([]);
  const seen = { personId: another, key: `${second}.cook-class`, placeId: kitchen, firstOn: '2026-12-26' };
  expect(await takeUpComposition(worker, seen, today)).toEqual({ ok: false, reason: 'changed' });
  expect(await rows('select id from activity')).toHaveLength(1);
});
