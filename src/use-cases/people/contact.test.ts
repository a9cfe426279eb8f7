import { beforeAll, expect, it } from 'vitest';
import { emptyContact } from '#domain/person.ts';
import { testDatabase } from '#tests/database.ts';
import { addPerson, addTown, someMember, type Town } from '#tests/people.ts';
import { addMember } from './add-member.ts';
import { changeContact } from './change-contact.ts';
import { changeMember } from './change-member.ts';
import { findPerson } from './find-person.ts';
import { listHousehold } from './list-household.ts';
import { openContact } from './open-contact.ts';
import { uuidv7 } from 'uuidv7';

const database = testDatabase();
let town: Town;
const address = '縁が丘市川端9丁目999番地';
const refused = (code: string) => expect.objectContaining({ code });

beforeAll(async () => {
  town = await addTown(database.owner);
});

function protectedContact(readers: string[]) {
  return { address, isProtected: true, protectedUntil: '2027-10-31', protectedReaders: readers };
}

it('ふだんの連絡先は、記録した機関のだれでも読める', async () => {
  const id = await addPerson(town.recorder, {}, { address, phone: '000-0000-1111' });
  expect(await openContact(town.colleague, id)).toMatchObject({ kind: 'open', contact: { address } });
});

it('不変条件3: 支援措置の住所は、名指しされた人が理由を書いたときだけ開き、理由が記録に残る', async () => {
  const id = await addPerson(town.recorder, {}, protectedContact([]));
  expect(await openContact(town.recorder, id)).toEqual({ kind: 'locked' });
  expect(await openContact(town.colleague, id)).toEqual({ kind: 'locked' });
  expect(await openContact(town.officer, id)).toEqual({ kind: 'locked' });
  await expect(openContact(town.colleague, id, '知りたいので')).rejects.toEqual(refused('not-permitted'));
  expect(await openContact(town.recorder, id, '訪問の前に、道を確かめる')).toMatchObject({
    kind: 'open',
    contact: { address },
  });
  const { rows } = await database.owner.query<{ typed_reason: string; outcome: string }>(
    `select typed_reason, outcome from access_log where act = 'people.contact.open-protected' and subjects @> $1::jsonb order by seq`,
    [JSON.stringify([{ kind: 'person', id }])],
  );
  expect(rows).toEqual([
    { typed_reason: '知りたいので', outcome: 'refused' },
    { typed_reason: '訪問の前に、道を確かめる', outcome: 'done' },
  ]);
});

it('不変条件3: あとから支援措置をかけると、前の住所も、直した跡も、名指しされない人には開かない', async () => {
  const id = await addPerson(town.recorder, {}, { address });
  const moved = { ...emptyContact, address: '縁が丘市東9丁目998番地' };
  expect(await changeContact(town.recorder, id, 1, moved)).toEqual({ ok: true });
  const locked = { ...moved, isProtected: true, protectedUntil: '2027-10-31' };
  const reason = { typedReason: '支援措置の申出があった' };
  expect(await changeContact(town.recorder, id, 2, locked, reason)).toEqual({ ok: true });
  expect((await findPerson(town.colleague, id)).hasProtectedAddress).toBe(true);
  expect(await openContact(town.colleague, id)).toEqual({ kind: 'locked' });
  await expect(changeContact(town.colleague, id, 3, moved)).rejects.toEqual(refused('not-found'));
  const { rows } = await database.owner.query<{ protected_readers: string[] | null }>(
    'select protected_readers from revision where subject_id = $1',
    [id],
  );
  expect(rows).toHaveLength(2);
  for (const row of rows) expect(row.protected_readers).toEqual([town.recorder.accountId]);
});

it('支援措置を解くときも、理由がいる', async () => {
  const id = await addPerson(town.recorder, {}, protectedContact([]));
  const open = { ...emptyContact, address };
  await expect(changeContact(town.recorder, id, 1, open)).rejects.toEqual(refused('not-found'));
  const saved = await changeContact(town.recorder, id, 1, open, {
    typedReason: '期間が終わり、更新の申出がない',
  });
  expect(saved).toEqual({ ok: true });
  expect((await findPerson(town.recorder, id)).hasProtectedAddress).toBe(false);
  expect(await openContact(town.colleague, id)).toMatchObject({ kind: 'open', contact: { address } });
});

it('不変条件12: 母の記録に子を書いても、子の記録は開かず、子の記録から母は見えない', async () => {
  const mother = await addPerson(town.recorder, { givenName: '春子' });
  const child = await addPerson(town.other, { givenName: '夏' });
  const member = { ...someMember, name: '相良 夏', relation: '子', livesTogether: true };
  await addMember(town.recorder, mother, { id: uuidv7(), ...member });
  const [row] = await listHousehold(town.recorder, mother);
  expect(row).toMatchObject({ ...member, record: undefined });
  await expect(findPerson(town.recorder, child)).rejects.toEqual(refused('not-found'));
  await expect(findPerson(town.other, mother)).rejects.toEqual(refused('not-found'));
  expect(await listHousehold(town.other, child)).toEqual([]);
  const hidden = await database.owner.query<{ number: string }>('select number from person where id = $1', [
    child,
  ]);
  const number = hidden.rows[0]?.number ?? '';
  const linked = addMember(town.recorder, mother, { id: uuidv7(), ...member, recordNumber: number });
  expect(await linked).toBe('no-such-record');
  expect(await listHousehold(town.recorder, mother)).toHaveLength(1);
});

it('不変条件9: 家族の欄を直しても、前の文は残り、古い版からは直せない', async () => {
  const id = await addPerson(town.recorder);
  const memberId = uuidv7();
  const member = { ...someMember, name: '相良 節子', relation: '妹', livesTogether: false, note: '市外' };
  await addMember(town.recorder, id, { id: memberId, ...member });
  await changeMember(town.recorder, id, memberId, 1, { ...member, note: '隣町' });
  await expect(changeMember(town.colleague, id, memberId, 1, member)).rejects.toEqual(
    refused('changed-meanwhile'),
  );
  const { rows } = await database.owner.query<{ before: { note: string } }>(
    'select before from revision where subject_id = $1',
    [memberId],
  );
  expect(rows.map((row) => row.before.note)).toEqual(['市外']);
});
