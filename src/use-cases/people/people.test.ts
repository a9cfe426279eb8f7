import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import { Refusal } from '#domain/refusal.ts';
import { testDatabase } from '#tests/database.ts';
import { addPerson, addTown, now, somebody, type Town } from '#tests/people.ts';
import { emptyContact, type PersonChange } from '#domain/person.ts';
import { changePerson } from './change-person.ts';
import { findLookAlikes } from './find-look-alikes.ts';
import { findPerson } from './find-person.ts';
import { listPeople } from './list-people.ts';
import { namePerson } from './name-person.ts';
import { recordPerson } from './record-person.ts';

const database = testDatabase();
let town: Town;
const { isAnonymous: _anonymous, ...particulars } = somebody;
const change: PersonChange = particulars;

beforeAll(async () => {
  town = await addTown(database.owner);
});

const refused = (code: string) => expect.objectContaining({ code });

it('記録した機関と主管課に開き、ほかの機関には「見つからない」だけ', async () => {
  const id = await addPerson(town.recorder);
  for (const worker of [town.recorder, town.colleague, town.officer]) {
    expect((await findPerson(worker, id)).familyName).toBe('相良');
  }
  await expect(findPerson(town.other, id)).rejects.toEqual(refused('not-found'));
  await expect(findPerson(town.administrator, id)).rejects.toEqual(refused('not-found'));
  await expect(findPerson(town.other, uuidv7())).rejects.toEqual(refused('not-found'));
  expect((await listPeople(town.other, {})).total).toBe(0);
  expect((await listPeople(town.administrator, {})).total).toBe(0);
});

it('同じ用紙を二度送っても、ひとりだけ記録する', async () => {
  const id = uuidv7();
  const given = { id, person: somebody, contact: emptyContact };
  const first = await recordPerson(town.recorder, given, now);
  const second = await recordPerson(town.recorder, given, now);
  expect(second).toEqual(first);
  expect(first.number).toMatch(/^R8-\d{4}$/);
});

it.each([
  ['神\uFA19', '社\uFA4C'],
  ['\u{20BB7}野', '辻\u{E0100}子'],
  ['髙\uFA11', 'か\u3099く'],
  ['O’Brien ', ' ﾃｽﾄ'],
])('不変条件13: %s %s は入れたままで返る', async (familyName, givenName) => {
  const id = await addPerson(town.recorder, { familyName, givenName });
  const found = await findPerson(town.recorder, id);
  expect(Buffer.from(found.familyName).equals(Buffer.from(familyName))).toBe(true);
  expect(Buffer.from(found.givenName).equals(Buffer.from(givenName))).toBe(true);
  const { people } = await listPeople(town.recorder, { search: familyName + givenName });
  expect(people.map((person) => person.id)).toContain(id);
  expect(people.find((person) => person.id === id)?.familyName).toBe(familyName);
});

it.each(['渡邊', '渡辺', '渡邉', 'わたなべ', 'ワタナベ', 'ﾜﾀﾅﾍﾞ', 'わたなべ ﾊﾅ', '渡辺　花'])(
  '「%s」でさがすと、渡邊 花さんが見つかる',
  async (search) => {
    const before = await listPeople(town.recorder, { search: '渡邊花' });
    if (before.total === 0) {
      await addPerson(town.recorder, {
        familyName: '渡邊',
        givenName: '花',
        familyNameKana: 'わたなべ',
        givenNameKana: 'はな',
      });
    }
    const { people } = await listPeople(town.recorder, { search });
    expect(people.map((person) => person.familyName)).toEqual(['渡邊']);
  },
);

it('さがす言葉に % や _ があっても、ほかの人は出ない', async () => {
  expect((await listPeople(town.recorder, { search: '%' })).total).toBe(0);
  expect((await listPeople(town.recorder, { search: '_' })).total).toBe(0);
});

it('番号でもさがせる', async () => {
  const id = await addPerson(town.recorder);
  const { number } = await findPerson(town.recorder, id);
  const { people } = await listPeople(town.recorder, { search: number.replace('R', 'ｒ') });
  expect(people.map((person) => person.id)).toEqual([id]);
});

it('50人ずつ、抜けも重なりもなくめくれる', async () => {
  const other = await addTown(database.owner);
  for (let place = 0; place < 55; place += 1) {
    await addPerson(other.recorder, { familyNameKana: place % 2 ? 'あべ' : 'いとう', givenNameKana: '' });
  }
  const seen: string[] = [];
  for (const order of ['kana', 'recent'] as const) {
    const first = await listPeople(other.recorder, { order });
    const second = await listPeople(other.recorder, { order, ...(first.next ? { after: first.next } : {}) });
    const ids = [...first.people, ...second.people].map((person) => person.id);
    expect(first.total).toBe(55);
    expect(second.next).toBeUndefined();
    expect(new Set(ids).size).toBe(55);
    seen.push(...ids);
  }
  expect(seen).toHaveLength(110);
});

it('ふたりが別々のところを直せばどちらも残り、同じところなら食い違いを見せる', async () => {
  const id = await addPerson(town.recorder);
  expect(await changePerson(town.recorder, id, 1, { ...change, householdNote: '妹と暮らす' })).toEqual({
    ok: true,
  });
  expect(await changePerson(town.colleague, id, 1, { ...change, alternativeName: 'つよしさん' })).toEqual({
    ok: true,
  });
  const merged = await findPerson(town.recorder, id);
  expect([merged.householdNote, merged.alternativeName]).toEqual(['妹と暮らす', 'つよしさん']);
  const clash = await changePerson(town.colleague, id, 1, { ...change, householdNote: '母と暮らす' });
  if (clash.ok) throw new Error('expected a clash');
  expect(clash.clash).toMatchObject({ savedBy: '森 一郎', version: 3 });
  expect(clash.clash.fields).toEqual([
    { field: 'householdNote', mine: '母と暮らす', theirs: '妹と暮らす', before: 'ひとり暮らし' },
  ]);
});

it('不変条件9: 直しても、元の文は残る', async () => {
  const id = await addPerson(town.recorder);
  await changePerson(town.recorder, id, 1, { ...change, givenName: '毅' });
  const { rows } = await database.owner.query<{ before: { givenName: string } }>(
    'select before from revision where subject_id = $1',
    [id],
  );
  expect(rows.map((row) => row.before.givenName)).toEqual(['剛']);
});

it('不変条件10: 匿名の人の名まえは、名まえをうかがう手続きでだけ入る', async () => {
  const unnamed = { ...somebody, familyName: '', givenName: '', familyNameKana: '', givenNameKana: '' };
  const id = await addPerson(town.recorder, { ...unnamed, isAnonymous: true, called: '電話の男性' });
  await changePerson(town.recorder, id, 1, change);
  const still = await findPerson(town.recorder, id);
  expect([still.isAnonymous, still.familyName]).toEqual([true, '']);
  const names = {
    familyName: '相良',
    givenName: '剛',
    familyNameKana: 'さがら',
    givenNameKana: 'つよし',
    alternativeName: '',
  };
  const naming = { names, basis: 'consent', basisNote: '面談で', on: '2026-11-20' } as const;
  await namePerson(town.recorder, id, still.version, naming);
  const named = await findPerson(town.recorder, id);
  expect([named.isAnonymous, named.familyName]).toEqual([false, '相良']);
  await expect(namePerson(town.recorder, id, named.version, naming)).rejects.toThrow(Refusal);
});

it('よく似た人は、見られる範囲からだけ知らせ、範囲の外のことは何も言わない', async () => {
  const elsewhere = await addTown(database.owner);
  const contact = { phone: '000-0000-1234' };
  const id = await addPerson(elsewhere.recorder, {}, contact);
  const marks = { familyNameKana: 'サガラ', givenNameKana: 'ﾂﾖｼ', bornOn: '1968-06-02', phone: '' };
  expect(await findLookAlikes(elsewhere.recorder, marks)).toMatchObject([
    { id, sameKana: true, sameBirthday: true, samePhone: false },
  ]);
  const byPhone = {
    familyNameKana: '',
    givenNameKana: '',
    bornOn: null,
    phone: '（０００）００００−１２３４',
  };
  expect(await findLookAlikes(elsewhere.colleague, byPhone)).toMatchObject([{ id, samePhone: true }]);
  expect(await findLookAlikes(elsewhere.other, marks)).toEqual([]);
  expect(await findLookAlikes(elsewhere.other, byPhone)).toEqual([]);
  const birthdayOnly = { familyNameKana: '', givenNameKana: '', bornOn: '1968-06-02', phone: '' };
  expect(await findLookAlikes(elsewhere.recorder, birthdayOnly)).toEqual([]);
});

it('不変条件8: 見たことも、断られたことも、だれのことかとともに残る', async () => {
  const id = await addPerson(town.recorder);
  await findPerson(town.colleague, id);
  await findPerson(town.other, id).catch(() => undefined);
  const { rows } = await database.owner.query<{ act: string; outcome: string; account_id: string }>(
    'select act, outcome, account_id from access_log where subjects @> $1::jsonb order by seq',
    [JSON.stringify([{ kind: 'person', id }])],
  );
  expect(rows).toEqual([
    { act: 'people.record', outcome: 'done', account_id: town.recorder.accountId },
    { act: 'people.find', outcome: 'done', account_id: town.colleague.accountId },
    { act: 'people.find', outcome: 'refused', account_id: town.other.accountId },
  ]);
});
