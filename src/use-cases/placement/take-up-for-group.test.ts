import { beforeAll, expect, it } from 'vitest';
import type { Worker } from '#domain/actor.ts';
import { hoursOn, weeklyRule } from '#domain/hours.ts';
import { voiceConditionsShape } from '#domain/voice.ts';
import { addAlly } from '#use-cases/community/add-ally.ts';
import { recordVoice } from '#use-cases/community/record-voice.ts';
import { someVoice } from '#tests/community.ts';
import { testDatabase } from '#tests/database.ts';
import { signedIn, type Visitor } from '#tests/pages.ts';
import { addOrganization, addTown, today, type Town } from '#tests/people.ts';
import { addResource } from '#tests/placement-scenes.ts';
import { composeForVoice } from './compose-for-voice.ts';
import { takeUpForGroup, type SeenGroupDraft } from './take-up-for-group.ts';

const database = testDatabase();
let town: Town;
let worker: Worker;
let site: Visitor;
let voiceId: string;
let groupId: string;
let kitchen: string;

beforeAll(async () => {
  town = await addTown(database.owner);
  worker = town.recorder;
  site = await signedIn(worker, () => new Date(`${today}T03:00:00Z`));
  groupId = await addOrganization(database.owner, town.municipalityId, '食生活改善の会');
  const cooking = await addResource(database.owner, worker, {
    name: '減塩の料理の日',
    kind: 'activity',
    opportunity: { v: 1, concepts: ['a.cook'] },
  });
  await database.owner.query('update resource set organization_id = $1 where id = $2', [groupId, cooking]);
  kitchen = await addResource(database.owner, worker, {
    name: '川端公民館 調理室',
    kind: 'space',
    opportunity: { v: 1, windows: [{ rule: weeklyRule(hoursOn([5], 600, 720)), capacity: 12 }] },
  });
  const conditions = voiceConditionsShape.parse({ v: 1, concepts: ['a.menonly'], wanted: ['t.men'] });
  const organizationId = await addOrganization(database.owner, town.municipalityId, '川端自治会');
  const voice = { ...someVoice, organizationId, sharing: 'yes' } as const;
  const heard = { voice, conditions, fromKind: 'organization', heardOn: today, sureOf: [] } as const;
  const kept = await recordVoice(worker, heard);
  if (!kept.ok) throw new Error('expected a voice');
  voiceId = kept.id;
  const ally = { name: '副会長', part: 'helper', offers: '鍵を開ける', organizationId: null } as const;
  await addAlly(worker, { voiceId }, { ...ally, fromParticipants: false, since: today });
});

const rows = async (text: string) => (await database.owner.query(text)).rows as Record<string, unknown>[];

async function seenDraft(): Promise<SeenGroupDraft> {
  const [draft] = (await composeForVoice(worker, voiceId, today)).drafts;
  if (draft === undefined) throw new Error('expected a draft');
  return {
    voiceId,
    key: draft.key,
    leadId: draft.lead.id,
    placeId: draft.placeId,
    firstOn: draft.dates[0] ?? '',
  };
}

it('見たときと違えば、何もはじめず、変わったと答え、いまの案を見せる', async () => {
  const seen = await seenDraft();
  expect(seen).toMatchObject({ leadId: groupId, placeId: kitchen });
  for (const other of [{ firstOn: '2026-01-01' }, { leadId: voiceId }, { key: `${voiceId}.no-such` }]) {
    expect(await takeUpForGroup(worker, { ...seen, ...other }, today)).toEqual({
      ok: false,
      reason: 'changed',
    });
  }
  const page = await site.post(`/town/voices/${voiceId}/compose`, { ...seen, firstOn: '2026-01-01' });
  expect(page.status).toBe(409);
  expect(page.text).toContain('何も始めていません');
  expect(page.text).toContain('この案で活動をはじめる');
  // Nobody whom we support leads it: there is no 本人 whose hours or words it could rest on.
  expect(page.text).not.toContain('本人と');
  expect(page.text).not.toContain('本人から');
  expect(await rows('select from activity')).toEqual([]);
});

it('団体の案は、ひと押しで芽になり、団体・声・場・手伝う人に聞くことが並ぶ。人の支援は、何も生まれない', async () => {
  const seen = await seenDraft();
  const path = `/town/voices/${voiceId}/compose`;
  const [first, second] = await Promise.all([site.post(path, { ...seen }), site.post(path, { ...seen })]);
  expect(first.status).toBe(303);
  expect(second.location).toBe(first.location);
  expect(
    await rows(
      'select organization_id, led_by, stage, voice_id, space_resource_id, role_resource_id from activity',
    ),
  ).toEqual([
    {
      organization_id: groupId,
      led_by: '食生活改善の会',
      stage: 'sprout',
      voice_id: voiceId,
      space_resource_id: kitchen,
      role_resource_id: null,
    },
  ]);
  expect(await rows('select side, whom, state from activity_agreement order by side')).toMatchObject([
    { side: 'ally', whom: '副会長', state: 'to_ask' },
    { side: 'host', whom: '食生活改善の会', state: 'to_ask' },
    { side: 'place', state: 'to_ask' },
    { side: 'voice', whom: '川端自治会', state: 'to_ask' },
  ]);
  for (const table of ['placement', 'activity_case']) expect(await rows(`select from ${table}`)).toEqual([]);
  expect(await rows(`select from resource where kind = 'role'`)).toEqual([]);
  expect(await rows('select state from voice')).toEqual([{ state: 'taken_up' }]);
});
