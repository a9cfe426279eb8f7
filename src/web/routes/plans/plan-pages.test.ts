import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import { addTriedSystem } from '#use-cases/casework/add-tried-system.ts';
import { addCase, someTried } from '#tests/cases.ts';
import { testDatabase } from '#tests/database.ts';
import { signedIn, type Visitor } from '#tests/pages.ts';
import { addTown, now, type Town } from '#tests/people.ts';
import { addPlanned, decide, holdMeeting } from '#tests/plans.ts';

const database = testDatabase();
let town: Town;
let site: Visitor;
const clock = () => now;

beforeAll(async () => {
  town = await addTown(database.owner);
  site = await signedIn(town.recorder, clock);
});

const hidden = (text: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';

async function started() {
  const { personId, caseId } = await addCase(town.recorder);
  const tab = `/people/${personId}/plans`;
  const blank = await site.get(tab);
  expect(blank.text).toContain('プランは、まだありません');
  const start = {
    caseId: hidden(blank.text, 'caseId'),
    planId: hidden(blank.text, 'planId'),
    kind: 'participation',
  };
  const edit = (await site.post(`${tab}/start`, start)).location ?? '';
  return { personId, caseId, tab, edit, plan: edit.replace('/edit', '') };
}

it('行を足しても消しても、書いたものは残り、保存するまでは何も変わらない', async () => {
  const { edit, plan } = await started();
  const version = hidden((await site.get(edit)).text, 'version');
  const fields = { version, wishedLife: '「昼に、だれかと飯の話がしたい」', 'participation.role': '講師' };
  const one = await site.post(edit, { ...fields, do: 'add:goals:' });
  expect(one.status).toBe(422);
  expect(one.text).not.toContain('なおすところ');
  const goal = {
    goalsCount: '1',
    'goals.0.id': hidden(one.text, 'goals.0.id'),
    'goals.0.words': '月に一度、台所に立つ',
  };
  const two = await site.post(edit, { ...fields, ...goal, do: 'add:lines:' });
  expect(two.text).toContain('value="月に一度、台所に立つ"');
  expect(two.text).toContain('「昼に、だれかと飯の話がしたい」');
  expect(two.text).toContain('value="講師"');
  // The goal can be chosen for the line.
  expect(two.text).toMatch(/<option value="[^"]+">月に一度、台所に立つ/);
  const gone = await site.post(edit, { ...fields, ...goal, do: `remove:goals:${goal['goals.0.id']}` });
  expect(gone.text).not.toContain('月に一度、台所に立つ');
  expect((await site.get(plan)).text).toContain('まだ書いていません');
});

it('日がまちがっていれば、その欄で言い、ほかは残る。直して保存すると、紙の欄にならぶ', async () => {
  const { edit, plan } = await started();
  const fields = {
    version: hidden((await site.get(edit)).text, 'version'),
    wishedLife: '「朝なら立てる」',
    goalsCount: '1',
    'goals.0.id': uuidv7(),
    'goals.0.words': '週に一度立つ',
    'goals.0.until': 'いつか',
    linesCount: '1',
    'lines.0.id': uuidv7(),
    'lines.0.issue': '',
    'lines.0.byPerson': '水曜に立つ',
    'lines.0.from': '12/1',
    'lines.0.to': '11/1',
    'lines.0.state': 'not_yet',
  };
  const wrong = await site.post(edit, fields);
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('なおすところが3つあります');
  expect(wrong.text).toContain('href="#f-goals.0.until"');
  expect(wrong.text).toContain('value="いつか"');
  expect(wrong.text).toContain('課題を書いてください');
  const right = {
    ...fields,
    'goals.0.until': '令和9年3月31日',
    'lines.0.issue': '閉じこもりがち',
    'lines.0.to': '令和9年3月31日',
  };
  expect((await site.post(edit, right)).status).toBe(303);
  const sheet = await site.get(plan);
  for (const words of [
    '「朝なら立てる」',
    '週に一度立つ',
    '令和9年3月31日',
    '閉じこもりがち',
    '水曜に立つ',
  ]) {
    expect(sheet.text).toContain(words);
  }
});

it('会議にかける前に、足りないものを数えあげ、書く頁へつなぐ', async () => {
  const { personId, plan, edit } = await started();
  const missing = await site.post(`${plan}/propose`, { version: '1', on: '2026-11-24' });
  expect(missing.status).toBe(422);
  expect(missing.text).toContain('本人の望む暮らしが、まだ書かれていません');
  expect(missing.text).toContain('使える制度をさきに試したか');
  expect(missing.text).toContain(`href="${edit}"`);
  expect(missing.text).toContain(`href="/people/${personId}/case/tried/new"`);
});

it('読めない日は、書いたまま返る。作成日も、かけると決めた日も', async () => {
  const { personId, plan } = await started();
  const proposed = await site.post(`${plan}/propose`, { version: '1', on: '13月' });
  expect(proposed.status).toBe(422);
  expect(proposed.text).toContain('value="13月"');
  const begun = await site.post(`/people/${personId}/plans/start`, { kind: 'participation', on: '来年' });
  expect(begun.status).toBe(422);
  expect(begun.text).toContain('value="来年"');
});

it('ふたりが同じところを直したら三つをならべ、選んだとおりに保存する', async () => {
  const { edit, plan } = await started();
  const version = hidden((await site.get(edit)).text, 'version');
  await site.post(edit, { version, longGoal: '台所に立つ' });
  const stale = { version, longGoal: '朝に外へ出る', monitoring: '月1回' };
  const clash = await site.post(edit, stale);
  expect(clash.status).toBe(409);
  expect(clash.text).toContain('台所に立つ');
  expect(clash.text).toContain('朝に外へ出る');
  const answer = { ...stale, seen: version, version: hidden(clash.text, 'version'), 'keep.longGoal': 'mine' };
  expect((await site.post(edit, answer)).status).toBe(303);
  const sheet = await site.get(plan);
  expect(sheet.text).toContain('朝に外へ出る');
  expect(sheet.text).toContain('月1回');
});

it('不変条件7: 同意・決定・実施の頁は、その順にだけ開き、決めるのは主管課だけ', async () => {
  const planned = await addPlanned(town.recorder);
  const plan = `/people/${planned.personId}/plans/${planned.planId}`;
  const officer = await signedIn(town.officer, clock);
  expect((await site.get(plan)).text).toContain('会議の議題に加える');
  expect((await site.get(`${plan}/agree`)).status).toBe(409);
  await decide(town.recorder, await holdMeeting(town.recorder, planned), { decision: 'fit' });
  const version = async (path: string, who = site) => ({
    version: hidden((await who.get(path)).text, 'version'),
  });
  const agree = { ...(await version(`${plan}/agree`)), on: 'きょう', by: 'person', manner: 'written_for' };
  const unnamed = await site.post(`${plan}/agree`, agree);
  expect([unnamed.status, unnamed.text.includes('代筆・立会した人の名まえ')]).toEqual([422, true]);
  const early = await site.post(`${plan}/agree`, { ...agree, note: '水沢', on: '11/1' });
  expect([early.status, early.text.includes('「適」とされた日より前')]).toEqual([422, true]);
  expect((await site.post(`${plan}/agree`, { ...agree, note: '水沢' })).status).toBe(303);
  expect((await site.get(`${plan}/edit`)).status).toBe(409);
  expect((await site.get(plan)).text).toContain('主管課の支援決定を待っています');
  expect((await site.get(`${plan}/decide`)).status).toBe(409);
  const decision = { ...(await version(`${plan}/decide`, officer)), on: 'きょう', decision: 'returned' };
  const silent = await officer.post(`${plan}/decide`, decision);
  expect([silent.status, silent.text.includes('なにを直すかを書いてください')]).toEqual([422, true]);
  await officer.post(`${plan}/decide`, { ...decision, words: '保険のことを書く' });
  const given = (await site.get(plan)).text;
  expect(given).toContain('「差戻し」');
  expect(given).toContain('主管課から差し戻されました');
  expect(given).toMatch(/保険のことを書く（.*岡 進/u);
  expect((await site.get(`${plan}/redraft`)).text).toContain('主管課から：保険のことを書く');
  const yes = { ...(await version(`${plan}/decide`, officer)), on: 'きょう', decision: 'decided' };
  expect((await officer.post(`${plan}/decide`, yes)).status).toBe(303);
  const begin = { ...(await version(`${plan}/begin`)), on: 'きょう', reviewOn: '11/1' };
  expect((await site.post(`${plan}/begin`, begin)).status).toBe(422);
  expect((await site.post(`${plan}/begin`, { ...begin, reviewOn: '令和9年2月24日' })).status).toBe(303);
  expect((await site.get(plan)).text).toContain('「実施」');
});

it('開いていない人のプランの頁は、見つからない', async () => {
  const planned = await addPlanned(town.recorder);
  const outsider = await signedIn(town.other, clock);
  for (const path of ['', `/${planned.planId}`, `/${planned.planId}/edit`]) {
    expect((await outsider.get(`/people/${planned.personId}/plans${path}`)).status).toBe(404);
  }
  const { personId, caseId } = await addCase(town.recorder);
  await addTriedSystem(town.recorder, personId, { id: uuidv7(), caseId, tried: someTried });
  expect((await site.get(`/people/${personId}/plans/${planned.planId}`)).status).toBe(404);
});
