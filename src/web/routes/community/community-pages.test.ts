import { beforeAll, expect, it } from 'vitest';
import type { Worker } from '#domain/actor.ts';
import { linkToCase } from '#tests/community.ts';
import { addCase } from '#tests/cases.ts';
import { addWorker, testDatabase } from '#tests/database.ts';
import { signedIn, type Visitor } from '#tests/pages.ts';
import { addTown, now, type Town } from '#tests/people.ts';

const database = testDatabase();
let town: Town;
let coordinator: Worker;
let site: Visitor;
let elsewhere: Visitor;

const plainVoice = {
  words: '夜に集まれる場所がほしい',
  fromKind: 'resident',
  heardOn: '2026-11-20',
  sharing: 'yes',
};

async function written(address: string, fields: Record<string, string | string[]>): Promise<string> {
  const saved = await site.post(address, fields);
  expect(saved.status, saved.text.slice(saved.text.indexOf('id="main"'), 4000)).toBe(303);
  return saved.location ?? '';
}

const voice = (more: Record<string, string | string[]> = {}) =>
  written('/town/voices/new', { ...plainVoice, ...more });
const activity = (more: Record<string, string | string[]> = {}) =>
  written('/town/activities/new', { name: '土曜の囲碁の会', windowCount: '1', ...more });
const step = (address: string, from: string, to: string, why = '') =>
  written(`${address}/step`, { from, to, onDay: '令和8年11月20日', why });

beforeAll(async () => {
  town = await addTown(database.owner);
  const { municipalityId, agencyId } = town.recorder;
  coordinator = await addWorker(
    database.owner,
    municipalityId,
    agencyId,
    ['community_coordinator'],
    '浜口 みどり',
  );
  site = await signedIn(coordinator, () => now);
  elsewhere = await signedIn(town.other, () => now);
});

it('なにもない町でも、声と活動の頁は、ないことと次の一歩を言う', async () => {
  expect((await site.get('/town/voices')).text).toContain('まだ声がありません');
  expect((await site.get('/town/voices?q=まぼろし')).text).toContain('この条件に合う声はありません');
  expect((await site.get('/town/activities')).text).toContain('まだ活動がありません');
  expect((await site.get('/town/activities?stage=ended')).text).toContain('この条件に合う活動はありません');
  expect((await site.get('/town/voices/nothing')).status).toBe(404);
  expect((await site.get('/town/activities/nothing')).status).toBe(404);
});

it('声は、ことばと、だれからかだけで書け、聞いていないことは未確認になる', async () => {
  const page = await site.get(await voice());
  expect(page.text).toContain('声を書きました');
  expect(page.text).toContain('「夜に集まれる場所がほしい」');
  expect(page.text).toContain('条件は、まだ何も聞いていません');
});

it('声に条件を書くと、時間も相手も頁に出て、なおす頁にもどる', async () => {
  const address = await voice({
    wanted: ['t.men'],
    hours: ['258', '259', '260'],
    'c.group': '８',
    'c.feeYen': '300',
    'c.hostWishes': '料理を教えてくれる人',
  });
  const page = await site.get(address);
  for (const part of ['男性', '土 9:00–10:30', '8人くらい', '300円', '料理を教えてくれる人'])
    expect(page.text).toContain(part);
  const edit = await site.get(`${address}/edit`);
  expect(edit.text).toMatch(/name="hours" value="258"[^>]*checked/);
  expect(edit.text).toMatch(/name="wanted"[^>]*value="t.men"[^>]*checked|value="t.men"[^>]*checked/);
});

it('まちがえても、書いたものは消えず、なおすところが言われる', async () => {
  const typed = {
    ...plainVoice,
    words: '',
    fromKind: '',
    theme: '「夜」の居場所',
    'c.group': 'たくさん',
    heardOn: '令和9年1月1日',
  };
  const again = await site.post('/town/voices/new', typed);
  expect(again.status).toBe(422);
  for (const part of ['声にすることばを書いてください', 'だれからの声かを選んでください', 'きょうより先の日'])
    expect(again.text).toContain(part);
  expect(again.text).toContain('value="「夜」の居場所"');
  expect(again.text).toContain('value="たくさん"');
});

it('人の名のような声は止まり、たしかめたと印をつければ残る', async () => {
  const fields = { ...plainVoice, words: '田中さんの畑のとなりで集まりたい' };
  const asked = await site.post('/town/voices/new', fields);
  expect(asked.status).toBe(422);
  expect(asked.text).toContain('人の名まえかもしれません');
  expect(asked.text).toContain(fields.words);
  await written('/town/voices/new', { ...fields, sureOf: '田中さん' });
});

it('書いた文から、条件の候補が出る', async () => {
  const read = await site.post('/town/voices/new', {
    ...plainVoice,
    words: '毎週土曜10:00–12:00に、子どもと料理ができる場がほしい。参加費300円まで',
    do: 'read',
  });
  expect(read.status).toBe(422);
  expect(read.text).toMatch(/name="suggestion\./);
});

it('ふたりが同じ声をなおすと、両方がならび、書いたものは消えない', async () => {
  const address = await voice();
  const other = await signedIn(town.colleague, () => now);
  const mine = { ...plainVoice, version: '1', theme: '料理' };
  expect((await other.post(`${address}/edit`, { ...mine, theme: '囲碁' })).status).toBe(303);
  const clash = await site.post(`${address}/edit`, mine);
  expect(clash.status).toBe(409);
  for (const part of ['ほかの人が先に保存しました', '料理', '囲碁', 'テーマ'])
    expect(clash.text).toContain(part);
});

it('共感を書き、声のようすを変え、声から活動をはじめる', async () => {
  const address = await voice({ theme: '夜の居場所' });
  const wrong = await site.post(`${address}/allies`, { name: '', part: '', since: '' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('呼び名を書いてください');
  await written(`${address}/allies`, { name: '川端の住民', part: 'feels_same', since: '令和8年11月21日' });
  expect((await site.get(address)).text).toContain('川端の住民');
  const id = address.split('/').at(-1) ?? '';
  const form = await site.get(`/town/activities/new?voice=${id}`);
  expect(form.text).toContain(`name="voiceId" value="${id}"`);
  const begun = await activity({ name: '夜の灯りの会', voiceId: id });
  const page = await site.get(begun);
  expect(page.text).toContain('声から');
  expect(page.text).toContain('川端の住民');
  expect((await site.get(address)).text).toContain('動きだした');
});

it('活動は、芽から段を動かし、開催を人数で書き、職員の入り方が線になる', async () => {
  const address = await activity({
    'windows.0.repeat': 'nth_weekday',
    'windows.0.days': ['5'],
    'windows.0.nths': ['2', '4'],
    'windows.0.timeFrom': '10:00',
    'windows.0.timeUntil': '12:00',
    capacity: '１０',
    feeYen: '0',
    roleCount: '2',
    'roles.0.part': 'lead',
    'roles.0.name': '世話役',
    'roles.0.does': '盤を出す',
    'roles.0.needed': '1',
    'roles.1.part': 'participant',
    'roles.1.name': '',
  });
  const first = await site.get(address);
  for (const part of [
    '第2・第4土 10:00–12:00',
    '10人まで',
    '無料',
    '世話役',
    '盤を出す',
    'まだ開催がありません',
  ])
    expect(first.text).toContain(part);
  const back = await site.post(`${address}/step`, { from: 'sprout', to: 'paused', onDay: 'きょう', why: '' });
  expect(back.status).toBe(422);
  expect(back.text).toContain('わけを書いてください');
  await step(address, 'sprout', 'trial');
  const wrong = await site.post(`${address}/sessions/new`, {
    onDay: '令和8年11月14日',
    headcount: '3',
    firstTime: '2',
    cameAgain: '2',
    words: '盤が足りない',
  });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('人数より多くなっています');
  expect(wrong.text).toContain('盤が足りない');
  const held = { headcount: '5', firstTime: '5', cameAgain: '', staffPart: 'does_with', words: '' };
  await written(`${address}/sessions/new`, { ...held, onDay: '令和8年11月7日' });
  await written(`${address}/sessions/new`, {
    ...held,
    onDay: '令和8年11月14日',
    firstTime: '1',
    cameAgain: '4',
    staffPart: 'on_call',
  });
  const page = await site.get(address);
  expect(page.text).toContain('「いっしょにする」から「呼ばれたら行く」へ');
  expect(page.text).toContain('1・4');
  const twice = await site.post(`${address}/sessions/new`, { ...held, onDay: '令和8年11月14日' });
  expect(twice.status).toBe(422);
  expect(twice.text).toContain('その日の開催は、もうあります');
});

it('同じ開催をふたりが直すと、ふたりの数がならぶ', async () => {
  const address = await activity();
  await written(`${address}/sessions/new`, { onDay: '令和8年11月14日', headcount: '5' });
  const page = await site.get(address);
  const session = /\/sessions\/[0-9a-f-]{36}/.exec(page.text)?.[0] ?? '';
  const other = await signedIn(town.colleague, () => now);
  const mine = { version: '1', onDay: '令和8年11月14日', headcount: '6' };
  expect((await other.post(`${address}${session}`, { ...mine, headcount: '7' })).status).toBe(303);
  const clash = await site.post(`${address}${session}`, mine);
  expect(clash.status).toBe(409);
  expect(clash.text).toContain('来た人');
});

it('予定を入れ、中止にはわけが要る', async () => {
  const address = await activity();
  await written(`${address}/sessions/plan`, {
    onDay: '令和8年12月5日',
    timeFrom: '10時',
    timeUntil: '12:00',
    theme: '',
  });
  const page = await site.get(address);
  expect(page.text).toContain('10:00–12:00');
  const session = /\/sessions\/[0-9a-f-]{36}/.exec(page.text)?.[0] ?? '';
  const empty = await site.post(`${address}${session}/cancel`, { whyCancelled: '' });
  expect(empty.status).toBe(422);
  expect(empty.text).toContain('中止のわけを書いてください');
  await written(`${address}${session}/cancel`, { whyCancelled: '大雪' });
  const wrong = await site.post(`${address}/sessions/plan`, { onDay: '', timeFrom: 'あさ', timeUntil: '' });
  expect(wrong.text).toContain('いつ開くかを書いてください');
});

it('了解は相手ごとに聞き、台帳に載せ、手を離れる前に片づけることが言われる', async () => {
  const address = await activity();
  await written(`${address}/agreements/new`, {
    side: 'place',
    whom: '公民館',
    what: '和室を使う',
    askedOn: '11/10',
  });
  const page = await site.get(address);
  const agreement = /\/agreements\/[0-9a-f-]{36}/.exec(page.text)?.[0] ?? '';
  const early = { version: '1', state: 'yes', askedOn: '11/10', answeredOn: '11/9', words: '' };
  expect((await site.post(`${address}${agreement}`, early)).text).toContain('聞いた日より後にしてください');
  await written(`${address}${agreement}`, { ...early, answeredOn: '11/12' });
  await written(`${address}/register`, {});
  const registered = await site.get(address);
  expect(registered.text).toMatch(/href="\/town\/resources\/[0-9a-f-]{36}">活動そのもの/);
  const gone = await site.post(`${address}/let-go`, { onDay: '11/20' });
  expect(gone.status).toBe(422);
  expect(gone.text).toContain('引き受ける団体が書かれていません');
  const card = await site.get(`${address}/card`);
  expect(card.text).toContain('活動個票');
  expect(card.text).toContain('和室を使う');
});

it('派生した活動は、もとの活動と線でつながる', async () => {
  const parent = await activity({ name: 'もとの会' });
  const id = parent.split('/').at(-1) ?? '';
  const child = await activity({ name: '子の会', parentId: id });
  const page = await site.get(child);
  expect(page.text).toContain('活動の系譜');
  expect(page.text).toContain('派生の元');
  expect((await site.get(parent)).text).toContain('子の会');
});

it('ケースから生まれたことは、その人を見られる職員の頁にだけ出る', async () => {
  const { personId, caseId } = await addCase(town.recorder);
  const address = await activity({ name: '台所の会' });
  await linkToCase(town.recorder, address.split('/').at(-1) ?? '', { personId, caseId });
  const own = await signedIn(town.recorder, () => now);
  expect((await own.get(address)).text).toContain('相良 剛さん');
  for (const path of [address, `${address}/card`]) {
    const seen = (await elsewhere.get(path)).text;
    expect(seen).not.toContain('相良');
    expect(seen).not.toContain(personId);
  }
  expect((await own.get(`${address}/card`)).text).not.toContain('相良');
});

it('きょうには、書かれていない開催と、長く返事のない了解が出る', async () => {
  const address = await activity({ name: 'きょうのための会' });
  await written(`${address}/sessions/plan`, { onDay: '令和8年11月20日', timeFrom: '', timeUntil: '' });
  await written(`${address}/agreements/new`, {
    side: 'voice',
    what: '声を使うこと',
    askedOn: '令和8年11月1日',
  });
  const today = await site.get('/');
  expect(today.text).toContain('開催がまだ書かれていない');
  expect(today.text).toContain('活動の了解の返事待ち');
  expect(today.text).toContain('きょうのための会');
});
