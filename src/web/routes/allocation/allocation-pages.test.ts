import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import type { Worker } from '#domain/actor.ts';
import { plantPlacement } from '#tests/cases.ts';
import { addAgency, addMunicipality, addWorker, testDatabase } from '#tests/database.ts';
import { signedIn, type Page, type Visitor } from '#tests/pages.ts';
import { addResource } from '#tests/placement-scenes.ts';
import { addSeeker, nearby, openOffer } from '#tests/sharing-scenes.ts';

const database = testDatabase();
const clock = () => new Date('2026-11-24T10:00:00+09:00');
const home = '/connect/allocation';
let worker: Worker;
let site: Visitor;
let coordinator: Visitor;
let stranger: Visitor;
let resourceId: string;
let run: string;
let placed: string;
let left: string;

beforeAll(async () => {
  const municipalityId = await addMunicipality(database.owner);
  const own = await addAgency(database.owner, municipalityId, '参加支援センター');
  const other = await addAgency(database.owner, municipalityId, 'よその相談所', 'consultation');
  worker = await addWorker(database.owner, municipalityId, own);
  site = await signedIn(worker, clock);
  const roles = ['coordinator'] as const;
  coordinator = await signedIn(await addWorker(database.owner, municipalityId, own, roles, '試 束子'), clock);
  stranger = await signedIn(await addWorker(database.owner, municipalityId, other), clock);
});

/** On a slow machine a page tells how far it is, and where to look again. */
async function toTheEnd(page: Page, by = site): Promise<Page> {
  for (let looks = 0; looks < 200; looks += 1) {
    const again = page.location?.includes('/making/')
      ? page.location
      : /data-reload="([^"]+)"/.exec(page.text)?.[1];
    if (again === undefined) return page;
    page = await by.get(again);
  }
  throw new Error('it is never done');
}

it('だれも探していないうちは、そう言って、つなぐへ案内する', async () => {
  const { status, text } = await site.get(home);
  expect(status).toBe(200);
  expect(text).toContain('行き先を探している人はいません');
  expect(text).toContain('契約の方が先です');
  expect(text).not.toContain('案をつくる</button>');
});

it('重みは、コーディネーターが、わけと見直す日をつけて決める。足りなければ書いたままもどる', async () => {
  expect((await site.get(`${home}/rule`)).text).toContain('多機関協働コーディネーターと主管課です');
  const typed = { id: uuidv7(), weight: '80', meetingId: '', reason: '', reviewOn: '令和9年4月1日' };
  const again = await coordinator.post(`${home}/rule`, typed);
  expect(again.status).toBe(422);
  expect(again.text).toContain('そう決めたわけを書いてください');
  expect(again.text).toContain('令和9年4月1日');
  const unread = await coordinator.post(`${home}/rule`, {
    ...typed,
    reason: '待つ人が増えた',
    reviewOn: '来春',
  });
  expect([unread.status, unread.text.includes('待つ人が増えた')]).toEqual([422, true]);
  const past = await coordinator.post(`${home}/rule`, {
    ...typed,
    reason: '待つ人が増えた',
    reviewOn: '令和8年4月1日',
  });
  expect(past.text).toContain('あすより先の日');
  const done = await coordinator.post(`${home}/rule`, { ...typed, reason: '待つ人が増えた' });
  expect([done.status, done.location]).toEqual([303, home]);
  expect((await site.post(`${home}/rule`, { ...typed, id: uuidv7(), reason: 'ためし' })).status).toBe(403);
  const page = await site.get(`${home}/rule`);
  expect(page.text).toContain('待つ人が増えた');
  expect(page.text).toContain('試 束子');
});

it('案をつくると、ひとりずつの案と、わけが出る。点数も順位も出ない', async () => {
  resourceId = await addResource(database.owner, worker, {
    name: '朝の立ち番<b>',
    opportunity: { ...openOffer, concepts: ['a.child'] },
    at: nearby,
  });
  await addSeeker(database.owner, worker, { familyName: '長&', since: '2026-04-20' });
  await addSeeker(database.owner, worker, { familyName: '短', since: '2026-11-10' });
  expect((await site.get(home)).text).toContain('2人');
  const again = await site.post(home, { id: uuidv7(), weight: '', meetingId: '' });
  expect([again.status, again.text.includes('重みを、ひとつ選んでください')]).toEqual([422, true]);
  const id = uuidv7();
  const made = await toTheEnd(await site.post(home, { id, weight: '80', meetingId: '' }));
  expect([made.status, made.location]).toEqual([303, `${home}/${id}`]);
  // Sent twice, it is made once.
  await site.post(home, { id, weight: '80', meetingId: '' });
  expect((await database.owner.query('select from allocation_line')).rowCount).toBe(2);
  run = `${home}/${id}`;
  const { text } = await site.get(run);
  for (const words of [
    '2人のうち1人',
    '長&amp; 試さん',
    '朝の立ち番&lt;b&gt;',
    '合う場は、ここだけです',
    '210日以上待っている別の人に、ここを提案しました',
    '動かしません',
  ]) {
    expect(text).toContain(words);
  }
  expect(text).not.toMatch(/点数|スコア|％|style=|\d位/);
  const lines = [...text.matchAll(/\/connect\/allocation\/lines\/([0-9a-f-]{36})/g)].map(([path]) => path);
  [placed = '', left = ''] = lines;
  expect(new Set(lines).size).toBe(2);
  const some = await site.get(`${run}?show=without`);
  expect([some.text.includes('短 試さん'), some.text.includes('長&amp;')]).toEqual([true, false]);
  expect((await site.get(`${run}?show=nothing&page=9`)).text).toContain('このしぼり込みに合う人は、いません');
});

it('場と席、重みのくらべ、紙、たしかめる頁がそろう', async () => {
  const places = await site.get(`${run}/places`);
  for (const words of ['席の足りない場　1件', 'あと1席あれば、もう1人に行き先が出る場'])
    expect(places.text).toContain(words);
  expect(places.text).not.toContain('試さん');
  const weights = await site.get(`${run}/weights`);
  for (const words of ['いつも先', 'この案', '0 / 1人', '1 / 1人']) expect(weights.text).toContain(words);
  const paper = await site.get(`${run}/paper`);
  for (const words of ['回収', '□ 話してみる', '長&amp; 試さん']) expect(paper.text).toContain(words);
  expect((await toTheEnd(await site.get(`${run}/replay`))).text).toContain('同じ案になりました');
});

it('よその機関には、人の行が出ず、ひとりの頁は無い頁と同じ。人数だけを言う', async () => {
  const { text, status } = await stranger.get(run);
  expect([status, text.includes('見えない人が2人')]).toEqual([200, true]);
  expect(text).not.toContain('試さん');
  expect((await stranger.get(`${run}/paper`)).text).not.toContain('試さん');
  expect((await toTheEnd(await stranger.get(`${run}/replay`), stranger)).text).toContain(
    'つくりなおせません',
  );
  expect((await stranger.get(placed)).status).toBe(404);
  expect((await stranger.post(placed, { version: '1', decision: 'left', words: '' })).status).toBe(404);
});

it('行き先のない人の頁は、わけと、次の道を出す', async () => {
  const { text } = await site.get(left);
  for (const words of [
    '行き先が出なかったわけ',
    '活動を組み立てる',
    'まちに足りないもの',
    '/compose',
    '/gaps',
  ]) {
    expect(text).toContain(words);
  }
  expect(text).not.toContain('長&amp;');
  expect(text).not.toContain('name="decision"');
  expect((await site.post(left, { version: '1', decision: 'taken_up', words: '' })).status).toBe(404);
});

it('選ばなければもどり、進めれば「話してみる」へ、ふたりで食い違えば両方を出す', async () => {
  const again = await site.post(placed, { version: '1', decision: '', words: '会議で話した' });
  expect([again.status, again.text.includes('会議で話した')]).toEqual([422, true]);
  const done = await site.post(placed, { version: '1', decision: 'taken_up', words: '会議で話した' });
  expect(done.status).toBe(303);
  expect(done.location).toMatch(/^\/connect\/talk\?person=[0-9a-f-]{36}&resource=/);
  expect((await site.get(done.location ?? '')).text).toContain('話してみる');
  const late = await coordinator.post(placed, { version: '1', decision: 'left', words: '通院が先' });
  expect(late.status).toBe(409);
  for (const words of [
    'ほかの人が先に保存しました',
    '今回は進めない',
    '本人に話してみる',
    '通院が先',
    '会議で話した',
  ]) {
    expect(late.text).toContain(words);
  }
  const chosen = await coordinator.post(placed, {
    version: '2',
    seen: '1',
    decision: 'left',
    words: '通院が先',
    'keep.decision': 'mine',
    'keep.decisionWords': 'theirs',
  });
  expect([chosen.status, chosen.location?.startsWith(`${run}#l-`)]).toEqual([303, true]);
  const { text } = await site.get(placed);
  for (const words of ['今回は進めない', '会議で話した', '試 束子']) expect(text).toContain(words);
});

it('そのあと席がうまると、そう言って進めない。書いたことは残る', async () => {
  const other = await addSeeker(database.owner, worker, { familyName: '別', since: '2026-11-01' });
  await plantPlacement(database.owner, worker, { ...other, resourceId, state: 'trial' });
  expect((await site.get(placed)).text).toContain('そのあと空きがなくなりました');
  const answer = await site.post(placed, { version: '3', decision: 'taken_up', words: 'やはり進める' });
  expect(answer.status).toBe(422);
  for (const words of ['そのあと空きがなくなりました', 'やはり進める']) expect(answer.text).toContain(words);
});

it.each([`${home}/x`, `${home}/${uuidv7()}`, `${home}/lines/x`, `${home}/${uuidv7()}/places`])(
  '%s は、無い頁と同じ答え',
  async (path) => {
    expect((await site.get(path)).status).toBe(404);
  },
);
