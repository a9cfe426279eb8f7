import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import { linkToCase, someActivity, someHeld, someVoice, someWishes } from '#tests/community.ts';
import { addCase } from '#tests/cases.ts';
import { testDatabase } from '#tests/database.ts';
import { addOrganization, addTown, today, type Town } from '#tests/people.ts';
import { activityMoveTo, type ActivityStage } from '#domain/activity-stage.ts';
import { roleTemplates } from '#domain/activity.ts';
import { addAlly } from './add-ally.ts';
import { answerAgreement } from './answer-agreement.ts';
import { askAgreement } from './ask-agreement.ts';
import { changeActivity } from './change-activity.ts';
import { holdAgain } from './hold-again.ts';
import { letGo } from './let-go.ts';
import { listActivities } from './list-activities.ts';
import { readActivityOrigin } from './read-activity-origin.ts';
import { readActivity, type ActivityRecord } from './read-activity.ts';
import { readVoice } from './read-voice.ts';
import { recordVoice } from './record-voice.ts';
import { registerActivity } from './register-activity.ts';
import { startActivity, type ActivityStart } from './start-activity.ts';
import { stepActivity } from './step-activity.ts';
import { tickChecklist } from './tick-checklist.ts';
import { writeSession } from './write-session.ts';

const database = testDatabase();
const refused = (code: string) => expect.objectContaining({ code });
let town: Town;

async function start(more: Partial<ActivityStart> = {}): Promise<string> {
  const given = { words: someActivity, voiceId: null, parentId: null, sureOf: [], ...more };
  const begun = await startActivity(town.recorder, given, today);
  if (!begun.ok) throw new Error(`not begun: ${JSON.stringify(begun)}`);
  return begun.id;
}

async function read(id: string): Promise<ActivityRecord> {
  const found = await readActivity(town.recorder, id);
  if (!found) throw new Error('expected the activity');
  return found;
}

async function walk(id: string, ...stages: ActivityStage[]): Promise<void> {
  for (const to of stages) {
    const { stage: from } = await read(id);
    const step = { from, to, onDay: today, why: 'ようすを見て決めた', sureOf: [] };
    expect(await stepActivity(town.recorder, id, step), `${from}→${to}`).toEqual({ ok: true });
  }
}

const stateOf = async (resourceId: string): Promise<string> => {
  const { rows } = await database.owner.query('select state from resource where id = $1', [resourceId]);
  return (rows[0] as { state: string }).state;
};

beforeAll(async () => {
  town = await addTown(database.owner);
});

it('声からはじめると芽になり、声は動きだし、共感した人もついてくる', async () => {
  const voice = await recordVoice(town.recorder, {
    voice: someVoice,
    conditions: someWishes,
    fromKind: 'organization',
    heardOn: '2026-11-10',
    sureOf: [],
  });
  if (!voice.ok) throw new Error('expected a voice');
  const ally = { part: 'helper', offers: '鍵', organizationId: null, fromParticipants: false } as const;
  await addAlly(town.recorder, { voiceId: voice.id }, { ...ally, name: '花子', since: '2026-11-12' });
  const id = await start({ voiceId: voice.id });
  const found = await read(id);
  expect(found.number).toMatch(/^活8-\d{4}$/);
  expect(found).toMatchObject({ stage: 'sprout', words: someActivity, carriedBy: 'with_us' });
  expect(found.stages).toMatchObject([{ fromStage: null, toStage: 'sprout', onDay: today }]);
  expect(found.allies).toMatchObject([{ name: '花子' }]);
  expect(found.voice?.id).toBe(voice.id);
  expect(found.checklist.map(({ label }) => label)).toContain('傷害保険・賠償保険');
  expect(await readVoice(town.recorder, voice.id)).toMatchObject({
    state: 'taken_up',
    activities: [{ id, stage: 'sprout' }],
  });
  await walk(id, 'trial', 'going');
  expect((await readVoice(town.recorder, voice.id))?.state).toBe('answered');
});

it('調理の会には、検便・手洗い・アレルギー表が並ぶ。ふたりが別々に印をつけても消しあわない', async () => {
  const id = await start({ words: { ...someActivity, concepts: ['a.cook'] } });
  await Promise.all([
    tickChecklist(town.recorder, id, { done: ['アレルギー表'], undone: [], added: '' }, today),
    tickChecklist(town.colleague, id, { done: ['保健所への相談'], undone: [], added: '冷蔵庫の鍵' }, today),
  ]);
  const { checklist } = await read(id);
  const done = checklist.filter(({ doneOn }) => doneOn === today).map(({ label }) => label);
  expect(done.toSorted()).toEqual(['アレルギー表', '保健所への相談'].toSorted());
  expect(checklist.at(-1)).toEqual({ label: '冷蔵庫の鍵', doneOn: null, note: '' });
  expect(checklist.map(({ label }) => label)).toContain('検便（講師・調理の手伝い）');
  await tickChecklist(town.recorder, id, { done: [], undone: ['アレルギー表'], added: '' }, today);
  expect((await read(id)).checklist.find(({ label }) => label === 'アレルギー表')?.doneOn).toBeNull();
});

it('段階は表のとおりに動き、もどる・休む・終えるにはわけが要る。だれが、いつ、なぜが残る', async () => {
  const id = await start();
  await walk(id, 'gathering');
  const back = { from: 'gathering', to: 'sprout', onDay: today, why: ' ', sureOf: [] } as const;
  expect(await stepActivity(town.recorder, id, back)).toEqual({ ok: false, reasonMissing: true });
  expect(await stepActivity(town.recorder, id, { ...back, why: '場所が決まらない' })).toEqual({ ok: true });
  const [last] = (await read(id)).stages;
  expect(last).toMatchObject({ fromStage: 'gathering', toStage: 'sprout', why: '場所が決まらない' });
  expect(last?.byName).toBe('水沢 葉子');
  expect(activityMoveTo('sprout', 'watched')).toBeUndefined();
  await expect(
    stepActivity(town.recorder, id, { ...back, from: 'sprout', to: 'watched', why: '' }),
  ).rejects.toEqual(refused('not-permitted'));
});

it('同時に進めると、ひとりだけが進み、もうひとりは見なおすように言われる', async () => {
  const id = await start();
  const step = { from: 'sprout', onDay: today, why: '', sureOf: [] } as const;
  const answers = await Promise.allSettled([
    stepActivity(town.recorder, id, { ...step, to: 'gathering' }),
    stepActivity(town.colleague, id, { ...step, to: 'trial' }),
  ]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect((await read(id)).stages).toHaveLength(2);
});

it('ふたりが別のところを直せば合わさり、同じところなら両方が見える', async () => {
  const id = await start();
  const base = { words: someActivity, roles: roleTemplates, sureOf: [], seen: 1 };
  const fee = { ...base, words: { ...someActivity, feeYen: 300 } };
  const leader = { ...base, words: { ...someActivity, ledBy: '囲碁同好会' } };
  expect(await changeActivity(town.colleague, id, fee)).toEqual({ ok: true });
  expect(await changeActivity(town.recorder, id, leader)).toEqual({ ok: true });
  expect((await read(id)).words).toMatchObject({ feeYen: 300, ledBy: '囲碁同好会' });
  const free = { ...base, words: { ...someActivity, feeYen: 0 } };
  expect(await changeActivity(town.recorder, id, free)).toMatchObject({
    ok: false,
    clash: { fields: [{ field: 'feeYen', mine: 0, theirs: 300, before: 100 }], version: 3 },
  });
  const kept = { version: 3, sides: { feeYen: 'theirs' as const } };
  expect(await changeActivity(town.recorder, id, { ...free, kept })).toEqual({ ok: true });
  expect((await read(id)).words).toMatchObject({ feeYen: 300, conditions: someActivity.conditions });
});

it('台帳には、活動と、講師・助手の役が載る。二度載せても、足りないものだけが足される', async () => {
  const organizationId = await addOrganization(database.owner, town.municipalityId, '川端自治会');
  const id = await start({ words: { ...someActivity, organizationId } });
  const [first, second] = await Promise.all([
    registerActivity(town.recorder, id, today),
    registerActivity(town.colleague, id, today),
  ]);
  expect(first.resourceId).toBe(second.resourceId);
  expect(first.added + second.added).toBe(3);
  const { roles, resourceId, roleResourceId } = await read(id);
  expect(roles.map(({ part, resourceId: entry }) => [part, entry !== null])).toEqual([
    ['lead', true],
    ['assistant', true],
    ['participant', false],
  ]);
  expect(roleResourceId).toBe(roles[0]?.resourceId);
  const { rows } = await database.owner.query(
    `select r.name, r.kind, r.organization_id, r.contact_person, r.opportunity, v.rule, v.capacity
     from resource r join vacancy v on v.resource_id = r.id where r.id = any($1) order by r.kind, r.name`,
    [[resourceId, ...roles.flatMap(({ resourceId: entry }) => entry ?? [])]],
  );
  expect(rows).toMatchObject([
    { name: '土曜の囲碁の会', kind: 'activity', organization_id: organizationId, capacity: 10 },
    { name: '土曜の囲碁の会　助手', kind: 'role', capacity: 1, opportunity: { feeYen: 0, group: 8 } },
    {
      name: '土曜の囲碁の会　講師',
      kind: 'role',
      rule: { kind: 'weekly' },
      contact_person: someActivity.ledBy,
    },
  ]);
});

it('休めば台帳でも休み、つづければもどり、終えれば閉じる。終わった会は、載せられない', async () => {
  const id = await start();
  const { resourceId } = await registerActivity(town.recorder, id, today);
  const role = (await read(id)).roleResourceId ?? '';
  await walk(id, 'paused');
  expect([await stateOf(resourceId), await stateOf(role)]).toEqual(['paused', 'paused']);
  await walk(id, 'gathering');
  expect([await stateOf(resourceId), await stateOf(role)]).toEqual(['open', 'open']);
  await walk(id, 'ended');
  expect([await stateOf(resourceId), await stateOf(role)]).toEqual(['closed', 'closed']);
  await expect(registerActivity(town.recorder, id, today)).rejects.toEqual(refused('not-permitted'));
});

it('手を離れる前に片づけることが言われ、そろえば離れる。台帳の行は、団体のもとに残る', async () => {
  const organizationId = await addOrganization(database.owner, town.municipalityId, '囲碁同好会');
  const id = await start({ words: { ...someActivity, organizationId } });
  const early = await letGo(town.recorder, id, { onDay: today, today });
  expect(early).toMatchObject({ ok: false });
  if (!early.ok) expect(early.missing.join()).toMatch(/段階.*台帳.*確かめること.*続けて2回/);

  await walk(id, 'trial', 'going');
  const { resourceId } = await registerActivity(town.recorder, id, today);
  const { checklist } = await read(id);
  const done = checklist.map(({ label }) => label);
  await tickChecklist(town.recorder, id, { done, undone: [], added: '' }, today);
  for (const [onDay, staffPart] of [
    ['2026-11-07', 'on_call'],
    ['2026-11-14', 'none'],
  ] as const) {
    const session = { ...someHeld, onDay, staffPart };
    expect(await writeSession(town.recorder, id, { id: null, session, seen: 0, sureOf: [] })).toEqual({
      ok: true,
    });
  }
  expect(await letGo(town.recorder, id, { onDay: today, today })).toEqual({ ok: true });
  expect(await read(id)).toMatchObject({ carriedBy: 'on_its_own', onItsOwnSince: today, resourceId });
  expect(await stateOf(resourceId)).toBe('open');
  await holdAgain(town.recorder, id);
  expect(await read(id)).toMatchObject({ carriedBy: 'with_us', onItsOwnSince: null });
});

it('了解は、相手ごとに聞き、別々に答える。返事は、聞いた日より前にならない', async () => {
  const id = await start();
  const asked = { side: 'place', whom: '公民館', what: '和室を使う', askedOn: '2026-11-01' } as const;
  const place = await askAgreement(town.recorder, id, asked);
  const voice = await askAgreement(town.recorder, id, { ...asked, side: 'voice', whom: '', askedOn: null });
  if (!place.ok || !voice.ok) throw new Error('expected both');
  expect((await read(id)).agreements.map(({ side, state }) => [side, state])).toEqual([
    ['place', 'asked'],
    ['voice', 'to_ask'],
  ]);
  const yes = { state: 'yes', askedOn: '2026-11-01', answeredOn: '2026-11-05', words: '' } as const;
  const given = { ...yes, seen: 1, sureOf: [] };
  expect(await answerAgreement(town.recorder, id, place.id, given)).toEqual({ ok: true });
  const no = { ...given, state: 'no', words: '行事と重なる' } as const;
  expect(await answerAgreement(town.colleague, id, place.id, no)).toMatchObject({
    ok: false,
    clash: { fields: [{ field: 'state', mine: 'no', theirs: 'yes' }] },
  });
  const later = { ...given, state: 'to_ask', seen: 2 } as const;
  expect(await answerAgreement(town.recorder, id, place.id, later)).toEqual({ ok: true });
  expect((await read(id)).agreements[0]).toMatchObject({ state: 'to_ask', askedOn: null, answeredOn: null });
  await expect(answerAgreement(town.recorder, await start(), place.id, given)).rejects.toEqual(
    refused('not-found'),
  );
});

it('派生した活動は、もとの活動と一つの系譜になる', async () => {
  const root = await start({ words: { ...someActivity, name: 'もとの会' } });
  const child = await start({ words: { ...someActivity, name: '子の会' }, parentId: root });
  const grandchild = await start({ words: { ...someActivity, name: '孫の会' }, parentId: child });
  for (const id of [root, child, grandchild]) {
    const { members } = (await read(id)).lineage;
    expect(members.map(({ name }) => name)).toEqual(['もとの会', '子の会', '孫の会']);
  }
  await expect(start({ parentId: uuidv7() })).rejects.toEqual(refused('not-found'));
});

it('ケースから生まれたことは、その人を見られる者だけが知る。活動の頁からは、だれにもわからない', async () => {
  const { personId, caseId } = await addCase(town.recorder);
  const id = await start({ words: { ...someActivity, name: '川端の台所の会' } });
  await linkToCase(town.recorder, id, { personId, caseId });
  expect(await readActivityOrigin(town.recorder, id)).toMatchObject([
    { personId, personName: '相良 剛さん', part: 'lead' },
  ]);
  expect(await readActivityOrigin(town.other, id)).toEqual([]);
  const seen = JSON.stringify(await readActivity(town.other, id));
  for (const part of [personId, caseId, '相良']) expect(seen).not.toContain(part);
  const { rows } = await database.owner.query(
    `select count(*)::int as together from access_log where subjects::text like '%' || $1 || '%' and subjects::text like '%' || $2 || '%'`,
    [id, personId],
  );
  expect(rows).toEqual([{ together: 0 }]);
});

it('その活動のどのことばにも、生まれたケースの人の名は書けない', async () => {
  const { personId, caseId } = await addCase(town.recorder);
  const id = await start();
  await linkToCase(town.recorder, id, { personId, caseId });
  const told = '相良 剛さんが教える';
  const sureOf = ['相良 剛', '相良 剛さん', '相良'];
  const stops = { ok: false, identifying: [{ weight: 'must', found: '相良 剛' }] };
  const words = { ...someActivity, summary: told };
  const roles = roleTemplates.map((role) => ({ ...role, does: told }));
  const seen = { sureOf, seen: 1 };
  const worker = town.recorder;
  const tries = [
    changeActivity(worker, id, { ...seen, words, roles: roleTemplates }),
    changeActivity(worker, id, { ...seen, words: someActivity, roles }),
    stepActivity(worker, id, { from: 'sprout', to: 'gathering', onDay: today, why: told, sureOf }),
    writeSession(worker, id, { ...seen, id: null, session: { ...someHeld, words: told } }),
    askAgreement(worker, id, { side: 'host', whom: '', what: told, askedOn: null }, { sureOf }),
    tickChecklist(worker, id, { done: [], undone: [], added: told, sureOf }, today),
  ];
  for (const answer of await Promise.all(tries)) expect(answer).toMatchObject(stops);
  expect(await read(id)).toMatchObject({ version: 1, stage: 'sprout', sessions: [], agreements: [] });
});

it('一覧は段ごとに、次の日と前の人数といっしょに並び、多い段は数だけが言われる', async () => {
  const id = await start({ words: { ...someActivity, name: '一覧のための会' } });
  await walk(id, 'trial');
  await writeSession(town.recorder, id, { id: null, session: someHeld, seen: 0, sureOf: [] });
  const { rows } = await listActivities(town.recorder, { words: '一覧の' }, today);
  expect(rows).toMatchObject([
    {
      id,
      stage: 'trial',
      when: '土 10:00–12:00',
      lastHeld: { onDay: '2026-11-21', headcount: 7 },
      nextOn: null,
    },
  ]);
  for (let count = 0; count < 3; count += 1) await start();
  const few = await listActivities(town.recorder, { perStage: 2 }, today);
  const sprouts = few.rows.filter(({ stage }) => stage === 'sprout');
  expect(sprouts).toHaveLength(2);
  expect(few.counts.get('sprout') ?? 0).toBeGreaterThan(2);
  const all = await listActivities(town.recorder, { stage: 'sprout' }, today);
  expect(all.rows).toHaveLength(few.counts.get('sprout') ?? 0);
  expect((await listActivities(town.recorder, { stage: 'sprout', page: 2 }, today)).rows).toEqual([]);
  expect((await listActivities(town.administrator, {}, today)).rows).toEqual([]);
});
