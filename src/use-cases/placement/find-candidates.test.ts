import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import type { Worker } from '#domain/actor.ts';
import { hoursOn, weeklyRule } from '#domain/hours.ts';
import { addAgency, addMunicipality, addWorker, testDatabase } from '#tests/database.ts';
import { addAssessment, addFact, addPerson, addResource } from '#tests/placement-scenes.ts';
import { explainResource } from './explain-resource.ts';
import { findCandidates, type Found } from './find-candidates.ts';
import { lookBack } from './look-back.ts';
import { readNextStep } from './next-step.ts';
import { passResource } from './pass-resource.ts';
import { replayRun } from './replay-run.ts';
import { undoPass } from './undo-pass.ts';
import { tryWhatIf } from './what-if.ts';

const database = testDatabase();
const today = '2026-11-24';
let worker: Worker;
let person: string;

const weekdayMornings = weeklyRule(hoursOn([0, 2, 4], 450, 495));
/** Everything asked and nothing against it, unless a test says otherwise. */
const open = {
  v: 1,
  documents: [],
  eligibility: [],
  ageMin: null,
  ageMax: null,
  feeYen: 0,
  minSessionMinutes: 45,
  group: 1,
  noise: 0,
  contact: ['face'],
  supports: ['seat'],
  windows: [{ rule: weekdayMornings, capacity: 2 }],
};
const patrol = { ...open, concepts: ['a.patrol', 'a.child'] };
const profile = {
  v: 1,
  wishes: [{ text: '子どもの顔が見たい', concepts: ['a.child'] }],
  strengths: [{ text: '時間に正確', concepts: ['q.careful'], level: 'good' }],
  avoid: [{ text: '集まって体操', concepts: ['a.exercise'] }],
  hours: hoursOn([0, 1, 2, 3, 4], 420, 720),
  sessionMaxMinutes: 60,
  reach: { means: ['walk'], maxKm: 1, acceptsLift: false },
  groupMax: 2,
  noise: 2,
  contact: ['face'],
  feeMaxYen: null,
};
/** About 200 m and 4 km from each other. */
const home = { latitude: 35.0, longitude: 139.0 };
const near = { latitude: 35.0018, longitude: 139.0 };
const far = { latitude: 35.036, longitude: 139.0 };

async function found(id = person, by = worker): Promise<Found> {
  const answer = await findCandidates(by, id, today);
  if (answer.state !== 'found') throw new Error('expected a search');
  return answer;
}
const names = (list: { name: string }[]) => list.map(({ name }) => name);
const add = (name: string, opportunity: object, more: object = {}) =>
  addResource(database.owner, worker, { name, opportunity, at: near, ...more });

beforeAll(async () => {
  const municipalityId = await addMunicipality(database.owner);
  const agency = await addAgency(database.owner, municipalityId, '参加支援センター');
  worker = await addWorker(database.owner, municipalityId, agency);
  person = await addPerson(
    worker,
    { familyName: '古屋', givenName: '静江', bornOn: '1948-05-03', bornPrecision: 'day' },
    home,
  );
});

it('アセスメントがなければ、さがさずにそう言う', async () => {
  const other = await addPerson(worker, { familyName: '未', givenName: '聞子' });
  expect(await findCandidates(worker, other, today)).toMatchObject({ state: 'no-assessment' });
});

it('確定した版でさがし、書きかけの次の版があるときはそう言う', async () => {
  const id = await addPerson(worker, { familyName: '版', givenName: '重子' });
  await addAssessment(worker, id, { profile });
  await addAssessment(worker, id, { profile: { v: 1 }, state: 'draft', edition: 2 });
  expect(await found(id)).toMatchObject({ source: { edition: 1, isConfirmed: true }, newerDraft: 2 });
});

it('資源がひとつもない町でも答えがある', async () => {
  await addAssessment(worker, person, { state: 'draft', profile });
  expect(await found()).toMatchObject({
    total: 0,
    fitCount: 0,
    fits: [],
    leftOut: [],
    source: { isConfirmed: false },
  });
});

it('合うもの、変えれば合うもの、出さなかったもののわけに分かれ、どこにも点数がない', async () => {
  await add('朝の立ち番', patrol);
  await add('図書の読み聞かせ', {
    ...open,
    concepts: ['a.read', 'a.child'],
    minSessionMinutes: 120,
    allowsShort: true,
    windows: [{ rule: weeklyRule(hoursOn([2], 540, 660)), capacity: 2 }],
  });
  await add('さくら体操教室', { ...open, concepts: ['a.exercise', 'a.child'] });
  await add('夜の子どもの見守り', {
    ...patrol,
    windows: [{ rule: weeklyRule(hoursOn([0], 1140, 1200)), capacity: 2 }],
  });
  await add('遠い立ち番', patrol, { at: far });
  await add('期限の切れた立ち番', {
    ...patrol,
    windows: [{ rule: weekdayMornings, capacity: 2, validUntil: '2026-11-23' }],
  });
  await add('将棋の会', { ...open, concepts: ['a.shogi'] });
  await add('休んでいる立ち番', patrol, { state: 'paused' });
  const answer = await found();
  expect(answer.total).toBe(7);
  expect(names(answer.fits)).toEqual(['朝の立ち番']);
  expect(names(answer.nearMisses)).toEqual(['図書の読み聞かせ']);
  const counts = Object.fromEntries(answer.leftOut.map(({ label, count }) => [label, count]));
  expect(counts).toMatchObject({ '本人が「したくない」': 1, 時間が合わない: 1, 遠い: 1, 確認の期限切れ: 1 });
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(5);
  expect(answer.fits[0]?.lines).toContainEqual({
    kind: 'fits',
    words: expect.stringContaining('願い「子どもの顔が見たい」') as string,
  });
  expect(JSON.stringify(answer)).not.toContain('score');
});

it('妨げのすぐ後に、変えればどうなるかが続く', async () => {
  const [missed] = (await found()).nearMisses;
  expect(missed?.lines.slice(0, 2)).toEqual([
    { kind: 'hindered', words: '続けて2時間 ↔ 本人が続けられるのは1時間まで' },
    { kind: 'ifChanged', words: '1時間に分ける。受入先は短い時間を認めています' },
  ]);
});

it('同じ事実を二度見ても、記録はひとつ。資源が変われば、もうひとつ', async () => {
  const first = await found();
  expect((await found()).run.id).toBe(first.run.id);
  const extra = await add('朝の市の手伝い', { ...open, concepts: ['a.child'] });
  const second = await found();
  expect(second.run.id).not.toBe(first.run.id);
  await database.owner.query(`update resource set state = 'closed' where id = $1`, [extra]);
  expect((await found()).run.id).toBe(first.run.id);
});

it('不変条件1: 支援会議だけで知ったことは、読める人がさがしても、候補にも記録にも出ない', async () => {
  const secret = '夜の店で働いていた';
  const id = await addPerson(worker, { familyName: '封', givenName: '知子' });
  await addFact(worker, id, { kind: 'strength', words: secret, basis: 'confidential_meeting' });
  await addFact(worker, id, { kind: 'wish', words: '子どもに会いたい', isOwnWords: true });
  await addAssessment(worker, id, {
    profile: { ...profile, strengths: [{ text: secret, concepts: ['a.cook'] }] },
  });
  const visible = await database.owner.query(
    `select 1 from fact where person_id = $1 and basis = 'confidential_meeting' and acl ? $2`,
    [id, worker.accountId],
  );
  expect(visible.rowCount).toBe(1);
  const answer = await found(id);
  const { rows } = await database.owner.query<{ run: string }>(
    `select to_jsonb(match_run)::text as run from match_run where person_id = $1`,
    [id],
  );
  expect(rows).toHaveLength(1);
  for (const text of [JSON.stringify(answer), rows[0]?.run ?? '']) expect(text).not.toContain(secret);
  expect(JSON.stringify(answer)).toContain('子どもに会いたい');
});

it('不変条件3: 家の場所は記録に残らない。支援措置の人には、だれの画面にも道のりが出ない', async () => {
  const answer = await found();
  expect(answer.home).toBe('known');
  expect(JSON.stringify(answer.fits)).toContain('行ける範囲にある（およそ');
  const stored = await database.owner.query<{ run: string }>(
    `select (profile || result)::text as run from match_run where person_id = $1`,
    [person],
  );
  for (const { run } of stored.rows) {
    expect(run).not.toContain('"home"');
    expect(run).not.toMatch(/"km"/);
    expect(run).not.toContain('35.0');
  }
  const hidden = await addPerson(
    worker,
    { familyName: '守', givenName: '住江' },
    { ...home, isProtected: true },
  );
  await addAssessment(worker, hidden, {
    profile: { ...profile, reach: { ...profile.reach, home: { lat: 35, lon: 139 } } },
  });
  const closed = await found(hidden);
  expect(closed.home).toBe('protected');
  expect(JSON.stringify(closed)).not.toMatch(/およそ[\d.]+k?m/);
  const [first] = closed.fits;
  const step = await readNextStep(worker, hidden, first?.id ?? '', today);
  expect(step.toAskPerson).toContain('ここまで通えそうか');
  expect(step.toAskHost.join()).not.toContain('家');
});

it('不変条件5: 契約と待機の方で定員がうまれば出ず、席が残ればその半日だけ出る', async () => {
  const id = await add('作業所あおぞら', { ...patrol, windows: [] }, { kind: 'capacity' });
  const write = (contracted: number, pending: number) =>
    database.owner.query(
      `insert into formal_capacity (municipality_id, resource_id, weekday, half, capacity, contracted, pending)
       values ($1, $2, 1, 'am', 20, $3, $4)
       on conflict (municipality_id, resource_id, weekday, half) do update set contracted = $3, pending = $4`,
      [worker.municipalityId, id, contracted, pending],
    );
  await write(19, 1);
  expect(names((await found()).fits)).not.toContain('作業所あおぞら');
  const why = await explainResource(worker, person, { typed: '', resourceId: id }, today);
  expect(JSON.stringify(why.explained)).toContain('正式な利用者');
  await write(17, 1);
  const free = [...(await found()).fits].find(({ name }) => name === '作業所あおぞら');
  expect(free?.hours).toBe('月 9:00–12:00');
  expect(JSON.stringify(free?.lines)).toContain('空き 2人');
  await database.owner.query(`update resource set state = 'closed' where id = $1`, [id]);
});

it('本人の「いや」は、ほかの候補の順を変えない。取り消せばもどる', async () => {
  const id = await add('学校の花の水やり', patrol);
  const before = names((await found()).fits);
  expect(before).toContain('学校の花の水やり');
  const pass = await passResource(worker, { personId: person, resourceId: id, reason: 'person_no' }, today);
  const after = await found();
  expect(names(after.fits)).toEqual(before.filter((name) => name !== '学校の花の水やり'));
  expect(after.passes.map(({ resourceName }) => resourceName)).toEqual(['学校の花の水やり']);
  expect(after.total).toBe(8);
  await undoPass(worker, person, pass.id);
  expect(names((await found()).fits)).toEqual(before);
  await database.owner.query(`update resource set state = 'closed' where id = $1`, [id]);
});

it('もしもは、その場で答え、何も残さない', async () => {
  const count = async () =>
    (
      await database.owner.query(
        `select (select count(*) from match_run) + (select count(*) from fact) + (select sum(version) from assessment) as n`,
      )
    ).rows;
  await found();
  const before = await count();
  const answer = await tryWhatIf(worker, person, ['car'], today);
  expect(names(answer?.gained ?? [])).toEqual(['遠い立ち番']);
  const evening = await tryWhatIf(worker, person, ['evening'], today);
  expect(names(evening?.gained ?? [])).toEqual(['夜の子どもの見守り']);
  const all = await tryWhatIf(
    worker,
    person,
    ['car', 'weekend', 'longer', 'group', 'sound', 'evening'],
    today,
  );
  expect(names(all?.gained ?? [])).not.toContain('さくら体操教室');
  expect(await count()).toEqual(before);
});

it('合うものがなければ、どのひとつがゆるむと道が開くかを言う', async () => {
  const id = await addPerson(worker, { familyName: '夜', givenName: '待子' }, home);
  await addAssessment(worker, id, { profile: { ...profile, hours: hoursOn([6], 300, 360) } });
  const answer = await found(id);
  expect(answer.fitCount).toBe(0);
  const opened = answer.openings.map(({ whatIf }) => whatIf);
  expect(opened).toContain('evening');
  for (const { whatIf, count } of answer.openings) {
    expect((await tryWhatIf(worker, id, [whatIf], today))?.gainedCount).toBe(count);
  }
});

it('どの資源でも、なぜ出ないのかを一文で言う。休んでいるものも', async () => {
  const ask = (typed: string) => explainResource(worker, person, { typed }, today);
  const search = await ask('ﾀｲｿｳ');
  expect(search.found).toEqual([]);
  const { found: hits } = await ask('体操');
  expect(names(hits)).toEqual(['さくら体操教室']);
  const refused = await explainResource(worker, person, { typed: '', resourceId: hits[0]?.id }, today);
  expect(refused.explained).toMatchObject({ leftOut: '本人の「いや」なので、条件を変えても出しません。' });
  const paused = (await ask('休んでいる')).found;
  const closed = await explainResource(worker, person, { typed: '', resourceId: paused[0]?.id }, today);
  expect(closed.explained).toMatchObject({ state: 'paused', candidate: { verdict: 'no' } });
  await expect(
    explainResource(worker, person, { typed: '', resourceId: uuidv7() }, today),
  ).rejects.toMatchObject({ code: 'not-found' });
});

it('記録は、あとから同じ答えとわけになる', async () => {
  const { run, fits } = await found();
  const replay = await replayRun(worker, run.id, today);
  expect(replay).toMatchObject({ isSame: true, isHomeMissing: false, differences: [] });
  expect(names(replay.fits)).toEqual(names(fits));
});

it('町は一度だけ残り、次からは変わったところだけが残る。それでも同じ答えになる', async () => {
  const whole = await found();
  const again = await addPerson(worker, { familyName: '同', givenName: '町子' }, home);
  await addAssessment(worker, again, { profile });
  const other = await found(again);
  const townOf = async (run: string) => {
    const { rows } = await database.owner.query<{ id: string; baseId: string | null; names: string[] }>(
      `select kept_town.id, base_id as "baseId", array(select one ->> 'name' from jsonb_array_elements(
         case when base_id is null then opportunities else opportunities -> 'changed' end) as one) as names
       from kept_town join match_run on town_id = kept_town.id where match_run.id = $1`,
      [run],
    );
    return rows[0];
  };
  expect((await townOf(other.run.id))?.id).toBe((await townOf(whole.run.id))?.id);
  const extra = await add('校門の花のあいさつ', patrol);
  const { run } = await found();
  const town = await townOf(run.id);
  await database.owner.query(`update resource set state = 'closed' where id = $1`, [extra]);
  expect(town?.baseId).not.toBeNull();
  expect(town?.names.length).toBeLessThan(6);
  expect(town?.names).toContain('校門の花のあいさつ');
  const replay = await replayRun(worker, run.id, today);
  expect(replay.isSame).toBe(true);
  expect(names(replay.fits)).toContain('校門の花のあいさつ');
});

it('見送りのある人の記録も、見送ったものをくらべずに同じ答えになる', async () => {
  const id = await addPerson(worker, { familyName: '見', givenName: '送子' }, home);
  await addAssessment(worker, id, { profile });
  const [first] = (await found(id)).fits;
  await passResource(worker, { personId: id, resourceId: first?.id ?? '', reason: 'person_no' }, today);
  const { run, fits } = await found(id);
  expect(fits.map((one) => one.id)).not.toContain(first?.id);
  const replay = await replayRun(worker, run.id, today);
  expect(replay).toMatchObject({ isSame: true, differences: [] });
  expect(names(replay.fits)).toEqual(names(fits));
});

it('台帳があとで変わっても、その日の答えはその日のまま', async () => {
  const { run } = await found();
  await database.owner.query(`update resource set name = '名の変わった立ち番' where name = '朝の立ち番'`);
  const replay = await replayRun(worker, run.id, today);
  expect(replay.isSame).toBe(true);
  expect(names(replay.fits)).toContain('朝の立ち番');
  await database.owner.query(`update resource set name = '朝の立ち番' where name = '名の変わった立ち番'`);
});

it('そのときは・いまは：変わったところだけを、両方のことばで並べる', async () => {
  const id = await addPerson(worker, { familyName: '並', givenName: 'くらべ' }, home);
  await addAssessment(worker, id, { profile });
  const kept = await add('くらべる立ち番', patrol);
  const closing = await add('しまう立ち番', patrol);
  const passed = await add('見送る立ち番', patrol);
  const { run } = await found(id);
  expect((await replayRun(worker, run.id, today)).today).toMatchObject({ rows: [] });
  await database.owner.query(`update resource set state = 'closed' where id = $1`, [closing]);
  await passResource(worker, { personId: id, resourceId: passed, reason: 'host_full' }, today);
  const narrow = { ...patrol, windows: [{ rule: weekdayMornings, capacity: 0 }] };
  await database.owner.query('update resource set opportunity = $2 where id = $1', [
    kept,
    JSON.stringify(narrow),
  ]);
  const fresh = await add('あとから来た立ち番', patrol);
  const replay = await replayRun(worker, run.id, today);
  // What the engine answers to the facts of that day has not changed by it.
  expect(replay).toMatchObject({ isSame: true, differences: [] });
  const row = (of: string) => replay.today?.rows.find(({ resourceId }) => resourceId === of);
  expect(row(closing)).toMatchObject({ now: '台帳で、開いていない' });
  expect(row(passed)).toMatchObject({ now: '見送っている（受入先が、いまはいっぱい）' });
  expect(row(kept)?.thatDay).toContain('合う');
  expect(row(kept)?.now).toContain('×');
  expect(row(fresh)).toMatchObject({ thatDay: 'まだ台帳になかった' });
  expect(replay.today?.unchanged).toBeGreaterThan(0);
  await database.owner.query(`update resource set state = 'closed' where id = any($1)`, [
    [kept, closing, passed, fresh],
  ]);
});

it('変えるときの手間の表が書きかえられても、その日に出したものと、そのわけは残っている', async () => {
  const id = await addPerson(worker, { familyName: '表', givenName: 'かわる' }, home);
  await addAssessment(worker, id, { profile });
  const { run, fits } = await found(id);
  await database.owner.query(
    `update match_run set result = jsonb_set(result, '{costs,lift}', '9') where id = $1`,
    [run.id],
  );
  const replay = await replayRun(worker, run.id, today);
  expect(names(replay.fits)).toEqual(names(fits));
  expect(replay.differences).toEqual([
    { name: '変えるときの手間の表', thatDay: 'その日の表', now: '書きかえられている' },
  ]);
});

it('記録が書きかえられていれば、ちがうところを言う', async () => {
  const other = await addPerson(worker, { familyName: '改', givenName: '見子' }, home);
  await addAssessment(worker, other, { profile });
  const { run } = await found(other);
  const { rows } = await database.owner.query<{ id: string; opportunities: unknown }>(
    `select kept_town.id, opportunities from kept_town join match_run on town_id = kept_town.id where match_run.id = $1`,
    [run.id],
  );
  const write = (opportunities: unknown) =>
    database.owner.query('update kept_town set opportunities = $2 where id = $1', [
      rows[0]?.id,
      JSON.stringify(opportunities),
    ]);
  await write([]);
  const replay = await replayRun(worker, run.id, today);
  expect(replay.isSame).toBe(false);
  expect(replay.differences[0]).toMatchObject({ thatDay: '合うもの', now: '出ていない' });
  // Also where it would not change the answer: the town is no longer what its name says.
  const kept = JSON.stringify(rows[0]?.opportunities);
  await write(JSON.parse(kept.replaceAll('将棋の会', '囲碁の会')));
  expect((await replayRun(worker, run.id, today)).differences).toEqual([
    { name: 'その日の町の記録', thatDay: '残したとおり', now: '書きかえられている' },
  ]);
  await write(JSON.parse(kept));
  expect((await replayRun(worker, run.id, today)).isSame).toBe(true);
});

it('引っ越したあとの記録は、道のりだけが確かめられないと言う', async () => {
  const moved = await addPerson(worker, { familyName: '越', givenName: '先子' }, home);
  await addAssessment(worker, moved, { profile });
  const { run } = await found(moved);
  await database.owner.query(
    `update person_contact set latitude = 36, version = version + 1 where person_id = $1`,
    [moved],
  );
  expect(await replayRun(worker, run.id, today)).toMatchObject({ isSame: false, isHomeMissing: true });
});

it('はじめの打診に言ってよいことには、名もことばも、くわしい年齢もない', async () => {
  const [first] = (await found()).fits;
  const step = await readNextStep(worker, person, first?.id ?? '', today);
  const said = JSON.stringify(step.firstWords);
  expect(said).toContain('70代');
  for (const secret of ['古屋', '静江', '78', '子どもの顔']) expect(said).not.toContain(secret);
});

it('よその機関には、人も記録もない', async () => {
  const other = await addAgency(database.owner, worker.municipalityId, 'よその相談所', 'consultation');
  const stranger = await addWorker(database.owner, worker.municipalityId, other);
  const { run } = await found();
  await expect(findCandidates(stranger, person, today)).rejects.toMatchObject({ code: 'not-found' });
  await expect(replayRun(stranger, run.id, today)).rejects.toMatchObject({ code: 'not-found' });
  await expect(lookBack(stranger, run.id, today)).rejects.toMatchObject({ code: 'not-found' });
});

it('長くかかる見なおしも、終われば同じ答えで、二度目はまたはじめから確かめる', async () => {
  const { run } = await found();
  const soFar = { done: 0, total: null };
  const result = await replayRun(worker, run.id, today, soFar);
  expect(soFar).toMatchObject({ total: result.total });
  for (let time = 0; time < 2; time += 1)
    expect(await lookBack(worker, run.id, today)).toEqual({ state: 'done', result });
});
