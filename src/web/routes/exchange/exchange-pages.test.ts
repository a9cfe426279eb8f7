import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import type { Worker } from '#domain/actor.ts';
import { addAgency, addMunicipality, addWorker, testDatabase } from '#tests/database.ts';
import { signedIn } from '#tests/pages.ts';

const database = testDatabase();
let worker: Worker;

beforeAll(async () => {
  const municipalityId = await addMunicipality(database.owner);
  const agencyId = await addAgency(database.owner, municipalityId, '地域づくり応援室', 'community');
  worker = await addWorker(database.owner, municipalityId, agencyId, ['community_coordinator']);
});

const sample = new URL('../../../../../shared/samples/131059_bunkyo_kodomosyokudo.csv', import.meta.url);

it('ファイルを選ばずに送ると、選ぶように言う。知らない様式には、見えた列を言う', async () => {
  const site = await signedIn(worker);
  const none = await site.post('/town/import', {});
  expect(none.status).toBe(422);
  expect(none.text).toContain('ファイルを選んでください');
  const unknown = await site.post('/town/import', { file: new File(['あ,い\n1,2\n'], 'x.csv') });
  expect(unknown.status).toBe(422);
  expect(unknown.text).toContain('見えた列：あ、い');
  const binary = await site.post('/town/import', { file: new File([new Uint8Array(3000).fill(7)], 'x.csv') });
  expect(binary.status).toBe(422);
  expect(binary.text).toContain('取り込めませんでした');
});

it.skipIf(!existsSync(sample))('実際の一覧を読み、行き先を見てから入れ、取り消せる', async () => {
  const site = await signedIn(worker);
  const sent = await site.post('/town/import', {
    file: new File([readFileSync(sample)], '131059_bunkyo_kodomosyokudo.csv'),
  });
  expect(sent.status).toBe(303);
  const path = sent.location ?? '';
  const preview = await site.get(path);
  expect(preview.text).toContain('読んだ7行のうち、新しい7');
  expect(preview.text).toContain('こども食堂一覧');
  const decided = await site.post(`${path}/rows`, { act: 'skip:2', state: 'preview', from: 'fate=new' });
  // Back to the row, in the list it was decided in.
  expect(decided.location).toBe(`${path}?fate=new#line-2`);
  const odd = { act: 'skip:2', state: 'preview', from: 'fate=x&after=//away' };
  expect((await site.post(`${path}/rows`, odd)).location).toBe(`${path}#line-2`);
  await site.post(`${path}/apply`, {});
  const applied = await site.get(path);
  expect(applied.text).toContain('新しく6件');
  await site.post(`${path}/undo`, {});
  expect((await site.get(path)).text).toContain('消したもの6件');
  expect((await site.post(`${path}/undo`, {})).status).toBe(409);
});
