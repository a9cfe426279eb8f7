import type pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { emptyPlanContent } from '#domain/plan.ts';

type Row = Record<string, unknown>;

/** Puts rows into tables as they lie there, whoever writes them later; objects become jsonb. */
export async function plant(owner: pg.Pool, table: string, row: Row): Promise<string> {
  const id = (row['id'] as string | undefined) ?? uuidv7();
  const full: Row = table === 'plan_sheet' ? row : { ...row, id };
  const columns = Object.keys(full);
  const values = Object.values(full).map((value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
      ? JSON.stringify(value)
      : value,
  );
  await owner.query(
    `insert into "${table}" (${columns.join(', ')}) values (${columns.map((_column, place) => `$${place + 1}`).join(', ')})`,
    values,
  );
  return id;
}

/** The case of a person: the one an intake opened, or a new one. */
export async function plantCase(owner: pg.Pool, worker: Worker, personId: string): Promise<string> {
  const { rows } = await owner.query<{ id: string }>('select id from "case" where person_id = $1', [
    personId,
  ]);
  const [known] = rows;
  if (known) return known.id;
  return plant(owner, 'case', {
    municipality_id: worker.municipalityId,
    person_id: personId,
    number: `支8-${uuidv7().slice(-6)}`,
    state_since: '2026-10-06',
    opened_on: '2026-10-06',
    main_account_id: worker.accountId,
    updated_by: worker.accountId,
  });
}

/** A case that has come all the way: plan, sounding, placement and all that goes with it, closure and handover. */
export async function plantLife(
  owner: pg.Pool,
  worker: Worker,
  personId: string,
): Promise<{ placementId: string }> {
  const { municipalityId, accountId, agencyId } = worker;
  const put = (table: string, row: Row) => plant(owner, table, { municipality_id: municipalityId, ...row });
  const caseId = await plantCase(owner, worker, personId);
  const [by, day] = [accountId, '2026-11-10'];
  const ofCase = { person_id: personId, case_id: caseId };
  const organization = await put('organization', { number: `団-${uuidv7().slice(-8)}`, name: '中央自治会' });
  const resource = await put('resource', {
    number: `資-${uuidv7().slice(-8)}`,
    kind: 'role',
    name: '男性の料理教室',
    organization_id: organization,
  });
  const { rows: other } = await owner.query<{ id: string }>(
    'select id from account where agency_id = $1 and id <> $2',
    [agencyId, accountId],
  );
  const meeting = await put('meeting', {
    number: `会8-${uuidv7().slice(-6)}`,
    legal_basis: 'coordination',
    held_on: '2026-11-12',
    convener_agency_id: agencyId,
    updated_by: by,
  });
  const plan = await put('plan', {
    ...ofCase,
    edition: 1,
    kind: 'participation',
    state: 'decided',
    made_on: day,
    made_by: by,
    fit_on: '2026-11-12',
    agreed_on: '2026-11-13',
    agreed_manner: 'signed',
    agreed_by: 'person',
    decided_on: '2026-11-16',
    updated_by: by,
  });
  await put('plan_sheet', {
    person_id: personId,
    plan_id: plan,
    content: { ...emptyPlanContent, wishedLife: 'もう一度、人に料理を教えたい' },
    updated_by: by,
  });
  await put('meeting_item', {
    ...ofCase,
    meeting_id: meeting,
    plan_id: plan,
    position: 1,
    purpose: 'plan',
    decision: 'fit',
    decision_words: '座ってできる台を用意する',
    updated_by: by,
  });
  const placementId = await put('placement', {
    ...ofCase,
    resource_id: resource,
    number: `参8-${uuidv7().slice(-6)}`,
    role: '講師の助手',
    state: 'settled',
    state_since: day,
    person_agreed_on: day,
    called: 'さがらさんち',
    host_person: '中島 邦子',
    host_contact: '000-0000-0301',
    main_account_id: by,
    updated_by: by,
  });
  const placed = { person_id: personId, placement_id: placementId };
  await put('sounding', {
    ...placed,
    resource_id: resource,
    asked_on: day,
    asked_by: by,
    manner: 'paper',
    told: JSON.stringify([{ label: '年代', value: '50代' }]),
    asked_words: '助手から始められる人です',
    answer: 'conditional',
    answered_on: day,
    condition_words: ['座れる台を貸す'],
  });
  await put('visit', {
    ...placed,
    kind: 'visit',
    turn: 1,
    planned_on: day,
    person_words: '台所の音がなつかしい',
    updated_by: by,
  });
  await put('memorandum', {
    ...placed,
    edition: 1,
    content: { role: '野菜を切る手本を見せる' },
    updated_by: by,
  });
  await put('care_sheet', {
    ...placed,
    edition: 1,
    content: { called: 'さがらさんち', goodAt: '和食のだし', notTold: '伝えない病名' },
    agreed_on: day,
    updated_by: by,
  });
  await put('watch_request', {
    ...placed,
    watcher: '料理の会',
    content: { told: '立ちっぱなしにならないように', signs: ['tired'], tell: '水沢 000-0000-0100' },
    until: '2027-03-31',
    updated_by: by,
  });
  await put('loan', { ...placed, item: 'すべり止めのマット', lent_on: day, updated_by: by });
  await put('insurance', {
    ...placed,
    kind: 'volunteer',
    insurer: '社協の窓口',
    from_day: day,
    to_day: '2027-03-31',
    updated_by: by,
  });
  await put('money_entry', {
    ...placed,
    on_day: day,
    kind: 'fare',
    direction: 'to_person',
    yen: 460,
    fund: '社協の事業費',
    created_by: by,
  });
  await put('attendance', {
    ...placed,
    resource_id: resource,
    day,
    half: 'am',
    state: 'came',
    source: 'worker',
    words: '三品つくった',
  });
  await put('incident', {
    ...placed,
    number: `事8-${uuidv7().slice(-6)}`,
    kind: 'near_miss',
    at: `${day}T01:00:00Z`,
    what: '段差でつまずいた',
    updated_by: by,
  });
  await put('evaluation', {
    ...ofCase,
    plan_id: plan,
    edition: 1,
    made_on: '2026-11-20',
    made_by: by,
    period_from: day,
    period_to: '2026-11-20',
    content: { personWords: '土曜が待ちどおしい' },
    updated_by: by,
  });
  await put('scale_measurement', {
    ...ofCase,
    scale: 'ladder',
    scale_version: 'engawa-1',
    moment: 'start',
    measured_on: day,
    asked_by: by,
    answered_by: 'worker',
    total: 3,
  });
  await put('scale_measurement', {
    ...ofCase,
    scale: 'ucla3',
    scale_version: 'cabinet-office-1',
    moment: 'start',
    measured_on: day,
    asked_by: by,
    answered_by: 'self',
    total: 9,
  });
  await put('closure', {
    ...ofCase,
    reason: 'settled',
    closed_on: '2026-11-22',
    watcher: '料理の会',
    updated_by: by,
  });
  await put('handover', {
    ...ofCase,
    batch_id: uuidv7(),
    from_account_id: by,
    to_account_id: other[0]?.id,
    effective_on: '2027-04-01',
    content: { avoid: '急がせない' },
    updated_by: by,
  });
  await refresh(worker, personId);
  return { placementId };
}

/** What every verb ends with: the access lists are derived again. */
export async function refresh(worker: Worker, personId: string): Promise<void> {
  await asActor(worker, { act: 'test.plant' }, (db) => refreshAccess(db, personId));
}
