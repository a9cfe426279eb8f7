import { beforeAll, expect, it } from 'vitest';
import type { Worker } from '#domain/actor.ts';
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
