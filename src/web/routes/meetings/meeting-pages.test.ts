import { beforeAll, expect, it } from 'vitest';
import { testDatabase } from '#tests/database.ts';
import { signedIn, type Visitor } from '#tests/pages.ts';
import { addTown, now, type Town } from '#tests/people.ts';
import { addPlanned, type Planned } from '#tests/plans.ts';
import { readPlan } from '#use-cases/plans/read-plan.ts';

const database = testDatabase();
let town: Town;
let site: Visitor;
let planned: Planned;
const clock = () => now;

beforeAll(async () => {
  town = await addTown(database.owner);
  site = await signedIn(town.recorder, clock);
  planned = await addPlanned(town.recorder);
});

const hidden = (text: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';

const particulars = {
  title: '第8回 重層的支援会議',
  heldOn: '令和8年11月24日',
  timeFrom: '14時',
  timeUntil: '午後3時半',
  manner: 'in_person',
  placeNote: '市役所2階',
  chair: '村瀬 香織',
  recorder: '水沢 葉子',
};

async function arrange(agencyIds: string[] = []): Promise<string> {
  const blank = await site.get('/meetings/new');
  const made = await site.post('/meetings/new', { ...particulars, id: hidden(blank.text, 'id'), agencyIds });
  expect(made.status).toBe(303);
  return made.location ?? '';
}

it('会議をひらく用意をし、まちがえても書いたものは残る', async () => {
  const blank = await site.get('/meetings/new');
  const wrong = await site.post('/meetings/new', {
    ...particulars,
    id: hidden(blank.text, 'id'),
    heldOn: 'そのうち',
    timeUntil: '13:00',
  });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('なおすところが2つあります');
  expect(wrong.text).toContain('value="そのうち"');
  const path = await arrange();
  const page = await site.get(path);
  expect(page.text).toContain('第8回 重層的支援会議');
  expect(page.text).toContain('令和8年11月24日（火）14:00–15:30');
  expect((await site.get('/meetings')).text).toContain(path);
});

it('議題に加え、及ばない機関の名をあげて断り、席を外してもらえば加わる', async () => {
  const path = await arrange([town.other.agencyId]);
  const form = await site.get(`${path}/items/new?person=${planned.personId}`);
  expect(form.text).toContain('× 同意の外');
  const fields = { id: hidden(form.text, 'id'), personId: planned.personId, purpose: 'plan' };
  const refused = await site.post(`${path}/items/new`, fields);
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('本人の同意は、自立相談支援機関を含んでいません');
  expect(refused.text).toContain('本人に同意をうかがう');
  expect(refused.text).toContain(`/people/${planned.personId}/consents/new`);
  const seat = /name="standsAside" value="([^"]+)"[^>]*><span>自立相談/u.exec(refused.text)?.[1];
  const labelled = [...refused.text.matchAll(/name="standsAside" value="([^"]+)"/g)].map(([, id = '']) => id);
  const asides = seat === undefined ? labelled : [seat];
  expect((await site.post(`${path}/items/new`, { ...fields, standsAside: asides })).status).toBe(303);
  const page = await site.get(path);
  expect(page.text).toContain('この議題では席を外す');
  const unknown = await site.get(`${path}/items/new?number=R8-9999`);
  expect([unknown.status, unknown.text.includes('開いていません')]).toEqual([422, true]);
});

it('開いて、書いて、決めて、確定する。行を足しても書いたものは残り、確定したものは書きかえられない', async () => {
  const other = await addPlanned(town.recorder);
  const path = await arrange();
  const form = await site.get(`${path}/items/new?person=${other.personId}`);
  const fields = { id: hidden(form.text, 'id'), personId: other.personId, purpose: 'plan' };
  await site.post(`${path}/items/new`, fields);
  const version = async () => hidden((await site.get(path)).text, 'version');
  const unpledged = await site.post(`${path}/step`, { to: 'held', version: await version() });
  expect([unpledged.status, unpledged.text.includes('守秘の確認をしてから')]).toEqual([422, true]);
  await site.post(`${path}/step`, { to: 'held', pledged: 'yes', version: await version() });
  const item = `${path}/items/${fields.id}`;
  const blank = await site.get(item);
  expect(blank.text.indexOf('本人の意向')).toBeLessThan(blank.text.indexOf('機関からの報告'));
  const words = {
    version: hidden(blank.text, 'version'),
    ownWords: '「朝なら立てる」',
    present: ['person'],
    reportsCount: '1',
    'reports.0.id': hidden(blank.text, 'reports.0.id'),
    'reports.0.by': '参加支援センター',
    'reports.0.words': '見学では落ち着いていた',
    rolesCount: '0',
    resourceGap: '雨の日に、ひとりでいられる所',
  };
  const grown = await site.post(item, { ...words, do: 'add:roles:' });
  expect(grown.status).toBe(422);
  expect(grown.text).toContain('「朝なら立てる」');
  expect(grown.text).toContain('見学では落ち着いていた');
  const role = { rolesCount: '1', 'roles.0.id': hidden(grown.text, 'roles.0.id'), 'roles.0.who': '水沢' };
  const half = await site.post(item, { ...words, ...role, decision: 'amend' });
  expect(half.status).toBe(422);
  expect(half.text).toContain('なにをするかを書いてください');
  expect(half.text).toContain('なぜそう決めたかを、ことばで書いてください');
  const whole = {
    ...words,
    ...role,
    'roles.0.what': '保険に入る',
    'roles.0.until': '12/10',
    decision: 'fit',
  };
  expect((await site.post(item, whole)).status).toBe(303);
  expect((await readPlan(town.recorder, other.personId, other.planId)).state).toBe('fit');
  const stale = await site.post(item, { ...words, ownWords: '「夜なら」' });
  expect(stale.status).toBe(409);
  expect(stale.text).toContain('「夜なら」');
  await site.post(`${path}/step`, { to: 'confirmed', version: await version() });
  expect((await site.get(path)).text).toContain('議事を確定しました');
  const view = await site.get(item);
  expect(view.text).toContain('保険に入る');
  expect(view.text).not.toContain('記録を保存する');
  expect((await site.post(item, whole)).status).toBe(409);
  expect((await site.get(`${path}/edit`)).status).toBe(409);
  expect((await site.get(`${path}/attendance`)).status).toBe(409);
  const voice = await site.get(`${item}/voice`);
  expect(voice.text).toContain('雨の日に、ひとりでいられる所');
  const draft = { id: hidden(voice.text, 'id'), words: '雨の日に、ひとりでいられる所', theme: '居場所' };
  expect((await site.post(`${item}/voice`, { ...draft, words: '相良 剛さんの居場所' })).status).toBe(422);
  expect((await site.post(`${item}/voice`, draft)).status).toBe(303);
});

it('出席を書き、あとから招く人が同意の外なら、番号と名をあげて断る', async () => {
  const path = await arrange();
  const form = await site.get(`${path}/items/new?person=${planned.personId}`);
  const fields = { id: hidden(form.text, 'id'), personId: planned.personId, purpose: 'plan' };
  await site.post(`${path}/items/new`, fields);
  const blank = await site.get(`${path}/attendance`);
  const own = {
    seatsCount: '1',
    'seats.0.id': hidden(blank.text, 'seats.0.id'),
    'seats.0.agencyId': hidden(blank.text, 'seats.0.agencyId'),
    'seats.0.version': hidden(blank.text, 'seats.0.version'),
    'seats.0.name': '水沢 葉子',
    'seats.0.presence': 'attended',
  };
  const grown = await site.post(`${path}/attendance`, { ...own, do: 'add:seats:' });
  expect(grown.text).toContain('value="水沢 葉子"');
  const added = {
    ...own,
    seatsCount: '2',
    'seats.1.id': hidden(grown.text, 'seats.1.id'),
    'seats.1.version': '0',
    'seats.1.affiliation': '川端自治会',
    'seats.1.presence': 'invited',
  };
  const refused = await site.post(`${path}/attendance`, added);
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('川端自治会を含んでいません');
  expect((await site.post(`${path}/attendance`, own)).status).toBe(303);
  expect((await site.get(path)).text).toContain('水沢 葉子');
});

it('開いていない人の議題は、ほかの機関には見えない', async () => {
  const path = await arrange();
  const form = await site.get(`${path}/items/new?person=${planned.personId}`);
  const fields = { id: hidden(form.text, 'id'), personId: planned.personId, purpose: 'other' };
  await site.post(`${path}/items/new`, fields);
  const outsider = await signedIn(town.other, clock);
  const page = await outsider.get(path);
  expect(page.status).toBe(200);
  expect(page.text).not.toContain('相良');
  expect((await outsider.get(`${path}/items/${fields.id}`)).status).toBe(404);
  expect((await outsider.get(`${path}/items/new?person=${planned.personId}`)).status).toBe(422);
  const administrator = await signedIn(town.administrator, clock);
  expect((await administrator.get(path)).status).toBe(404);
});
