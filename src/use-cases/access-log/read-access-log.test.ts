import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import type { Worker } from '#domain/actor.ts';
import { testDatabase } from '#tests/database.ts';
import { addPerson, addTown, someConsent, type Town } from '#tests/people.ts';
import { recordConsent } from '#use-cases/consents/record-consent.ts';
import { withdrawConsent } from '#use-cases/consents/withdraw-consent.ts';
import { findPerson } from '#use-cases/people/find-person.ts';
import { readAccessLog } from './read-access-log.ts';

const database = testDatabase();
let town: Town;
let personId: string;
let number: string;
let consentId: string;

beforeAll(async () => {
  town = await addTown(database.owner);
  personId = await addPerson(town.recorder, { familyName: '相良', givenName: '剛' });
  ({ number } = await findPerson(town.recorder, personId));
  consentId = uuidv7();
  await recordConsent(town.recorder, personId, consentId, {
    ...someConsent,
    recipientName: '',
    recipientAgencyId: town.other.agencyId,
    items: ['basic'],
    validUntil: '2099-03-31',
  });
  await findPerson(town.other, personId);
});

const aboutIt = async (worker: Worker) =>
  (await readAccessLog(worker, { personId })).entries.filter(({ act }) => act === 'people.find');

it('不変条件8: だれの記録を見たかが、番号と名まえでわかる。名まえを見たことも、その人についての記録になる', async () => {
  const entries = await aboutIt(town.officer);
  expect(entries.length).toBeGreaterThan(0);
  for (const { people } of entries) expect(people).toEqual([{ id: personId, number, name: '相良 剛' }]);
  const [first] = (await readAccessLog(town.officer, {})).entries.filter(
    ({ act }) => act === 'access-log.read',
  );
  expect(first?.people).toEqual([{ id: personId, number, name: '相良 剛' }]);
});

it('開いている間は名が出て、同意が撤回されると、自分の記録でも、番号も名も出ない', async () => {
  expect((await aboutIt(town.other)).map(({ people }) => people)).toEqual([
    [{ id: personId, number, name: '相良 剛' }],
  ]);
  await withdrawConsent(town.recorder, personId, { id: consentId, version: 1 }, '本人から');
  expect((await aboutIt(town.other)).map(({ people }) => people)).toEqual([['closed']]);
});

it('管理者の記録には、番号も名も出ない', async () => {
  await expect(findPerson(town.administrator, personId)).rejects.toMatchObject({ code: 'not-found' });
  const entries = await aboutIt(town.administrator);
  expect(entries.map(({ outcome, people }) => [outcome, people])).toEqual([['refused', ['closed']]]);
  expect(JSON.stringify(entries)).not.toMatch(/相良|R8-/u);
});

it('何人もについての記録は、はじめの3人と、ほかの人数が出る', async () => {
  const many = await Promise.all(
    [1, 2, 3, 4, 5].map((n) => addPerson(town.recorder, { familyName: `試${n}` })),
  );
  const subjects = JSON.stringify(many.map((id) => ({ kind: 'person', id })));
  await database.owner.query(
    `update access_log set subjects = $1 where municipality_id = $2 and seq = (select max(seq) from access_log where municipality_id = $2 and account_id = $3)`,
    [subjects, town.municipalityId, town.recorder.accountId],
  );
  const [entry] = (await readAccessLog(town.recorder, { personId: many[4] ?? '' })).entries.filter(
    ({ subjects: of }) => of.length === 5,
  );
  expect(entry).toMatchObject({ morePeople: 2 });
  expect(entry?.people.map((who) => who !== 'closed' && who.name)).toEqual(['試1 剛', '試2 剛', '試3 剛']);
});
