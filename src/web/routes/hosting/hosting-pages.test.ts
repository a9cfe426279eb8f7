import { uuidv7 } from 'uuidv7';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { recordConsent } from '#use-cases/consents/record-consent.ts';
import { readCareSheet } from '#use-cases/hosting/read-care-sheet.ts';
import { testDatabase } from '#tests/database.ts';
import { addHost, addPlacement, onDays, type Hosted } from '#tests/hosted.ts';
import { signedIn, type Visitor } from '#tests/pages.ts';
import { addFact } from '#tests/placement-scenes.ts';
import { addTown, now, someConsent, today, type Town } from '#tests/people.ts';

const database = testDatabase();
let town: Town;
let site: Visitor;
let resourceId: string;
let organizationId: string;
let who: Hosted;
let path: string;

beforeAll(async () => {
  town = await addTown(database.owner);
  site = await signedIn(town.recorder, () => now);
  ({ resourceId, organizationId } = await addHost(database.owner, town.municipalityId, {
    windows: [{ rule: onDays([0, 2], 450, 495), capacity: 1 }],
  }));
});

beforeEach(async () => {
  who = await addPlacement(database.owner, town.recorder, resourceId);
  path = `/people/${who.personId}/placements/${who.placementId}`;
});

/** The value of a hidden field, such as the id that a form carries. */
function hidden(text: string, name: string): string {
  const [, value = ''] = new RegExp(`name="${name}" value="([^"]*)"`).exec(text) ?? [];
  return value;
}

it('配慮シート：アセスメントの行に印をつけて保存し、本人の了解、同意、渡すまで進む', async () => {
  await addFact(town.recorder, who.personId, { kind: 'strength', words: '時間に正確' });
  await addFact(town.recorder, who.personId, {
    kind: 'limit',
    words: '夜に大声',
    basis: 'confidential_meeting',
  });
  const form = await site.get(`${path}/care-sheet/new`);
  expect(form.text).toMatch(/value="時間に正確" checked/);
  expect(form.text).not.toContain('夜に大声');
  const sheet = { 'lines.goodAt': '時間に正確', helps: '横から声を', notTold: '薬のこと', version: '0' };
  const saved = await site.post(`${path}/care-sheet/new`, sheet);
  expect([saved.status, saved.location]).toEqual([303, `${path}/care-sheet`]);
  const page = await site.get(`${path}/care-sheet`);
  expect(page.text).toContain('薬のこと');
  const file = async () => readCareSheet(town.recorder, who.personId, who.placementId, today);
  const [edition] = (await file()).editions;
  const at = `${path}/care-sheet/${edition?.id}`;
  const agreed = await site.post(`${at}/agree`, { on: '11/20', manner: '', version: '1' });
  expect(agreed.status).toBe(422);
  expect(agreed.text).toContain('どのように受けたかを選んでください');
  expect(agreed.text).toContain('value="11/20"');
  await site.post(`${at}/agree`, { on: '11/20', manner: 'signed', version: '1' });
  const blocked = await site.get(`${path}/care-sheet`);
  expect(blocked.text).toContain('同意が、まだありません');
  expect(blocked.text).toContain(`/people/${who.personId}/consents/new`);
  expect(blocked.text).not.toContain('受入先に渡した</button>');
  const early = await site.post(`${at}/hand`, { on: '11/21', to: '松井さん', version: '2' });
  expect(early.status).toBe(409);
  expect(early.text).toContain('本人の同意がまだありません');
  await recordConsent(town.recorder, who.personId, uuidv7(), {
    ...someConsent,
    recipientName: '',
    recipientOrganizationId: organizationId,
    items: ['participation'],
  });
  const unnamed = await site.post(`${at}/hand`, { on: '11/21', to: ' ', version: '2' });
  expect(unnamed.status).toBe(422);
  await site.post(`${at}/hand`, { on: '11/21', to: '松井さん', version: '2' });
  expect((await site.get(`${path}/care-sheet`)).text).toContain('松井さん');
  expect((await file()).editions[0]).toMatchObject({ handedOn: '2026-11-21' });
  expect((await site.get(`${path}/care-sheet?edition=9`)).status).toBe(404);
});

it('配慮シート：何も書かなければ直すところを言い、打ったことばと印は残る', async () => {
  await addFact(town.recorder, who.personId, { kind: 'strength', words: '和裁' });
  const empty = await site.post(`${path}/care-sheet/new`, {
    called: '古屋さん',
    notTold: '薬',
    version: '0',
  });
  expect(empty.status).toBe(422);
  expect(empty.text).toContain('ひとつは書くか、選んでください');
  expect(empty.text).toContain('value="古屋さん"');
  expect(empty.text).toContain('>薬</textarea>');
});

it('配慮シート：ふたりが同じ欄を直すと、並べて選べる', async () => {
  await site.post(`${path}/care-sheet/new`, { goodAt: '朝', version: '0' });
  await site.post(`${path}/care-sheet/new`, { goodAt: '早起き', version: '1' });
  const clash = await site.post(`${path}/care-sheet/new`, { goodAt: '手仕事', version: '1' });
  expect(clash.status).toBe(409);
  expect(clash.text).toContain('早起き');
  expect(clash.text).toContain('手仕事');
  const kept = { goodAt: '手仕事', version: '2', seen: '1', 'keep.goodAt': 'mine' };
  expect((await site.post(`${path}/care-sheet/new`, kept)).status).toBe(303);
  expect((await site.get(`${path}/care-sheet`)).text).toContain('第3版');
});

it('見守り依頼：書く、了解、頼む、返事、終える。足りない欄は打ったまま返る', async () => {
  const form = await site.get(`${path}/watch/new`);
  const watchId = hidden(form.text, 'watchId');
  const draft = {
    watchId,
    watcher: '松井さん',
    told: '',
    tell: '000-0000-0110',
    until: '令和9年3月31日',
    signs: 'heat',
  };
  const wrong = await site.post(`${path}/watch/new`, draft);
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('伝えることを、本人が了解したことばで書いてください');
  expect(wrong.text).toContain('value="松井さん"');
  const saved = await site.post(`${path}/watch/new`, { ...draft, told: '無理をしないよう' });
  expect(saved.location).toBe(`${path}/watch/${watchId}`);
  const at = `${path}/watch/${watchId}`;
  await site.post(`${at}/agree`, { on: '11/20', version: '1' });
  const edited = await site.post(`${at}/edit`, { ...draft, told: '暑い日は声を', version: '2' });
  expect(edited.status).toBe(303);
  expect((await site.get(at)).text).toContain('本人の了解を書く');
  await site.post(`${at}/agree`, { on: '11/21', version: '3' });
  await site.post(`${at}/ask`, { on: '11/22', version: '4' });
  const unanswered = await site.post(`${at}/answer`, { on: '11/23', version: '5' });
  expect(unanswered.status).toBe(422);
  await site.post(`${at}/answer`, { on: '11/23', answer: 'accepted', version: '5' });
  expect((await site.get(`${path}/watch`)).text).toContain('引き受けてもらった');
  await site.post(`${at}/end`, { reason: '会の一員に', version: '6' });
  expect((await site.get(at)).text).toContain('会の一員に');
});

it('覚書：予告の日数が言葉だと直すところを言い、両方の合意で変わらなくなる', async () => {
  const draft = {
    role: '立ち番',
    recallNoticeDays: 'ひと月',
    validFrom: '令和8年12月1日',
    validUntil: '令和9年3月31日',
    version: '0',
  };
  const wrong = await site.post(`${path}/memorandum/new`, draft);
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('予告の日数を、30のように書いてください');
  expect(wrong.text).toContain('value="ひと月"');
  await site.post(`${path}/memorandum/new`, { ...draft, recallNoticeDays: '３０' });
  const page = await site.get(`${path}/memorandum`);
  const [, id = ''] = /memorandum\/([0-9a-f-]{36})\/agree/.exec(page.text) ?? [];
  const at = `${path}/memorandum/${id}/agree`;
  const unsigned = await site.post(at, { side: 'host', on: '11/20', signer: '', version: '1' });
  expect(unsigned.status).toBe(422);
  expect(unsigned.text).toContain('署名した人の役と名まえを書いてください');
  await site.post(at, { side: 'host', on: '11/20', signer: '代表 松井', version: '1' });
  await site.post(at, { side: 'person', on: '11/21', version: '2' });
  expect((await site.get(`${path}/memorandum`)).text).toContain('この版は変わりません');
});

it('貸与・保険・お金・事故：書いて、直して、足りなければ打ったまま返る', async () => {
  const loanId = hidden((await site.get(`${path}/loans`)).text, 'loanId');
  const loan = { loanId, item: '腕章', quantity: '１', lentOn: '11/1', dueOn: '10/1' };
  const wrongLoan = await site.post(`${path}/loans`, loan);
  expect(wrongLoan.text).toContain('返す日が、貸した日より前になっています');
  await site.post(`${path}/loans`, { ...loan, dueOn: '' });
  const due = await site.post(`${path}/loans/${loanId}/due`, {
    dueOn: '令和9年3月31日',
    reason: '',
    version: '1',
  });
  expect([due.status, due.text.includes('なぜ変えるかを書いてください')]).toEqual([422, true]);
  expect(due.text).toContain('value="令和9年3月31日"');
  const later = { dueOn: '令和9年3月31日', reason: '春まで続ける', version: '1' };
  expect((await site.post(`${path}/loans/${loanId}/due`, later)).status).toBe(303);
  expect((await site.get(`${path}/loans`)).text).toContain('春まで続ける');
  const early = await site.post(`${path}/loans/${loanId}/return`, { returnedOn: '10/1', version: '2' });
  expect(early.status).toBe(422);
  await site.post(`${path}/loans/${loanId}/return`, {
    returnedOn: '11/20',
    conditionWords: '無事',
    version: '2',
  });
  expect((await site.get(`${path}/loans/${loanId}/return`)).status).toBe(409);

  const insuranceId = hidden((await site.get(`${path}/insurance`)).text, 'insuranceId');
  const insurance = {
    insuranceId,
    kind: 'volunteer',
    insurer: '社協',
    fromDay: '11/1',
    toDay: '令和9年3月31日',
  };
  expect((await site.post(`${path}/insurance`, { ...insurance, insurer: '' })).status).toBe(422);
  await site.post(`${path}/insurance`, insurance);
  const edit = { ...insurance, policyNumber: '8-12', version: '1' };
  expect((await site.post(`${path}/insurance/${insuranceId}`, edit)).status).toBe(303);

  const entryId = hidden((await site.get(`${path}/money`)).text, 'entryId');
  const money = {
    entryId,
    kind: 'allowance',
    direction: 'to_person',
    yen: '1,500',
    fund: '訓練等給付',
    onDay: '11/20',
  };
  const refused = await site.post(`${path}/money`, money);
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('混ぜると返還になる');
  expect(refused.text).toContain('value="訓練等給付"');
  await site.post(`${path}/money`, { ...money, fund: '赤い羽根' });
  expect((await site.get(`${path}/money`)).text).toContain('1,500円');
  const file = await site.get(`${path}/money/ledger.csv`);
  expect(file.headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
  expect(decodeURIComponent(file.headers.get('Content-Disposition') ?? '')).toContain(
    'お金の台帳_令和8年11月24日.csv',
  );
  expect(file.text).toContain(',1500,赤い羽根,');
  const strike = `${path}/money/${entryId}/strike`;
  expect((await site.post(strike, { words: '', version: '1' })).status).toBe(422);
  await site.post(strike, { words: '二重', version: '1' });
  expect((await site.get(`${path}/money`)).text).toContain('二重');

  const incidentId = hidden((await site.get(`${path}/incidents/new`)).text, 'incidentId');
  const incident = {
    incidentId,
    kind: 'near_miss',
    on: '11/20',
    time: '7:50',
    what: 'つまずいた',
    basis: 'consent',
  };
  expect(
    (await site.post(`${path}/incidents/new`, { ...incident, basis: 'confidential_meeting' })).status,
  ).toBe(422);
  await site.post(`${path}/incidents/new`, incident);
  const at = `${path}/incidents/${incidentId}`;
  const open = await site.post(`${at}/close`, { closedOn: '11/21', version: '1' });
  expect(open.status).toBe(422);
  await site.post(at, { action: '支えた', prevention: '段差の手前に立つ', version: '1' });
  await site.post(`${at}/close`, { closedOn: '11/21', version: '2' });
  expect((await site.get(`${path}/incidents`)).text).toContain('に閉じた');
});

it('お金のことが開いていない機関には、閉じていると言う。ほかの人の参加は、番地をつないでも見えない', async () => {
  await recordConsent(town.recorder, who.personId, uuidv7(), {
    ...someConsent,
    recipientName: '',
    recipientAgencyId: town.other.agencyId,
    items: ['basic', 'participation'],
    validUntil: '2099-03-31',
  });
  const other = await signedIn(town.other, () => now);
  expect((await other.get(`${path}/money`)).text).toContain('お金のことは、あなたの機関には開いていません');
  expect((await other.get(`${path}/incidents`)).text).toContain('あなたの機関には開いていません');
  expect((await other.get(`${path}/loans`)).status).toBe(200);
  const stranger = await addPlacement(database.owner, town.recorder, resourceId);
  const crossed = `/people/${who.personId}/placements/${stranger.placementId}`;
  for (const paper of [
    'care-sheet',
    'watch',
    'memorandum',
    'loans',
    'insurance',
    'money',
    'incidents',
    'booking',
    'recall',
  ]) {
    expect((await site.get(`${crossed}/${paper}`)).status, paper).toBe(404);
  }
});
