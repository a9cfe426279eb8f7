import fc from 'fast-check';
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { describe, expect, it } from 'vitest';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { addAgency, addMunicipality, addWorker, testDatabase } from '#tests/database.ts';
import {
  addConsent,
  allItems,
  closeConsent,
  findAccessDrift,
  grantAccess,
  refreshAccess,
  startAccess,
  type AccessItem,
} from './access-list.ts';
import { asActor, type Handle } from './as-actor.ts';

const database = testDatabase();

// ── The model: what ought to be open, said again without SQL ──

type Source = { grantee: string; items: readonly AccessItem[]; open: boolean; ground: string };
type ModelConsent = { id: string; source: Source; withdrawn: boolean };
type Thing = {
  key: string;
  item: AccessItem;
  note?: { agencyId: string; accountId: string; isSealed: boolean; isOwn: boolean };
};
type Person = { id: string; sources: Source[]; consents: ModelConsent[]; things: Thing[] };
type Town = { municipalityId: string; workers: Worker[]; people: Person[] };

function sourcesOf(person: Person): Source[] {
  return [
    ...person.sources,
    ...person.consents.filter((consent) => !consent.withdrawn).map((consent) => consent.source),
  ];
}

function isOpen(worker: Worker, person: Person, thing: Thing): boolean {
  return sourcesOf(person).some((source) => {
    if (!source.open || (source.grantee !== worker.agencyId && source.grantee !== worker.accountId))
      return false;
    const { note } = thing;
    const isOwn =
      note !== undefined && (source.grantee === note.agencyId || source.grantee === note.accountId);
    if (note?.isOwn && !isOwn) return false;
    return source.items.includes(thing.item) || (isOwn && !note.isSealed);
  });
}

function sees(worker: Worker, person: Person): boolean {
  return isOpen(worker, person, { key: '', item: 'basic' });
}

function expectedFor(town: Town, worker: Worker): string[] {
  return town.people
    .flatMap((person) =>
      person.things.filter((thing) => isOpen(worker, person, thing)).map((thing) => thing.key),
    )
    .toSorted();
}

async function seenBy(worker: Worker): Promise<string[]> {
  return asActor(worker, { act: 'test.look' }, async (db) => {
    const { rows } = await sql<{ key: string }>`
      select 'person ' || id as key from person union all select 'contact ' || person_id from person_contact
      union all select 'fact ' || id from fact union all select 'note ' || id from progress_note
      union all select 'member ' || id from household_member union all select 'consent ' || id from consent
      union all select 'case ' || id from "case" union all select 'revision ' || id from revision where person_id is not null`.execute(
      db,
    );
    return rows.map((row) => row.key).toSorted();
  });
}

// ── The steps ──

type Step =
  | { kind: 'record'; by: number }
  | {
      kind: 'consent';
      by: number;
      person: number;
      to: number;
      items: AccessItem[];
      days: number | null;
      given: boolean;
    }
  | { kind: 'withdraw'; by: number; person: number; consent: number }
  | {
      kind: 'grant';
      by: number;
      person: number;
      to: number;
      isAccount: boolean;
      ground: 'recorded' | 'meeting' | 'statute';
      items: AccessItem[];
    }
  | { kind: 'charge'; by: number; person: number; to: number }
  | { kind: 'note'; by: number; person: number; isSealed: boolean; isOwn: boolean }
  | {
      kind: 'fact';
      by: number;
      person: number;
      item: 'health' | 'family' | 'participation';
      isSealed: boolean;
    }
  | { kind: 'row'; by: number; person: number; table: 'contact' | 'member' | 'case' | 'revision' };

const who = fc.nat({ max: 4 });
const person = fc.nat({ max: 2 });
const items = fc.subarray([...allItems], { minLength: 1 });
const consented = fc.subarray(
  allItems.filter((item) => item !== 'sealed'),
  { minLength: 1 },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('record' as const), by: who }),
  fc.record({
    kind: fc.constant('consent' as const),
    by: who,
    person,
    to: who,
    items: consented,
    days: fc.constantFrom(null, -30, -1, 0, 1, 30),
    given: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('withdraw' as const), by: who, person, consent: fc.nat({ max: 3 }) }),
  fc.record({
    kind: fc.constant('grant' as const),
    by: who,
    person,
    to: who,
    isAccount: fc.boolean(),
    ground: fc.constantFrom('recorded' as const, 'meeting' as const, 'statute' as const),
    items,
  }),
  fc.record({ kind: fc.constant('charge' as const), by: who, person, to: who }),
  fc.record({
    kind: fc.constant('note' as const),
    by: who,
    person,
    isSealed: fc.boolean(),
    isOwn: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('fact' as const),
    by: who,
    person,
    item: fc.constantFrom('health' as const, 'family' as const, 'participation' as const),
    isSealed: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('row' as const),
    by: who,
    person,
    table: fc.constantFrom('contact' as const, 'member' as const, 'case' as const, 'revision' as const),
  }),
);

function tokyoDay(days: number): string {
  return new Date(Date.now() + 9 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
}

async function recordPerson(town: Town, worker: Worker): Promise<Person> {
  const id = uuidv7();
  await asActor(worker, { act: 'test.record' }, async (db) => {
    await db
      .insertInto('person')
      .values({
        municipalityId: town.municipalityId,
        id,
        number: id,
        familyName: '試',
        updatedBy: worker.accountId,
      })
      .execute();
    await startAccess(db, worker, id, [
      { id: uuidv7(), grantee: worker.agencyId, granteeKind: 'agency', ground: 'recorded', items: allItems },
    ]);
  });
  const source = { grantee: worker.agencyId, items: allItems, open: true, ground: 'recorded' };
  return { id, sources: [source], consents: [], things: [{ key: `person ${id}`, item: 'basic' }] };
}

async function addRow(
  db: Handle,
  town: Town,
  worker: Worker,
  person: Person,
  taken: Extract<Step, { kind: 'note' | 'fact' | 'row' }>,
): Promise<Thing> {
  const id = uuidv7();
  const own = { municipalityId: town.municipalityId, id, personId: person.id };
  const by = worker.accountId;
  if (taken.kind === 'note') {
    const basis = taken.isSealed ? 'confidential_meeting' : 'consent';
    await db
      .insertInto('progressNote')
      .values({
        ...own,
        at: new Date(),
        method: 'visit',
        body: '話す',
        basis,
        scope: taken.isOwn ? 'own_agency' : 'consented',
        createdBy: by,
      })
      .execute();
    const note = { agencyId: worker.agencyId, accountId: by, isSealed: taken.isSealed, isOwn: taken.isOwn };
    return { key: `note ${id}`, item: taken.isSealed ? 'sealed' : 'notes', note };
  }
  if (taken.kind === 'fact') {
    const basis = taken.isSealed ? 'confidential_meeting' : 'consent';
    await db
      .insertInto('fact')
      .values({
        ...own,
        kind: 'other',
        item: taken.item,
        words: '朝は起きにくい',
        saidOn: '2026-04-01',
        basis,
        createdBy: by,
      })
      .execute();
    return { key: `fact ${id}`, item: taken.isSealed ? 'sealed' : taken.item };
  }
  if (taken.table === 'contact') {
    await db
      .insertInto('personContact')
      .values({ municipalityId: town.municipalityId, personId: person.id, updatedBy: by })
      .execute();
    return { key: `contact ${person.id}`, item: 'contact' };
  }
  if (taken.table === 'member') {
    const householdId = uuidv7();
    await db
      .insertInto('household')
      .values({ municipalityId: town.municipalityId, id: householdId })
      .execute();
    await db
      .insertInto('householdMember')
      .values({ municipalityId: town.municipalityId, householdId, id, ofPersonId: person.id, name: '母' })
      .execute();
    return { key: `member ${id}`, item: 'family' };
  }
  if (taken.table === 'case') {
    await db
      .insertInto('case')
      .values({ ...own, number: id, stateSince: '2026-04-01', openedOn: '2026-04-01', updatedBy: by })
      .execute();
    return { key: `case ${id}`, item: 'basic' };
  }
  await db
    .insertInto('revision')
    .values({ ...own, subjectKind: 'intake', subjectId: id, version: 1, before: '{}', byAccount: by })
    .execute();
  return { key: `revision ${id}`, item: 'intake' };
}

/** Takes one step in the database and in the model alike; a step that the model forbids must be refused. */
async function take(town: Town, taken: Step): Promise<void> {
  const worker = town.workers[taken.by];
  if (!worker) return;
  if (taken.kind === 'record') {
    if (town.people.length < 3) town.people.push(await recordPerson(town, worker));
    return;
  }
  const person = town.people[taken.person];
  if (!person) return;
  const seen = sees(worker, person);
  const act = async (work: (db: Handle) => Promise<unknown>): Promise<boolean> => {
    const tried = asActor(worker, { act: `test.${taken.kind}` }, work);
    if (seen) await tried;
    else await expect(tried).rejects.toMatchObject({ code: 'not-found' });
    return seen;
  };
  if (taken.kind === 'consent') {
    const recipient = town.workers[taken.to]?.agencyId ?? '';
    const id = uuidv7();
    const validUntil = taken.days === null ? null : tokyoDay(taken.days);
    const consent = {
      municipalityId: town.municipalityId,
      id,
      personId: person.id,
      state: taken.given ? 'given' : 'refused',
      purpose: '連携',
      recipientAgencyId: recipient,
      items: taken.items,
      manner: 'signed',
      givenOn: '2026-04-01',
      validUntil,
      updatedBy: worker.accountId,
    };
    if (await act((db) => addConsent(db, consent))) {
      const open = taken.given && (taken.days === null || taken.days >= 0);
      person.consents.push({
        id,
        withdrawn: false,
        source: { grantee: recipient, items: taken.items, open, ground: 'consent' },
      });
      person.things.push({ key: `consent ${id}`, item: 'basic' });
    }
  } else if (taken.kind === 'withdraw') {
    const consent = person.consents[taken.consent];
    if (!consent) return;
    const close = (db: Handle) =>
      closeConsent(db, worker, { id: consent.id, personId: person.id, version: 1 }, '本人から');
    if (consent.withdrawn && seen)
      await expect(asActor(worker, { act: 'test.again' }, close)).rejects.toMatchObject({
        code: 'already-done',
      });
    else if (await act(close)) consent.withdrawn = true;
  } else if (taken.kind === 'grant') {
    const to = town.workers[taken.to];
    if (!to) return;
    const grantee = taken.isAccount ? to.accountId : to.agencyId;
    const ground = {
      id: uuidv7(),
      grantee,
      granteeKind: taken.isAccount ? ('account' as const) : ('agency' as const),
      ground: taken.ground,
      items: taken.items,
    };
    // Nobody passes on what they do not hold; a meeting and a statute open by law.
    const holds = taken.items.every((item) => isOpen(worker, person, { key: '', item }));
    if (seen && taken.ground === 'recorded' && !holds) {
      const tried = asActor(worker, { act: 'test.too-much' }, (db) =>
        grantAccess(db, worker, person.id, [ground]),
      );
      await expect(tried).rejects.toMatchObject({ code: 'not-permitted' });
      return;
    }
    if (await act((db) => grantAccess(db, worker, person.id, [ground])))
      person.sources.push({ grantee, items: taken.items, open: true, ground: taken.ground });
  } else if (taken.kind === 'charge') {
    // Whoever leads a case sees it by consent or by law, or not at all: the model does not know who is in charge.
    const to = town.workers[taken.to];
    if (!to) return;
    await act(async (db) => {
      const inCharge = { leadAgencyId: to.agencyId, mainAccountId: to.accountId };
      await db.updateTable('case').set(inCharge).where('personId', '=', person.id).execute();
      await refreshAccess(db, person.id);
    });
  } else {
    if (
      taken.kind === 'row' &&
      taken.table === 'contact' &&
      person.things.some((thing) => thing.key.startsWith('contact'))
    )
      return;
    // Who sees the person may write a row that opens to others and not to its writer; who does not, leaves nothing behind.
    const written: Thing[] = [];
    const isKept = await act(async (db) => {
      written.push(await addRow(db, town, worker, person, taken));
      await refreshAccess(db, person.id);
    });
    if (isKept) person.things.push(...written);
  }
}

async function newTown(): Promise<Town> {
  const { owner } = database;
  const municipalityId = await addMunicipality(owner);
  const first = await addAgency(owner, municipalityId, '参加支援センター');
  const agencies = [
    first,
    first,
    await addAgency(owner, municipalityId, '包括'),
    await addAgency(owner, municipalityId, '若者'),
    await addAgency(owner, municipalityId, '障害'),
  ];
  const workers: Worker[] = [];
  for (const agencyId of agencies) workers.push(await addWorker(owner, municipalityId, agencyId));
  return { municipalityId, workers, people: [] };
}

describe('閲覧の一覧（acl）', () => {
  it('何がどの順に起きても、見える行は同意と根拠のとおりで、写しはずれない', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), async (steps) => {
        const town = await newTown();
        for (const by of [0, 2]) town.people.push(await recordPerson(town, town.workers[by]!));
        for (const taken of steps) {
          await take(town, taken);
          for (const worker of town.workers) expect(await seenBy(worker)).toEqual(expectedFor(town, worker));
        }
        const [first] = town.workers;
        if (first) expect(await asActor(first, { act: 'test.drift' }, findAccessDrift)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  }, 180_000);

  it('写しがずれたら、どの表に何行あるかが分かる', async () => {
    const town = await newTown();
    const worker = town.workers[0]!;
    const person = await recordPerson(town, worker);
    await database.owner.query(`update person set acl = '{}' where id = $1`, [person.id]);
    expect(await asActor(worker, { act: 'test.drift' }, findAccessDrift)).toEqual([
      { table: 'person', count: 1 },
    ]);
  });

  it('サーバーの時間帯が変わっても、写しはずれない', async () => {
    const town = await newTown();
    const worker = town.workers[0]!;
    const person = await recordPerson(town, worker);
    await asActor(worker, { act: 'test.consent' }, (db) =>
      addConsent(db, {
        municipalityId: town.municipalityId,
        id: uuidv7(),
        personId: person.id,
        state: 'given',
        purpose: '連携',
        manner: 'signed',
        recipientAgencyId: town.workers[2]!.agencyId,
        items: ['basic'],
        givenOn: '2026-04-01',
        validUntil: '2099-03-31',
        updatedBy: worker.accountId,
      }),
    );
    const { rows } = await database.owner.query<{ acl: Record<string, string> }>(
      'select acl from person where id = $1',
      [person.id],
    );
    expect(rows[0]?.acl[town.workers[2]!.agencyId]).toBe('2099-03-31T15:00:00Z');
    for (const zone of ['Asia/Tokyo', 'America/New_York', 'UTC']) {
      const drift = await asActor(worker, { act: 'test.zone' }, async (db) => {
        await sql.raw(`set local time zone '${zone}'`).execute(db);
        return findAccessDrift(db);
      });
      expect(drift, zone).toEqual([]);
    }
  });

  it('期限は時計だけで切れる。書きかえは要らない', async () => {
    const town = await newTown();
    const [worker, , other] = town.workers as [Worker, Worker, Worker];
    const person = await recordPerson(town, worker);
    await asActor(worker, { act: 'test.grant' }, (db) =>
      grantAccess(db, worker, person.id, [
        { id: uuidv7(), grantee: other.agencyId, granteeKind: 'agency', ground: 'statute', items: ['basic'] },
      ]),
    );
    await database.owner.query(
      `update access_ground set valid_until = clock_timestamp() + interval '700 ms' where grantee = $1`,
      [other.agencyId],
    );
    await asActor(worker, { act: 'test.refresh' }, (db) => refreshAccess(db, person.id));
    expect(await seenBy(other)).toEqual([`person ${person.id}`]);
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(await seenBy(other)).toEqual([]);
  });

  it.each(['記録が先', '撤回が先'])(
    '撤回と記録が同じ時に重なっても、撤回された機関に新しい記録は開かない（%s）',
    async (order) => {
      const town = await newTown();
      const [worker, mate, other] = town.workers as [Worker, Worker, Worker];
      const person = await recordPerson(town, worker);
      const consentId = uuidv7();
      await asActor(worker, { act: 'test.consent' }, (db) =>
        addConsent(db, {
          municipalityId: town.municipalityId,
          id: consentId,
          personId: person.id,
          state: 'given',
          purpose: '連携',
          manner: 'signed',
          recipientAgencyId: other.agencyId,
          items: ['basic', 'notes'],
          givenOn: '2026-04-01',
          updatedBy: worker.accountId,
        }),
      );
      const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
      const first = order === '記録が先' ? { note: 0, close: 100 } : { note: 100, close: 0 };
      await Promise.all([
        asActor(mate, { act: 'test.note' }, async (db) => {
          await pause(first.note);
          await addRow(db, town, mate, person, {
            kind: 'note',
            by: 1,
            person: 0,
            isSealed: false,
            isOwn: false,
          });
          await refreshAccess(db, person.id);
          await pause(300);
        }),
        asActor(worker, { act: 'test.close' }, async (db) => {
          await pause(first.close);
          await closeConsent(db, worker, { id: consentId, personId: person.id, version: 1 }, '本人から');
          await pause(300);
        }),
      ]);
      expect(await seenBy(other)).toEqual([]);
      expect(await asActor(worker, { act: 'test.drift' }, findAccessDrift)).toEqual([]);
    },
  );

  it('自分で自分に開けることはできない', async () => {
    const town = await newTown();
    const [worker, , other] = town.workers as [Worker, Worker, Worker];
    const person = await recordPerson(town, worker);
    const ground = {
      id: uuidv7(),
      grantee: other.agencyId,
      granteeKind: 'agency' as const,
      ground: 'recorded' as const,
      items: allItems,
    };
    await expect(
      asActor(other, { act: 'test.start' }, (db) => startAccess(db, other, person.id, [ground])),
    ).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(
      asActor(other, { act: 'test.grant' }, (db) => grantAccess(db, other, person.id, [ground])),
    ).rejects.toMatchObject({ code: 'not-found' });
    for (const statement of [
      sql`update person set acl = ${JSON.stringify({ [other.agencyId]: 'infinity' })}::jsonb where id = ${person.id}`,
      sql`insert into access_ground (municipality_id, id, person_id, grantee, grantee_kind, ground, items, created_by)
        values (${town.municipalityId}, ${uuidv7()}, ${person.id}, ${other.agencyId}, 'agency', 'recorded', '{basic}', ${other.accountId})`,
      sql`update consent set recipient_agency_id = ${other.agencyId}`,
    ]) {
      await expect(
        asActor(other, { act: 'test.forge' }, (db) => statement.execute(db)),
      ).rejects.toMatchObject({ code: 'not-permitted' });
    }
    expect(await seenBy(other)).toEqual([]);
  });

  it('断られたあとで動詞が続けても、強い役割は残らない', async () => {
    const town = await newTown();
    const [worker] = town.workers as [Worker];
    const person = await recordPerson(town, worker);
    const role = await asActor(worker, { act: 'test.caught' }, async (db) => {
      await startAccess(db, worker, person.id, []).catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
      });
      const { rows } = await sql<{ role: string }>`select current_user::text as role`.execute(db);
      return rows[0]?.role;
    });
    expect(role).toBe('engawa_worker');
  });
});
