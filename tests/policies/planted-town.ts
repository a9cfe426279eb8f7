import type pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { allItems, refreshAccess, startAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { addAgency, addMunicipality, addWorker } from '#tests/database.ts';
import { caseIds, caseRows } from './planted-case.ts';
import { communityIds, communityRows } from './planted-community.ts';

export type Row = Record<string, unknown>;

/** One row per table about one person, and everybody who might want to see it. */
export type PlantedTown = {
  municipalityId: string;
  personId: string;
  workers: Record<
    | 'recorder'
    | 'colleague'
    | 'stranger'
    | 'consented'
    | 'expired'
    | 'withdrawn'
    | 'officer'
    | 'administrator'
    | 'elsewhere',
    Worker
  >;
  /** The key of the planted row of each table. */
  keys: Record<string, Row>;
  /** A fresh row for each table, as an actor would add it. */
  fresh: Record<string, (by: string) => Row>;
};

const shared = allItems.filter((item) => item !== 'sealed');

async function plant(owner: pg.Pool, table: string, row: Row): Promise<void> {
  const names = Object.keys(row);
  await owner.query(
    `insert into "${table}" (${names.join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
    Object.values(row),
  );
}

export async function plantTown(owner: pg.Pool): Promise<PlantedTown> {
  const municipalityId = await addMunicipality(owner);
  const foreign = await addMunicipality(owner, '隣町');
  const agency = async (name: string, kind?: string) => addAgency(owner, municipalityId, name, kind);
  const own = await agency('参加支援センター');
  const office = await agency('福祉課', 'municipal_office');
  const workers: PlantedTown['workers'] = {
    recorder: await addWorker(owner, municipalityId, own),
    colleague: await addWorker(owner, municipalityId, own),
    stranger: await addWorker(owner, municipalityId, await agency('知らない相談室')),
    consented: await addWorker(owner, municipalityId, await agency('同意のある相談室')),
    expired: await addWorker(owner, municipalityId, await agency('期限の切れた相談室')),
    withdrawn: await addWorker(owner, municipalityId, await agency('撤回された相談室')),
    officer: await addWorker(owner, municipalityId, office, ['municipal_officer']),
    administrator: await addWorker(owner, municipalityId, own, ['administrator']),
    elsewhere: await addWorker(owner, foreign, await addAgency(owner, foreign, '隣町の相談室')),
  };
  const { recorder } = workers;
  const me = recorder.accountId;
  const id = Object.fromEntries(
    [
      'area',
      'organization',
      'place',
      'resource',
      'vacancy',
      'check',
      'import',
      'person',
      'household',
      'member',
      'case',
      'change',
      'intake',
      'consent',
      'assessment',
      'fact',
      'note',
      'town',
      'run',
      'compose',
      'composeRun',
      'pass',
      'setting',
      'allocation',
      'line',
      'voice',
      'revision',
      'ground',
      'attempt',
      'second',
      ...Object.values(caseIds),
      ...Object.values(communityIds),
    ].map((name) => [name, uuidv7()]),
  ) as Record<string, string>;
  id['me'] = me;
  id['colleague'] = workers.colleague.accountId;
  const about = { municipality_id: municipalityId, person_id: id['person'] };

  const rows: Record<string, (row: { id: string; by: string; n: string }) => Row> = {
    agency: ({ id }) => ({ id, name: '新しい相談室', kind: 'consultation' }),
    account: ({ id }) => ({
      id,
      agency_id: own,
      sign_in_name: id,
      name: '試 新',
      password_hash: '-',
      roles: ['coordinator'],
    }),
    session: ({ id }) => ({ token_hash: id, account_id: me, csrf: '-', ends_at: '2099-01-01' }),
    totp_factor: ({ n }) => ({
      account_id: n === '1' ? me : workers.colleague.accountId,
      secret: 'A'.repeat(32),
      created_at: '2026-04-01',
    }),
    recovery_code: ({ id }) => ({ id, account_id: me, salt: '-', code_hash: id }),
    pending_sign_in: ({ id }) => ({ token_hash: id, account_id: me, ends_at: '2099-01-01' }),
    passkey: ({ id }) => ({
      id,
      account_id: me,
      credential_id: id,
      public_key: '-',
      counter: 0,
      name: '机の鍵',
    }),
    passkey_challenge: ({ id }) => ({ challenge_hash: id, account_id: me, ends_at: '2099-01-01' }),
    single_sign_on_try: ({ id }) => ({
      token_hash: id,
      state: '-',
      nonce: '-',
      code_verifier: '-',
      ends_at: '2099-01-01',
    }),
    account_notice: ({ id, by }) => ({ id, account_id: me, kind: 'factor-taken-off', by_account: by }),
    second_person_request: ({ id, by }) => ({ id, act: 'rules', reason: '直す', asked_by: by }),
    second_person_answer: ({ by }) => ({
      request_id: id['second'],
      asked_by: me,
      by_account: by === me ? workers.colleague.accountId : by,
      is_agreed: true,
    }),
    sign_in_setting: ({ by }) => ({ second_factor: 'free', updated_by: by }),
    sign_in_attempt: ({ id }) => ({ id, source_hash: '-', succeeded: false }),
    digest: ({ n }) => ({
      account_id: me,
      day: `2026-05-${String((Number(n) % 28) + 1).padStart(2, '0')}`,
      item_count: 0,
    }),
    number_series: ({ n }) => ({ kind: `resource${n}`, fiscal_year: 2026, last: 1 }),
    access_log: ({ n, by }) => ({
      seq: 1_000_000 + Number(n),
      at: '2026-04-01',
      actor_kind: 'worker',
      account_id: by,
      act: 'test',
      outcome: 'done',
      hash: '\\x00',
    }),
    access_log_subject: ({ n, by }) => ({
      kind: 'person',
      subject_id: idOf('person'),
      seq: 2_000_000 + Number(n),
      at: '2026-04-01',
      account_id: by,
    }),
    log_head: () => ({ seq: 0, hash: '\\x' }),
    area: ({ id, n }) => ({ id, kind: 'district', name: `縁が丘${n}丁目` }),
    organization: ({ id, n }) => ({ id, number: `団8-${n}`, name: '試の会' }),
    place: ({ id }) => ({ id, name: '試の家' }),
    resource: ({ id, n }) => ({ id, number: `資8-${n}`, kind: 'space', name: '縁側' }),
    vacancy: ({ id }) => ({ id, resource_id: idOf('resource'), rule: '{}' }),
    formal_capacity: ({ n }) => ({
      resource_id: idOf('resource'),
      weekday: (Number(n) % 7) + 1,
      half: 'am',
      capacity: 20,
    }),
    resource_check: ({ id, by }) => ({
      id,
      resource_id: idOf('resource'),
      checked_on: '2026-04-01',
      checked_by: by,
      method: 'phone',
      result: 'same',
    }),
    school_day: ({ n }) => ({
      day: `2026-08-${String((Number(n) % 28) + 1).padStart(2, '0')}`,
      kind: 'holiday',
    }),
    register_import: ({ id, by }) => ({
      id,
      file_name: 'a.csv',
      file_hash: '-',
      format: 'csv',
      encoding: 'utf8',
      row_count: 1,
      created_by: by,
    }),
    import_row: ({ n }) => ({
      import_id: idOf('import'),
      line: Number(n),
      fate: 'new',
      source_key: '-',
      original: '{}',
      parsed: '{}',
    }),
    person: ({ id, by, n }) => ({
      id,
      number: `R8-${n}`,
      family_name: '試',
      given_name: '花',
      updated_by: by,
    }),
    person_contact: ({ by }) => ({ person_id: idOf('person'), address: '縁が丘999番地', updated_by: by }),
    household: ({ id }) => ({ id }),
    household_member: ({ id }) => ({
      id,
      household_id: idOf('household'),
      of_person_id: idOf('person'),
      name: '母',
    }),
    access_ground: ({ id, by }) => ({
      id,
      person_id: idOf('person'),
      grantee: by,
      grantee_kind: 'account',
      ground: 'statute',
      items: ['basic'],
      created_by: by,
    }),
    case: ({ id, by, n }) => ({
      ...about,
      id,
      number: `支8-${n}`,
      state_since: '2026-04-01',
      opened_on: '2026-04-01',
      updated_by: by,
    }),
    case_change: ({ id, by }) => ({
      ...about,
      id,
      case_id: idOf('case'),
      from_state: 'received',
      to_state: 'assessing',
      on_day: '2026-04-01',
      by_account: by,
    }),
    intake: ({ id, by, n }) => ({
      ...about,
      id,
      number: `受8-${n}`,
      received_at: '2026-04-01',
      agency_id: Object.values(workers).find(({ accountId }) => accountId === by)?.agencyId ?? own,
      received_by: by,
      method: 'visit',
      updated_by: by,
    }),
    consent: ({ id, by }) => ({
      ...about,
      id,
      state: 'given',
      purpose: '連携',
      recipient_agency_id: workers.consented.agencyId,
      items: shared,
      manner: 'signed',
      given_on: '2026-04-01',
      updated_by: by,
    }),
    assessment: ({ id, by, n }) => ({
      ...about,
      id,
      edition: Number(n),
      made_on: '2026-04-01',
      made_by: by,
      updated_by: by,
    }),
    fact: ({ id, by }) => ({
      ...about,
      id,
      kind: 'wish',
      item: 'participation',
      words: '絵をかきたい',
      said_on: '2026-04-01',
      basis: 'consent',
      created_by: by,
    }),
    progress_note: ({ id, by }) => ({
      ...about,
      id,
      at: '2026-04-01',
      method: 'visit',
      body: '庭で話す',
      basis: 'consent',
      created_by: by,
    }),
    kept_town: ({ id }) => ({ id, content_hash: id, opportunities: '[]' }),
    match_run: ({ id, by }) => ({
      ...about,
      id,
      run_by: by,
      on_day: '2026-04-01',
      engine: '1',
      profile: '{}',
      town_id: idOf('town'),
      input_hash: '-',
      result: '[]',
    }),
    kept_compose: ({ id }) => ({ id, kind: 'voices', content_hash: id, content: '[]' }),
    compose_run: ({ id, by }) => ({
      ...about,
      id,
      run_by: by,
      on_day: '2026-04-01',
      engine: '1',
      profile: '{}',
      waiting_days: 0,
      town_id: idOf('town'),
      voices_id: idOf('compose'),
      places_id: idOf('compose'),
      input_hash: '-',
      result: '{}',
    }),
    match_pass: ({ id, by }) => ({
      ...about,
      id,
      resource_id: idOf('resource'),
      passed_by: 'person',
      created_by: by,
    }),
    allocation_setting: ({ id, by }) => ({
      id,
      points: 40,
      reason: '会議で決めた',
      review_on: '2027-04-01',
      created_by: by,
    }),
    allocation_run: ({ id, by }) => ({
      id,
      run_by: by,
      on_day: '2026-04-01',
      engine: '1',
      points: 40,
      town_id: idOf('town'),
      result: '{}',
    }),
    allocation_line: ({ id, by }) => ({
      ...about,
      id,
      run_id: idOf('allocation'),
      band: 'month',
      since: '2026-03-01',
      profile: '{}',
      result: '{}',
      created_by: by,
    }),
    voice: ({ id, by }) => ({
      id,
      words: '夕方に集まる所がない',
      from_kind: 'resident',
      heard_on: '2026-04-01',
      created_by: by,
    }),
    composition_pass: ({ id, by }) => ({
      ...about,
      id,
      voice_id: idOf('voice'),
      resource_id: idOf('resource'),
      concept: 'a.cook',
      name: '料理教室',
      scope: 'activity',
      passed_by: 'person',
      reason: 'person_no',
      created_by: by,
    }),
    revision: ({ id, by, n }) => ({
      ...about,
      id,
      subject_kind: 'person',
      subject_id: idOf('person'),
      version: Number(n),
      before: '{}',
      by_account: by,
    }),
    ...caseRows({ idOf, own, about }),
    ...communityRows({ idOf, about }),
  };
  function idOf(name: string): string {
    return id[name] ?? '';
  }

  const names: Record<string, string> = {
    area: 'area',
    organization: 'organization',
    place: 'place',
    resource: 'resource',
    vacancy: 'vacancy',
    resource_check: 'check',
    register_import: 'import',
    person: 'person',
    household: 'household',
    household_member: 'member',
    case: 'case',
    case_change: 'change',
    intake: 'intake',
    consent: 'consent',
    assessment: 'assessment',
    fact: 'fact',
    progress_note: 'note',
    kept_town: 'town',
    match_run: 'run',
    kept_compose: 'compose',
    compose_run: 'composeRun',
    match_pass: 'pass',
    allocation_setting: 'setting',
    allocation_run: 'allocation',
    allocation_line: 'line',
    voice: 'voice',
    composition_pass: 'composition',
    revision: 'revision',
    access_ground: 'ground',
    sign_in_attempt: 'attempt',
    second_person_request: 'second',
    ...caseIds,
    ...communityIds,
  };
  const keys: Record<string, Row> = {
    municipality: { municipality_id: municipalityId },
    agency: { municipality_id: municipalityId, id: own },
    account: { municipality_id: municipalityId, id: me },
    log_head: { municipality_id: municipalityId },
  };
  for (const [table, make] of Object.entries(rows)) {
    if (keys[table]) continue;
    const row: Row = {
      municipality_id: municipalityId,
      ...make({ id: id[names[table] ?? ''] ?? uuidv7(), by: me, n: '1' }),
    };
    if (table !== 'access_ground') await plant(owner, table, row);
    const { rows: columns } = await owner.query<{ name: string }>(
      `select a.attname as name from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
       where i.indisprimary and i.indrelid = ('"' || $1 || '"')::regclass`,
      [table],
    );
    keys[table] = Object.fromEntries(columns.map(({ name }) => [name, row[name]]));
  }
  for (const [worker, state, until] of [
    [workers.expired, 'given', '2026-04-02'],
    [workers.withdrawn, 'withdrawn', null],
  ] as const) {
    await plant(owner, 'consent', {
      ...rows['consent']?.({ id: uuidv7(), by: me, n: '2' }),
      recipient_agency_id: worker.agencyId,
      state,
      valid_until: until,
      withdrawn_at: state === 'withdrawn' ? '2026-04-03' : null,
    });
  }
  await asActor(recorder, { act: 'test.plant' }, async (db) => {
    await startAccess(db, recorder, idOf('person'), [
      { id: idOf('ground'), grantee: own, granteeKind: 'agency', ground: 'recorded', items: allItems },
      {
        id: uuidv7(),
        grantee: office,
        granteeKind: 'agency',
        ground: 'controller',
        items: ['basic', 'intake', 'participation'],
      },
    ]);
    await refreshAccess(db, idOf('person'));
  });
  // Even a list that names an office of another municipality must not open anything to it.
  const { rows: listed } = await owner.query<{ name: string }>(
    `select table_name as name from information_schema.columns where column_name = 'acl' and table_schema = 'public'`,
  );
  for (const { name } of listed) {
    await owner.query(`update "${name}" set acl = acl || jsonb_build_object($1::text, 'infinity')`, [
      workers.elsewhere.agencyId,
    ]);
  }

  let counter = 100;
  const fresh = Object.fromEntries(
    Object.entries(rows).map(([table, make]) => [
      table,
      (by: string): Row => {
        counter += 1;
        return { municipality_id: municipalityId, ...make({ id: uuidv7(), by, n: String(counter) }) };
      },
    ]),
  );
  fresh['municipality'] = () => ({ municipality_id: uuidv7(), code: '990019', name: '隣の隣' });
  return { municipalityId, personId: idOf('person'), workers, keys, fresh };
}
