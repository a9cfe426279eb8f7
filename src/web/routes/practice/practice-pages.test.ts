import { beforeAll, expect, it } from 'vitest';
import { testDatabase } from '#tests/database.ts';
import { addTown, now, type Town } from '#tests/people.ts';
import { signedIn, type Visitor } from '#tests/pages.ts';
import { addWay } from '#tests/placements.ts';

const database = testDatabase();
let town: Town;
let officer: Visitor;
let site: Visitor;
const clock = () => now;

beforeAll(async () => {
  town = await addTown(database.owner);
  officer = await signedIn(town.officer, clock);
  site = await signedIn(town.recorder, clock);
});

const home = '/settings/practice';
const rule = (code: string, whose = 'host') => `${home}/rule?whose=${whose}&code=${code}`;
const typed = {
  label: '満員',
  isInUse: 'yes',
  consequence: 'ask_again',
  waitDays: '４５',
  endsWhen: 'place_free',
  version: '0',
};

it('主管課は一行ずつ決め、ほかの人は見るだけ。本人の「いや」の行は、だれも開けない', async () => {
  const page = await officer.get(home);
  expect(page.status).toBe(200);
  expect(page.text).toContain('60日、または空きができるまで');
  expect(page.text).not.toContain('code=not_this');
  expect((await officer.get(rule('not_this', 'person'))).status).toBe(403);
  expect((await officer.post(rule('not_this', 'person'), typed)).status).toBe(403);
  const seen = await site.get(home);
  expect(seen.text).toContain('決めるのは、主管課です');
  expect(seen.text).not.toContain('/settings/practice/rule');
  expect((await site.get(rule('full'))).status).toBe(403);
  expect((await officer.get(rule('nonsense'))).status).toBe(404);
});

it('書きかえた言い方と日は、断りを書くどの用紙にも出る。使わないわけは、出ない', async () => {
  expect((await officer.post(rule('full'), typed)).status).toBe(303);
  const { isInUse: _, ...unused } = typed;
  expect((await officer.post(rule('care'), { ...unused, label: '配慮' })).status).toBe(303);
  const way = await addWay(database.owner, town.recorder);
  const stop = await site.get(`/people/${way.personId}/placements/${way.placementId}/stop`);
  expect(stop.text).toContain('満員');
  expect(stop.text).toContain('もう一度たずねる（');
  expect(stop.text).not.toContain('value="host:care"');
  const decline = await site.get(`/people/${way.personId}/case/declines/new`);
  expect(decline.text).toContain('満員');
  const history = await officer.get(rule('full'));
  expect(history.text).toContain('これまでの決まり');
  expect(history.text).toContain('空きがない');
  expect((await officer.post(`${home}/rule/reset?whose=host&code=full`, { version: '1' })).status).toBe(303);
  expect((await officer.get(home)).text).toContain('空きがない');
});

it('書きちがえも、先をこされたのも、書いたものを残して言う', async () => {
  const wrong = await officer.post(rule('staff'), { ...typed, label: ' ', waitDays: '三日', endsWhen: '' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('わけのことばを書いてください');
  expect(wrong.text).toContain('日数は、30 のような数字で');
  expect(wrong.text).toContain('value="三日"');
  const none = await officer.post(rule('staff'), { ...typed, waitDays: '' });
  expect(none.text).toContain('ふつう何日待つか');
  expect((await officer.post(rule('staff'), { ...typed, label: '人手' })).status).toBe(303);
  const late = await officer.post(rule('staff'), { ...typed, label: 'おくれて書いた言い方' });
  expect(late.status).toBe(409);
  expect(late.text).toContain('ほかの人が先に、この行を書きかえました');
  expect(late.text).toContain('value="おくれて書いた言い方"');
  expect(late.text).toContain('name="version" value="1"');
});

it('数は、一つずつ言いなおし、決めたら次の用紙から効く', async () => {
  const wrong = await officer.post(home, { soundingsPerWeek: '0', reviewsBeforeStep: '多め', version: '0' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('打診の数は1からです');
  expect(wrong.text).toContain('value="多め"');
  const saved = { soundingsPerWeek: '１', reviewsBeforeStep: '2', version: '0' };
  expect((await officer.post(home, saved)).status).toBe(303);
  const late = await officer.post(home, { ...saved, soundingsPerWeek: '9' });
  expect(late.status).toBe(409);
  expect(late.text).toContain('打診は週に1件まで、2');
  expect((await site.post(home, saved)).status).toBe(403);
});

it('数をこえる打診は、ことばを残して、待つ日かわけを聞く。わけがあれば出せる', async () => {
  const one = await addWay(database.owner, town.recorder);
  const two = await addWay(database.owner, town.recorder, { resourceId: one.resourceId });
  const form = {
    manner: 'phone',
    askedWhom: '代表',
    askedOn: 'きょう',
    role: '朝の立ち番',
    askedWords: '',
    replyDueOn: '',
  };
  const send = async (way: typeof one, more: object = {}) => {
    const path = `/people/${way.personId}/placements/${way.placementId}/sounding`;
    const { text } = await site.get(path);
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';
    return site.post(path, { ...form, id: hidden('id'), version: hidden('version'), ...more });
  };
  expect((await send(one)).status).toBe(303);
  const page = await site.get(`/people/${two.personId}/placements/${two.placementId}/sounding`);
  expect(page.text).toContain('今週 打診1件・受け入れ中0人');
  expect(page.text).toContain('この受入先には、今週もう1件聞いています');
  const over = await send(two, { askedWords: '火曜の朝だけでも' });
  expect(over.status).toBe(422);
  expect(over.text).toContain('まで待つか、いま聞くわけを書いてください');
  expect(over.text).toContain('火曜の朝だけでも');
  expect((await send(two, { overReason: '締切が週末まで' })).status).toBe(303);
});
