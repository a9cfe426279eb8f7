import { beforeAll, expect, it } from 'vitest';
import type { Worker } from '#domain/actor.ts';
import { asActor } from '#db/as-actor.ts';
import { addAgency, addMunicipality, addWorker, testDatabase } from '#tests/database.ts';
import { addResource } from '#tests/placement-scenes.ts';
import { awaitTown, beginTown } from './await-town.ts';
import { readSnapshot } from './read-snapshot.ts';
import { hasTownOfToday, readTownOfToday } from './town-of-today.ts';

const database = testDatabase();
const today = '2026-11-24';
let worker: Worker;

beforeAll(async () => {
  const municipalityId = await addMunicipality(database.owner);
  const agency = await addAgency(database.owner, municipalityId, '参加支援センター');
  worker = await addWorker(database.owner, municipalityId, agency);
  for (let at = 0; at < 450; at += 1) await addResource(database.owner, worker, { name: `場 ${at}` });
});

it('町は分けて読んでも、ひとつも欠けず、id の順にならび、どこまで読んだかを言う', async () => {
  const soFar = { done: 0, total: null };
  const snapshot = await asActor(worker, { act: 'placement.town' }, (db) => readSnapshot(db, today, soFar));
  const ids = snapshot.opportunities.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].toSorted());
  expect(ids).toHaveLength(450);
  expect(snapshot.resources.size).toBe(450);
  expect(soFar).toEqual({ done: 450, total: 450 });
});

it('だれかがはいったときに読みはじめ、あとから来た人は、読みおえた町をそのまま使う', async () => {
  expect(hasTownOfToday(worker.municipalityId, today)).toBe(false);
  beginTown(worker, today);
  expect(await awaitTown(worker, today)).toMatchObject({ state: 'done' });
  expect(hasTownOfToday(worker.municipalityId, today)).toBe(true);
  const [one, other] = [await readTown(), await readTown()];
  expect(one).toBe(other);
  // Another day is another town.
  expect(hasTownOfToday(worker.municipalityId, '2026-11-25')).toBe(false);
});

async function readTown() {
  return asActor(worker, { act: 'placement.town' }, (db) => readTownOfToday(db, worker, today));
}
