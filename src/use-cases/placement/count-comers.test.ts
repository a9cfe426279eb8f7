import { beforeAll, expect, it } from 'vitest';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { hoursOn, weeklyRule } from '#domain/hours.ts';
import { addCase } from '#tests/cases.ts';
import { testDatabase } from '#tests/database.ts';
import { addTown, type Town } from '#tests/people.ts';
import { addAssessment } from '#tests/placement-scenes.ts';
import { countComers } from './count-comers.ts';

const database = testDatabase();
let town: Town;
let worker: Worker;
let asking: string;

const draft = { concept: 'a.cook', rule: weeklyRule(hoursOn([5], 600, 720)) };
const cooks = { v: 1, wishes: [{ text: '料理', concepts: ['a.cook'] }], hours: hoursOn([5], 540, 780) };

async function comes(profile: object, state = 'searching', by = worker): Promise<string> {
  const { personId } = await addCase(by);
  await addAssessment(by, personId, { profile });
  await database.owner.query(`update "case" set state = $2 where person_id = $1`, [personId, state]);
  return personId;
}

const counted = (by = worker) => asActor(by, { act: 'test.comers' }, (db) => countComers(db, draft, asking));

beforeAll(async () => {
  town = await addTown(database.owner);
  worker = town.recorder;
  asking = await comes(cooks);
});

it('望み、いやではなく、時間が空き、場をさがしている人だけを、5人から5人きざみで数える', async () => {
  for (let n = 0; n < 4; n += 1) await comes(cooks);
  expect(await counted()).toBeNull();
  // Whoever would not come makes no fifth: each of these for one reason only.
  await comes({ ...cooks, wishes: [{ text: '畑', concepts: ['a.farm'] }] });
  await comes({ ...cooks, hours: hoursOn([5], 630, 780) });
  await comes({ v: 1, wishes: cooks.wishes });
  await comes({ ...cooks, avoid: [{ text: '料理はもういや', concepts: ['a.cook'], demands: [] }] });
  await comes(cooks, 'taking_part');
  await comes(cooks, 'searching', town.other);
  // A later edition speaks: this one has wished for it once.
  const once = await comes(cooks);
  await addAssessment(worker, once, { edition: 2, profile: { ...cooks, wishes: [] } });
  expect(await counted()).toBeNull();
  await comes(cooks);
  expect(await counted()).toBe(5);
  for (let n = 0; n < 4; n += 1) await comes(cooks);
  expect(await counted()).toBe(5);
  await comes(cooks);
  expect(await counted()).toBe(10);
});

it('ほかの機関には、自分に見える人だけの数', async () => {
  expect(await counted(town.other)).toBeNull();
});

it('いつかわからない活動には、数を言わない', async () => {
  const rule = { kind: 'irregular', note: '', school: 'any', onHolidays: 'off', except: [] } as const;
  const said = await asActor(worker, { act: 'test.comers' }, (db) =>
    countComers(db, { ...draft, rule: { ...rule, except: [] } }, asking),
  );
  expect(said).toBeUndefined();
});
