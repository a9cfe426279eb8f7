import { beforeAll, expect, it } from 'vitest';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { addAgency, addMunicipality, addWorker, testDatabase } from '#tests/database.ts';
import { addArea } from '#use-cases/areas/add-area.ts';
import { listAreas } from '#use-cases/areas/list-areas.ts';
import { listSchoolDays } from './list-school-days.ts';
import { removeSchoolDays, writeSchoolDays } from './write-school-days.ts';

const database = testDatabase();
let worker: Worker;
let administrator: Worker;

beforeAll(async () => {
  const municipalityId = await addMunicipality(database.owner);
  const agencyId = await addAgency(database.owner, municipalityId, '地域づくり応援室', 'community');
  worker = await addWorker(database.owner, municipalityId, agencyId, ['community_coordinator']);
  administrator = await addWorker(database.owner, municipalityId, agencyId, ['administrator']);
});

it('夏休みを書くと一つのまとまりで出て、消すとふつうの日にもどる', async () => {
  const summer = { from: '2026-07-21', until: '2026-08-31', kind: 'holiday' as const, note: '夏休み' };
  await writeSchoolDays(worker, summer);
  expect(await listSchoolDays(worker, '2026-04-01')).toEqual([summer]);
  await writeSchoolDays(worker, { from: '2026-08-06', until: '2026-08-06', kind: 'extra', note: '登校日' });
  expect((await listSchoolDays(worker, '2026-04-01')).map(({ kind }) => kind)).toEqual([
    'holiday',
    'extra',
    'holiday',
  ]);
  await removeSchoolDays(worker, '2026-07-01', '2026-09-01');
  expect(await listSchoolDays(worker, '2026-04-01')).toEqual([]);
});

it('地区は二度書いても一つ。管理者は書けない', async () => {
  const first = await addArea(worker, { kind: 'district', name: '北野' });
  expect(await addArea(worker, { kind: 'district', name: '北野' })).toBe(first);
  expect((await listAreas(worker)).map(({ name }) => name)).toEqual(['北野']);
  const refused = addArea(administrator, { kind: 'district', name: '川端' });
  await expect(refused).rejects.toThrow(Refusal);
});
