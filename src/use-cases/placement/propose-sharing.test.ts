import { uuidv7 } from 'uuidv7';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { WeightCode } from '#domain/sharing.ts';
import { hoursOn, weeklyRule } from '#domain/hours.ts';
import { plantPlacement } from '#tests/cases.ts';
import { addAgency, addMunicipality, addWorker, testDatabase } from '#tests/database.ts';
import { addFact, addResource } from '#tests/placement-scenes.ts';
import { addSeeker, nearby, openOffer, someProfile } from '#tests/sharing-scenes.ts';
import { decideLine } from './decide-line.ts';
import { findCandidates } from './find-candidates.ts';
import { findMatchPerson } from './find-person.ts';
import { startSharing } from './list-sharings.ts';
import { passResource } from './pass-resource.ts';
import { proposeSharing } from './propose-sharing.ts';
import { readMatchProfile } from './read-profile.ts';
import { readSharing } from './read-sharing.ts';
import { readSharingLine } from './read-sharing-line.ts';
import { replaySharing } from './replay-sharing.ts';
import { readSeekerFacts } from './seeker-facts.ts';
import { openSharingRule, setSharingRule } from './set-sharing-rule.ts';

const database = testDatabase();
const today = '2026-11-24';
const waiting = { long: '2026-04-20', middle: '2026-08-10', short: '2026-11-10' };
let own: string;
let worker: Worker;
let stranger: Worker;
let coordinator: Worker;

const offer = (name: string, opportunity: object = {}) =>
  addResource(database.owner, worker, {
    name,
    opportunity: { ...openOffer, concepts: ['a.patrol', 'a.child'], ...opportunity },
    at: nearby,
  });
const seeker = (familyName: string, since: string, more: object = {}) =>
  addSeeker(database.owner, worker, { familyName, since, ...more });
async function propose(weight: WeightCode = '40', by = worker): Promise<string> {
  const { id } = await proposeSharing(by, { id: uuidv7(), draft: { weight, meetingId: null } }, today);
  return id;
}
async function linesOf(id: string, by = worker) {
  const { lines } = await readSharing(by, id, { page: 1 });
  return lines;
}
const placesByName = async (id: string) =>
  Object.fromEntries((await linesOf(id)).map((line) => [line.personName, line.proposal?.name ?? null]));

beforeAll(async () => {
  const municipalityId = await addMunicipality(database.owner);
  own = await addAgency(database.owner, municipalityId, '参加支援センター');
  const other = await addAgency(database.owner, municipalityId, 'よその相談所', 'consultation');
  worker = await addWorker(database.owner, municipalityId, own);
  coordinator = await addWorker(database.owner, municipalityId, own, ['coordinator'], '試 束子');
  stranger = await addWorker(database.owner, municipalityId, other);
});

beforeEach(async () => {
  await database.owner.query(
    'truncate person, resource, allocation_run, allocation_setting, kept_town cascade',
  );
});

it('席がひとつなら、長く待っている人に出す。出なかった人には、だれかを名ざさずにわけを言い、空の手では帰さない', async () => {
  await offer('朝の立ち番');
  const longer = [{ rule: weeklyRule(hoursOn([2], 540, 660)), capacity: 1 }];
  await offer('図書の手当て', { minSessionMinutes: 120, allowsShort: true, windows: longer });
  await seeker('長', waiting.long);
  await seeker('短', waiting.short);
  const id = await propose();
  expect(await placesByName(id)).toEqual({ '長 試さん': '朝の立ち番', '短 試さん': null });
  const [, left] = await linesOf(id);
  expect(left).toMatchObject({
    fitCount: 1,
    instead: { name: '朝の立ち番', words: '210日以上待っている別の人に、ここを提案しました' },
    nearMissCount: 1,
  });
  const { line } = await readSharingLine(worker, left?.id ?? '', today);
  expect(line.instead).toEqual([left?.instead]);
  expect(line.nearMisses.map(({ name }) => name)).toEqual(['図書の手当て']);
  expect(JSON.stringify([left, line])).not.toContain('長 試');
  const { run, pools } = await readSharing(worker, id, { page: 1 });
  expect(run.result).toMatchObject({ people: 2, placed: 1, underWay: 0 });
  expect(pools).toMatchObject([{ name: '朝の立ち番', seats: 1, fitting: 2, proposed: 1, isShort: true }]);
});

it('一覧の短い行は、ひとりの頁と同じことを言う。紙には、案の出た人みなと、出なかった人のうち長く待っている40人', async () => {
  await offer('朝の立ち番');
  for (let at = 0; at < 42; at += 1) await seeker(`人${at}`, waiting.long);
  const id = await propose();
  const lines = await linesOf(id);
  const proposed = lines.filter(({ proposal }) => proposal !== null);
  expect([lines.length, proposed.length]).toEqual([42, 1]);
  for (const short of [...proposed, ...lines.slice(0, 2)]) {
    const { line } = await readSharingLine(worker, short.id, today);
    expect(short).toMatchObject({
      personName: line.personName,
      days: line.days,
      standing: line.standing,
      fitCount: line.fitCount,
      why: line.proposal?.lines.find(({ kind }) => kind === 'fits')?.words ?? '',
      instead: line.instead[0] ?? null,
      proposal: line.proposal && { name: line.proposal.name, where: line.proposal.where },
      nearMissCount: line.nearMisses.length,
    });
  }
  const paper = await readSharing(worker, id, { page: 'paper' });
  expect(paper.lines[0]?.id).toBe(proposed[0]?.id);
  expect(paper.lines).toHaveLength(41);
  expect(paper.counts.seen).toBe(42);
});

it('行き先の選べる人は、そこしかない人に場をゆずる。出せる人数がいちばん多くなる', async () => {
  await offer('朝の立ち番');
  await offer('庭の手入れ', { concepts: ['a.garden'] });
  await seeker('両方', waiting.long, {
    profile: {
      ...someProfile,
      wishes: [...someProfile.wishes, { text: '土にさわりたい', concepts: ['a.garden'] }],
    },
  });
  await seeker('片方', waiting.short);
  for (const weight of ['0', '40', 'strict'] as const) {
    expect(await placesByName(await propose(weight))).toEqual({
      '両方 試さん': '庭の手入れ',
      '片方 試さん': '朝の立ち番',
    });
  }
});

it('不変条件6: 契約の方と内定の方の席が先。残りがなければ、だれにも出さない', async () => {
  const id = await addResource(database.owner, worker, {
    name: '作業所',
    kind: 'capacity',
    opportunity: { ...openOffer, concepts: ['a.child'], windows: [] },
    at: nearby,
  });
  const days = (pending: number) =>
    database.owner.query(
      `insert into formal_capacity (municipality_id, resource_id, weekday, half, capacity, contracted, pending, reserve)
       values ($1, $2, 1, 'am', 20, 18, $3, 0)
       on conflict (municipality_id, resource_id, weekday, half) do update set pending = excluded.pending`,
      [worker.municipalityId, id, pending],
    );
  await days(1);
  await seeker('長', waiting.long);
  await seeker('短', waiting.short);
  expect(await placesByName(await propose())).toEqual({ '長 試さん': '作業所', '短 試さん': null });
  await days(2);
  expect(Object.values(await placesByName(await propose()))).toEqual([null, null]);
});

it('曜日のちがう空きは別の席。月曜だけ動ける人がふたりいても、水曜の席は使えない', async () => {
  const window = (day: number) => ({ rule: weeklyRule(hoursOn([day], 450, 495)), capacity: 1 });
  await offer('朝の立ち番', { windows: [window(0), window(2)] });
  const onMondays = { profile: { ...someProfile, hours: hoursOn([0], 420, 720) } };
  await seeker('月一', waiting.long, onMondays);
  await seeker('月二', waiting.short, onMondays);
  expect(await placesByName(await propose())).toEqual({ '月一 試さん': '朝の立ち番', '月二 試さん': null });
});

it('席の数を聞いていない場には、ひとりまで。「何人でも」の場にも、一度に頼むのは8人まで', async () => {
  const window = { rule: weeklyRule(hoursOn([0, 2, 4], 450, 495)) };
  await offer('聞いていない場', { windows: [window] });
  for (let at = 0; at < 10; at += 1) await seeker(`人${at}`, waiting.long);
  expect(Object.values(await placesByName(await propose())).filter(Boolean)).toHaveLength(1);
  await offer('何人でもの場', { windows: [{ ...window, capacity: null }] });
  expect(Object.values(await placesByName(await propose())).filter(Boolean)).toHaveLength(9);
});

it('動きはじめている人と、もう場のある人は動かさない。その人の席もとっておく', async () => {
  const place = await offer('朝の立ち番');
  const { personId, caseId } = await seeker('先', waiting.long);
  await seeker('後', waiting.short);
  const placed = await plantPlacement(database.owner, worker, {
    personId,
    caseId,
    resourceId: place,
    state: 'visiting',
  });
  const id = await propose();
  expect(await placesByName(id)).toEqual({ '後 試さん': null });
  const [line] = await linesOf(id);
  expect(line?.fitCount).toBe(1);
  expect(line?.instead?.words).toContain('動きはじめている人の席');
  const { run } = await readSharing(worker, id, { page: 1 });
  expect(run.result).toMatchObject({ people: 1, underWay: 1 });
  const { rows } = await database.owner.query('select state, version from placement where id = $1', [placed]);
  expect(rows).toEqual([{ state: 'visiting', version: 1 }]);
});

it('見送ったものは出さず、本人の「いや」もそのまま。急ぐ事情のある人が先', async () => {
  const place = await offer('朝の立ち番');
  const { personId } = await seeker('見送った', waiting.long);
  await passResource(worker, { personId, resourceId: place, reason: 'person_no' }, today);
  await seeker('待った', waiting.long);
  await seeker('急ぐ', waiting.short, { urgentOn: '2026-11-10' });
  await seeker('昔急いだ', waiting.short, { urgentOn: '2026-05-10' });
  const id = await propose('strict');
  const lines = await linesOf(id);
  expect(lines.map(({ personName, band, proposal }) => [personName, band, proposal !== null])).toEqual(
    expect.arrayContaining([
      ['見送った 試さん', 'halfYear', false],
      ['待った 試さん', 'halfYear', false],
      ['急ぐ 試さん', 'urgent', true],
      ['昔急いだ 試さん', 'new', false],
    ]),
  );
  const waited = lines.find(({ personName }) => personName.startsWith('待った'));
  expect(waited?.instead?.words).toBe('先に決めたい事情のある別の人に、ここを提案しました');
});

it('ひとりずつ読んでも、まとめて読んでも、同じ条件でさがす', async () => {
  const people = [await seeker('一', waiting.long), await seeker('二', waiting.short)];
  const [first] = people;
  await addFact(worker, first?.personId ?? '', {
    kind: 'wish',
    words: '子どもの顔が見たい',
    isOwnWords: true,
  });
  await addFact(worker, people[1]?.personId ?? '', {
    kind: 'wish',
    words: '子どもの顔が見たい',
    basis: 'confidential_meeting',
  });
  await asActor(worker, { act: 'test.same' }, async (db) => {
    const ids = people.map(({ personId }) => personId);
    const facts = await readSeekerFacts(db, ids, today);
    for (const id of ids) {
      const one = await readMatchProfile(db, await findMatchPerson(db, id), today);
      expect(facts.get(id)?.profile).toEqual(one?.profile);
      expect(facts.get(id)?.source).toEqual(one?.source);
      expect(facts.get(id)?.contactVersion).toBe(
        one?.home.state === 'known' ? one.home.contactVersion : null,
      );
    }
    // Invariant 1 holds in a crowd too.
    expect(facts.get(ids[1] ?? '')?.profile.wishes).toEqual([]);
  });
});

it('よその機関には、自分に見える人しか出ず、人数だけが分かる。作りなおせるのは全員が見える人だけ', async () => {
  await offer('朝の立ち番');
  await seeker('長', waiting.long);
  const id = await propose();
  const seen = await readSharing(stranger, id, { page: 1 });
  expect([seen.lines, seen.hidden]).toEqual([[], 1]);
  expect(JSON.stringify(seen)).not.toContain('長');
  expect((await startSharing(stranger)).seeking).toBe(0);
  expect(await replaySharing(stranger, id)).toMatchObject({ state: 'partly', hidden: 1 });
  const [line] = await linesOf(id);
  await expect(readSharingLine(stranger, line?.id ?? '', today)).rejects.toMatchObject({ code: 'not-found' });
  const typed = { seen: 1, fields: { decision: 'left' as const, decisionWords: '' } };
  await expect(decideLine(stranger, { id: line?.id ?? '', typed }, today)).rejects.toMatchObject({
    code: 'not-found',
  });
});

it('あとから同じ案がつくれる。町や人が変わっても、その日のままに', async () => {
  const place = await offer('朝の立ち番');
  await offer('昼の立ち番');
  await seeker('長', waiting.long);
  await seeker('中', waiting.middle);
  const { personId } = await seeker('短', waiting.short);
  const id = await propose('20');
  await database.owner.query(`update resource set state = 'closed' where id = $1`, [place]);
  await passResource(worker, { personId, resourceId: place, reason: 'person_no' }, today);
  expect(await replaySharing(worker, id)).toMatchObject({ state: 'same' });
  await database.owner.query(
    `update allocation_line set result = jsonb_set(result, '{fitCount}', '7') where person_id = $1`,
    [personId],
  );
  expect(await replaySharing(worker, id)).toMatchObject({ state: 'different', isHomeMissing: false });
});

it('ほかの重みだとどう変わるかが、段ごとの人数とひとりごとの場で分かる', async () => {
  await offer('朝の立ち番');
  await seeker('合う', waiting.short);
  await seeker('待つ', waiting.long, {
    profile: { ...someProfile, wishes: [], strengths: [{ text: '見守り', concepts: ['a.patrol'] }] },
  });
  const id = await propose('0');
  const { run } = await readSharing(worker, id, { page: 1 });
  const [none, , , , strict] = run.result.comparisons;
  expect(none).toMatchObject({ weight: '0', differs: 0 });
  expect(strict).toMatchObject({ weight: 'strict', placedByBand: { halfYear: 1, new: 0 } });
  expect(run.result.comparisons.map(({ weight }) => weight)).toEqual(['0', '20', '40', '80', 'strict']);
});

describe('重みの決まり', () => {
  const draft = {
    weight: '80',
    meetingId: null,
    reason: '半年待つ人が増えたため',
    reviewOn: '2027-04-01',
  } as const;

  it('決めた人とわけと見直しの日が残り、次の案がそれを指す。前の決まりも消えない', async () => {
    await setSharingRule(coordinator, { id: uuidv7(), draft });
    await setSharingRule(coordinator, { id: uuidv7(), draft: { ...draft, weight: '20', reason: '見直し' } });
    const { rules } = await openSharingRule(worker);
    expect(rules.map(({ points, reason, byName }) => [points, reason, byName])).toEqual([
      [20, '見直し', '試 束子'],
      [80, '半年待つ人が増えたため', '試 束子'],
    ]);
    const { run } = await readSharing(worker, await propose('20'), { page: 1 });
    expect(run.rule).toMatchObject({ reason: '見直し' });
    expect((await readSharing(worker, await propose('80'), { page: 1 })).run.rule).toBeNull();
  });

  it('参加支援員には決められない', async () => {
    await expect(setSharingRule(worker, { id: uuidv7(), draft })).rejects.toMatchObject({
      code: 'not-permitted',
    });
  });
});

describe('ひとりずつ決める', () => {
  const take = { decision: 'taken_up', decisionWords: '' } as const;
  const leave = { decision: 'left', decisionWords: 'いまは通院が先' } as const;

  async function oneLine() {
    const place = await offer('朝の立ち番');
    const { personId, caseId } = await seeker('長', waiting.long);
    const id = await propose();
    const [line] = await linesOf(id);
    return { place, personId, caseId, id, lineId: line?.id ?? '' };
  }

  it('見送っても、本人にも次の案にも何も残らない（不変条件7）', async () => {
    const { personId, lineId } = await oneLine();
    const before = await findCandidates(worker, personId, today);
    const answer = await decideLine(worker, { id: lineId, typed: { seen: 1, fields: leave } }, today);
    expect(answer).toMatchObject({ ok: true, decision: 'left' });
    const [passes, declines] = await Promise.all([
      database.owner.query('select from match_pass'),
      database.owner.query('select from decline'),
    ]);
    expect([passes.rowCount, declines.rowCount]).toEqual([0, 0]);
    const after = await findCandidates(worker, personId, today);
    if (before.state !== 'found' || after.state !== 'found') throw new Error('expected a search');
    expect(after.fits).toEqual(before.fits);
    expect(await placesByName(await propose())).toEqual({ '長 試さん': '朝の立ち番' });
  });

  it('進めても、まだだれにも頼まず、席もおさえない', async () => {
    const { personId, place, lineId } = await oneLine();
    const answer = await decideLine(worker, { id: lineId, typed: { seen: 1, fields: take } }, today);
    expect(answer).toEqual({ ok: true, personId, resourceId: place, decision: 'taken_up' });
    const { rowCount } = await database.owner.query('select from placement union all select from seat');
    expect(rowCount).toBe(0);
    expect((await readSharingLine(worker, lineId, today)).line).toMatchObject({
      decision: 'taken_up',
      version: 2,
    });
  });

  it('ふたりが同時にちがうことを決めたら、あとの人に両方を見せ、どちらの言葉も失わない', async () => {
    const { lineId } = await oneLine();
    const typed = (fields: typeof take | typeof leave) => ({ id: lineId, typed: { seen: 1, fields } });
    const [first, second] = await Promise.all([
      decideLine(worker, typed(take), today),
      decideLine(coordinator, typed(leave), today),
    ]);
    const clashed = [first, second].find((one) => !one.ok);
    expect([first, second].filter((one) => one.ok)).toHaveLength(1);
    if (clashed === undefined || !('clash' in clashed)) throw new Error('expected a clash');
    const [field] = clashed.clash.fields;
    expect(new Set([field?.mine, field?.theirs])).toEqual(new Set(['taken_up', 'left']));
    const kept = { version: clashed.clash.version, sides: { decision: 'mine' as const } };
    const again = await decideLine(
      coordinator,
      { id: lineId, typed: { seen: 1, fields: leave, kept } },
      today,
    );
    expect(again).toMatchObject({ ok: true });
    const { line } = await readSharingLine(worker, lineId, today);
    expect(line).toMatchObject({ decision: 'left', decisionWords: 'いまは通院が先', decidedBy: '試 束子' });
  });

  it('そのあと席がうまったら、そう言って進めない。見送ることはできる', async () => {
    const { place, lineId } = await oneLine();
    const other = await seeker('別', waiting.short);
    await plantPlacement(database.owner, worker, { ...other, resourceId: place, state: 'trial' });
    expect((await readSharingLine(worker, lineId, today)).today).toBe('no-seat');
    const given = { id: lineId, typed: { seen: 1, fields: take } };
    expect(await decideLine(worker, given, today)).toEqual({ ok: false, changed: 'no-seat' });
    expect((await readSharingLine(worker, lineId, today)).line.decision).toBeNull();
    expect(await decideLine(worker, { id: lineId, typed: { seen: 1, fields: leave } }, today)).toMatchObject({
      ok: true,
    });
  });

  it('そのあと本人が別の場へ動きはじめたら、そう言って進めない', async () => {
    const { personId, caseId, lineId } = await oneLine();
    await plantPlacement(database.owner, worker, { personId, caseId, state: 'agreed' });
    expect(await decideLine(worker, { id: lineId, typed: { seen: 1, fields: take } }, today)).toEqual({
      ok: false,
      changed: 'elsewhere',
    });
  });

  it.each([
    ['閉じたら', `update resource set state = 'closed'`, 'closed'],
    [
      '合わなくなったら',
      `update resource set opportunity = opportunity || '{"barred": true}'`,
      'fits-no-more',
    ],
  ])('そのあと場が%s、そう言う', async (_, change, state) => {
    const { lineId } = await oneLine();
    await database.owner.query(change);
    expect((await readSharingLine(worker, lineId, today)).today).toBe(state);
  });
});
