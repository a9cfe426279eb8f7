import { beforeAll, expect, it } from 'vitest';
import { textsOf } from '#documents/paper.ts';
import { testDatabase } from '#tests/database.ts';
import { addTakingPart } from '#tests/follow-up-scenes.ts';
import { addTown, now, today, type Town } from '#tests/people.ts';
import { recordAttendance } from '#use-cases/follow-up/record-attendance.ts';
import { readAttendancePaper } from './read-attendance-paper.ts';

const database = testDatabase();
let town: Town;

beforeAll(async () => {
  town = await addTown(database.owner);
});

it('出欠の紙は月ごと。月を言わなければ、いちばん新しい月', async () => {
  const { personId, placementId } = await addTakingPart(database.owner, town.recorder);
  const came = (day: string, words: string) => ({
    day,
    half: 'am' as const,
    state: 'came' as const,
    reason: '' as const,
    words,
    version: 0,
  });
  const days = [came('2026-10-26', '十月のこと'), came('2026-11-02', '霜月のこと')];
  await recordAttendance(town.recorder, personId, placementId, days, today);
  const printed = async (month?: string) =>
    textsOf(await readAttendancePaper(town.recorder, personId, { now, of: placementId, month })).join('\n');
  const newest = await printed();
  expect(newest).toContain('霜月のこと');
  expect(newest).not.toContain('十月のこと');
  expect(newest).toContain('令和8年11月1日〜令和8年11月30日');
  const earlier = await printed('2026-10');
  expect(earlier).toContain('十月のこと');
  expect(earlier).not.toContain('霜月のこと');
  expect(await printed('2026-09')).not.toMatch(/[十霜]月のこと/);
});
