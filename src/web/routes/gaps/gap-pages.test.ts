import { beforeAll, expect, it } from 'vitest';
import { testDatabase } from '#tests/database.ts';
import { addArea, addWaiting, kitchen, kitchenAt } from '#tests/gap-scenes.ts';
import { signedIn, type Page, type Visitor } from '#tests/pages.ts';
import { addTown, now, type Town } from '#tests/people.ts';
import { addResource } from '#tests/placement-scenes.ts';

const database = testDatabase();
let town: Town;
let site: Visitor;
let colleague: Visitor;
let area: string;
let person: string;
const clock = () => now;
const key = 'wish:a.cook|daypart:weekend';
const look = `/gaps/look?key=${encodeURIComponent(key)}`;

beforeAll(async () => {
  town = await addTown(database.owner);
  area = await addArea(database.owner, town.municipalityId, '川端');
  for (let at = 0; at < 7; at += 1) {
    person = await addWaiting(database.owner, town.recorder, { areaId: area, familyName: '古屋' });
  }
  site = await signedIn(town.recorder, clock);
  colleague = await signedIn(town.colleague, clock);
});

const hidden = ({ text }: Page, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';

/** Long work is told of; this reads on until it is done. */
async function read(visitor: Visitor, path: string): Promise<Page> {
  for (let tries = 0; tries < 50; tries += 1) {
    const page = await visitor.get(path);
    if (!page.text.includes('data-reload')) return page;
    expect(page.text).toContain('あなたが見られる人について');
  }
  throw new Error('never counted to the end');
}

async function arrange(): Promise<string> {
  const blank = await site.get('/meetings/new');
  const made = await site.post('/meetings/new', {
    id: hidden(blank, 'id'),
    title: '第9回 重層的支援会議',
    heldOn: '令和8年12月8日',
    timeFrom: '14:00',
    timeUntil: '15:00',
    manner: 'in_person',
    placeNote: '市役所',
    chair: '',
    recorder: '',
  });
  return made.location ?? '';
}

it('足りないものの頁は、だれの範囲を・いつ数えたかを言い、5人より少ない数を出さない', async () => {
  const page = await read(site, '/gaps');
  expect(page.status).toBe(200);
  expect(page.text).toContain('参加支援センターのあなたが見られる');
  expect(page.text).toContain('きょう 12:00に数えました');
  expect(page.text).toContain('約5人');
  expect(page.text).not.toMatch(/約?[1-46-9]人[^ごよま]/u);
  expect(page.text).not.toContain('古屋');
  const other = await read(await signedIn(town.other, clock), '/gaps');
  expect(other.text).toContain('5人以上に共通する組みあわせは、いまはありません。');
  expect(other.text).not.toContain('約5人');
  expect((await site.post('/gaps/count', {})).location).toBe('/gaps');
  const administrator = await signedIn(town.administrator, clock);
  expect((await read(administrator, '/gaps')).text).not.toContain('約5人');
});

it('型の頁は、共通すること・もしもの答えを見せる。まちがえた形は、書いたまま返す', async () => {
  const page = await read(site, look);
  expect(page.text).toContain('「調理」の場');
  expect(page.text).toContain('「見守り」を用意すると、さらに約5人');
  const asked = `${look}&concept1=a.cook&kind=activity&supports=watch&days=5&timeFrom=10:00&timeUntil=12:00&group=8&sessionMinutes=60&feeYen=0&noise=1&places=3`;
  const answer = await read(site, asked);
  expect(answer.status).toBe(200);
  expect(answer.text).toContain('枠は3人なので、一度に来られるのは3人までです');
  const wrong = await site.get(
    `${asked.replace('10%3A00', '').replace('timeFrom=10:00', 'timeFrom=あさ')}&ageMin=${encodeURIComponent('八十')}`,
  );
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('なおすところが2つあります');
  expect(wrong.text).toContain('value="あさ"');
  expect(wrong.text).toContain('value="八十"');
  for (const strange of ['', 'x', 'wish:a.cook|wish:a.cook', 'support:watch']) {
    expect((await site.get(`/gaps/look?key=${encodeURIComponent(strange)}`)).status).toBe(404);
  }
  const alone = await read(site, '/gaps/try?concept1=a.cook&kind=space&supports=watch');
  expect(alone.text).toContain('たずねることが残る人');
  expect((await site.get('/gaps/try?kind=space')).status).toBe(422);
});

it('ひとつ押せば会議の議題になる。会議の頁で決まったことが見え、資源開拓につながる', async () => {
  const meeting = await arrange();
  const page = await read(site, look);
  const sent = {
    id: hidden(page, 'id'),
    key,
    meeting: meeting.split('/').at(-1) ?? '',
    kind: 'activity',
    concept1: 'a.cook',
    supports: 'watch',
  };
  const put = await site.post('/gaps/agenda', sent);
  expect(put.status).toBe(303);
  const entry = put.location ?? '';
  expect((await site.post('/gaps/agenda', sent)).location).toBe(entry);
  const onMeeting = await site.get(meeting);
  expect(onMeeting.text).toContain('まちに足りないもの');
  expect(onMeeting.text).toContain(entry);
  const open = await site.get(entry);
  expect(open.text).toContain('思いえがいた場があれば、行き先ができる人');
  expect(open.text).toContain('決まったことは、会議を開いてから書きます');
  const version = hidden(onMeeting, 'version');
  await site.post(`${meeting}/step`, { to: 'held', pledged: 'yes', version });
  const long = { version: '1', points: 'あ'.repeat(4001), decision: 'develop', decisionWords: '' };
  const wrong = await site.post(entry, long);
  expect([wrong.status, wrong.text.includes('ああああ')]).toEqual([422, true]);
  const decided = { ...long, points: '土曜の調理室が空く', decisionWords: '公民館に聞く' };
  expect((await site.post(entry, decided)).status).toBe(303);
  const clash = await colleague.post(entry, { ...decided, decision: 'leave' });
  expect([clash.status, clash.text.includes('さがす・つくる')]).toEqual([409, true]);
  expect((await site.get(meeting)).text).toContain('公民館に聞く');
  const task = await site.get(`/gaps/tasks/new?agenda=${entry.split('/').at(-1) ?? ''}`);
  expect(task.text).toContain('「調理」の場');
  const agenda = hidden(task, 'agenda');
  const opened = await site.post('/gaps/tasks/new', {
    id: hidden(task, 'id'),
    agenda,
    sought: '土日に料理のできる場',
  });
  expect(opened.status).toBe(303);
  const shown = await site.get(opened.location ?? '');
  expect(shown.text).toContain('満たされたか');
  expect(shown.text).toContain('第9回 重層的支援会議');
  expect((await site.get(entry)).text).toContain('土日に料理のできる場');
  expect((await site.post(`${entry}/off`, {})).status).toBe(409);
});

it('資源開拓を書き、まちがえても書いたものは残り、二人が同時に書けば両方が見える', async () => {
  const form = await site.get('/gaps/tasks/new');
  const fields = {
    id: hidden(form, 'id'),
    sought: '090-0000-0000に聞く場',
    dueOn: 'そのうち',
    together: '商店会',
  };
  const wrong = await site.post('/gaps/tasks/new', fields);
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('電話番号です');
  expect(wrong.text).toContain('value="そのうち"');
  const sound = { ...fields, sought: '男の人の集まる所', dueOn: '令和8年12月1日' };
  const made = await site.post('/gaps/tasks/new', sound);
  const path = made.location ?? '';
  expect((await site.get('/gaps/tasks')).text).toContain('男の人の集まる所');
  const edit = {
    ...sound,
    version: '1',
    state: 'met',
    resourceNumber: '資-なし',
    resultWords: '',
    course: '',
  };
  const missing = await site.post(`${path}/edit`, edit);
  expect([missing.status, missing.text.includes('この番号の資源は、台帳にありません')]).toEqual([422, true]);
  const bare = await site.post(`${path}/edit`, { ...edit, resourceNumber: '' });
  expect([bare.status, bare.text.includes('できたものを、台帳から選ぶか、ことばで書いてください')]).toEqual([
    422,
    true,
  ]);
  await addResource(database.owner, town.recorder, {
    name: '土曜の台所',
    opportunity: kitchen,
    at: kitchenAt,
  });
  const { rows } = await database.owner.query<{ number: string }>(
    `select number from resource where name = '土曜の台所'`,
  );
  const number = rows[0]?.number ?? '';
  expect((await site.post(`${path}/edit`, { ...edit, resourceNumber: number })).status).toBe(303);
  const page = await site.get(path);
  expect([page.text.includes('土曜の台所'), page.text.includes('できた')]).toEqual([true, true]);
  const other = await colleague.post(`${path}/edit`, {
    ...edit,
    resourceNumber: '',
    state: 'dropped',
    resultWords: '部屋がない',
  });
  expect([other.status, other.text.includes('部屋がない')]).toEqual([409, true]);
});

it('つなぐの頁から、名まえなしで資源開拓を始められる', async () => {
  expect((await site.get(`/connect?person=${person}`)).text).toContain(`/connect/task?person=${person}`);
  const form = await site.get(`/connect/task?person=${person}`);
  expect(form.text).toContain('料理をつくりたい');
  const fields = { id: hidden(form, 'id'), sought: '古屋さんの行ける台所' };
  const named = await site.post(`/connect/task?person=${person}`, fields);
  expect(named.status).toBe(422);
  expect(named.text).toContain('だれの話かわかることばがあります');
  expect(named.text).toContain('古屋さんの行ける台所');
  const opened = await site.post(`/connect/task?person=${person}`, { ...fields, sought: '見守りのある台所' });
  expect(opened.location).toBe(`/connect?person=${person}`);
  const stranger = await signedIn(town.other, clock);
  expect((await stranger.get(`/connect/task?person=${person}`)).status).toBe(404);
});
