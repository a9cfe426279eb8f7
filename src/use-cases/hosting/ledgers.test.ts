import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import { asActor } from '#db/as-actor.ts';
import { addDays } from '#domain/calendar-day.ts';
import type { IncidentDraft } from '#domain/incident.ts';
import type { InsuranceDraft } from '#domain/insurance.ts';
import type { LoanDraft } from '#domain/loan.ts';
import type { MoneyDraft } from '#domain/money-entry.ts';
import { recordConsent } from '#use-cases/consents/record-consent.ts';
import { testDatabase } from '#tests/database.ts';
import { addHost, addPlacement, type Hosted } from '#tests/hosted.ts';
import { addFact } from '#tests/placement-scenes.ts';
import { addTown, someConsent, today, type Town } from '#tests/people.ts';
import { changeIncident } from './change-incident.ts';
import { changeInsurance } from './change-insurance.ts';
import { findAccessDrift } from '#db/access-list.ts';
import { changeLoanDue } from './change-loan-due.ts';
import { checkBenefit } from './check-benefit.ts';
import { closeIncident } from './close-incident.ts';
import { exportMoney } from './export-money.ts';
import { lendItem } from './lend-item.ts';
import { readOwnPlacements } from '#db/own-placements.ts';
import { readDuePapers } from './list-due-papers.ts';
import { listIncidents } from './list-incidents.ts';
import { listInsurance } from './list-insurance.ts';
import { listLoans } from './list-loans.ts';
import { listMoney } from './list-money.ts';
import { recordInsurance } from './record-insurance.ts';
import { recordMoney } from './record-money.ts';
import { reportIncident } from './report-incident.ts';
import { returnLoan } from './return-loan.ts';
import { saveCareSheet } from './save-care-sheet.ts';
import { strikeMoney } from './strike-money.ts';
import { emptyCareSheet } from '#domain/care-sheet.ts';

const database = testDatabase();
let town: Town;
let resourceId: string;

beforeAll(async () => {
  town = await addTown(database.owner);
  ({ resourceId } = await addHost(database.owner, town.municipalityId));
});

async function placed(): Promise<Hosted> {
  return addPlacement(database.owner, town.recorder, resourceId);
}

/** Another agency that may see the participation, and not the money or the notes. */
async function openParticipation(who: Hosted): Promise<void> {
  await recordConsent(town.recorder, who.personId, uuidv7(), {
    ...someConsent,
    recipientName: '',
    recipientAgencyId: town.other.agencyId,
    items: ['basic', 'participation'],
    validUntil: '2099-03-31',
  });
}

const armband: LoanDraft = {
  item: '腕章',
  itemNumber: '12',
  quantity: 1,
  lentBy: '交通安全の会',
  lentOn: '2026-11-01',
  dueOn: '2026-11-20',
};

it('貸した物は返るまで残り、期限をすぎるときょうに出る。返った日とようすが書ける', async () => {
  const who = await placed();
  const loanId = uuidv7();
  await lendItem(town.recorder, who.personId, who.placementId, loanId, armband);
  await lendItem(town.recorder, who.personId, who.placementId, loanId, armband);
  const due = await asActor(town.recorder, { act: 'test.due' }, async (db) =>
    readDuePapers(db, today, await readOwnPlacements(db, town.recorder)),
  );
  expect(due.filter((paper) => paper.placementId === who.placementId)).toMatchObject([
    { kind: 'loan', what: '腕章', on: '2026-11-20' },
  ]);
  const seen = { ...who, loanId, version: 1 };
  const back = { returnedOn: today, conditionWords: '留め金がゆるい' };
  expect(await returnLoan(town.recorder, seen, { ...back, returnedOn: '2026-10-01' })).toBe('before-lent');
  expect(await returnLoan(town.recorder, seen, back)).toBe('returned');
  await expect(returnLoan(town.recorder, seen, back)).rejects.toMatchObject({ code: 'already-done' });
  expect(await listLoans(town.recorder, who.personId, who.placementId)).toMatchObject([back]);
});

it('返す日は、わけを書いて変えられ、もとの日とわけが順に残る', async () => {
  const who = await placed();
  const loanId = uuidv7();
  await lendItem(town.recorder, who.personId, who.placementId, loanId, armband);
  const change = (version: number, dueOn: string | null, worker = town.recorder) =>
    changeLoanDue(worker, { ...who, loanId, version }, { dueOn, reason: `わけ${version}` });
  expect(await change(1, '2026-10-31')).toBe('before-lent');
  expect(await change(1, '2026-11-20')).toBe('same-day');
  expect(await change(1, '2099-03-31')).toBe('changed');
  await expect(change(1, '2099-04-30')).rejects.toMatchObject({ code: 'changed-meanwhile' });
  expect(await change(2, null, town.colleague)).toBe('changed');
  const [loan] = await listLoans(town.recorder, who.personId, who.placementId);
  expect(loan).toMatchObject({
    dueOn: null,
    dueChanges: [
      { from: '2026-11-20', to: '2099-03-31', reason: 'わけ1', byName: '水沢 葉子' },
      { from: '2099-03-31', to: null, reason: 'わけ2', byName: '森 一郎' },
    ],
  });
  const due = await asActor(town.recorder, { act: 'test.due' }, async (db) =>
    readDuePapers(db, today, await readOwnPlacements(db, town.recorder)),
  );
  expect(due.filter((paper) => paper.placementId === who.placementId)).toEqual([]);
  expect(await asActor(town.recorder, { act: 'access.check' }, findAccessDrift)).toEqual([]);
  await returnLoan(town.recorder, { ...who, loanId, version: 3 }, { returnedOn: today, conditionWords: '' });
  await expect(change(4, '2099-05-01')).rejects.toMatchObject({ code: 'already-done' });
});

const volunteer: InsuranceDraft = {
  kind: 'volunteer',
  insurer: '社協のボランティア活動保険',
  policyNumber: '',
  fromDay: '2026-04-01',
  toDay: addDays(today, 20),
  payer: '参加支援センター',
  note: '',
};

it('保険は終わる30日前からきょうに出て、更新を書くと消える。番号はあとから書ける', async () => {
  const who = await placed();
  const insuranceId = uuidv7();
  await recordInsurance(town.recorder, who.personId, who.placementId, insuranceId, volunteer);
  const mine = async () =>
    (
      await asActor(town.recorder, { act: 'test.due' }, async (db) =>
        readDuePapers(db, today, await readOwnPlacements(db, town.recorder)),
      )
    ).filter((paper) => paper.placementId === who.placementId);
  expect(await mine()).toMatchObject([{ kind: 'insurance', on: volunteer.toDay }]);
  const seen = { ...who, insuranceId, version: 1 };
  expect(await changeInsurance(town.recorder, seen, { ...volunteer, policyNumber: '8-0012' })).toEqual({
    ok: true,
  });
  expect(
    await changeInsurance(town.colleague, seen, { ...volunteer, policyNumber: '8-0013', payer: '会' }),
  ).toMatchObject({ ok: false, clash: { fields: [{ field: 'policyNumber' }] } });
  const next = { ...volunteer, fromDay: addDays(today, 21), toDay: addDays(today, 380) };
  await recordInsurance(town.recorder, who.personId, who.placementId, uuidv7(), next);
  expect(await mine()).toEqual([]);
  expect(
    (await listInsurance(town.recorder, who.personId, who.placementId)).map(
      ({ policyNumber }) => policyNumber,
    ),
  ).toEqual(['', '8-0012']);
});

const allowance: MoneyDraft = {
  onDay: '2026-11-20',
  kind: 'allowance',
  direction: 'to_person',
  yen: 1500,
  fund: '赤い羽根共同募金',
  paidBy: '参加支援センター',
  receipt: '',
  benefitChecked: false,
  benefitNote: '',
};

it('お金は月と出どころで足し、線をひくと合計から抜ける。生活保護のことがわかっていれば、確かめるまで言う', async () => {
  const who = await placed();
  await addFact(town.recorder, who.personId, {
    kind: 'economy',
    item: 'economy',
    words: '生活保護を受けている',
  });
  await addFact(town.recorder, who.personId, {
    kind: 'economy',
    item: 'economy',
    words: '障害年金',
    basis: 'confidential_meeting',
  });
  const [first, second] = [uuidv7(), uuidv7()];
  await recordMoney(town.recorder, who.personId, who.placementId, first, allowance);
  await recordMoney(town.recorder, who.personId, who.placementId, second, {
    ...allowance,
    yen: 300,
    kind: 'fare',
  });
  const book = async () => listMoney(town.recorder, who.personId, who.placementId);
  expect(await book()).toMatchObject({
    isOpen: true,
    benefits: ['生活保護'],
    totals: [{ month: '2026-11', fund: '赤い羽根共同募金', toPerson: 1800, fromPerson: 0 }],
  });
  const unchecked = async () =>
    (
      await asActor(town.recorder, { act: 'test.due' }, async (db) =>
        readDuePapers(db, today, await readOwnPlacements(db, town.recorder)),
      )
    ).filter((paper) => paper.placementId === who.placementId);
  expect(await unchecked()).toMatchObject([
    { kind: 'benefit-check', what: '生活保護' },
    { kind: 'benefit-check' },
  ]);
  await checkBenefit(town.recorder, { ...who, entryId: first, version: 1 }, '生活保護係に確認。収入認定なし');
  await strikeMoney(town.recorder, { ...who, entryId: second, version: 1 }, '二重に書いた');
  await expect(strikeMoney(town.recorder, { ...who, entryId: second, version: 2 }, '')).rejects.toMatchObject(
    { code: 'already-done' },
  );
  expect(await unchecked()).toEqual([]);
  const after = await book();
  expect(after.totals).toMatchObject([{ toPerson: 1500 }]);
  expect(after.entries).toMatchObject([
    { struckReason: '二重に書いた' },
    { benefitChecked: true, benefitNote: '生活保護係に確認。収入認定なし' },
  ]);
});

it('台帳のファイルは、参加の番号と行だけで、本人の名はなく、式は働かず、出したことが記録に残る', async () => {
  const who = await placed();
  const [first, second] = [uuidv7(), uuidv7()];
  await recordMoney(town.recorder, who.personId, who.placementId, first, { ...allowance, fund: '=1+1' });
  await recordMoney(town.recorder, who.personId, who.placementId, second, {
    ...allowance,
    onDay: '2026-11-10',
    direction: 'from_person',
    yen: 300,
  });
  await strikeMoney(town.recorder, { ...who, entryId: second, version: 1 }, '二重に、書いた');
  const csv = await exportMoney(town.recorder, who.personId, who.placementId);
  const [head, ...lines] = csv.split('\r\n');
  expect(head).toMatch(/^\uFEFF参加の番号,日,種類,/u);
  expect(lines.map((line) => line.replace(/^参宿-\d+,/, ''))).toEqual([
    '2026-11-10,活動応援金,本人から,300,赤い羽根共同募金,参加支援センター,,,,水沢 葉子,二重に、書いた',
    "2026-11-20,活動応援金,本人へ,1500,'=1+1,参加支援センター,,,,水沢 葉子,",
    '',
  ]);
  const { rows } = await database.owner.query<{ subjects: { id: string }[] }>(
    `select subjects from access_log where act = 'hosting.money.export' and outcome = 'done'`,
  );
  expect(rows.map(({ subjects }) => subjects[0]?.id)).toContain(who.personId);
  await openParticipation(who);
  await expect(exportMoney(town.other, who.personId, who.placementId)).rejects.toMatchObject({
    code: 'not-permitted',
  });
});

it('お金と事故は、参加だけが開いた機関には開かない', async () => {
  const who = await placed();
  await openParticipation(who);
  await recordMoney(town.recorder, who.personId, who.placementId, uuidv7(), allowance);
  await reportIncident(town.recorder, who.personId, who.placementId, uuidv7(), nearMiss);
  expect(await listMoney(town.other, who.personId, who.placementId)).toEqual({
    isOpen: false,
    entries: [],
    totals: [],
    benefits: [],
  });
  expect(await listIncidents(town.other, who.personId, who.placementId)).toEqual({
    isOpen: false,
    incidents: [],
  });
  expect(await listLoans(town.other, who.personId, who.placementId)).toEqual([]);
  await expect(
    recordMoney(town.other, who.personId, who.placementId, uuidv7(), allowance),
  ).rejects.toMatchObject({ code: 'not-permitted' });
});

const nearMiss: IncidentDraft = {
  kind: 'near_miss',
  at: new Date('2026-11-20T22:40:00Z'),
  placeNote: '三丁目の角',
  what: '自転車をよけようとして、段差でつまずいた',
  basis: 'consent',
  injury: '',
  action: '会の松井さんが支えた',
  toldTo: '',
  toldOn: null,
  insuranceNote: '',
  prevention: '',
};

it('事故・ヒヤリは番号がつき、書き足せて、防ぐことを書いてから閉じる。前の文は残る', async () => {
  const who = await placed();
  const incidentId = uuidv7();
  await reportIncident(town.recorder, who.personId, who.placementId, incidentId, nearMiss);
  const seen = (version: number) => ({ ...who, incidentId, version });
  expect(await closeIncident(town.recorder, seen(1), today)).toBe('no-prevention');
  const { what: _what, kind: _kind, at: _at, placeNote: _place, basis: _basis, ...course } = nearMiss;
  const more = { ...course, toldTo: '会の代表、包括', toldOn: today, prevention: '段差の手前に立つ' };
  expect(await changeIncident(town.recorder, seen(1), more)).toEqual({ ok: true });
  expect(await closeIncident(town.recorder, seen(2), today)).toBe('closed');
  await expect(changeIncident(town.recorder, seen(3), more)).rejects.toMatchObject({ code: 'already-done' });
  const { incidents } = await listIncidents(town.recorder, who.personId, who.placementId);
  expect(incidents).toMatchObject([{ closedOn: today, prevention: '段差の手前に立つ' }]);
  expect(incidents[0]?.number).toMatch(/^事8-\d{4}$/);
  const { rows } = await database.owner.query<{ before: Record<string, unknown> }>(
    `select before from revision where subject_kind = 'incident' and subject_id = $1`,
    [incidentId],
  );
  expect(rows.map(({ before }) => before['prevention'])).toEqual(['']);
});

it('不変条件1: 支援会議を根拠にした事故の記録は、あることだけが見え、中身は出ず、書き足せない', async () => {
  const who = await placed();
  const incidentId = uuidv7();
  await reportIncident(town.recorder, who.personId, who.placementId, incidentId, nearMiss);
  await database.owner.query(`update incident set basis = 'confidential_meeting' where id = $1`, [
    incidentId,
  ]);
  const { incidents } = await listIncidents(town.recorder, who.personId, who.placementId);
  expect(incidents).toMatchObject([{ what: '', action: '', basis: 'confidential_meeting' }]);
  await expect(closeIncident(town.recorder, { ...who, incidentId, version: 1 }, today)).rejects.toMatchObject(
    { code: 'not-permitted' },
  );
});

it('きょう：了解待ちの配慮シートが、書いた日から出る。ほかの機関には何も出ない', async () => {
  const who = await placed();
  await saveCareSheet(town.recorder, who.personId, who.placementId, { seen: 0, content: emptyCareSheet });
  const due = await asActor(town.recorder, { act: 'test.due' }, async (db) =>
    readDuePapers(db, today, await readOwnPlacements(db, town.recorder)),
  );
  expect(due.filter((paper) => paper.placementId === who.placementId)).toMatchObject([
    { kind: 'care-sheet-to-agree', what: '配慮シート 第1版' },
  ]);
  const days = due.map(({ on }) => on);
  expect(days).toEqual(days.toSorted());
  expect(
    await asActor(town.administrator, { act: 'test.due' }, async (db) =>
      readDuePapers(db, today, await readOwnPlacements(db, town.administrator)),
    ),
  ).toEqual([]);
});
