import { beforeAll, expect, it } from 'vitest';
import { usualPapers } from '#documents/papers.ts';
import { testDatabase } from '#tests/database.ts';
import { addPerson, addTown, now, type Town } from '#tests/people.ts';
import { readPaperSetting } from './read-paper-setting.ts';
import { readPaper } from './read-paper.ts';
import { writePaperSetting } from './write-paper-setting.ts';

const database = testDatabase();
let town: Town;

beforeAll(async () => {
  town = await addTown(database.owner);
});

it('様式番号と決裁欄は、自治体の決まりで紙に出る。決めるまでは、はじめからのもの', async () => {
  const personId = await addPerson(town.recorder);
  const plan = async () => readPaper('plan', town.recorder, personId, { now });
  expect(await plan()).toMatchObject({ formNumber: '様式第3号', approval: ['課長', '係長', '担当'] });
  const own = {
    formNumbers: { ...usualPapers.formNumbers, plan: '別記様式第7号（第9条関係）' },
    posts: ['部長', '課長', '担当'],
    approvedKinds: ['plan'],
  };
  await writePaperSetting(town.officer, 0, own);
  expect(await plan()).toMatchObject({
    formNumber: '別記様式第7号（第9条関係）',
    approval: ['部長', '課長', '担当'],
  });
  expect(await readPaper('assessment', town.recorder, personId, { now })).toMatchObject({ approval: [] });
});

it('決めるのは主管課と管理者だけで、古い版からは書けない', async () => {
  const { version, ...setting } = await readPaperSetting(town.recorder);
  await expect(writePaperSetting(town.recorder, version, setting)).rejects.toMatchObject({
    code: 'not-permitted',
  });
  await writePaperSetting(town.administrator, version, setting);
  await expect(writePaperSetting(town.officer, version, setting)).rejects.toMatchObject({
    code: 'changed-meanwhile',
  });
});
