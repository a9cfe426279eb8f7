import { beforeAll, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { testDatabase } from '#tests/database.ts';
import { addPerson, addTown, now, someConsent, someIntake, someNote, type Town } from '#tests/people.ts';
import { signedIn, type Visitor } from '#tests/pages.ts';
import { recordConsent } from '#use-cases/consents/record-consent.ts';
import { receiveIntake } from '#use-cases/intakes/receive-intake.ts';
import { recordNote } from '#use-cases/notes/record-note.ts';

const database = testDatabase();
let town: Town;
let site: Visitor;
// Days without a year mean the nearest one: the tests stay on their own day.
const clock = () => now;

beforeAll(async () => {
  town = await addTown(database.owner);
  site = await signedIn(town.recorder, clock);
});

const hidden = (text: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';

const sheet = {
  receivedOn: '令和8年11月24日',
  receivedTime: '930',
  method: 'visit',
  route: 'family',
  topics: ['place_to_be', 'health'],
  mainTopic: 'place_to_be',
  ownWords: '<b>「昼に、だれかと飯の話がしたい」</b>',
  personKnows: 'knows',
  consentState: 'given',
  gender: 'male',
};

it('名まえがなくても受け付けられ、言葉は書いたまま（記号も）出る', async () => {
  const blank = await site.get('/people/new');
  expect(blank.status).toBe(200);
  const saved = await site.post('/people/new', {
    ...sheet,
    personId: hidden(blank.text, 'personId'),
    intakeId: hidden(blank.text, 'intakeId'),
    isAnonymous: 'yes',
    called: '電話の男性',
    bornOn: '60代',
  });
  expect(saved.status).toBe(303);
  const page = await site.get(saved.location ?? '');
  expect(page.text).toContain('相談を受け付けました');
  expect(page.text).toContain('電話の男性');
  expect(page.text).toContain('65歳くらい');
  expect(page.text).toContain('名まえはまだうかがっていません');
  expect(page.text).not.toContain('<b>「昼に');
  expect(page.text).toContain('&lt;b&gt;「昼に、だれかと飯の話がしたい」');
});

it('足りないところがあると、書いたものは残り、なおすところを順に言う', async () => {
  const blank = await site.get('/people/new');
  const wrong = await site.post('/people/new', {
    ...sheet,
    personId: hidden(blank.text, 'personId'),
    intakeId: hidden(blank.text, 'intakeId'),
    receivedOn: '8.11.24',
    topics: [],
    familyName: '\u{20BB7}野',
    urgencySigns: 'no_food',
  });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('なおすところが3つあります');
  expect(wrong.text).toContain('元号');
  expect(wrong.text).toContain('value="\u{20BB7}野"');
  expect(wrong.text).toContain('昼に、だれかと飯の話がしたい');
});

it('よく似た人がいれば尋ね、同じ人ならその人の相談として受け付ける', async () => {
  const id = await addPerson(town.recorder, { familyNameKana: 'にしむら', givenNameKana: 'けんた' });
  const blank = await site.get('/people/new');
  const fields = {
    ...sheet,
    personId: hidden(blank.text, 'personId'),
    intakeId: hidden(blank.text, 'intakeId'),
    familyName: '西村',
    givenName: '健太',
    familyNameKana: 'ニシムラ',
    givenNameKana: 'ケンタ',
  };
  const asked = await site.post('/people/new', fields);
  expect(asked.status).toBe(422);
  expect(asked.text).toContain('よく似た人が、もう記録されています');
  const joined = await site.post('/people/new', { ...fields, samePerson: id });
  expect(joined.location).toBe(`/people/${id}`);
  const other = await site.post('/people/new', { ...fields, intakeId: uuidv7(), samePerson: 'none' });
  expect(other.location).toBe(`/people/${fields.personId}`);
});

it('開いていない人の頁は、どれも「見つからない」', async () => {
  const id = await addPerson(town.recorder);
  const outsider = await signedIn(town.other, clock);
  const paths = [
    '',
    '/particulars',
    '/contact',
    '/household',
    '/intake',
    '/consents',
    '/consents/new',
    '/consents/paper',
    '/notes',
    '/notes/new',
    '/timeline',
    '/case',
    '/sealed',
    '/assessment',
  ];
  for (const path of paths) {
    const page = await outsider.get(`/people/${id}${path}`);
    expect([path, page.status]).toEqual([path, 404]);
    expect(page.text).not.toContain('相良');
  }
  expect((await outsider.get('/people')).text).not.toContain('相良');
});

it('不変条件3: 支援措置の住所と電話は、理由を書いて開いたその答えのほか、どの頁にも出ない', async () => {
  const secret = { address: '縁が丘市川端9丁目997番地', phone: '000-0000-7777', buildingNote: '縁荘902' };
  const id = await addPerson(
    town.recorder,
    {},
    { ...secret, isProtected: true, protectedUntil: '2027-10-31', protectedReaders: [] },
  );
  await receiveIntake(town.recorder, id, uuidv7(), someIntake);
  const words = Object.values(secret);
  const paths = [
    '',
    '/particulars',
    '/contact',
    '/contact/edit',
    '/household',
    '/intake',
    '/consents',
    '/consents/paper',
    '/notes',
    '/timeline',
    '/case',
    '/assessment',
  ];
  for (const path of [
    ...paths.map((one) => `/people/${id}${one}`),
    '/people',
    '/people?q=997',
    '/settings/log',
  ]) {
    const page = await site.get(path);
    for (const word of words) expect(page.text).not.toContain(word);
  }
  expect((await site.post(`/people/${id}/contact/open`, { reason: '  ' })).status).toBe(422);
  const opened = await site.post(`/people/${id}/contact/open`, { reason: '訪問の道を確かめる' });
  expect(opened.status).toBe(200);
  for (const word of words) expect(opened.text).toContain(word);
  const colleague = await signedIn(town.colleague, clock);
  const denied = await colleague.post(`/people/${id}/contact/open`, { reason: '訪問の道を確かめる' });
  expect(denied.status).toBe(403);
  const again = await site.get(`/people/${id}/contact`);
  for (const word of words) expect(again.text).not.toContain(word);
});

it('不変条件1: 支援会議の記録は、目的を書いて開いた頁のほか、どこにも文が出ない', async () => {
  const id = await addPerson(town.recorder);
  const secret = '元の職場の人が探しに来る';
  const sealed = { ...someNote, body: secret, basis: 'confidential_meeting' as const };
  await recordNote(town.recorder, id, { ...sealed, id: uuidv7() });
  const paths = [
    '',
    '/particulars',
    '/intake',
    '/consents',
    '/consents/paper',
    '/notes',
    '/notes?q=元の職場',
    '/timeline',
    '/assessment',
  ];
  for (const path of paths) expect((await site.get(`/people/${id}${path}`)).text).not.toContain(secret);
  expect((await site.get(`/people/${id}`)).text).toContain('支援会議で知ったことが1件あります');
  const opened = await site.post(`/people/${id}/sealed`, { reason: '次の支援会議の準備' });
  expect(opened.text).toContain(secret);
  const colleague = await signedIn(town.colleague, clock);
  expect((await colleague.post(`/people/${id}/sealed`, { reason: '見たいので' })).status).toBe(404);
  const admit = { accountId: town.colleague.accountId, meeting: '第3回支援会議' };
  expect((await colleague.post(`/people/${id}/sealed/admit`, admit)).status).toBe(404);
  expect((await site.post(`/people/${id}/sealed/admit`, { ...admit, meeting: '' })).status).toBe(422);
  expect((await site.post(`/people/${id}/sealed/admit`, admit)).status).toBe(303);
  expect((await colleague.post(`/people/${id}/sealed`, { reason: '経過の確認' })).text).toContain(secret);
});

it('ふたりが同じところを直したら、三つをならべ、選ぶまで保存しない。選べばどちらの文も失われない', async () => {
  const id = await addPerson(town.recorder);
  const edit = await site.get(`/people/${id}/particulars`);
  const version = hidden(edit.text, 'version');
  const fields = {
    version,
    familyName: '相良',
    givenName: '剛',
    familyNameKana: 'さがら',
    givenNameKana: 'つよし',
    bornOn: '昭和43年6月2日',
    gender: 'male',
  };
  await site.post(`/people/${id}/particulars`, { ...fields, householdNote: '妹と暮らす' });
  const stale = { ...fields, householdNote: '母と暮らす', alternativeName: 'つよしさん' };
  const clash = await site.post(`/people/${id}/particulars`, stale);
  expect(clash.status).toBe(409);
  expect(clash.text).toContain('妹と暮らす');
  expect(clash.text).toContain('母と暮らす');
  const answer = {
    ...stale,
    version: hidden(clash.text, 'version'),
    seen: version,
    'keep.householdNote': 'theirs',
  };
  expect((await site.post(`/people/${id}/particulars`, answer)).status).toBe(303);
  const after = (await site.get(`/people/${id}/particulars`)).text;
  expect(after).toContain('value="妹と暮らす"');
  expect(after).toContain('value="つよしさん"');
});

it('同意をうかがい、撤回できる。名まえのない同意も、期限のない同意も受けない', async () => {
  const id = await addPerson(town.recorder);
  const blank = await site.get(`/people/${id}/consents/new`);
  expect(blank.text).toContain('令和9年3月31日');
  const fields = {
    consentId: hidden(blank.text, 'consentId'),
    purpose: '行き先・役割をさがし、打診するため',
    recipientName: '主治医',
    items: ['health'],
    toldWords: '元料理人。体に配慮がいる',
    validUntil: '令和9年3月31日',
    state: 'given',
    givenBy: 'guardian',
    manner: 'spoken_with_witness',
    givenOn: 'きょう',
  };
  const wrong = await site.post(`/people/${id}/consents/new`, { ...fields, validUntil: '' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('なおすところが3つあります');
  const right = { ...fields, givenByName: '相良 節子', witness: '水沢 葉子' };
  expect((await site.post(`/people/${id}/consents/new`, right)).status).toBe(303);
  const list = await site.get(`/people/${id}/consents`);
  expect(list.text).toContain('元料理人。体に配慮がいる');
  const consentId = fields.consentId;
  const paper = await site.get(`/people/${id}/consents/${consentId}/paper`);
  expect(paper.text).toContain('☑\u00A0体・病気・障害のこと');
  expect(paper.text).toContain('□\u00A0お金のこと');
  expect((await site.post(`/people/${id}/consents/${consentId}/withdraw`, { version: '1' })).status).toBe(
    422,
  );
  const gone = await site.post(`/people/${id}/consents/${consentId}/withdraw`, {
    version: '1',
    note: '電話で',
  });
  expect(gone.status).toBe(303);
  expect((await site.get(`/people/${id}/consents`)).text).toContain('撤回');
});

it('15歳まで：本人の気持ちと保護者の返事を、べつべつに聞く。断られたら、ほかの道をいう', async () => {
  const id = await addPerson(town.recorder, { bornOn: '2014-05-05', bornPrecision: 'day' });
  const blank = await site.get(`/people/${id}/consents/new`);
  expect(blank.text).toContain('本人の気持ち');
  const fields = {
    consentId: hidden(blank.text, 'consentId'),
    purpose: '行き先・役割をさがし、打診するため',
    recipientName: 'こども食堂',
    items: ['participation'],
    validUntil: '令和9年3月31日',
    state: 'given',
    givenBy: 'person',
    manner: 'signed',
    givenOn: 'きょう',
  };
  const send = (change: Record<string, string>) =>
    site.post(`/people/${id}/consents/new`, { ...fields, ...change });
  const lacking = await send({ assent: 'x', guardianAnswer: "'; drop" });
  expect(lacking.status).toBe(422);
  expect(lacking.text).toContain('本人の気持ちを聞いて、選んでください');
  const refused = await send({ assent: 'agrees', guardianAnswer: 'refuses', guardianNote: '母' });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('支援会議（社会福祉法106条の6）');
  expect((await site.get(`/people/${id}/consents`)).text).toContain('いま生きている同意はありません');
  const both = {
    assent: 'agrees',
    assentWords: 'おやつの係がいい',
    guardianAnswer: 'agrees',
    guardianNote: '母',
  };
  expect((await send(both)).status).toBe(303);
  expect((await site.get(`/people/${id}/consents`)).text).toContain('おやつの係がいい');
});

it('次にすることは、書いた人がすると見こむ。書かなければだれのものでもない', async () => {
  const id = await addPerson(town.recorder);
  const blank = await site.get(`/people/${id}/notes/new`);
  expect(blank.text).toMatch(/<option value="[^"]+" selected[^>]*>水沢 葉子</);
  const note = {
    noteId: hidden(blank.text, 'noteId'),
    method: 'phone',
    body: '電話',
    on: 'きょう',
    time: '9:30',
    basis: 'consent',
    nextBy: town.recorder.accountId,
  };
  expect((await site.post(`/people/${id}/notes/new`, note)).status).toBe(303);
  const { rows } = await database.owner.query('select next_by from progress_note where id = $1', [
    note.noteId,
  ]);
  expect(rows).toEqual([{ next_by: null }]);
});

it('経過を書き、消し線をひくと、文は残って理由がならぶ', async () => {
  const id = await addPerson(town.recorder);
  const blank = await site.get(`/people/${id}/notes/new`);
  const noteId = hidden(blank.text, 'noteId');
  const fields = {
    noteId,
    method: 'visit',
    on: '11/16',
    time: '午後2時',
    basis: 'consent',
    minutes: '４５',
    body: '川端自治会へ、名前を出さずに打診。',
    nextStep: '返事を聞く',
    nextOn: '12/3',
  };
  expect((await site.post(`/people/${id}/notes/new`, { ...fields, minutes: 'すこし' })).status).toBe(422);
  const ahead = await site.post(`/people/${id}/notes/new`, { ...fields, on: '令和99年1月1日' });
  expect([ahead.status, ahead.text.includes('きょうより先の日')]).toEqual([422, true]);
  expect((await site.post(`/people/${id}/notes/new`, fields)).status).toBe(303);
  const list = await site.get(`/people/${id}/notes`);
  expect(list.text).toContain('14:00');
  expect(list.text).toContain('45分');
  expect((await site.post(`/people/${id}/notes/${noteId}/next-done`, {})).status).toBe(303);
  expect((await site.post(`/people/${id}/notes/${noteId}/strike`, { reason: '' })).status).toBe(422);
  expect((await site.post(`/people/${id}/notes/${noteId}/strike`, { reason: '日をまちがえた' })).status).toBe(
    303,
  );
  const after = await site.get(`/people/${id}/notes`);
  expect(after.text).toContain('<s>川端自治会へ');
  expect(after.text).toContain('日をまちがえた');
});

it('アセスメント：言葉を書き、読み取りに答え、確定すると書きかえられない', async () => {
  const id = await addPerson(town.recorder);
  const path = `/people/${id}/assessment`;
  expect((await site.get(path)).text).toContain('第1版をはじめる');
  await site.post(`${path}/start`, {});
  const blank = (await site.get(path)).text;
  const common = (text: string) => ({
    assessmentId: hidden(text, 'assessmentId'),
    version: hidden(text, 'version'),
    madeOn: 'きょう',
    saidOn: '10/6',
    saidBy: 'person',
    basis: 'consent',
  });
  const words = {
    'id.strength': hidden(blank, 'id.strength'),
    'new.strength': '和食の調理 31年',
    'level.strength': 'professional',
    'id.limit': hidden(blank, 'id.limit'),
    'new.limit': '続けて座っていられるのは1時間まで',
    'id.aversion': hidden(blank, 'id.aversion'),
    'new.aversion': '店の厨房に立つこと',
    'own.aversion': 'yes',
    'refusal.aversion': 'never',
  };
  const fields = {
    ...common(blank),
    ...words,
    means: ['walk', 'bus'],
    groupMax: '5',
    hours: ['19', '20', '21'],
    'tol.standing': '0',
  };
  const wrong = await site.post(path, { ...fields, maxKm: 'とおく', saidOn: 'むかし' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('なおすところが2つあります');
  expect(wrong.text).toContain('和食の調理 31年');
  expect((await site.post(path, fields)).status).toBe(303);
  const saved = (await site.get(path)).text;
  expect(saved).toContain('ことばから読み取ったことが');
  const asked = [...saved.matchAll(/name="(s\.[^"]+)" value="yes"/g)].map((match) => match[1] ?? '');
  expect(asked.length).toBeGreaterThan(1);
  const kept = { means: ['walk', 'bus'], groupMax: '5', hours: ['19', '20', '21'], 'tol.standing': '0' };
  const answers = Object.fromEntries(asked.map((name) => [name, 'yes']));
  const confirmed = await site.post(path, { ...common(saved), ...kept, ...answers, do: 'confirm' });
  expect(confirmed.status).toBe(303);
  const view = (await site.get(path)).text;
  expect(view).toContain('第1版を確定しました');
  expect(view).toContain('続けて60分まで');
  expect(view).toContain('立ち続ける：できない');
  expect(view).toContain('月 9:30–11:00');
  expect(view).toContain('次の版を起こす');
  expect((await site.post(path, { ...common(saved), ...kept })).status).toBe(409);
  const overview = (await site.get(`/people/${id}`)).text;
  expect(overview).toContain('「店の厨房に立つこと」');
  expect(overview).toContain('本人の「いや」なので、候補に出しません');
  await site.post(`${path}/start`, {});
  expect((await site.get(path)).text).toContain('第2版（下書き）');
  expect((await site.get(`${path}/1`)).text).toContain('第1版（確定）');
});

it('課題の整理：選び、外すと、版の頁に出る', async () => {
  const id = await addPerson(town.recorder);
  const path = `/people/${id}/issues`;
  const fields = {
    'issues.participation': 'isolation',
    'issues.health': 'illness',
    basis: 'consent',
    on: 'きょう',
  };
  expect((await site.post(path, { ...fields, on: '', basis: '' })).status).toBe(422);
  expect((await site.post(path, fields)).status).toBe(303);
  expect((await site.get(path)).text).toMatch(/value="isolation" checked/);
  await site.post(path, { ...fields, 'issues.health': [] });
  expect((await site.get(path)).text).not.toMatch(/value="illness" checked/);
});

it('何もない人の頁も、ないことと次の一手を言う', async () => {
  const id = await addPerson(town.recorder, { householdNote: '', bornOn: null, bornPrecision: 'unknown' });
  for (const path of [
    '',
    '/intake',
    '/consents',
    '/notes',
    '/timeline',
    '/household',
    '/contact',
    '/assessment',
  ]) {
    const page = await site.get(`/people/${id}${path}`);
    expect([path, page.status]).toEqual([path, 200]);
    expect(page.text).not.toMatch(/undefined|NaN|\[object/);
  }
  await recordConsent(town.recorder, id, uuidv7(), someConsent);
});
