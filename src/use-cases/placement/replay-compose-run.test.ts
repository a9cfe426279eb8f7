import { beforeAll, beforeEach, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import type { Worker } from '#domain/actor.ts';
import { hoursOn, weeklyRule } from '#domain/hours.ts';
import { voiceConditionsShape } from '#domain/voice.ts';
import { addCase } from '#tests/cases.ts';
import { someVoice } from '#tests/community.ts';
import { testDatabase } from '#tests/database.ts';
import { addOrganization, addTown, today, type Town } from '#tests/people.ts';
import { addAssessment, addResource } from '#tests/placement-scenes.ts';
import { recordVoice } from '#use-cases/community/record-voice.ts';
import { readActivity } from '#use-cases/community/read-activity.ts';
import { readVoice } from '#use-cases/community/read-voice.ts';
import { composeForPerson } from './compose-for-person.ts';
import { listRuns } from './list-runs.ts';
import { passComposition } from './pass-composition.ts';
import { replayComposeRun } from './replay-compose-run.ts';
import { takeUpComposition } from './take-up-composition.ts';

const database = testDatabase();
let town: Town;
let worker: Worker;
let areaId: string;
let personId: string;
let kitchen: string;
let tatami: string;

const painter = {
  v: 1,
  strengths: [
    { text: '和食の調理 31年', concepts: ['a.cook'], level: 'professional' },
    { text: '書道', concepts: ['a.calli'] },
  ],
  wishes: [{ text: '料理を人の役に立てたい', concepts: ['a.cook'] }],
  tolerance: { standing: 1, heavy: 1, fine_hand: 2, conversation: 2, planning: 2, teach_group: 2 },
  hours: hoursOn([3, 5], 540, 780),
  sessionMaxMinutes: 180,
  groupMax: null,
  noise: 3,
  contact: ['face', 'via'],
};

const query = (text: string, values: unknown[] = []) => database.owner.query(text, values);
const rows = async (text: string) => (await query(text)).rows as Record<string, unknown>[];

async function speak(words: string, owner: string, area: string | null): Promise<string> {
  const id = uuidv7();
  const organizationId = await addOrganization(database.owner, town.municipalityId, owner);
  const voice = { ...someVoice, words, organizationId, areaId: area, sharing: 'yes' as const };
  const conditions = voiceConditionsShape.parse({ v: 1, concepts: ['a.menonly'], wanted: ['t.men'] });
  const heard = { id, voice, conditions, fromKind: 'organization', heardOn: today, sureOf: [] } as const;
  expect(await recordVoice(worker, heard)).toMatchObject({ ok: true });
  return id;
}

function addRoom(name: string, days: number[]): Promise<string> {
  const windows = [{ rule: weeklyRule(hoursOn(days, 600, 720)), capacity: 12 }];
  const opportunity = { v: 1, concepts: [], demands: { stairs: 0 }, windows };
  return addResource(database.owner, worker, { name, kind: 'space', opportunity });
}

beforeAll(async () => {
  town = await addTown(database.owner);
  worker = town.recorder;
  areaId = uuidv7();
  await query(`insert into area (municipality_id, id, name, kind) values ($1, $2, '川端', 'district')`, [
    town.municipalityId,
    areaId,
  ]);
});

beforeEach(async () => {
  await query(`update voice set state = 'answered'`);
  await query(`update resource set state = 'closed' where kind = 'space'`);
  ({ personId } = await addCase(worker));
  await addAssessment(worker, personId, { profile: painter });
  kitchen = await addRoom('川端公民館 調理室', [5]);
  tatami = await addRoom('北野地区センター 和室', [3]);
});

/** The drafts that were shown, and the run that keeps them. */
async function look() {
  const { drafts, run } = await composeForPerson(worker, personId, today);
  if (run === undefined) throw new Error('expected a kept run');
  return { drafts, runId: run.id };
}

it('町が変わったあとでも、その日の事実からは、同じ案が同じわけで出る', async () => {
  const voice = await speak('男の人が集まる理由が、うちの地区にはない', '川端自治会', areaId);
  const { drafts, runId } = await look();
  expect(drafts.length).toBeGreaterThan(1);
  expect(drafts.map(({ placeId }) => placeId)).toEqual(expect.arrayContaining([kitchen, tatami]));

  // Everything that it stood on: person, voice, register, the room's hours, recipes, what was let go.
  await addAssessment(worker, personId, { edition: 2, profile: { ...painter, strengths: [] } });
  await query(`update voice set words = '別の願い', state = 'resting', sharing = 'no', area_id = null`);
  await query(`update resource set state = 'closed' where id = $1`, [kitchen]);
  await query(`update vacancy set rule = $2 where resource_id = $1`, [
    tatami,
    JSON.stringify(weeklyRule(hoursOn([1], 780, 900))),
  ]);
  const replay = await replayComposeRun(worker, runId, today);
  expect(replay).toMatchObject({ isSame: true, isRewritten: false, differences: [] });
  expect(replay.drafts).toEqual(drafts);
  expect(replay.drafts[0]?.wish).toMatchObject({ words: '男の人が集まる理由が、うちの地区にはない' });
  // And today: there is nothing of it any more, and the page says why.
  expect(replay.today?.unchanged).toBe(0);
  expect(replay.today?.rows.map(({ now }) => now)).toEqual(drafts.map(() => expect.stringContaining('声が')));
  expect(voice).not.toBe('');
});

it('変わったものだけが、そのときといまに並ぶ。見送った案も、台帳から消えた場も、そう言う', async () => {
  await speak('男の人が集まる理由が、うちの地区にはない', '川端自治会', areaId);
  const { drafts, runId } = await look();
  expect((await replayComposeRun(worker, runId, today)).today).toEqual({
    rows: [],
    unchanged: drafts.length,
  });
  const [first] = drafts;
  const other = drafts.find(({ placeId }) => placeId !== first?.placeId);
  if (first === undefined || other === undefined) throw new Error('expected two drafts');
  const pass = { personId, key: first.key, reason: 'person_no', until: null } as const;
  expect(await passComposition(worker, pass, today)).toBe(true);
  await query(`update resource set state = 'closed' where id = $1`, [other.placeId]);
  const { isSame, today: compared } = await replayComposeRun(worker, runId, today);
  expect(isSame).toBe(true);
  const nowOf = (key: string) => compared?.rows.find((row) => row.key === key)?.now;
  expect(nowOf(first.key)).toBe('いまはしない案にしている');
  expect(nowOf(other.key)).toBe('場が、台帳で開いていない');
});

it('同じ日に同じ事実で見ても、残るのは一つ。事実が変われば、別に残る', async () => {
  await speak('男の人が集まる理由が、うちの地区にはない', '川端自治会', areaId);
  const first = await look();
  const second = await look();
  expect(second).toEqual(first);
  await speak('碁を打つ相手がほしい', '北野自治会', null);
  const third = await look();
  expect(third.runId).not.toBe(first.runId);
  const { composeRuns } = await listRuns(worker, personId);
  expect(composeRuns.map(({ id }) => id)).toEqual([third.runId, first.runId]);
  expect(composeRuns[1]?.names).toEqual(first.drafts.map(({ name }) => name));
  // The register has not changed: it is kept once for both.
  const kept = await rows(
    `select distinct town_id, places_id from compose_run where person_id = '${personId}'`,
  );
  expect(kept).toHaveLength(1);
});

it('残した事実やわけが書きかえられていれば、同じとは言わない', async () => {
  await speak('男の人が集まる理由が、うちの地区にはない', '川端自治会', areaId);
  const { drafts, runId } = await look();
  await query(
    `update kept_compose set content = jsonb_set(content, '{0,words}', '"書きかえた願い"')
    where id = (select voices_id from compose_run where id = $1)`,
    [runId],
  );
  const rewritten = await replayComposeRun(worker, runId, today);
  expect(rewritten).toMatchObject({ isSame: false, isRewritten: true });
  expect(rewritten.differences.map(({ now }) => now)).toEqual(
    drafts.map(() => expect.stringContaining('わけが変わった')),
  );
  expect(rewritten.drafts).toEqual(drafts);

  await query(
    `update compose_run set profile = jsonb_set(profile, '{strengths,0,level}', '"hobby"') where id = $1`,
    [runId],
  );
  expect((await replayComposeRun(worker, runId, today)).isSame).toBe(false);
});

it('よその機関は、この人の案の記録をひらけない。伝えてよいと聞いていない声の主は、残らない', async () => {
  await speak('男の人が集まる理由が、うちの地区にはない', '名のらない会', areaId);
  await query(`update voice set sharing = 'not_asked' where state = 'open'`);
  const { runId } = await look();
  await expect(replayComposeRun(town.other, runId, today)).rejects.toMatchObject({ code: 'not-found' });
  const told = JSON.stringify([
    await rows(`select result from compose_run where id = '${runId}'`),
    await rows(
      `select content from kept_compose where id = (select voices_id from compose_run where id = '${runId}')`,
    ),
  ]);
  expect(told).not.toContain('名のらない会');
  // Nor where somebody lives, or who it is.
  expect(JSON.stringify(await rows('select content from kept_compose'))).not.toContain(personId);
  expect(JSON.stringify(await rows('select profile from compose_run'))).not.toContain('"home"');
});

it('似た願いの二つの声は、一つの案になり、いまはしないも、はじめるも、両方の声のこと', async () => {
  const first = await speak('男の人が集まる理由が、うちの地区にはない', '川端自治会', areaId);
  const second = await speak('男性の集まる機会をつくりたい', '川端民生委員', areaId);
  const { drafts } = await look();
  const [draft] = drafts;
  if (draft === undefined) throw new Error('expected a draft');
  expect(new Set(drafts.map(({ recipeCode }) => recipeCode)).size).toBe(drafts.length);
  expect([draft.wishId, ...draft.alsoWishes.map(({ id }) => id)].toSorted()).toEqual(
    [first, second].toSorted(),
  );

  const pass = { personId, key: draft.key, reason: 'person_no', until: null } as const;
  expect(await passComposition(worker, pass, today)).toBe(true);
  const left = await look();
  expect(left.drafts.map(({ recipeCode }) => recipeCode)).not.toContain(draft.recipeCode);
  await query('update composition_pass set ended_at = now() where ended_at is null');

  const seen = { personId, key: draft.key, placeId: draft.placeId, firstOn: draft.dates[0] ?? '' };
  const begun = await takeUpComposition(worker, seen, today);
  if (!begun.ok) throw new Error('expected an activity');
  expect(
    await rows(
      `select side, whom from activity_agreement where activity_id = '${begun.activityId}' and side = 'voice' order by whom`,
    ),
  ).toEqual([
    { side: 'voice', whom: '川端民生委員' },
    { side: 'voice', whom: '川端自治会' },
  ]);
  for (const id of [first, second]) {
    expect(await readVoice(worker, id)).toMatchObject({
      state: 'taken_up',
      activities: [{ id: begun.activityId }],
    });
  }
  const activity = await readActivity(worker, begun.activityId);
  expect(new Set([activity?.voice?.id, ...(activity?.alsoVoices ?? []).map(({ id }) => id)])).toEqual(
    new Set([first, second]),
  );
});
