import { beforeAll, expect, it } from 'vitest';
import type { Worker } from '#domain/actor.ts';
import { addAgency, addMunicipality, addWorker, testDatabase } from '#tests/database.ts';
import { passerBy } from '#tests/pages.ts';

const database = testDatabase();
let worker: Worker;

beforeAll(async () => {
  const municipalityId = await addMunicipality(database.owner);
  const agencyId = await addAgency(database.owner, municipalityId, '参加支援センター');
  worker = await addWorker(database.owner, municipalityId, agencyId);
  await database.owner.query(`update account set sign_in_name = 'demo-worker' where id = $1`, [
    worker.accountId,
  ]);
});

async function press(): Promise<{ offered: boolean; status: number; sessions: number }> {
  const site = passerBy();
  const offered = (await site.get('/sign-in')).text.includes('/sign-in/demo');
  const { status } = await site.post('/sign-in/demo', { accountId: worker.accountId });
  const { rows } = await database.owner.query('select from session');
  return { offered, status, sessions: rows.length };
}

it('見本でない自治体では、見本のような名の利用者がいても、ひと押しでははいれない', async () => {
  expect(await press()).toEqual({ offered: false, status: 404, sessions: 0 });
  await database.owner.query('update municipality set is_demo = true');
  expect(await press()).toEqual({ offered: true, status: 303, sessions: 1 });
});
