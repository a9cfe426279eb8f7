import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import { testDatabase } from '#tests/database.ts';
import { addPerson, addTown, someIntake, type Town } from '#tests/people.ts';
import { changeIntake } from './change-intake.ts';
import { listIntakes } from './list-intakes.ts';
import { receiveIntake } from './receive-intake.ts';

const database = testDatabase();
let town: Town;

beforeAll(async () => {
  town = await addTown(database.owner);
});

async function casesOf(personId: string) {
  const { rows } = await database.owner.query<{ id: string; state: string }>(
    'select id, state from "case" where person_id = $1 order by opened_on, id',
    [personId],
  );
  return rows;
}

it('受け付けた票は、書いたままの言葉で返り、ケースがひとつ開く', async () => {
  const id = await addPerson(town.recorder);
  const ownWords = 'もうお店では調理を行うことができない。\nでもね、人に教えるのは、嫌いじゃなかった';
  const full = {
    ...someIntake,
    ownWords,
    otherVisitor: { name: '相良 節子', relation: '妹', contact: '000-0000-2222' },
    urgency: { signs: ['no_food' as const], action: '食料支援につないだ' },
  };
  await receiveIntake(town.recorder, id, uuidv7(), full);
  const [stored] = await listIntakes(town.colleague, id);
  expect(stored).toMatchObject({ ...full, agencyName: '参加支援センター', receivedByName: '水沢 葉子' });
  expect(await casesOf(id)).toMatchObject([{ state: 'received' }]);
});

it('開いたケースがあるあいだは新しく開かず、終結したあとの相談は新規になる', async () => {
  const id = await addPerson(town.recorder);
  await receiveIntake(town.recorder, id, uuidv7(), { ...someIntake, consentState: 'not_asked' });
  await receiveIntake(town.recorder, id, uuidv7(), someIntake);
  const [first, ...rest] = await casesOf(id);
  expect(first?.state).toBe('no_consent_yet');
  expect(rest).toEqual([]);
  await database.owner.query(`update "case" set state = 'closed' where id = $1`, [first?.id]);
  await receiveIntake(town.recorder, id, uuidv7(), someIntake);
  expect((await casesOf(id)).map((row) => row.state)).toEqual(['closed', 'received']);
});

it('同じ用紙を二度送っても、受付はひとつ', async () => {
  const id = await addPerson(town.recorder);
  const intakeId = uuidv7();
  await receiveIntake(town.recorder, id, intakeId, someIntake);
  await receiveIntake(town.recorder, id, intakeId, someIntake);
  expect(await listIntakes(town.recorder, id)).toHaveLength(1);
});

it('見られない人には、受付も書けない', async () => {
  const id = await addPerson(town.recorder);
  await expect(receiveIntake(town.other, id, uuidv7(), someIntake)).rejects.toMatchObject({
    code: 'not-found',
  });
  await expect(listIntakes(town.other, id)).resolves.toEqual([]);
});

it('不変条件9: 票を直しても元の票が残り、同じ欄の食い違いは黙って消えない', async () => {
  const id = await addPerson(town.recorder);
  const intakeId = uuidv7();
  await receiveIntake(town.recorder, id, intakeId, someIntake);
  expect(
    await changeIntake(town.recorder, id, intakeId, 1, { ...someIntake, ownWords: '座ればできる' }),
  ).toEqual({
    ok: true,
  });
  const stale = { ...someIntake, ownWords: '立てない', route: 'family' as const };
  const met = await changeIntake(town.colleague, id, intakeId, 1, stale);
  if (met.ok) throw new Error('expected a clash');
  expect(met.clash.fields.map((field) => field.field)).toEqual(['ownWords']);
  const kept = { version: met.clash.version, sides: { ownWords: 'theirs' as const } };
  expect(await changeIntake(town.colleague, id, intakeId, 1, stale, kept)).toEqual({ ok: true });
  const [stored] = await listIntakes(town.recorder, id);
  expect([stored?.ownWords, stored?.route]).toEqual(['座ればできる', 'family']);
});
