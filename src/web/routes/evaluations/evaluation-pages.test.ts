import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import { testDatabase } from '#tests/database.ts';
import { addRunningPlan, addTakingPart, someGoal, type Scene } from '#tests/follow-up-scenes.ts';
import { addTown, now, type Town } from '#tests/people.ts';
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

const hidden = ({ text }: Page, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';
const pathOf = ({ personId }: Scene) => `/people/${personId}/evaluations`;

async function begun(): Promise<{ at: Scene; path: string }> {
  const at = await addTakingPart(database.owner, town.recorder);
  await addRunningPlan(database.owner, town.recorder, at, { goals: [someGoal] });
  const started = await site.post(`${pathOf(at)}/start`, { on: 'きょう' });
  return { at, path: started.location ?? '' };
}

/** A sheet filled as far as it must be; each test changes what it is about. */
const sheet = {
  madeOn: '令和8年11月24日',
  periodFrom: '令和8年8月24日',
  periodTo: '令和8年11月24日',
  planned: '１０',
  came: '9',
  absences: '体調 1回',
  [`goal.${someGoal.id}.level`]: '1',
  [`goal.${someGoal.id}.note`]: '13回立った',
  personWords: '名前を呼ばれた',
  hostWords: '時間に正確',
  workerView: '朝の支度がはやい',
  changes: ['role', 'going_out'],
  judgement: 'continue',
  reason: '本人が続けたいと言う',
  nextOn: '令和9年2月24日',
  explainedOn: '令和8年11月24日',
};

it('様式の順に書き、確定すると紙の形になり、もう書けない', async () => {
  const { at, path } = await begun();
  const form = await site.get(path);
  const order = [
    '実施日と期間',
    '参加状況',
    '目標ごとの達成',
    '三つの声',
    '見られた変化',
    '尺度と、社会参加の段の前後',
    '>判定<',
    '本人への説明と同意',
  ].map((heading) => form.text.indexOf(heading));
  expect(order.every((place) => place > 0)).toBe(true);
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  const version = hidden(form, 'version');
  const missing = await site.post(path, { ...sheet, reason: '', version, do: 'lock' });
  expect(missing.status).toBe(422);
  expect(missing.text).toContain('判定のわけを書いてください');
  expect(missing.text).toContain('朝の支度がはやい');
  expect(missing.text).toContain('value="１０"');
  const locked = await site.post(path, { ...sheet, version, do: 'lock' });
  expect(locked.location).toBe(path);
  const paper = await site.get(path);
  for (const words of [
    'ケースは参加にもどりました',
    '予定 10回　来た 9回',
    '「名前を呼ばれた」',
    '役割を得た',
    '+1　めざした以上',
  ])
    expect(paper.text).toContain(words);
  expect(paper.text).not.toContain('下書きに保存する');
  expect((await site.post(path, { ...sheet, version: '9' })).status).toBe(409);
  expect((await site.get(pathOf(at))).text).toContain('令和9年2月24日');
});

it('説明の日がなければ、断ってからでないと確定できない。終結は、次の頁をすすめるだけ', async () => {
  const { at, path } = await begun();
  const version = hidden(await site.get(path), 'version');
  const close = { ...sheet, explainedOn: '', judgement: 'close', version, do: 'lock' };
  expect((await site.post(path, close)).text).toContain('説明できないまま確定する');
  expect((await site.post(path, { ...close, isUnexplained: 'yes' })).status).toBe(303);
  const page = await site.get(path);
  expect(page.text).toContain(`href="/people/${at.personId}/closure"`);
  const { rows } = await database.owner.query<{ state: string }>('select state from "case" where id = $1', [
    at.caseId,
  ]);
  expect(rows[0]?.state).toBe('evaluating');
});

it('二人が同じ欄を書くと、項目ごとにくらべ、選んだほうが残る', async () => {
  const { path } = await begun();
  const version = hidden(await site.get(path), 'version');
  await colleague.post(path, { ...sheet, workerView: '同僚の見立て', version, do: 'save' });
  const clash = await site.post(path, { ...sheet, workerView: 'わたしの見立て', version, do: 'save' });
  expect(clash.status).toBe(409);
  expect(clash.text).toContain('支援者の見立て');
  expect(clash.text).toContain('同僚の見立て');
  const chosen = await site.post(path, {
    ...sheet,
    workerView: 'わたしの見立て',
    version: hidden(clash, 'version'),
    seen: version,
    'keep.workerView': 'theirs',
    do: 'save',
  });
  expect(chosen.status).toBe(303);
  expect((await site.get(path)).text).toContain('同僚の見立て');
});

it('確定した紙は、あとから測っても線を引いても、かわらない', async () => {
  const { at, path } = await begun();
  const scales = `${pathOf(at)}/scales`;
  const first = await measure(at, 'ucla3', { company: '4', left_out: '4', isolated: '4' });
  const version = hidden(await site.get(path), 'version');
  await site.post(path, { ...sheet, version, do: 'lock' });
  expect((await site.get(path)).text).toContain('12点（常にある）');
  await site.post(`${scales}/${first}/strike`, { reason: '聞きちがい' });
  await measure(at, 'ucla3', { company: '1', left_out: '1', isolated: '1' });
  const paper = await site.get(path);
  expect(paper.text).toContain('12点（常にある）');
  expect(paper.text).not.toContain('3点（決してない）');
  expect((await site.get(scales)).text).toContain('消した：聞きちがい');
});

async function measure(at: Scene, scale: string, answers: Record<string, string>): Promise<string> {
  const path = `${pathOf(at)}/scales/new`;
  const form = await site.get(`${path}?scale=${scale}`);
  const measurementId = hidden(form, 'measurementId');
  const typed = Object.fromEntries(Object.entries(answers).map(([key, value]) => [`answer.${key}`, value]));
  const fields = {
    measurementId,
    scale,
    subject: '',
    moment: 'start',
    measuredOn: '8/24',
    answeredBy: 'self',
  };
  expect((await site.post(path, { ...fields, ...typed })).status).toBe(303);
  return measurementId;
}

it('尺度は条件でないと書いてあり、図に名と説明がつき、後ろに表がある。欠けは合計なし', async () => {
  const { at } = await begun();
  await measure(at, 'ladder', { step: '2' });
  await measure(at, 'ucla3', { company: '4', left_out: 'declined' });
  const page = await site.get(`${pathOf(at)}/scales`);
  expect(page.text).toContain('支援を受けるための条件ではありません');
  expect(page.text).toMatch(
    /<title id="scale-0-title">社会参加の段<\/title><desc id="scale-0-desc">8月24日 2<\/desc>/,
  );
  expect(page.text).toContain('2　本人と連絡がとれる');
  expect(page.text).toContain('合計は出しません（答えに欠けがあります）');
  expect(page.text).toContain('答えたくない');
  // No fall is coloured: the drawing knows one colour.
  expect(page.text).not.toMatch(/A82A17/i);
});

it('答えのない用紙は返り、選んだことは残る。UCLAは内閣府の4つの答えだけ', async () => {
  const { at } = await begun();
  const path = `${pathOf(at)}/scales/new`;
  const form = await site.get(`${path}?scale=ucla3`);
  expect(form.text.match(/常にある/g)).toHaveLength(3);
  expect(form.text).toContain('アメリカの3つの答えの版とはまぜません');
  const again = await site.post(path, {
    measurementId: hidden(form, 'measurementId'),
    scale: 'ucla3',
    moment: 'between',
    measuredOn: '11/20',
    answeredBy: 'proxy',
    words: '母が代わりに',
  });
  expect(again.status).toBe(422);
  expect(again.text).toContain('母が代わりに');
  expect(again.text).toMatch(/value="proxy"[^>]*checked/);
  expect((await site.get(`${path}?scale=us3`)).status).toBe(404);
  expect((await site.get(`${path}?scale=goal&goal=${uuidv7()}`)).status).toBe(404);
});

it('設問の文がなければ入れ方を言って見出しで聞き、主管課が許諾に印をつけて入れると文が出る', async () => {
  const { at } = await begun();
  const ask = `${pathOf(at)}/scales/new?scale=lsns6`;
  expect((await site.get(ask)).text).toContain('設問の文が入っていません');
  const officer = await signedIn(town.officer, clock);
  const settings = await officer.get('/settings/scales');
  const fields: Record<string, string> = { seenWords: '[]' };
  for (let place = 1; place <= 6; place += 1) fields[`lsns6.${place}`] = `許諾を受けた文${place}`;
  expect(settings.text).toContain('許諾をたしかめてください');
  const unlicensed = await officer.post('/settings/scales/lsns6', fields);
  expect(unlicensed.status).toBe(422);
  expect(unlicensed.text).toContain('許諾を受けた文6');
  expect((await officer.post('/settings/scales/lsns6', { ...fields, isLicensed: 'yes' })).status).toBe(303);
  const asked = await site.get(ask);
  expect(asked.text).toContain('許諾を受けた文1');
  expect(asked.text).not.toContain('設問の文が入っていません');
  // A second officer with the page of before is told.
  expect((await officer.post('/settings/scales/lsns6', { ...fields, isLicensed: 'yes' })).status).toBe(409);
});

it('段のことばは主管課だけが書け、穴のある段は返り、ほかの人は読むだけ', async () => {
  const officer = await signedIn(town.officer, clock);
  const holes = await officer.post('/settings/scales/ladder', {
    seenWords: '[]',
    'ladder.0': '会えない',
    'ladder.2': '通う',
  });
  expect(holes.status).toBe(422);
  expect(holes.text).toContain('1の段が空いています');
  expect(holes.text).toContain('value="通う"');
  const steps = { seenWords: '[]', 'ladder.0': '会えない', 'ladder.1': '会える', 'ladder.2': '通う' };
  expect((await officer.post('/settings/scales/ladder', steps)).status).toBe(303);
  const read = await site.get('/settings/scales');
  expect(read.text).toContain('会える');
  expect(read.text).not.toContain('name="ladder.0"');
  expect((await site.post('/settings/scales/ladder', steps)).status).toBe(403);
});
