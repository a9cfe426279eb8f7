import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import { mostAtOnce, mostFound } from '#domain/town-choice.ts';
import { testDatabase } from '#tests/database.ts';
import { addPerson, addTown, now, type Town } from '#tests/people.ts';
import { signedIn, type Visitor } from '#tests/pages.ts';

const database = testDatabase();
let town: Town;
let site: Visitor;
const wanted = uuidv7();

beforeAll(async () => {
  town = await addTown(database.owner);
  site = await signedIn(town.recorder, () => now);
  const put = async (id: string, place: number, name: string) =>
    database.owner.query(
      `insert into organization (municipality_id, id, number, name, name_kana, kind, updated_by)
       values ($1, $2, $3, $4, '', 'other', $5)`,
      [town.municipalityId, id, `団-${place}`, name, town.recorder.accountId],
    );
  for (let place = 0; place < mostAtOnce + 5; place += 1) await put(uuidv7(), place, `事業所 第${place}号`);
  await put(wanted, 999, 'ことり文庫');
});

const typed = {
  kind: 'role',
  name: '読み聞かせ',
  summary: '<b>土曜の朝</b>',
  contactPerson: '会長',
  visibility: 'partners',
};

it('団体が多いときは、さがしてから選ぶ。書いたものは残り、選んだ団体が入る', async () => {
  const blank = await site.get('/town/resources/new');
  expect(blank.text).toContain('団体が多いので、名まえでさがしてから選びます');
  expect(blank.text).not.toContain('事業所 第3号');
  const found = await site.post('/town/resources/new', {
    ...typed,
    do: 'find',
    'find.organizationId': 'ことり',
  });
  expect(found.status).toBe(422);
  expect(found.text).toContain('「ことり」でさがしました');
  expect(found.text).toContain(`value="${wanted}"`);
  expect(found.text).not.toContain('なおすところ');
  for (const words of ['読み聞かせ', '&lt;b&gt;土曜の朝', '会長']) expect(found.text).toContain(words);
  const saved = await site.post('/town/resources/new', {
    ...typed,
    'find.organizationId': 'ことり',
    'found.organizationId': 'ことり',
    organizationId: wanted,
  });
  expect(saved.status).toBe(303);
  expect((await site.get(saved.location ?? '')).text).toContain('ことり文庫');
});

it('さがす言葉を書いて、さがすのボタンを押さずに保存しても、さきにさがす。多すぎれば、言葉を足すように言う', async () => {
  const found = await site.post('/town/places/new', {
    do: 'save',
    name: '二階の部屋',
    'find.organizationId': '事業所',
  });
  expect(found.status).toBe(422);
  expect(found.text).toContain('「事業所」の団体はもっとあります');
  expect(found.text.match(/name="organizationId"/g)).toHaveLength(mostFound + 1);
  expect(found.text).toContain('value="二階の部屋"');
});

it('同意の相手の団体も、さがして選べ、選んだものは次にさがしても残る', async () => {
  const path = `/people/${await addPerson(town.recorder)}/consents/new`;
  const found = await site.post(path, {
    do: 'find',
    purpose: '体のことをたずねるため',
    'find.recipientOrganizationId': '見つからない名',
    recipientOrganizationId: wanted,
    toldWords: '朝はゆっくり',
  });
  expect(found.status).toBe(422);
  expect(found.text).toMatch(new RegExp(`value="${wanted}" checked`));
  expect(found.text).toContain('ことり文庫');
  expect(found.text).toContain('朝はゆっくり');
});
