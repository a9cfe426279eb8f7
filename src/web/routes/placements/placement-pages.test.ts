import { beforeAll, expect, it } from 'vitest';
import { testDatabase } from '#tests/database.ts';
import { addTown, now, type Town } from '#tests/people.ts';
import { signedIn, type Visitor } from '#tests/pages.ts';
import { addResource } from '#tests/placement-scenes.ts';
import {
  addAgreedWay,
  addReadyPerson,
  addRunningWay,
  addWay,
  answer,
  ask,
  look,
  openDoor,
  someTerms,
  type Way,
} from '#tests/placements.ts';
import { enterHost } from '#use-cases/host/enter.ts';
import { answerAsk } from '#use-cases/host/answer-ask.ts';

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
const at = (way: Way, path = '') => `/people/${way.personId}/placements/${way.placementId}${path}`;

/** Opens a form and sends it with its version and ids. */
async function send(path: string, fields: Record<string, string | string[]>, action = path) {
  const blank = await site.get(path);
  expect(blank.status, path).toBe(200);
  const kept: Record<string, string> = {};
  for (const name of ['id', 'version', 'soundingVersion', 'resource', 'run']) {
    const value = hidden(blank.text, name);
    if (value !== '') kept[name] = value;
  }
  return site.post(action.split('?')[0] ?? action, { ...kept, ...fields });
}

const sounding = {
  manner: 'phone',
  askedWhom: '代表',
  askedOn: '11/16',
  role: '朝の立ち番',
  replyDueOn: '11/30',
};

it('電話でひらいた道を、打診から成立まで、画面だけで歩ける', async () => {
  const personId = await addReadyPerson(town.recorder);
  const resourceId = await addResource(database.owner, town.recorder, {
    name: '三丁目の角',
    organizationName: '交通安全の会',
  });
  const found = await site.get(`/people/${personId}/placements/new?q=三丁目`);
  expect(found.text).toContain(`new?resource=${resourceId}`);
  const started = await send(`/people/${personId}/placements/new?resource=${resourceId}`, {});
  expect(started.status).toBe(303);
  const own = started.location ?? '';
  const asked = await send(`${own}/sounding`, {
    ...sounding,
    askedWords: '週に一度から',
    told: ['続けられる時間：1時間まで'],
  });
  expect(asked.status).toBe(303);
  const waiting = await site.get(own);
  expect(waiting.text).toContain('返事を書く');
  expect(waiting.text).toContain('続けられる時間：1時間まで');
  const answerPath = /href="([^"]+\/answer)"/.exec(waiting.text)?.[1] ?? '';
  await send(answerPath, {
    answer: 'conditional',
    answeredOn: '11/18',
    manner: 'paper',
    conditions: '・講習を受ける',
  });
  const conditions = /href="([^"]+\/conditions)"/.exec((await site.get(own)).text)?.[1] ?? '';
  await send(conditions, { 'words-0': '講習を受ける', 'person-0': 'agreed', more: '' });
  await send(`${own}/yes`, { on: '11/20', words: '子どもの顔が見られるなら', called: '相良さん' });
  await send(`${own}/visits/new?kind=visit`, {
    kind: 'visit',
    plannedOn: '11/22',
    timeFrom: '720',
    timeUntil: '8:15',
    meetAt: '角',
  });
  const visit = /href="([^"]+\/visits\/[0-9a-f-]{36})"/.exec((await site.get(own)).text)?.[1] ?? '';
  await send(visit, {
    plannedOn: '11/22',
    heldOn: '11/22',
    personWords: '手をふられた',
    hostWords: '時間どおりでした',
    outcome: 'go_on',
  });
  await send(`${own}/visits/new?kind=trial`, { kind: 'trial', plannedOn: '11/23' });
  const trial = /href="([^"]+\/visits\/[0-9a-f-]{36})"/.exec((await site.get(own)).text)?.[1] ?? '';
  await send(trial, { plannedOn: '11/23', heldOn: '11/23', outcome: 'go_on' });
  const settled = await send(`${own}/settle`, {
    ...someTerms,
    recallNoticeDays: '３０',
    settledOn: '11/24',
    startedOn: '11/24',
  });
  expect(settled.status).toBe(303);
  const page = await site.get(own);
  expect(page.text).toContain('受け入れが決まりました。');
  expect(page.text).toContain('定着支援をひらく');
  expect(page.text).toContain('「手をふられた」');
  const list = await site.get(`/people/${personId}/placements`);
  expect(list.text).toContain('三丁目の角');
});

it('書きちがえると422で、書いたことばは残り、なおすところを言う', async () => {
  const way = await addWay(database.owner, town.recorder);
  const wrong = await send(at(way, '/sounding'), { ...sounding, askedOn: '9.9.99', askedWhom: '代表の方' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('value="9.9.99"');
  expect(wrong.text).toContain('value="代表の方"');
  const empty = await send(at(way, '/sounding'), { ...sounding, role: '', askedWords: '' });
  expect(empty.status).toBe(422);
  expect(empty.text).toContain('お願いしたい役割か、聞くことばのどちらか');
  const named = await send(at(way, '/sounding'), { ...sounding, askedWords: '相良剛さんの席を' });
  expect(named.status).toBe(422);
  expect(named.text).toContain('本人か家族の名まえです');
  expect(named.text).toContain('相良剛さんの席を');
  await ask(town.recorder, way);
  const answered = await send(
    `${at(way)}/soundings/${(await look(town.recorder, way)).soundings[0]?.id}/answer`,
    {
      answer: 'no',
      answeredOn: '11/18',
      answeredBy: '代表の方',
      manner: 'phone',
      // The table proposes no day for this one, and asking again needs one.
      code: 'host_other',
      consequence: 'ask_again',
      words: '春まではいっぱい',
    },
  );
  expect(answered.status).toBe(422);
  expect(answered.text).toContain('いつ、もう一度たずねるか');
  expect(answered.text).toContain('春まではいっぱい');
  const stop = await send(at(way, '/stop'), { on: '11/24', words: 'もういい、と言った' });
  expect(stop.status).toBe(422);
  expect(stop.text).toContain('もういい、と言った');
  const agreed = await addAgreedWay(database.owner, town.recorder);
  const visit = await send(at(agreed, '/visits/new'), {
    kind: 'visit',
    plannedOn: '12/8',
    timeFrom: '25時',
    meetAt: '学校の門',
  });
  expect(visit.status).toBe(422);
  expect(visit.text).toContain('学校の門');
  const terms = await send(at(agreed, '/terms'), {
    role: '立ち番',
    stopRule: '',
    emergencyContact: '',
    recallNoticeDays: 'ひと月',
  });
  expect(terms.status).toBe(422);
  expect(terms.text).toContain('ひと月');
});

it('不変条件4: 受入打診票に、本人の名も番号もない。返信の欄と参加の番号がある', async () => {
  const way = await addWay(database.owner, town.recorder);
  await ask(town.recorder, way, { manner: 'paper' });
  const { number } = await look(town.recorder, way);
  const path = `/people/${way.personId}/papers/sounding?of=${way.placementId}`;
  expect((await site.get(at(way))).text).toContain(`href="${path}"`);
  const paper = await site.get(path);
  expect(paper.status).toBe(200);
  expect(paper.text).toContain(number);
  expect(paper.text).toContain('□ 受けられる');
  expect(paper.text).not.toMatch(/相良|さがら|R8-\d|支8-|1968-\d\d-|昭和43/u);
});

it('受入先の入口：リンクと番号はひらいたときに一度だけ出て、二度目の送信では出ない', async () => {
  const way = await addWay(database.owner, town.recorder);
  await ask(town.recorder, way, { manner: 'link' });
  const path = at(way, '/host-link');
  const blank = await site.get(path);
  const fields = {
    id: hidden(blank.text, 'id'),
    version: hidden(blank.text, 'version'),
    addressee: '交通安全の会のみなさま',
    about: '三丁目の角',
    asker: '参加支援センター　水沢 葉子',
    askerPhone: '000-0000-0110',
    validUntil: '12/24',
  };
  const opened = await site.post(path, fields);
  expect(opened.status).toBe(200);
  const token = /\/host\/([A-Za-z0-9_-]{43})/.exec(opened.text)?.[1] ?? '';
  expect(opened.text).toMatch(/[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}/);
  expect(opened.text).toContain(`http://localhost:3000/host/${token}`);
  // The same 受入打診票 as among the papers, this once with the way in.
  expect(opened.text).toContain('<h2 class="paper-title">受入打診票</h2>');
  expect(opened.text).toMatch(/http:\/\/localhost:3000\/host をひらき、番号 [2-9A-HJKMNP-Z]{4}-/u);
  expect((await site.post(path, fields)).status).toBe(409);
  for (const later of [path, at(way), '/soundings']) {
    expect((await site.get(later)).text).not.toContain(token);
  }
  const { id: _id, version: _version, ...rest } = fields;
  const named = await send(path, { ...rest, about: '相良 剛さんの席' });
  expect(named.status).toBe(422);
  expect(named.text).not.toMatch(/\/host\/[A-Za-z0-9_-]{43}/);
});

it('受入先がリンクで答えると、返事待ちの上にきて、受けとると進む', async () => {
  const way = await addWay(database.owner, town.recorder);
  const soundingId = await ask(town.recorder, way, {
    manner: 'link',
    askedOn: '2026-11-09',
    replyDueOn: '2026-11-23',
  });
  const before = await site.get('/soundings');
  expect(before.text).toContain('15日');
  const { token } = await openDoor(town.recorder, way);
  const host = await enterHost(town.municipalityId, token);
  await answerAsk(
    host,
    { id: soundingId, version: 1 },
    { answer: 'yes', answeredBy: '', conditions: [], reasonCode: '', reasonWords: '' },
    '2026-11-24',
  );
  expect((await site.get('/soundings')).text).toContain('返事がとどいた');
  const taken = await send(at(way, `/soundings/${soundingId}/answer`), {});
  expect(taken.status).toBe(303);
  expect((await site.get(at(way))).text).toContain('本人の「はい」を書く');
});

it('見学の記録をふたりが書くと、ことばをならべて選べる', async () => {
  const way = await addAgreedWay(database.owner, town.recorder);
  await send(at(way, '/visits/new'), { kind: 'visit', plannedOn: '11/22' });
  const { visits } = await look(town.recorder, way);
  const path = at(way, `/visits/${visits[0]?.id}`);
  const version = hidden((await site.get(path)).text, 'version');
  const fields = { version, plannedOn: '11/22', heldOn: '11/22', outcome: 'go_on' };
  await site.post(path, { ...fields, personWords: '寒かった' });
  const other = await signedIn(town.colleague, clock);
  const clash = await other.post(path, { ...fields, personWords: 'また来たい' });
  expect(clash.status).toBe(409);
  expect(clash.text).toContain('寒かった');
  expect(clash.text).toContain('また来たい');
  const chosen = await other.post(path, {
    ...fields,
    version: hidden(clash.text, 'version'),
    seen: version,
    personWords: 'また来たい',
    'keep.personWords': 'mine',
  });
  expect(chosen.status).toBe(303);
  expect((await look(town.recorder, way)).visits[0]?.personWords).toBe('また来たい');
});

it('よその機関の人には、どの頁も「見つからない」。終わった道のフォームは「もう済んでいます」', async () => {
  const way = await addRunningWay(database.owner, town.recorder);
  const outsider = await signedIn(town.other, clock);
  const paths = [
    '',
    '/sounding',
    '/yes',
    '/visits/new',
    '/settle',
    '/terms',
    '/stop',
    '/end',
    '/move',
    '/host-link',
  ];
  for (const path of paths) {
    const page = await outsider.get(at(way, path));
    expect([path, page.status]).toEqual([path, 404]);
    expect(page.text).not.toContain('相良');
  }
  await send(at(way, '/end'), { code: 'season', on: '11/24', decidedBy: 'person', reason: '' });
  for (const path of ['/stop', '/end', '/move', '/resume']) {
    expect((await site.get(at(way, path))).status, path).toBe(409);
  }
  const again = await site.get(at(way));
  expect(again.text).toContain('もう一度ここで');
  expect(again.text).toContain(`placements/new?resource=${way.resourceId}`);
});

it('断りや休みは赤くならず、数えられない。本人の頁に受入先の「受けられない」は出ない', async () => {
  const way = await addWay(database.owner, town.recorder);
  await ask(town.recorder, way);
  const { soundings } = await look(town.recorder, way);
  await send(at(way, `/soundings/${soundings[0]?.id}/answer`), {
    answer: 'no',
    answeredOn: '11/18',
    manner: 'phone',
    code: 'care',
    words: 'うちではむずかしい',
  });
  for (const path of [at(way), `/people/${way.personId}/placements`]) {
    const { text } = await site.get(path);
    expect(text).not.toMatch(/class="[^"]*\b(?:stop|bad|err)\b/);
    expect(text).not.toMatch(/断られた回数|\d+回断/u);
  }
  for (const path of ['/connect/paper', '/connect']) {
    expect((await site.get(`${path}?person=${way.personId}`)).text).not.toContain('うちではむずかしい');
  }
  await answer(town.recorder, await freshWay());
});

async function freshWay(): Promise<Way> {
  const way = await addWay(database.owner, town.recorder);
  await ask(town.recorder, way);
  return way;
}
