import { beforeAll, expect, it } from 'vitest';
import { addCase, addResource, plantPlacement } from '#tests/cases.ts';
import { testDatabase } from '#tests/database.ts';
import { signedIn, type Visitor } from '#tests/pages.ts';
import { addTown, now, type Town } from '#tests/people.ts';

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

async function opened() {
  const { personId, caseId } = await addCase(town.recorder);
  const path = `/people/${personId}/case`;
  const fields = async (page = path) => {
    const { text } = await site.get(page);
    return {
      caseId: hidden(text, 'caseId'),
      version: hidden(text, 'version'),
      on: 'きょう',
      to: hidden(text, 'to'),
    };
  };
  return { personId, caseId, path, fields };
}

it('段階の頁は、いま・次に進める段・足りないものと書く場所を言う', async () => {
  const { path, fields } = await opened();
  const page = await site.get(path);
  expect(page.text).toContain('いまは「受付」');
  expect(page.text).toMatch(/value="assessing"/);
  expect(page.text).not.toMatch(/type="radio"[^>]*value="planning"/);
  expect(page.text).toContain('使える制度をさきに試したか、対象外と確かめた記録');
  expect(page.text).toContain(`${path}/tried/new`);
  const wrong = await site.post(path, { ...(await fields()), to: 'closed', reason: 'もう書いた' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('次の段階を選んでください');
  expect(wrong.text).toContain('もう書いた');
  const missing = await site.post(path, { ...(await fields()), to: 'planning' });
  expect([missing.status, missing.text.includes('まだ足りないものがあります')]).toEqual([422, true]);
  const ahead = await site.post(path, { ...(await fields()), to: 'assessing', on: '12/25' });
  expect(ahead.status).toBe(422);
  expect((await site.post(path, { ...(await fields()), to: 'assessing' })).status).toBe(303);
  expect((await site.get(path)).text).toContain('いまは「アセスメント中」');
});

it('もどす・休むには理由がいり、再開すればつづきから。前後の日もたしかめる', async () => {
  const { path, fields } = await opened();
  await site.post(path, { ...(await fields()), to: 'assessing' });
  const back = await site.get(`${path}/back`);
  expect(back.text).toContain('「アセスメント中」から「受付」にもどします');
  expect((await site.post(`${path}/back`, await fields(`${path}/back`))).status).toBe(422);
  const pause = { ...(await fields(`${path}/pause`)), reason: '入院', until: '11/1' };
  const early = await site.post(`${path}/pause`, pause);
  expect([early.status, early.text.includes('休む日より前')]).toEqual([422, true]);
  expect((await site.post(`${path}/pause`, { ...pause, until: '12/20' })).status).toBe(303);
  const resting = await site.get(path);
  expect(resting.text).toContain('いつでも再開できます');
  expect(resting.text).toContain('12月20日');
  expect((await site.get(`${path}/pause`)).status).toBe(409);
  await site.post(`${path}/resume`, await fields(`${path}/resume`));
  expect((await site.get(path)).text).toContain('いまは「アセスメント中」');
  const stale = { ...(await fields(`${path}/back`)), reason: '聞けていない', version: '1' };
  expect((await site.post(`${path}/back`, stale)).status).toBe(409);
});

it('B3: 対象外の確認は、法律・相手・見直す日がそろってから残り、消し線をひける', async () => {
  const { path, fields } = await opened();
  const blank = await site.get(`${path}/tried/new`);
  const form = {
    ...(await fields()),
    triedId: hidden(blank.text, 'triedId'),
    system: '就労移行支援',
    result: 'not_eligible',
    confirmedOn: '10/17',
  };
  const wrong = await site.post(`${path}/tried/new`, form);
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('なおすところが3つあります');
  expect(wrong.text).toContain('value="就労移行支援"');
  const whole = { ...form, law: '障害者総合支援法', confirmedWith: '障害福祉係', reviewOn: '令和9年4月1日' };
  expect((await site.post(`${path}/tried/new`, whole)).status).toBe(303);
  const page = await site.get(path);
  expect(page.text).toContain('対象外と確かめた　障害者総合支援法');
  expect(page.text).toMatch(/type="radio"[^>]*value="planning"|value="planning"[^>]*type="radio"/);
  const strike = /href="([^"]+\/strike)"/.exec(page.text)?.[1] ?? '';
  expect((await site.post(strike, { reason: '' })).status).toBe(422);
  expect((await site.post(strike, { reason: '別の人の記録' })).status).toBe(303);
  expect((await site.get(path)).text).toContain('<s>就労移行支援</s>');
});

it('断り・事情: だれの判断か、なぜ、どうなる、いつまで。ふつうにすることが選ばれている', async () => {
  const { path, fields, personId, caseId } = await opened();
  const resourceId = await addResource(database.owner, town.municipalityId, '川端体操');
  await plantPlacement(database.owner, town.recorder, { personId, caseId, state: 'sounding', resourceId });
  const page = await site.get(`${path}/declines/new`);
  expect(page.text).toContain('本人の不利にはなりません');
  const form = { ...(await fields()), words: '輪に入るのがつらい', consequence: 'usual' };
  const unsaid = await site.post(`${path}/declines/new`, form);
  expect([unsaid.status, unsaid.text.includes('だれの判断で、なぜかを選んでください')]).toEqual([422, true]);
  expect(unsaid.text).toContain('輪に入るのがつらい');
  // The table proposes no day for this reason.
  const undated = { ...form, why: 'person:own_other', consequence: 'not_until', resourceId };
  const later = await site.post(`${path}/declines/new`, undated);
  expect([later.status, later.text.includes('いつまで待つか')]).toEqual([422, true]);
  const nowhere = { ...form, why: 'person:not_this', placeName: 'どこにもない所' };
  expect((await site.post(`${path}/declines/new`, nowhere)).text).toContain('台帳にありません');
  expect(
    (await site.post(`${path}/declines/new`, { ...form, why: 'person:not_this', resourceId })).status,
  ).toBe(303);
  const listed = await site.get(path);
  expect(listed.text).toContain('この先は、ここを出さない');
  expect(listed.text).toContain('川端体操');
  const lift = /href="([^"]+\/lift)"/.exec(listed.text)?.[1] ?? '';
  expect((await site.post(lift, {})).status).toBe(422);
  expect((await site.post(lift, { reason: '見るだけなら、と言った' })).status).toBe(303);
  expect((await site.get(path)).text).toContain('とりやめた理由：見るだけなら、と言った');
});

it('主担当は、同意の及ばない機関には替えられず、その機関と道を言う', async () => {
  const { path, fields } = await opened();
  const page = await site.get(`${path}/transfer`);
  expect(page.text).toContain('同意がまだの機関');
  expect(page.text).toContain('自立相談支援機関');
  const form = { ...(await fields(`${path}/transfer`)), reason: '暮らしの相談が中心になった' };
  const refused = await site.post(`${path}/transfer`, { ...form, toAgencyId: town.other.agencyId });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('本人の同意は、自立相談支援機関を含んでいません');
  // The municipal office holds the record by itself.
  const office = await site.post(`${path}/transfer`, {
    ...form,
    toAgencyId: town.officer.agencyId,
    mainAccountId: town.colleague.accountId,
  });
  expect([office.status, office.text.includes('地域共生課の人を選ぶか')]).toEqual([422, true]);
  expect((await site.post(`${path}/transfer`, { ...form, toAgencyId: town.officer.agencyId })).status).toBe(
    303,
  );
  const after = await site.get(path);
  expect(after.text).toContain('主担当を地域共生課に替える');
  expect(after.text).toContain('担当を決める');
});

it('ほかの機関には、段階のどの頁も見つからない', async () => {
  const { path } = await opened();
  const outsider = await signedIn(town.other, clock);
  for (const page of ['', '/back', '/pause', '/transfer', '/tried/new', '/declines/new']) {
    expect([page, (await outsider.get(`${path}${page}`)).status]).toEqual([page, 404]);
  }
});
