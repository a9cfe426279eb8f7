import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { heldSessionShape } from '#domain/activity-session.ts';
import { supportLevelCodes } from '#domain/support-level.ts';
import { someActivity, someHeld } from '#tests/community.ts';
import { testDatabase } from '#tests/database.ts';
import { addTown, today, type Town } from '#tests/people.ts';
import { cancelSession } from './cancel-session.ts';
import { planSession } from './plan-session.ts';
import { readActivity } from './read-activity.ts';
import { startActivity } from './start-activity.ts';
import { writeSession } from './write-session.ts';

const database = testDatabase();
const refused = (code: string) => expect.objectContaining({ code });
let town: Town;

async function start(): Promise<string> {
  const given = { words: someActivity, voiceId: null, parentId: null, sureOf: [] };
  const begun = await startActivity(town.recorder, given, today);
  if (!begun.ok) throw new Error('expected an activity');
  return begun.id;
}

async function plan(activityId: string, onDay = '2026-12-05'): Promise<string> {
  const day = { onDay, fromMinute: 600, toMinute: 720, theme: '' };
  const planned = await planSession(town.recorder, activityId, day);
  if (!planned.ok) throw new Error('expected a session');
  return planned.id;
}

const sessions = async (activityId: string) =>
  (await readActivity(town.recorder, activityId))?.sessions ?? [];

beforeAll(async () => {
  town = await addTown(database.owner);
});

it('予定は一日にひとつ。二度書いても、同じ一回がひらく', async () => {
  const activityId = await start();
  const [first, second] = await Promise.all([plan(activityId), plan(activityId)]);
  expect(first).toBe(second);
  expect(await sessions(activityId)).toMatchObject([{ state: 'planned', headcount: null, fromMinute: 600 }]);
});

it('不変条件10: 開催に残るのは人数だけ。だれが来たかを書く欄は、どこにもない', async () => {
  const activityId = await start();
  const id = await plan(activityId);
  const session = { ...someHeld, onDay: '2026-12-05' };
  expect(await writeSession(town.recorder, activityId, { id, session, seen: 1, sureOf: [] })).toEqual({
    ok: true,
  });
  expect(await sessions(activityId)).toMatchObject([{ ...session, state: 'held', version: 2 }]);
  const { rows } = await database.owner.query<{ column_name: string }>(
    `select column_name from information_schema.columns where table_name = 'activity_session'`,
  );
  const columns = rows.map(({ column_name: name }) => name);
  expect(columns).toContain('headcount');
  expect(columns.filter((name) => /person|name|case|household|contact/.test(name))).toEqual([]);
  const links = await database.owner.query(
    `select from pg_constraint where conrelid = 'activity_session'::regclass and contype = 'f'
       and confrelid in ('person'::regclass, '"case"'::regclass)`,
  );
  expect(links.rowCount).toBe(0);
});

it('はじめて＋また来た が人数をこえる回は、用紙でも表でも残らない', async () => {
  const count = fc.option(fc.integer({ min: 0, max: 60 }), { nil: null });
  const parsed = (given: object) => heldSessionShape.safeParse({ ...someHeld, ...given }).success;
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), count, count, (headcount, firstTime, cameAgain) => {
      const fits = (firstTime ?? 0) + (cameAgain ?? 0) <= headcount;
      expect(parsed({ headcount, firstTime, cameAgain })).toBe(fits);
    }),
    { numRuns: 1000 },
  );
  expect(parsed({ headcount: null })).toBe(false);
  expect(parsed({ headcount: -1 })).toBe(false);
  const activityId = await start();
  const { municipalityId, recorder } = town;
  await expect(
    database.owner.query(
      `insert into activity_session (municipality_id, id, activity_id, on_day, state, headcount, came_again, updated_by)
       values ($1, gen_random_uuid(), $2, '2026-12-05', 'held', 3, 4, $3)`,
      [municipalityId, activityId, recorder.accountId],
    ),
  ).rejects.toThrow(/check/);
});

it('同じ日をふたりが書くと、あとの人には、もうあると言う。直すときは、ふたりの数が並ぶ', async () => {
  const activityId = await start();
  const write = (headcount: number) =>
    writeSession(town.recorder, activityId, {
      id: null,
      session: { ...someHeld, headcount, firstTime: null, cameAgain: null },
      seen: 0,
      sureOf: [],
    });
  const answers = await Promise.all([write(7), write(8)]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.filter((answer) => 'dayTaken' in answer)).toHaveLength(1);
  const [held] = await sessions(activityId);
  if (!held) throw new Error('expected a session');
  const change = (headcount: number) => ({
    id: held.id,
    session: { ...someHeld, headcount, firstTime: null, cameAgain: null },
    seen: 1,
    sureOf: [],
  });
  expect(await writeSession(town.recorder, activityId, change(20))).toEqual({ ok: true });
  expect(await writeSession(town.colleague, activityId, change(21))).toMatchObject({
    ok: false,
    clash: { fields: [{ field: 'headcount', mine: 21, theirs: 20 }] },
  });
});

it('中止にはわけが残り、人数は残らない。開いた回は、もう中止にできない', async () => {
  const activityId = await start();
  const id = await plan(activityId);
  const why = { why: '大雪', sureOf: [] };
  expect(await cancelSession(town.recorder, activityId, id, why)).toEqual({ ok: true });
  expect(await cancelSession(town.colleague, activityId, id, { ...why, why: '雪' })).toEqual({ ok: true });
  expect(await sessions(activityId)).toMatchObject([
    { state: 'cancelled', whyCancelled: '大雪', headcount: null },
  ]);
  const held = await plan(activityId, '2026-12-12');
  const session = { ...someHeld, onDay: '2026-12-12' };
  await writeSession(town.recorder, activityId, { id: held, session, seen: 1, sureOf: [] });
  await expect(cancelSession(town.recorder, activityId, held, why)).rejects.toEqual(
    refused('changed-meanwhile'),
  );
});

it('職員の入り方は、支え方と同じことばだけ', () => {
  const parse = (staffPart: unknown) => heldSessionShape.safeParse({ ...someHeld, staffPart }).success;
  expect(supportLevelCodes.every(parse)).toBe(true);
  expect(parse(null)).toBe(true);
  expect(parse('always')).toBe(false);
});
