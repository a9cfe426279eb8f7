import { beforeAll, expect, it } from 'vitest';
import { usualRules } from '#domain/decline-rule.ts';
import { testDatabase } from '#tests/database.ts';
import { addTown, type Town } from '#tests/people.ts';
import { listDeclineRules } from './list-decline-rules.ts';
import { readDeclineRule } from './read-decline-rule.ts';
import { readPracticeSetting } from './read-practice-setting.ts';
import { resetDeclineRule, writeDeclineRule } from './write-decline-rule.ts';
import { writePracticeSetting } from './write-practice-setting.ts';

const database = testDatabase();
let town: Town;

beforeAll(async () => {
  town = await addTown(database.owner);
});

const full = usualRules.find(({ code }) => code === 'full');
if (!full) throw new Error('expected the reason');
const own = { ...full, label: '満員', waitDays: 30 };
const staff = usualRules.find(({ code }) => code === 'staff');
if (!staff) throw new Error('expected the reason');

it('書きかえた行だけが町のもので、ほかははじめのまま。もどしても、前の行は残る', async () => {
  expect(await listDeclineRules(town.recorder)).toHaveLength(usualRules.length);
  expect(await writeDeclineRule(town.officer, 0, own)).toEqual({ ok: true });
  const changed = (await listDeclineRules(town.recorder)).filter(({ id }) => id !== null);
  expect(changed).toMatchObject([{ code: 'full', label: '満員', waitDays: 30, version: 1 }]);
  expect(await resetDeclineRule(town.officer, 1, full)).toEqual({ ok: true });
  const { rule, earlier } = await readDeclineRule(town.recorder, full);
  expect(rule).toMatchObject({ label: full.label, waitDays: full.waitDays, version: 2 });
  expect(earlier.map(({ before }) => before.label)).toEqual(['満員', full.label]);
});

it('決めるのは主管課だけ。データベースも断る', async () => {
  for (const worker of [town.recorder, town.administrator]) {
    await expect(writeDeclineRule(worker, 0, staff)).rejects.toMatchObject({ code: 'not-permitted' });
    const setting = { soundingsPerWeek: 5, reviewsBeforeStep: 2 };
    await expect(writePracticeSetting(worker, 0, setting)).rejects.toMatchObject({ code: 'not-permitted' });
  }
});

it('ふたりが同時に決めると、ひとりは相手の行を見せられ、何も消えない', async () => {
  const [mine, theirs] = await Promise.all([
    writeDeclineRule(town.officer, 0, { ...staff, waitDays: 40 }),
    writeDeclineRule(town.officer, 0, { ...staff, waitDays: 50 }),
  ]);
  const answers = [mine, theirs];
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  const lost = answers.find((answer) => !answer.ok);
  const { rule } = await readDeclineRule(town.officer, staff);
  expect(lost).toMatchObject({ ok: false, theirs: { waitDays: rule.waitDays, version: 1 } });
  // Sent once more over the version that was shown, it holds.
  expect(await writeDeclineRule(town.officer, 1, { ...staff, waitDays: 60 })).toEqual({ ok: true });
  expect(await writeDeclineRule(town.officer, 1, { ...staff, waitDays: 70 })).toMatchObject({ ok: false });
});

it('本人の「いや」は、データベースも町の決まりで短くさせない', async () => {
  const insert = (consequence: string, ends: string) =>
    database.owner.query(
      `insert into decline_rule (municipality_id, id, whose, code, label, consequence, ends_when, updated_by)
       values ($1, gen_random_uuid(), 'person', 'not_this', 'いや', $2, $3, $4)`,
      [town.municipalityId, consequence, ends, town.officer.accountId],
    );
  await expect(insert('search_again', 'by_hand')).rejects.toMatchObject({
    constraint: 'persons_no_is_theirs',
  });
  await expect(insert('never_again', 'on_day')).rejects.toMatchObject({ constraint: 'persons_no_is_theirs' });
});

it('打診の数と回数は、ひとつの行。古い版からは、いまの数を見せる', async () => {
  expect(await readPracticeSetting(town.recorder)).toEqual({
    soundingsPerWeek: 2,
    reviewsBeforeStep: 3,
    version: 0,
  });
  const setting = { soundingsPerWeek: 3, reviewsBeforeStep: 2 };
  const both = await Promise.all([
    writePracticeSetting(town.officer, 0, setting),
    writePracticeSetting(town.officer, 0, { ...setting, soundingsPerWeek: 4 }),
  ]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  const now = await readPracticeSetting(town.recorder);
  expect(now).toMatchObject({ version: 1, reviewsBeforeStep: 2 });
  expect(await writePracticeSetting(town.officer, 0, setting)).toEqual({ ok: false, theirs: now });
  expect(await writePracticeSetting(town.officer, 1, setting)).toEqual({ ok: true });
});
