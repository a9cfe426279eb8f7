import { beforeAll, expect, it } from 'vitest';
import { boxCodes } from '#domain/sheet-box.ts';
import { testDatabase } from '#tests/database.ts';
import { addPerson, addTown, now, type Town } from '#tests/people.ts';
import { signedIn, type Visitor } from '#tests/pages.ts';

const database = testDatabase();
let town: Town;
let site: Visitor;

beforeAll(async () => {
  town = await addTown(database.owner);
  site = await signedIn(town.recorder, () => now);
});

const valueOf = (text: string, name: string) =>
  new RegExp(`name="${name.replaceAll('.', '\\.')}"[^>]*value="([^"]*)"`).exec(text)?.[1] ?? '';

/** The hidden fields that say what was seen, as the browser would send them back. */
function seenOf(text: string): Record<string, string> {
  return Object.fromEntries(boxCodes.map((code) => [`seen.${code}`, valueOf(text, `seen.${code}`)]));
}

const source = { on: '令和8年11月24日', saidBy: 'person', basis: 'consent' };

it('紙の欄はみな頁にあり、書いたものはアセスメントの頁と紙にのる', async () => {
  const path = `/people/${await addPerson(town.recorder)}`;
  const blank = await site.get(`${path}/sheet`);
  expect(boxCodes.filter((code) => !blank.text.includes(`name="box.${code}"`))).toEqual([]);
  const saved = await site.post(`${path}/sheet`, {
    ...source,
    ...seenOf(blank.text),
    'box.doctor': '九丁目医院 <内科>',
    'box.physicalState': 'yes',
    'box.physicalNote': '2級（左上下肢）',
    'box.job1Period': '平成7年〜令和6年',
    'box.job1Trade': '飲食業',
  });
  expect(saved.status).toBe(303);
  await site.post(`${path}/assessment/start`, {});
  const paper = await site.get(`${path}/papers/assessment`);
  for (const words of ['九丁目医院 &lt;内科&gt;', '2級（左上下肢）', '飲食業'])
    expect(paper.text).toContain(words);
  const again = await site.get(`${path}/sheet`);
  expect(valueOf(again.text, 'box.physicalNote')).toBe('2級（左上下肢）');
  expect(again.text).toMatch(/<option value="yes" selected/);
});

it('根拠のないとき・長すぎるときは、書いたものを残して、その欄のところで言う', async () => {
  const path = `/people/${await addPerson(town.recorder)}/sheet`;
  const blank = await site.get(path);
  const wrong = await site.post(path, {
    ...seenOf(blank.text),
    on: '令和9年1月1日',
    saidBy: 'person',
    'box.rent': 'あ'.repeat(301),
  });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('なおすところが3つあります');
  expect(wrong.text).toContain('家賃は300字までです');
  expect(wrong.text).toContain('情報の根拠を選んでください');
  expect(wrong.text).toContain('あ'.repeat(301));
});

it('同じ欄をふたりが書いたら、あとの人に前の人の文を見せ、直して保存できる', async () => {
  const path = `/people/${await addPerson(town.recorder)}/sheet`;
  const mine = await site.get(path);
  const other = await signedIn(town.colleague, () => now);
  await other.post(path, { ...source, ...seenOf(mine.text), 'box.keyPerson': '妹' });
  const met = await site.post(path, {
    ...source,
    ...seenOf(mine.text),
    'box.keyPerson': '弟',
    'box.rent': '3万円',
  });
  expect(met.status).toBe(422);
  expect(met.text).toContain('森 一郎さんが「妹」と書きました');
  expect(valueOf(met.text, 'box.keyPerson')).toBe('弟');
  const settled = await site.post(path, {
    ...source,
    ...seenOf(met.text),
    'box.keyPerson': '妹と弟',
    'box.rent': '3万円',
  });
  expect(settled.status).toBe(303);
  expect(valueOf((await site.get(path)).text, 'box.keyPerson')).toBe('妹と弟');
});

it('町の自分の段は、アセスメントの「社会参加の段階」にも出る。前のことばで書いたものは残る', async () => {
  const path = `/people/${await addPerson(town.recorder)}/assessment`;
  await site.post(`${path}/start`, {});
  const draft = (await site.get(path)).text;
  expect(draft).toContain('<option value="s3"');
  const seen = { assessmentId: valueOf(draft, 'assessmentId'), version: valueOf(draft, 'version') };
  const typed = { ...seen, do: 'save', madeOn: '令和8年11月24日', basis: 'consent', saidBy: 'person' };
  expect((await site.post(path, { ...typed, stage: 's3' })).status).toBe(303);
  for (const [place, step] of ['家にいる', '戸口で話す', '縁側に座る'].entries()) {
    await database.owner.query(
      `insert into scale_wording (municipality_id, scale, position, wording, updated_by) values ($1, 'ladder', $2, $3, $4)`,
      [town.municipalityId, place, step, town.officer.accountId],
    );
  }
  const after = (await site.get(path)).text;
  expect(after).toContain('<option value="2　縁側に座る">');
  expect(after).toMatch(/<option value="s3" selected="">3　1対1で会う（前のことば）/);
  const next = { ...typed, version: valueOf(after, 'version'), stage: '2　縁側に座る' };
  expect((await site.post(path, next)).status).toBe(303);
  const paper = (await site.get(path.replace('/assessment', '/papers/assessment'))).text;
  expect(paper).toContain('2　縁側に座る');
});
