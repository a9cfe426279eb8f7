import { beforeAll, expect, it } from 'vitest';
import type { Worker } from '#domain/actor.ts';
import { addAgency, addMunicipality, addWorker, testDatabase } from '#tests/database.ts';
import { passerBy, signedIn } from '#tests/pages.ts';

const database = testDatabase();
let worker: Worker;

beforeAll(async () => {
  const municipalityId = await addMunicipality(database.owner);
  const agencyId = await addAgency(database.owner, municipalityId, '地域づくり応援室', 'community');
  worker = await addWorker(database.owner, municipalityId, agencyId, ['community_coordinator']);
});

const long = '"'.repeat(2_000_000);

it('はいっていない人が大きなものを送っても、読まず、返しもしない', async () => {
  const sent = await passerBy().post('/town/import', { words: long });
  expect([sent.status, sent.location, sent.text]).toEqual([303, '/sign-in?back=%2Ftown%2Fimport', '']);
});

it('大きなものを受け取るのは、台帳のファイルを送る番地だけ', async () => {
  const site = await signedIn(worker);
  const file = new File([new Uint8Array(2_000_000).fill(7)], 'x.csv');
  expect((await site.post('/town/import', { file })).status).toBe(422);
  expect((await site.post('/town/import/x/apply', { words: long })).status).toBe(413);
  expect((await site.post('/town/imports', { words: long })).status).toBe(413);
});
