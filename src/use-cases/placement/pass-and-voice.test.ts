import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import type { Worker } from '#domain/actor.ts';
import { addAgency, addMunicipality, addWorker, testDatabase } from '#tests/database.ts';
import { asActor } from '#db/as-actor.ts';

import { listWaiting } from './list-waiting.ts';
import { passResource } from './pass-resource.ts';
import { readPasses } from '#db/read-passes.ts';
import { addPerson, addAssessment, addResource } from '#tests/placement-scenes.ts';
import { turnIntoVoice } from './turn-into-voice.ts';
import { undoPass } from './undo-pass.ts';

const database = testDatabase();
const today = '2026-11-24';
let worker: Worker;
let stranger: Worker;
let personId: string;

beforeAll(async () => {
  const municipalityId = await addMunicipality(database.owner);
  const own = await addAgency(database.owner, municipalityId, '参加支援センター');
  const other = await addAgency(database.owner, municipalityId, 'よその相談所', 'consultation');
  worker = await addWorker(database.owner, municipalityId, own);
  stranger = await addWorker(database.owner, municipalityId, other);
  personId = await addPerson(worker, { familyName: '古屋', givenName: '静江' });
});

const passes = (day = today) =>
  asActor(worker, { act: 'test' }, async (db) => (await readPasses(db, personId, day)).held);
const tally = async () => {
  const tables = ['person', '"case"', 'fact', 'assessment', 'progress_note', 'revision'];
  const counts = await Promise.all(
    tables.map((table) =>
      database.owner.query(`select md5(string_agg(t::text, '|' order by t::text)) as sum from ${table} t`),
    ),
  );
  return counts.map(({ rows }) => (rows[0] as { sum: string | null }).sum);
};

it('本人の「いや」は、本人の記録のどこにも跡を残さない', async () => {
  const resourceId = await addResource(database.owner, worker, { name: '体操の会' });
  const before = await tally();
  await passResource(worker, { personId, resourceId, reason: 'person_no' }, today);
  expect(await tally()).toEqual(before);
  expect(await passes('2099-01-01')).toMatchObject([{ resourceId, passedBy: 'person', until: null }]);
});

it('見送りは期限までで、取り消せばすぐもどる。二度は取り消せない', async () => {
  const resourceId = await addResource(database.owner, worker, { name: '畑の手伝い' });
  const { id, until } = await passResource(worker, { personId, resourceId, reason: 'check_first' }, today);
  expect(until).toBe('2026-12-08');
  const open = async (day?: string) => (await passes(day)).some((pass) => pass.id === id);
  expect([await open('2026-12-07'), await open('2026-12-08')]).toEqual([true, false]);
  await undoPass(worker, personId, id);
  expect(await open()).toBe(false);
  await expect(undoPass(worker, personId, id)).rejects.toMatchObject({ code: 'already-done' });
});

it('見送り直すと、新しいほうだけが残る', async () => {
  const resourceId = await addResource(database.owner, worker, { name: '図書の整理' });
  await passResource(worker, { personId, resourceId, reason: 'check_first' }, today);
  const second = await passResource(worker, { personId, resourceId, reason: 'person_not_now' }, today);
  const open = (await passes()).filter((pass) => pass.resourceId === resourceId);
  expect(open.map((pass) => pass.id)).toEqual([second.id]);
});

it('見えない人の見送りは書けず、居るとも言わない', async () => {
  const resourceId = await addResource(database.owner, worker, { name: '朝の市' });
  await expect(
    passResource(stranger, { personId, resourceId, reason: 'person_no' }, today),
  ).rejects.toMatchObject({ code: 'not-found' });
});

it('声には人の名も、人へのつながりも残らない（記録簿にも）', async () => {
  const id = uuidv7();
  const draft = { words: 'ひとりで立てる、子どものそばの役がほしい', scene: '', theme: '', areaId: null };
  expect(await turnIntoVoice(worker, { id, personId, draft, sureOf: [] }, today)).toEqual({ ok: true });
  expect(await turnIntoVoice(worker, { id, personId, draft, sureOf: [] }, today)).toEqual({ ok: true });
  const { rows } = await database.owner.query<{ voice: string }>(
    `select to_jsonb(voice)::text as voice from voice where id = $1`,
    [id],
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]?.voice).toContain('unmatched');
  expect(rows[0]?.voice).not.toContain(personId);
  const log = await database.owner.query(
    `select 1 from access_log where (subjects || jsonb_build_array(detail))::text like '%' || $1 || '%'
       and (subjects || jsonb_build_array(detail))::text like '%' || $2 || '%'`,
    [id, personId],
  );
  expect(log.rowCount).toBe(0);
});

it('名まえのある声は出さない。地名と同じ字なら、たしかめたと書けば出せる', async () => {
  const draft = (words: string) => ({ words, scene: '', theme: '', areaId: null });
  const say = (words: string, sureOf: string[] = []) =>
    turnIntoVoice(worker, { id: uuidv7(), personId, draft: draft(words), sureOf }, today);
  expect(await say('古屋静江さんの行き先がない', ['古屋 静江'])).toMatchObject({ ok: false });
  expect(await say('古屋の通学路に立つ人がいない')).toMatchObject({
    ok: false,
    identifying: [{ found: '古屋', weight: 'ask' }],
  });
  expect(await say('古屋の通学路に立つ人がいない', ['古屋'])).toEqual({ ok: true });
});

it('アセスメントのある人が、待っている長さの順に、見える範囲だけ出る', async () => {
  const long = await addPerson(worker, { familyName: '長井', givenName: '待子' });
  const short = await addPerson(worker, { familyName: '短田', givenName: '待夫' });
  await addAssessment(worker, short, { state: 'draft', madeOn: '2026-11-20' });
  await addAssessment(worker, long, { state: 'confirmed', madeOn: '2026-06-01' });
  await addAssessment(worker, long, { state: 'draft', madeOn: '2026-11-01', edition: 2 });
  const { people } = await listWaiting(worker);
  expect(people.map(({ name, isConfirmed, edition }) => [name, isConfirmed, edition])).toEqual([
    ['長井 待子さん', true, 1],
    ['短田 待夫さん', false, 1],
  ]);
  expect((await listWaiting(stranger)).people).toEqual([]);
  const second = await listWaiting(worker, { after: `2026-06-01|${long}` });
  expect(second.people.map(({ name }) => name)).toEqual(['短田 待夫さん']);
});
