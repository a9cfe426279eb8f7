import { beforeAll, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import type { FactKind } from '#domain/fact.ts';
import { recordFact } from '#use-cases/assessments/record-fact.ts';
import { startEdition } from '#use-cases/assessments/start-edition.ts';
import { addCase } from '#tests/cases.ts';
import { testDatabase } from '#tests/database.ts';
import { signedIn, type Visitor } from '#tests/pages.ts';
import { addTown, now, someFact, today, type Town } from '#tests/people.ts';

const database = testDatabase();
let town: Town;
let site: Visitor;
const clock = () => now;

beforeAll(async () => {
  town = await addTown(database.owner);
  site = await signedIn(town.recorder, clock);
});

const hidden = (text: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';

async function closing() {
  const { personId } = await addCase(town.recorder);
  const path = `/people/${personId}/closure`;
  const { text } = await site.get(path);
  const fields = {
    caseId: hidden(text, 'caseId'),
    version: hidden(text, 'version'),
    endState: 'closed_watching',
    reason: 'settled',
    closedOn: 'きょう',
    watcher: '見守りの会 会長',
    toldPersonOn: 'きょう',
    contactDueOn: '令和9年2月24日',
    comeAgainWhen: '二週つづけて立てなくなったら',
    ownWords: '「もう、ひとりで行ける」',
  };
  return { personId, path, fields, text };
}

it('不変条件14: 終結は、だれが見るかを書くまで通らず、書いたものは残る', async () => {
  const { path, fields, text } = await closing();
  expect(text).toContain('令和9年2月24日');
  expect(text).toContain('5年のあいだ残します');
  const nobody = await site.post(path, { ...fields, endState: 'closed', watcher: '', leadAgencyId: '' });
  expect(nobody.status).toBe(422);
  expect(nobody.text).toContain('これからの主担当か、見守る人を書いてください');
  expect(nobody.text).toContain('二週つづけて立てなくなったら');
  expect((await site.post(path, fields)).status).toBe(303);
  const record = await site.get(path);
  expect(record.text).toContain('「もう、ひとりで行ける」');
  expect(record.text).toContain('令和14年3月31日');
  expect((await site.post(path, fields)).status).toBe(409);
});

it('終えたあとのあらましは、行き先さがしでなく、終結の記録へみちびく。名のり出るのは「いや」より願い', async () => {
  const { personId, path, fields } = await closing();
  const say = (kind: FactKind, words: string) =>
    recordFact(town.recorder, personId, { ...someFact, id: uuidv7(), kind, words, isOwnWords: true });
  await say('wish', '子どもの顔が見たい');
  await say('aversion', '集まって体操');
  await startEdition(town.recorder, personId, uuidv7(), today);
  const before = (await site.get(`/people/${personId}`)).text;
  expect(before).toMatch(/class="voice[^>]*>[^<]*「?子どもの顔が見たい/);
  // Beginning an assessment moved the case.
  const version = hidden((await site.get(path)).text, 'version');
  expect((await site.post(path, { ...fields, version })).status).toBe(303);
  const after = (await site.get(`/people/${personId}`)).text;
  expect(after).toContain('終結の記録を見る');
  expect(after).not.toContain('行き先を探す');
  expect(after).not.toContain('進める');
});

it('亡くなったときは、連絡する日が書いてあっても、だれにも連絡しない', async () => {
  const { path, fields } = await closing();
  await site.post(path, { ...fields, endState: 'closed', reason: 'death', toldPersonOn: '' });
  expect((await site.get(path)).text).toContain('しない');
});

it('3か月後の連絡は一覧に出て、書くと消え、再開なら枝がひらく', async () => {
  const { personId, path, fields } = await closing();
  await site.post(path, fields);
  const list = await site.get('/closing');
  const contact = new RegExp(`href="(/people/${personId}/closure/[^"]+/contact)"`).exec(list.text)?.[1] ?? '';
  expect(contact).not.toBe('');
  const form = { version: hidden((await site.get(contact)).text, 'version'), on: 'きょう', at: 'assessing' };
  expect((await site.post(contact, form)).status).toBe(422);
  const again = { ...form, result: 'not_reached', words: '留守', againOn: '令和9年3月10日' };
  expect((await site.post(contact, again)).status).toBe(303);
  expect((await site.get('/closing')).text).toContain('3月10日');
  const next = { ...form, version: hidden((await site.get(contact)).text, 'version') };
  const back = await site.post(contact, { ...next, result: 'reopened', words: 'また閉じこもりがち' });
  expect(back.location).toBe(`/people/${personId}/case`);
  const page = await site.get(`/people/${personId}/case`);
  expect(page.text).toMatch(/支8-\d{4}の2/);
  expect(page.text).toContain('また閉じこもりがち');
  expect((await site.get('/closing')).text).not.toContain(contact);
});

it('廃棄を止めると、理由とともに一覧に出る', async () => {
  const { personId, path, fields } = await closing();
  await site.post(path, fields);
  const hold = new RegExp(`href="(${path}/[^"]+/hold)"`).exec((await site.get(path)).text)?.[1] ?? '';
  const version = hidden((await site.get(hold)).text, 'version');
  expect((await site.post(hold, { version, reason: '開示請求の審査中' })).status).toBe(303);
  const list = await site.get('/closing');
  expect(list.text).toContain('開示請求の審査中');
  expect(list.text).toContain(`/people/${personId}/closure`);
});

it('保存年限は、主管課と管理者だけが決め、ほかの人は読む', async () => {
  expect((await site.get('/settings/retention')).text).toContain('決めるのは、主管課と管理者です');
  expect((await site.post('/settings/retention/case', { years: '10', version: '0' })).status).toBe(403);
  for (const [worker, years] of [
    [town.officer, '１０'],
    [town.administrator, '7'],
  ] as const) {
    const office = await signedIn(worker, clock);
    const version = hidden((await office.get('/settings/retention')).text, 'version');
    const wrong = await office.post('/settings/retention/case', { years: '百', version });
    expect([wrong.status, wrong.text.includes('年数を、数で書いてください')]).toEqual([422, true]);
    expect((await office.post('/settings/retention/case', { years, ground: '規程', version })).status).toBe(
      303,
    );
  }
  expect((await site.get('/settings/retention')).text).toContain('7年　規程');
});

it('担当をまとめて引き継ぐ: 下書きができ、書いて、その日が来たら替わる', async () => {
  const { personId } = await addCase(town.recorder);
  const form = await site.get('/handover/new');
  expect(form.text).toContain('令和9年4月1日');
  const chosen = [...form.text.matchAll(/name="caseIds" value="([^"]+)"/g)].map(([, id = '']) => id);
  const fields = {
    batchId: hidden(form.text, 'batchId'),
    from: town.recorder.accountId,
    effectiveOn: 'R9.4.1',
  };
  const nobody = await site.post('/handover/new', { ...fields, caseIds: chosen });
  expect([nobody.status, nobody.text.includes('新しい担当を選んでください')]).toEqual([422, true]);
  const to = { ...fields, toAccountId: town.colleague.accountId, caseIds: chosen };
  const made = await site.post('/handover/new', to);
  const batch = made.location ?? '';
  expect(batch).toBe(`/handover/${fields.batchId}`);
  const page = await site.get(batch);
  expect(page.text).not.toContain('その日が来ました');
  const sheet = new RegExp(`href="(/people/${personId}/handover/[^"]+)"`).exec(page.text)?.[1] ?? '';
  expect((await site.get(`/people/${personId}/handover`)).location).toBe(sheet);
  const written = { version: hidden((await site.get(sheet)).text, 'version'), avoid: '急がせない' };
  const dateless = await site.post(sheet, written);
  expect([dateless.status, dateless.text.includes('急がせない')]).toEqual([422, true]);
  const whole = { ...written, effectiveOn: '令和9年4月1日', personToldOn: 'きょう' };
  expect((await site.post(sheet, whole)).status).toBe(303);
  const stale = await site.post(sheet, { ...whole, avoid: '電話しない' });
  expect(stale.status).toBe(409);
  expect((await site.post(`${sheet}/finish`, {})).status).toBe(403);
  await database.owner.query('update handover set effective_on = $1', [today]);
  expect((await site.get(batch)).text).toContain('その日が来ました');
  expect((await site.post(`${batch}/finish`, {})).status).toBe(303);
  expect((await site.get(`/people/${personId}`)).text).toContain('担当 森 一郎');
  expect((await site.get(sheet)).text).toContain('急がせない');
});
