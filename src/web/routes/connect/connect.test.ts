import { beforeAll, describe, expect, it } from 'vitest';
import type { Worker } from '#domain/actor.ts';
import { hoursOn, weeklyRule } from '#domain/hours.ts';
import { addAgency, addMunicipality, addWorker, testDatabase } from '#tests/database.ts';
import { signedIn, type Visitor } from '#tests/pages.ts';
import { addAssessment, addFact, addPerson, addResource } from '#tests/placement-scenes.ts';

const database = testDatabase();
const clock = () => new Date();
let worker: Worker;
let site: Visitor;
let stranger: Visitor;
let personId: string;

beforeAll(async () => {
  const municipalityId = await addMunicipality(database.owner);
  const own = await addAgency(database.owner, municipalityId, '参加支援センター');
  const other = await addAgency(database.owner, municipalityId, 'よその相談所', 'consultation');
  worker = await addWorker(database.owner, municipalityId, own);
  site = await signedIn(worker, clock);
  stranger = await signedIn(await addWorker(database.owner, municipalityId, other), clock);
});

it('だれもいないうちは、次にすることを言う', async () => {
  const page = await site.get('/connect');
  expect(page.status).toBe(200);
  expect(page.text).toContain('アセスメントのある人が、まだいません');
});

it('アセスメントのある人が、本人の願いと一緒に並ぶ。よその機関には出ない', async () => {
  personId = await addPerson(worker, { familyName: '古屋', givenName: '静江' });
  await addAssessment(worker, personId, { state: 'draft' });
  await addFact(worker, personId, { kind: 'wish', words: '子どもの顔が見たい', isOwnWords: true });
  await addFact(worker, personId, { kind: 'wish', words: '封じられた願い', basis: 'confidential_meeting' });
  const page = await site.get('/connect');
  expect(page.text).toContain('古屋 静江さん');
  expect(page.text).toContain('子どもの顔が見たい');
  expect(page.text).not.toContain('封じられた願い');
  expect(page.text).toContain('下書き');
  expect((await stranger.get('/connect')).text).not.toContain('古屋');
});

it('見送るわけを選ばないと、選び直しになる。選べば記録してもどる', async () => {
  const resourceId = await addResource(database.owner, worker, { name: '朝の立ち番' });
  const path = `/connect/pass?person=${personId}`;
  expect((await site.get(`${path}&resource=${resourceId}`)).text).toContain('「朝の立ち番」を見送る');
  const again = await site.post(path, { resourceId });
  expect(again.status).toBe(422);
  expect(again.text).toContain('見送るわけを、ひとつ選んでください');
  const done = await site.post(path, { resourceId, reason: 'person_no' });
  expect([done.status, done.location]).toEqual([303, `/connect?person=${personId}`]);
});

it('声の頁は、名まえのある文を止め、書いたことを残し、直せば出す', async () => {
  const path = `/connect/voice?person=${personId}`;
  const typed = {
    id: '',
    words: '古屋 静江さんの立てる角がない',
    scene: '夕方の通学路',
    theme: '',
    areaId: '',
  };
  const again = await site.post(path, typed);
  expect(again.status).toBe(422);
  expect(again.text).toContain('古屋 静江さんの立てる角がない');
  expect(again.text).toContain('夕方の通学路');
  expect(again.text).toContain('本人か家族の名まえです');
  const done = await site.post(path, { ...typed, words: 'ひとりで立てる角がない' });
  expect(done.status).toBe(303);
  const { rows } = await database.owner.query('select words, from_kind from voice');
  expect(rows).toEqual([{ words: 'ひとりで立てる角がない', from_kind: 'unmatched' }]);
});

it.each(['/connect/pass?person=x&resource=y', '/connect/voice', '/connect/voice?person=1'])(
  '%s は、無い頁と同じ答え',
  async (path) => {
    expect((await site.get(path)).status).toBe(404);
  },
);

it('見えない人の頁は、無い人の頁と同じ', async () => {
  expect((await stranger.get(`/connect/voice?person=${personId}`)).status).toBe(404);
});

describe('ひとりの行き先の頁', () => {
  const mornings = { rule: weeklyRule(hoursOn([0, 2, 4], 450, 495)), capacity: 2 };
  const profile = {
    v: 1,
    wishes: [{ text: '子どもの顔が見たい', concepts: ['a.child'] }],
    avoid: [{ text: '集まって体操', concepts: ['a.exercise'] }],
    hours: hoursOn([0, 1, 2, 3, 4], 420, 720),
    sessionMaxMinutes: 60,
    reach: { means: ['walk'], maxKm: 1 },
  };
  const place = { latitude: 35.001, longitude: 139 };
  let id: string;
  let stand: string;

  beforeAll(async () => {
    const home = { latitude: 35, longitude: 139 };
    id = await addPerson(worker, { familyName: '角<b>', givenName: '立子' }, home);
    await addAssessment(worker, id, { profile });
    await addFact(worker, id, { kind: 'wish', words: '子どもの声は好き', isOwnWords: true });
    const add = (name: string, opportunity: object, more: object = {}) =>
      addResource(database.owner, worker, { name, opportunity, at: place, ...more });
    stand = await add(
      '三丁目の角',
      { v: 1, concepts: ['a.child'], minSessionMinutes: 45, windows: [mornings] },
      { checkedOn: '2020-01-01' },
    );
    await add('さくら体操', { v: 1, concepts: ['a.exercise'], windows: [mornings] });
    await add('図書の手当て', {
      v: 1,
      concepts: ['a.child'],
      minSessionMinutes: 120,
      allowsShort: true,
      windows: [{ rule: weeklyRule(hoursOn([2], 540, 660)), capacity: 1 }],
    });
  });

  it('本人の言葉、候補、妨げと変えかた、未確認、出さなかったわけ、古い確認がそろう', async () => {
    const { status, text } = await site.get(`/connect?person=${id}`);
    expect(status).toBe(200);
    for (const words of [
      '「子どもの声は好き」',
      '三丁目の角',
      '変えれば',
      '未確認',
      '本人が「したくない」',
      '× 古い',
    ]) {
      expect(text).toContain(words);
    }
    expect(text).toContain('角&lt;b&gt; 立子さんの行き先');
    expect(text).not.toMatch(/点数|スコア|％|style=/);
    expect(text.match(/class="btn"/g)).toHaveLength(1);
  });

  it('もしもは GET で開き、ひと欄に同じ id がふたつない', async () => {
    const { text } = await site.get(`/connect?person=${id}&if-time=longer&if-way=car`);
    expect(text).toContain('2時間続けられたら、車に乗れたら');
    expect(text).toContain('そうなれば合う');
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, one]) => one);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('枠だけを頼まれたら、枠だけを返し、さがした記録をふやさない', async () => {
    const count = async () => (await database.owner.query('select 1 from match_run')).rowCount;
    const before = await count();
    const { text } = await site.get(`/connect?person=${id}&if-way=car`, { 'Turbo-Frame': 'what-if' });
    expect(text).toMatch(/^<turbo-frame id="what-if">/);
    expect(text).toContain('車に乗れたら');
    expect(text).not.toContain('の行き先');
    expect(await count()).toBe(before);
  });

  it('名でさがして、なぜ出ないのかを読む', async () => {
    const { text } = await site.get(`/connect/why?person=${id}&q=${encodeURIComponent('さくら')}`);
    const href = /href="(\/connect\/why\?[^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect((await site.get(href)).text).toContain('本人の「いや」なので、条件を変えても出しません');
    const nothing = await site.get(`/connect/why?person=${id}&q=${encodeURIComponent('無いもの')}`);
    expect(nothing.text).toContain('この名の資源は、台帳にありません');
  });

  it('話してみる頁は、名まえを出さずに言うことを分ける', async () => {
    const { text } = await site.get(`/connect/talk?person=${id}&resource=${stand}`);
    expect(text).toContain('名前を出さずに、受入先に聞く');
    expect(text).toContain('受入先に聞くこと');
  });

  it('紙、記録、もう一度', async () => {
    expect((await site.get(`/connect/paper?person=${id}`)).text).toContain('本人の返事');
    const runs = await site.get(`/connect/runs?person=${id}`);
    const href = /href="(\/connect\/runs\/[^"]+)"/.exec(runs.text)?.[1] ?? '';
    expect((await site.get(href)).text).toContain('同じ答えになりました');
    expect((await stranger.get(href)).status).toBe(404);
    expect((await stranger.get(`/connect?person=${id}`)).status).toBe(404);
  });

  it('アセスメントのない人には、まだと言い、書く道を出す', async () => {
    const nobody = await addPerson(worker, { familyName: '未', givenName: '聞子' });
    const { text } = await site.get(`/connect?person=${nobody}`);
    expect(text).toContain('まだ、さがせません');
    expect(text).toContain(`/people/${nobody}/assessment`);
  });

  it('見送ると候補から消え、取り消すともどる', async () => {
    await site.post(`/connect/pass?person=${id}`, { resourceId: stand, reason: 'person_no' });
    const passed = (await site.get(`/connect?person=${id}`)).text;
    expect(passed).not.toContain(`id="r-${stand}"`);
    const pass = /name="pass" value="([^"]+)"/.exec(passed)?.[1] ?? '';
    await site.post(`/connect/pass/undo?person=${id}`, { pass });
    expect((await site.get(`/connect?person=${id}`)).text).toContain(`id="r-${stand}"`);
  });
});
