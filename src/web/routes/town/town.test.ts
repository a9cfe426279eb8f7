import { beforeAll, expect, it } from 'vitest';
import type { Worker } from '#domain/actor.ts';
import { addAgency, addMunicipality, addWorker, testDatabase } from '#tests/database.ts';
import { signedIn, type Page, type Visitor } from '#tests/pages.ts';

const database = testDatabase();
const now = new Date('2026-11-24T01:00:00Z');
let worker: Worker;
let colleague: Worker;
let site: Visitor;

const plain = {
  kind: 'space',
  name: '川端公民館 調理室',
  visibility: 'partners',
  windowCount: '1',
  do: 'save',
};

async function written(fields: Record<string, string | string[]>): Promise<string> {
  const saved = await site.post('/town/resources/new', { ...plain, ...fields });
  expect(saved.status, saved.text).toBe(303);
  return saved.location ?? '';
}

/** Every field of the page's form as a browser would send it back. */
function fieldsOf(page: Page): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  const add = (name: string | undefined, value: string) => {
    if (name !== undefined && name !== 'csrf') (fields[name] ??= []).push(value);
  };
  const unescape = (text: string) =>
    text
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');
  const attribute = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
  const form =
    /<form method="post"[\s\S]*?<\/form>/.exec(page.text.slice(page.text.indexOf('id="main"')))?.[0] ?? '';
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const isTick = /type="(checkbox|radio)"/.test(tag);
    if (!isTick || / checked/.test(tag)) add(attribute(tag, 'name'), unescape(attribute(tag, 'value') ?? ''));
  }
  for (const [, tag = '', body = ''] of form.matchAll(/<textarea([^>]*)>([\s\S]*?)<\/textarea>/g))
    add(attribute(tag, 'name'), unescape(body));
  for (const [, tag = '', body = ''] of form.matchAll(/<select([^>]*)>([\s\S]*?)<\/select>/g)) {
    const chosen = /<option value="([^"]*)" selected/.exec(body)?.[1];
    add(attribute(tag, 'name'), unescape(chosen ?? ''));
  }
  return fields;
}

beforeAll(async () => {
  const municipalityId = await addMunicipality(database.owner);
  const agencyId = await addAgency(database.owner, municipalityId, '参加支援センター');
  worker = await addWorker(database.owner, municipalityId, agencyId, ['participation_worker'], '水沢 葉子');
  colleague = await addWorker(database.owner, municipalityId, agencyId, ['coordinator'], '瀬戸 和臣');
  site = await signedIn(worker, () => now);
});

it('なにもない町でも、どの頁も、ないことと次の一歩を言う', async () => {
  expect((await site.get('/town')).text).toContain('まだ資源がありません');
  expect((await site.get('/town?q=まぼろし')).text).toContain('この条件に合う資源はありません');
  expect((await site.get('/town/week')).text).toContain('この週に書かれた空きはありません');
  expect((await site.get('/town/organizations')).text).toContain('まだ団体がありません');
  expect((await site.get('/town/resources/nothing')).status).toBe(404);
  expect((await site.get('/town/week?from=2026-99-99')).status).toBe(200);
});

it('種類と名まえだけで書け、聞いていない条件は未確認になる', async () => {
  const page = await site.get(await written({}));
  expect(page.text).toContain('資源を書きました');
  expect(page.text).toContain('川端公民館 調理室');
  expect(page.text).toContain('条件は、まだ何も確かめていません');
  expect(page.text).toContain('まだ確認していません');
});

it('まちがえても、書いたものは一つも消えない', async () => {
  const typed = {
    kind: '',
    name: '',
    summary: 'ガス台が6つ。\n「男の人が来ない」と館長さん',
    newOrganization: '川端公民館',
    newPlaceAddress: '縁が丘市川端0丁目',
    'windows.0.repeat': 'weekly',
    'windows.0.days': ['0', '2'],
    'windows.0.timeFrom': 'あさ',
    'windows.0.timeUntil': '12:00',
    'c.group': 'たくさん',
    'c.demand.crowd': '2',
    'c.support.rest': 'yes',
    'c.support.watch': 'yes',
  };
  const again = await site.post('/town/resources/new', { ...plain, ...typed });
  expect(again.status).toBe(422);
  expect(again.text).toContain('なおすところが5つあります');
  const kept = fieldsOf(again);
  for (const [name, value] of Object.entries(typed)) {
    expect(kept[name] ?? [''], name).toEqual(Array.isArray(value) ? value : [value]);
  }
});

it('書いた文から候補が出て、はいと言ったものだけが条件になる', async () => {
  const text = '毎週土曜10:00–12:00。参加費300円。見守りの職員がいる。大人数でにぎやか。';
  const read = await site.post('/town/resources/new', {
    ...plain,
    name: '土曜の会',
    summary: text,
    do: 'read',
  });
  expect(read.status).toBe(422);
  expect(read.text).toContain('参加費300円');
  const fields = fieldsOf(read);
  const ids = Object.keys(fields).filter((name) => name.startsWith('suggestion.'));
  expect(ids.length).toBeGreaterThan(2);
  const fee = ids.find((name) => name.includes('fee-300')) ?? '';
  const hours = ids.find((name) => name.includes('hours-')) ?? '';
  const answers = Object.fromEntries(
    ids.map((name) => [name, name === fee || name === hours ? 'yes' : 'no']),
  );
  const saved = await site.post('/town/resources/new', { ...fields, ...answers, do: 'save' });
  expect(saved.status, saved.text).toBe(303);
  const page = await site.get(saved.location ?? '');
  expect(page.text).toContain('300円');
  expect(page.text).toContain('土 10:00–12:00');
  expect(page.text).not.toContain('<th scope="row">求められること');
});

it('直す頁をそのまま保存しても、なにも変わらない', async () => {
  const path = await written({
    name: '一巡りの場',
    summary: '一行目\n二行目',
    askedOfHost: '月に一度の様子票',
    'c.hostWishes': '人手がほしい\n台所を使ってほしい',
    'c.requires': '包丁が使える',
    'windows.0.repeat': 'nth_weekday',
    'windows.0.days': ['5'],
    'windows.0.nths': ['2', '4'],
    'windows.0.timeFrom': '10:00',
    'windows.0.timeUntil': '15:00',
    'windows.0.capacity': '3',
    'windows.0.offeredUntil': '令和9年3月31日',
    'c.anyGroup': 'yes',
    'c.ageMin': '18',
    'c.anyAgeMax': 'yes',
    'c.feeYen': '0',
    'c.noDocuments': 'yes',
    'c.eligibility': ['residence'],
    exceptionApprover: '障害福祉課長',
    'c.isRemote': 'no',
    'c.demand.standing': '0',
    'c.support.watch': 'yes',
    'c.support.pickup': 'no',
    checkMethod: '訪問',
  });
  const before = await stored(path);
  const fields = fieldsOf(await site.get(`${path}/edit`));
  const saved = await site.post(`${path}/edit`, { ...fields, do: 'save' });
  expect(saved.status, saved.text).toBe(303);
  expect(await stored(path)).toEqual(before);
  expect(before.opportunity).toMatchObject({
    group: null,
    ageMin: 18,
    ageMax: null,
    hostWishes: [{ text: '人手がほしい' }, { text: '台所を使ってほしい' }],
    requires: [{ text: '包丁が使える' }],
    feeYen: 0,
    documents: [],
    eligibility: [{ code: 'residence', approver: '障害福祉課長' }],
    isRemote: false,
    demands: { standing: 0 },
  });
});

async function stored(path: string) {
  const id = path.split('/').at(-1);
  const { rows } = await database.owner.query<{ opportunity: object; rest: object; windows: object }>(
    `select opportunity, to_jsonb(r) - 'version' - 'updated_at' - 'opportunity' as rest,
       (select jsonb_agg(to_jsonb(v) - 'created_at' order by id) from vacancy v where v.resource_id = r.id) as windows
     from resource r where id = $1`,
    [id],
  );
  const [row] = rows;
  if (!row) throw new Error('expected the row');
  return row;
}

it('ふたりが同じ欄を直すと、ならべて見せ、選ぶと保存され、ほかの人の直しも残る', async () => {
  const path = await written({ name: 'ふたりで直す場' });
  const mine = fieldsOf(await site.get(`${path}/edit`));
  const other = await signedIn(colleague, () => now);
  const theirs = fieldsOf(await other.get(`${path}/edit`));
  const first = await other.post(`${path}/edit`, {
    ...theirs,
    summary: '瀬戸の文',
    category: '居場所',
    do: 'save',
  });
  expect(first.status).toBe(303);
  const clash = await site.post(`${path}/edit`, {
    ...mine,
    summary: '水沢の文',
    nameKana: 'ふたり',
    do: 'save',
  });
  expect(clash.status).toBe(409);
  expect(clash.text).toContain('瀬戸 和臣');
  expect(clash.text).toContain('水沢の文');
  expect(clash.text).toContain('瀬戸の文');
  const answer = fieldsOf(clash);
  const unchosen = await site.post(`${path}/edit`, { ...answer, 'keep.other': 'mine' });
  expect(unchosen.status).toBe(409);
  expect(unchosen.text).toContain('どちらを残すか');
  const saved = await site.post(`${path}/edit`, { ...answer, 'keep.summary': 'mine' });
  expect(saved.status, saved.text).toBe(303);
  const { rest } = await stored(path);
  expect(rest).toMatchObject({ summary: '水沢の文', category: '居場所', name_kana: 'ふたり' });
});

it('「きょう確認した」は一度で済み、休止にすると、空きの週から消える', async () => {
  const path = await written({
    name: '確認する和室',
    'windows.0.repeat': 'weekly',
    'windows.0.days': ['3'],
    'windows.0.timeFrom': '9:00',
    'windows.0.timeUntil': '12:00',
  });
  expect((await site.post(`${path}/confirm`, {})).location).toBe(path);
  expect((await site.get(path)).text).toContain('確認 11月24日');
  expect((await site.get('/town/week')).text).toContain('確認する和室');
  const bad = await site.post(`${path}/check`, {
    on: '2027-01-01',
    method: '電話',
    result: 'same',
    note: '来年',
  });
  expect(bad.status).toBe(422);
  expect(bad.text).toContain('来年');
  await site.post(`${path}/check`, { on: 'きのう', method: '訪問', result: 'not_reached', note: '留守' });
  expect((await site.get(path)).text).toContain('つながらなかった');
  expect((await site.post(`${path}/state`, { state: 'paused' })).status).toBe(303);
  expect((await site.get('/town/week')).text).not.toContain('確認する和室');
  expect((await site.get(path)).text).toContain('つなぐ候補には出ません');
});

it('古いものの一覧は電話のまわり番になり、一押しで確認でき、一覧にもどる', async () => {
  const path = await written({ name: 'まわり番の倉庫' });
  const list = await site.get('/town?fresh=never&q=まわり番');
  expect(list.text).toContain('まわり番の倉庫をきょう確認した');
  const back = /name="back" value="([^"]*)"/.exec(list.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
  expect((await site.post(`${path}/confirm`, { back })).location).toBe(back);
  expect((await site.get(back)).text).toContain('この条件に合う資源はありません');
  for (const away of ['//example.jp', 'https://example.jp/town?', '/town?\\example.jp'])
    expect((await site.post(`${path}/confirm`, { back: away })).location).toBe(path);
});

it('しぼり込みは住所に残り、かなでも見つかる', async () => {
  await written({ name: '三丁目の角 立ち番', nameKana: 'さんちょうめのかど たちばん', kind: 'role' });
  const found = await site.get('/town?q=ﾀﾁﾊﾞﾝ&kind=role');
  expect(found.text).toContain('三丁目の角 立ち番');
  expect(found.text).not.toContain('川端公民館 調理室');
  expect(found.text).toContain('しぼり込みをはずす');
});

it('定員は曜日と半日で書け、契約の方の席に人は入れられず、書いた数は残る', async () => {
  const path = await written({ name: '作業所あおぞら', kind: 'capacity' });
  const fields = fieldsOf(await site.get(`${path}/capacity`));
  const monday = {
    '1-am-capacity': '20',
    '1-am-contracted': '１７',
    '1-am-pending': '1',
    '1-am-reserve': '1',
  };
  const bad = await site.post(`${path}/capacity`, { ...fields, ...monday, '1-am-guests': '2' });
  expect(bad.status).toBe(422);
  expect(bad.text).toMatch(/href="#f-1-am-guests">月曜 午前　契約の方が先です/);
  expect(bad.text).toContain('月曜 午前　定員をこえて受ける理由');
  expect(fieldsOf(bad)['1-am-contracted']).toEqual(['１７']);
  const good = await site.post(`${path}/capacity`, { ...fields, ...monday, '1-am-guests': '0' });
  expect(good.status).toBe(303);
  expect((await site.get(path)).text).toContain('空き 1');
  expect((await site.get('/town/week?kind=capacity')).text).toContain('作業所あおぞら');
  const late = await site.post(`${path}/capacity`, { ...fields, ...monday, '1-am-contracted': '15' });
  expect(late.status).toBe(409);
  expect(late.text).toContain('月曜 午前 契約の利用者');
});

it('団体と場所も、書き、直し、ぶつかりを見せる', async () => {
  const bad = await site.post('/town/organizations/new', {
    name: '',
    kind: 'npo',
    contactNote: '午前は不在',
  });
  expect(bad.status).toBe(422);
  expect(bad.text).toContain('午前は不在');
  const made = await site.post('/town/organizations/new', {
    name: '𠮷野商店会',
    kind: 'commerce',
    isWelfare: 'no',
  });
  const path = made.location ?? '';
  const id = path.split('/').at(-1) ?? '';
  const place = { name: 'たまり場', organizationId: id, address: '縁が丘市本町0丁目', latitude: '35.5' };
  const half = await site.post('/town/places/new', place);
  expect(half.text).toContain('緯度と経度は、両方書くか');
  const put = await site.post('/town/places/new', {
    ...place,
    longitude: '139.5',
    accessFeatures: ['step_free'],
  });
  expect(put.location).toBe(path);
  const page = await site.get(path);
  expect(page.text).toContain('𠮷野商店会');
  expect(page.text).toContain('縁が丘市本町0丁目');
  const fields = fieldsOf(await site.get(`${path}/edit`));
  await site.post(`${path}/edit`, { ...fields, phone: '000-0000-1111' });
  const clash = await site.post(`${path}/edit`, { ...fields, phone: '000-0000-2222' });
  expect(clash.status).toBe(409);
  expect(clash.text).toContain('000-0000-1111');
});

it('同じ名まえは、書く前に見せる。別のものと言えば書ける', async () => {
  const path = await written({ name: '髙木さんのガレージ' });
  const twice = { ...plain, name: '高木さんの　ｶﾞﾚｰｼﾞ', summary: '消えない文' };
  const again = await site.post('/town/resources/new', twice);
  expect(again.status).toBe(422);
  expect(again.text).toContain(`href="${path}"`);
  expect(again.text).toContain('消えない文');
  await written({ name: '高木さんのガレージ', isAnother: 'yes' });
});

it('個票は番号と手書きの欄をもつ', async () => {
  const path = await written({ name: '紙の場', cannotAccept: '酒の席' });
  const card = await site.get(`${path}/card`);
  expect(card.text).toMatch(/資8-\d{4}/);
  expect(card.text).toContain('酒の席');
  expect(card.text).toContain('次に確認する日');
});

it('とても長い名まえも、書いたとおりに出る。書かれた印は文字のまま', async () => {
  const name = `${'縁'.repeat(190)}<b>&"`;
  const path = await written({ name });
  const page = await site.get(path);
  expect(page.text).toContain(`${'縁'.repeat(190)}&lt;b&gt;&amp;&quot;`);
});

const gathering = {
  ...plain,
  kind: 'activity',
  name: '手仕事の会',
  summary: '機械の音はない。入口に段差が二つある。梅雨どきは糸がしける。',
  cannotAccept: '針の数が合うまで帰れない',
};

it('候補は、もとの文のなかで言葉をしるして出し、「ちがう」と言った読み取りは、同じ言葉のあいだ二度と出さない', async () => {
  const read = await site.post('/town/resources/new', { ...gathering, do: 'read' });
  expect(read.text).toContain('入口に');
  expect(read.text).toMatch(/<mark>\s*段差\s*<\/mark>/u);
  expect(read.text).toMatch(/<mark>\s*機械の音はない\s*<\/mark>/u);
  const answers = { 'suggestion.summary-demand-stairs-yes': 'no' };
  const saved = await site.post('/town/resources/new', { ...fieldsOf(read), ...answers, do: 'save' });
  expect(saved.status, saved.text).toBe(303);
  const edit = await site.get(`${saved.location}/edit`);
  const again = await site.post(`${saved.location}/edit`, { ...fieldsOf(edit), do: 'read' });
  expect(again.text).not.toContain('suggestion.summary-demand-stairs-yes');
  expect(again.text).toContain('suggestion.summary-demand-loud_noise-no');
  expect(again.text).toContain('「ちがう」とした読み取り');
  const rewritten = { ...fieldsOf(edit), summary: '入口に階段が五段ある。', do: 'read' };
  expect((await site.post(`${saved.location}/edit`, rewritten)).text).toContain(
    'suggestion.summary-demand-stairs-yes',
  );
});

it('読みとれなかった文は覚え書きとして個票に残り、「条件でない」としたものは残らない', async () => {
  const saved = await site.post('/town/resources/new', { ...gathering, name: '針を数える会', do: 'save' });
  expect(saved.status, saved.text).toBe(303);
  const kept = (await site.get(saved.location ?? '')).text;
  expect(kept).toContain('条件として読みとれなかったこと');
  expect(kept).toContain('？「針の数が合うまで帰れない」');
  expect((await site.get(`${saved.location}/card`)).text).toContain('？「針の数が合うまで帰れない」');
  const edit = fieldsOf(await site.get(`${saved.location}/edit`));
  const unticked = { ...edit, 'c.unread': (edit['c.unread'] ?? []).filter((words) => !words.includes('針')) };
  expect((await site.post(`${saved.location}/edit`, { ...unticked, do: 'save' })).status).toBe(303);
  expect((await site.get(saved.location ?? '')).text).not.toContain('？「針の数');
  const later = fieldsOf(await site.get(`${saved.location}/edit`));
  expect((await site.post(`${saved.location}/edit`, { ...later, do: 'save' })).status).toBe(303);
  expect((await site.get(saved.location ?? '')).text).not.toContain('？「針の数');
});

it('聞いた数と未確認の数が出て、「残りは無いと確かめた」でその組が答えになる', async () => {
  const blank = await site.get('/town/resources/new');
  expect(blank.text).toContain('15のうち0つ聞いた、15つ未確認');
  const path = await written({
    name: '数える会',
    'c.anyAgeMin': 'yes',
    'c.anyAgeMax': 'yes',
    'c.ledBy': 'staff',
    'c.exit': 'anytime',
    'c.support.leave': 'no',
    'c.restDemand.2': 'yes',
    'c.demand.standing': '2',
  });
  const edit = await site.get(`${path}/edit`);
  expect(/15のうち\d+つ聞いた、\d+つ未確認/u.exec(edit.text)?.[0]).toBe('15のうち3つ聞いた、12つ未確認');
  const fields = fieldsOf(edit);
  expect([fields['c.demand.standing'], fields['c.demand.heavy'], fields['c.demand.phone']]).toEqual([
    ['2'],
    ['0'],
    [''],
  ]);
  const page = await site.get(path);
  expect(page.text).toContain('職員・支援者が進める');
  expect(page.text).toContain('いつでもやめられる');
});
