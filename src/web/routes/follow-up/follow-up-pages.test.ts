import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import { recordConsent } from '#use-cases/consents/record-consent.ts';
import { testDatabase } from '#tests/database.ts';
import { addTakingPart, type Scene } from '#tests/follow-up-scenes.ts';
import { addTown, now, someConsent, type Town } from '#tests/people.ts';
import { signedIn, type Page, type Visitor } from '#tests/pages.ts';

const database = testDatabase();
let town: Town;
let site: Visitor;
let colleague: Visitor;
const clock = () => now;

beforeAll(async () => {
  town = await addTown(database.owner);
  site = await signedIn(town.recorder, clock);
  colleague = await signedIn(town.colleague, clock);
});

const scene = (given = {}) => addTakingPart(database.owner, town.recorder, given);
const pathOf = ({ personId, placementId }: Scene) => `/people/${personId}/placements/${placementId}`;
const hidden = ({ text }: Page, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';

async function begin(at: Scene, side: 'person' | 'host'): Promise<void> {
  const fields = {
    side,
    [`every.${side}`]: 'weekly',
    [`from.${side}`]: 'きょう',
    [`why.${side}`]: 'はじめは密に',
  };
  expect((await site.post(`${pathOf(at)}/follow-up/rhythm`, fields)).status).toBe(303);
}

it('間隔を決め、聞いたことを書き、間をあけると、次の予定とうつりかわりが出る', async () => {
  const at = await scene();
  const path = `${pathOf(at)}/follow-up`;
  const empty = await site.get(path);
  expect(empty.text).toContain('連絡の間隔が、まだ決まっていません');
  await begin(at, 'host');
  const form = await site.get(`${path}/record?side=host`);
  const typed = {
    side: 'host',
    contactId: hidden(form, 'contactId'),
    doneOn: '11/24',
    manner: 'phone',
    words: '<b>時間より早く</b>来る',
    hostLoad: 'light',
    hostWish: 'go_on',
    pace: 'thinner',
    paceWhy: '',
  };
  const again = await site.post(`${path}/record`, typed);
  expect(again.status).toBe(422);
  expect(again.text).toContain('間隔をかえるわけを書いてください');
  // Nothing that was typed is lost, and it stands as it was typed.
  expect(again.text).toContain('&lt;b&gt;時間より早く&lt;/b&gt;来る');
  expect(again.text).toMatch(/value="light"[^>]*checked/);
  const saved = await site.post(`${path}/record`, { ...typed, paceWhy: '会で見ている' });
  expect(saved.location).toBe(path);
  const page = await site.get(path);
  expect(page.text).toContain('聞いたことを記録しました');
  expect(page.text).toContain('次は12月8日（火）');
  expect(page.text).toContain('会で見ている');
  expect(page.text).toContain('負担は軽い。このまま続けたい');
});

it('同僚が先に同じ予定を記録していれば、その文が見え、書いたものはべつの連絡として残せる', async () => {
  const at = await scene();
  const path = `${pathOf(at)}/follow-up`;
  await begin(at, 'person');
  const form = await site.get(`${path}/record?side=person`);
  const typed = { side: 'person', contactId: hidden(form, 'contactId'), doneOn: '11/24', manner: 'met' };
  await colleague.post(`${path}/record`, { ...typed, words: '同僚の聞いたこと' });
  const clash = await site.post(`${path}/record`, { ...typed, words: 'わたしの聞いたこと' });
  expect(clash.status).toBe(409);
  expect(clash.text).toContain('同僚の聞いたこと');
  expect(clash.text).toContain('わたしの聞いたこと');
  const own = { ...typed, words: 'わたしの聞いたこと', contactId: hidden(clash, 'contactId') };
  expect((await site.post(`${path}/record`, own)).status).toBe(303);
  const page = await site.get(path);
  expect(page.text).toContain('同僚の聞いたこと');
  expect(page.text).toContain('わたしの聞いたこと');
});

it('見送りにはわけがいる。わけの無い間隔は、書いたまま返る', async () => {
  const at = await scene();
  const path = `${pathOf(at)}/follow-up`;
  await begin(at, 'person');
  const skip = await site.get(`${path}/skip?side=person`);
  const typed = { side: 'person', contactId: hidden(skip, 'contactId'), version: hidden(skip, 'version') };
  const again = await site.post(`${path}/skip`, { ...typed, reason: ' ' });
  expect(again.status).toBe(422);
  expect((await site.post(`${path}/skip`, { ...typed, reason: '検査入院' })).status).toBe(303);
  expect((await site.get(path)).text).toContain('見送った：検査入院');
  const rhythm = await site.post(`${path}/rhythm`, {
    side: 'person',
    'every.person': 'quarterly',
    'from.person': '13月',
    'why.person': '',
  });
  expect(rhythm.status).toBe(422);
  expect(rhythm.text).toContain('value="13月"');
  expect(rhythm.text).toMatch(/value="quarterly"[^>]*checked/);
  expect((await site.get(`${path}/skip?side=neither`)).status).toBe(404);
});

it('二人が同じ記録を直すと、あとの人に項目ごとのくらべが出て、どちらも失われない', async () => {
  const at = await scene();
  const path = `${pathOf(at)}/follow-up`;
  const form = await site.get(`${path}/record?side=person`);
  const contactId = hidden(form, 'contactId');
  const heard = { side: 'person', doneOn: '11/20', manner: 'met', words: 'はじめのことば' };
  await site.post(`${path}/record`, { ...heard, contactId, version: '0' });
  const correct = `${path}/${contactId}/correct`;
  const version = hidden(await site.get(correct), 'version');
  const mine = { ...heard, version };
  expect((await colleague.post(correct, { ...mine, words: '同僚の直し' })).status).toBe(303);
  const clash = await site.post(correct, { ...mine, words: 'わたしの直し' });
  expect(clash.status).toBe(409);
  for (const words of ['はじめのことば', '同僚の直し', 'わたしの直し']) expect(clash.text).toContain(words);
  const chosen = await site.post(correct, {
    ...mine,
    words: 'わたしの直し',
    version: hidden(clash, 'version'),
    seen: version,
    'keep.words': 'mine',
  });
  expect(chosen.status).toBe(303);
  expect((await site.get(path)).text).toContain('わたしの直し');
});

it('月の出欠を書いて保存する。まだの日をまとめて「来た」にもでき、先の日と休みの日には欄がない', async () => {
  const at = await scene();
  const path = `${pathOf(at)}/attendance`;
  const page = await site.get(`${path}?month=2026-11`);
  expect(page.text).toContain('name="state.2026-11-02-am"');
  expect(page.text).not.toContain('name="state.2026-11-30-am"');
  expect(page.text).not.toContain('name="state.2026-11-23-am"');
  expect(page.text).toContain('休み　祝日・年末年始');
  const saved = await site.post(`${path}?month=2026-11`, {
    'state.2026-11-02-am': 'absent',
    'reason.2026-11-02-am': 'illness',
    'words.2026-11-02-am': 'かぜ',
    extraDay: '11/18',
    extraHalf: 'pm',
    extraState: 'came',
    do: 'all-came',
  });
  expect(saved.status).toBe(303);
  const after = await site.get(`${path}?month=2026-11`);
  expect(after.text).toContain('出欠を4件、保存しました');
  expect(after.text).toContain('予定 3回　来た 3回（予定のほかに1回）　来なかった 1回（体調 1回）');
  const wrong = await site.post(`${path}?month=2026-11`, { extraDay: 'あさって', extraHalf: 'am' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('value="あさって"');
});

it('出欠を同僚が先に書いていれば、二つの答えがならび、見たうえで保存しなおせる', async () => {
  const at = await scene();
  const path = `${pathOf(at)}/attendance?month=2026-11`;
  await colleague.post(path, { 'state.2026-11-09-am': 'came', 'version.2026-11-09-am': '0' });
  const mine = {
    'state.2026-11-09-am': 'absent',
    'version.2026-11-09-am': '0',
    'words.2026-11-09-am': '見なかった',
  };
  const clash = await site.post(path, mine);
  expect(clash.status).toBe(409);
  expect(clash.text).toContain('森 一郎が先に「来た」と書きました');
  expect(clash.text).toContain('見なかった');
  const again = { ...mine, 'version.2026-11-09-am': hidden(clash, 'version.2026-11-09-am') };
  expect((await site.post(path, again)).status).toBe(303);
  expect((await site.get(path)).text).toContain('直しあり');
});

it('続けての欠席には、することが三つ出る。休みにすると消え、支える案も出なくなる', async () => {
  const at = await scene();
  const path = pathOf(at);
  await begin(at, 'person');
  const absent = { 'state.2026-11-09-am': 'absent', 'state.2026-11-16-am': 'absent' };
  await site.post(`${path}/attendance?month=2026-11`, absent);
  const page = await site.get(`${path}/follow-up`);
  expect(page.text).toContain('予定2回つづけて、来ていません');
  for (const way of ['本人に電話する', '受入先にきく', '休みにする']) expect(page.text).toContain(way);
  const rest = `${path}/attendance/rest`;
  const none = await site.post(rest, { from: '11/25', until: '11/26', reason: 'illness', words: '腰' });
  expect(none.status).toBe(422);
  expect(none.text).toContain('来る予定の日がありません');
  expect(none.text).toContain('腰');
  const typed = { from: '11/16', until: '12/21', reason: 'illness', words: '腰' };
  expect((await site.post(rest, typed)).location).toBe(`${path}/attendance`);
  expect((await site.get(`${path}/follow-up`)).text).not.toContain('つづけて、来ていません');
});

it('出欠表は呼び名で一枚に入り、読めない印の升は返り、書いた印は残る', async () => {
  const at = await scene({ called: 'トミさん' });
  const here = `/town/resources/${at.resourceId}/roster?month=2026-10`;
  const page = await site.get(here);
  const cell = `cell.${at.placementId}.2026-10-05-am`;
  expect(page.text).toContain(`name="${cell}"`);
  const typed = {
    rosterId: hidden(page, 'rosterId'),
    fromDay: '10/1',
    toDay: '10/31',
    receivedOn: '11/2',
    writtenBy: '会の代表',
    [cell]: '×天',
    [`cell.${at.placementId}.2026-10-19-am`]: '来',
  };
  const wrong = await site.post(here, typed);
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('読めない印の升があります');
  expect(wrong.text).toContain('value="×天"');
  const fixed = { ...typed, [`cell.${at.placementId}.2026-10-19-am`]: '1' };
  expect((await site.post(here, fixed)).status).toBe(303);
  const after = await site.get(here);
  expect(after.text).toContain('出欠を2件、まとめて入れました');
  expect(after.text).toContain('会の代表');
  const clash = await colleague.post(here, { ...fixed, rosterId: uuidv7(), [cell]: '○' });
  expect(clash.status).toBe(409);
  expect(clash.text).toContain('先に「来なかった」');
});

it('不変条件4: 代表に渡す紙には呼び名だけで、名まえもふりがなも出ない。呼び名のない人は載らない', async () => {
  const at = await scene({ called: 'トミさん' });
  const unnamed = await scene({ resourceId: at.resourceId, called: '' });
  const paper = await site.get(`/town/resources/${at.resourceId}/roster/paper?month=2026-12`);
  expect(paper.text).toContain('トミさん');
  expect(paper.text).toContain('呼び名の決まっていない人が1人');
  for (const secret of ['相良', 'さがら', '剛', 'つよし', at.personId, unnamed.personId])
    expect(paper.text).not.toContain(secret);
});

it('支え方は図と表になり、図には名と説明がつく。次の段は書きとめ、日を決め、結果を書く', async () => {
  const at = await scene();
  const path = `${pathOf(at)}/steps`;
  const first = await site.get(path);
  const level = { levelId: hidden(first, 'levelId'), level: 'does_with', fromDay: '8/31', levelWhy: '道を' };
  expect((await site.post(`${path}/level`, { ...level, levelWhy: '' })).status).toBe(422);
  await site.post(`${path}/level`, level);
  await site.post(`${path}/level`, {
    levelId: uuidv7(),
    level: 'none',
    fromDay: '10/5',
    levelWhy: '一人で立てる',
  });
  const page = await site.get(path);
  expect(page.text).toMatch(/<title id="support-title-desk">支え方のうつりかわりと出欠<\/title>/);
  expect(page.text).toContain('8月31日からいっしょにする、10月5日から入らない');
  const step = {
    newStepId: hidden(page, 'newStepId'),
    kind: 'retire',
    wishedBy: 'person',
    stepWords: 'もう十分',
  };
  await site.post(`${path}/propose`, step);
  const open = await site.get(path);
  expect(open.text).toContain('役割をやさしく終える');
  const id = step.newStepId;
  const wrong = await site.post(`${path}/${id}/plan`, { version: '1', [`plannedOn.${id}`]: '来春' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('value="来春"');
  const done = { version: '1', [`result.${id}`]: 'done', [`resultOn.${id}`]: '11/20', [`ends.${id}`]: 'yes' };
  expect((await site.post(`${path}/${id}/finish`, done)).status).toBe(303);
  expect((await site.get(path)).text).toContain('終了');
});

it('参加のことが開いていない機関には、閉じていることだけを言う', async () => {
  const at = await scene();
  await recordConsent(town.recorder, at.personId, uuidv7(), {
    ...someConsent,
    recipientName: '',
    recipientAgencyId: town.other.agencyId,
    items: ['basic'],
    validUntil: '2099-03-31',
  });
  const other = await signedIn(town.other, clock);
  for (const page of ['follow-up', 'attendance', 'steps']) {
    const answer = await other.get(`${pathOf(at)}/${page}`);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('あなたの機関には開いていません');
  }
  const post = await other.post(`${pathOf(at)}/attendance?month=2026-11`, { 'state.2026-11-02-am': 'came' });
  expect(post.status).toBe(404);
});

it('案は定着支援と支え方の頁に出て、答えるまで何も変わらない。書きちがえは、書いたまま聞きなおす', async () => {
  const at = await scene();
  const path = pathOf(at);
  const level = { kind: 'presence', level: 'beside', fromDay: '9/1', levelWhy: 'はじめ' };
  const blank = await site.get(`${path}/steps`);
  expect(blank.text).toContain('本人のめあてへの道');
  const opened = { ...level, levelId: hidden(blank, 'levelId') };
  expect((await site.post(`${path}/steps/level`, opened)).status).toBe(303);
  const hear = async (fields: Record<string, string>) => {
    const form = await site.get(`${path}/follow-up/record?side=${fields['side']}`);
    const heard = {
      contactId: hidden(form, 'contactId'),
      manner: 'phone',
      words: '声',
      pace: 'same',
      ...fields,
    };
    expect((await site.post(`${path}/follow-up/record`, heard)).status).toBe(303);
  };
  await hear({ side: 'person', doneOn: '11/10', feeling: 'hard' });
  const page = await site.get(`${path}/follow-up`);
  expect(page.text).toContain('本人の気もち：つらい');
  expect(page.text).toContain('同席・作業を「いっしょにする」に近づける案');
  expect((await site.get('/')).text).toContain('つらいという声があった');
  const proposal = {
    proposalId: hidden(page, 'proposalId'),
    kind: 'presence',
    from: 'beside',
    to: 'does_with',
  };
  const answer = (more: Record<string, string>) =>
    site.post(`${path}/steps/proposal`, { ...proposal, ...more });
  const none = await answer({ 'words.presence': 'もう少し見る' });
  expect(none.status).toBe(422);
  expect(none.text).toContain('どうするかを選んでください');
  expect(none.text).toContain('value="もう少し見る"');
  const past = await answer({ 'answer.presence': 'not_now', 'until.presence': '11/1' });
  expect(past.status).toBe(422);
  expect(past.text).toContain('これから先の日');
  expect((await site.get(`${path}/steps`)).text).toContain('いまは「そばにいる」');
  const done = await answer({ 'answer.presence': 'accepted', back: 'follow-up' });
  expect(done.location).toBe(`${path}/follow-up`);
  const after = await site.get(`${path}/steps`);
  expect(after.text).toContain('いまは「いっしょにする」');
  expect(after.text).toContain('「つらい」という声を受けて');
  expect((await answer({ 'answer.presence': 'dropped', proposalId: hidden(after, 'levelId') })).status).toBe(
    409,
  );
});
