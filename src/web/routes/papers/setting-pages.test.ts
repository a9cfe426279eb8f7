import { beforeAll, expect, it } from 'vitest';
import { testDatabase } from '#tests/database.ts';
import { addTown, now, type Town } from '#tests/people.ts';
import { signedIn } from '#tests/pages.ts';
import { usualPapers } from '#documents/papers.ts';

const database = testDatabase();
let town: Town;

beforeAll(async () => {
  town = await addTown(database.owner);
});

const numbers = Object.fromEntries(
  Object.entries(usualPapers.formNumbers).map(([kind, number]) => [`number.${kind}`, number]),
);

it('主管課は様式番号と決裁欄を決める。ほかの人は見るだけ', async () => {
  const officer = await signedIn(town.officer, () => now);
  const blank = await officer.get('/settings/papers');
  expect(blank.text).toContain('value="様式第3号"');
  const saved = await officer.post('/settings/papers', {
    ...numbers,
    'number.plan': '第9号様式',
    posts: '部長、課長、担当',
    approvedKinds: ['plan', 'closure'],
    version: '0',
  });
  expect(saved.status).toBe(303);
  const worker = await signedIn(town.recorder, () => now);
  const seen = await worker.get('/settings/papers');
  expect(seen.text).toContain('第9号様式');
  expect(seen.text).toContain('決裁欄　部長、課長、担当');
  expect(seen.text).not.toContain('name="number.plan"');
  expect((await worker.post('/settings/papers', { ...numbers, posts: '課長', version: '1' })).status).toBe(
    403,
  );
});

it('同じ番号がふたつあるとき、職のない決裁欄のときは、書いたものを残して言う', async () => {
  const officer = await signedIn(town.officer, () => now);
  const wrong = await officer.post('/settings/papers', {
    ...numbers,
    'number.plan': '様式第２号',
    posts: '',
    approvedKinds: 'plan',
    version: '1',
  });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('ほかの紙と同じ様式番号です');
  expect(wrong.text).toContain('職をひとつ以上書いてください');
  expect(wrong.text).toContain('value="様式第２号"');
});
