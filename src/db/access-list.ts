import { sql } from 'kysely';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { roleBegunAs, type Handle } from './as-actor.ts';
import { roleOf } from './claims.ts';
import { derive, deriveForMany, driftOf, sourcesOf } from './derived-access.ts';
import type { Consent } from './schema.ts';
import type { Insertable } from 'kysely';

/** The kinds of things that a ground or a consent may open. `sealed` is what was learnt in a 支援会議 (法106条の6). */
export type AccessItem =
  | 'basic'
  | 'contact'
  | 'intake'
  | 'participation'
  | 'health'
  | 'economy'
  | 'family'
  | 'notes'
  | 'sealed';

export const allItems: readonly AccessItem[] = [
  'basic',
  'contact',
  'intake',
  'participation',
  'health',
  'economy',
  'family',
  'notes',
  'sealed',
];

/** Who may have access lists derived anew: a worker, and a host behind its link that wrote a row of its own. */
const keepersGuests: readonly string[] = [roleOf.worker, roleOf.host];

function ownRole(db: Handle): string {
  const own = keepersGuests.find((role) => role === roleBegunAs(db));
  if (own === undefined) throw new Error('access lists are derived for workers and hosts only');
  return own;
}

/** Runs `work` as the one role that may write access lists, then becomes again whoever the transaction began as. */
export async function asAccessKeeper<T>(db: Handle, work: () => Promise<T>): Promise<T> {
  const own = ownRole(db);
  await sql.raw('set local role engawa_access').execute(db);
  const stepDown = () => sql.raw(`set local role ${own}`).execute(db);
  let result: T;
  try {
    result = await work();
  } catch (error) {
    // The verb may go on after a refusal, but not with this role. An aborted transaction takes no statement and needs none.
    await stepDown().catch(() => undefined);
    throw error;
  }
  await stepDown();
  return result;
}

/**
 * Derives the access lists of one person's rows again. Called by every verb that added a row about the person, and by
 * the one that locks or unlocks an address (支援措置). A policy cannot look whether the person is open to whoever adds the
 * row; here it is looked, and a row about somebody unseen is undone with its transaction (docs/decisions/0015). A search adds
 * a row of one table and changes no ground: `only` that one.
 */
export async function refreshAccess(
  db: Handle,
  personId: string,
  only?: 'match_run' | 'compose_run',
): Promise<void> {
  // A host has no sight of people at all: what it may add is bound to its link by the policies themselves (0013).
  if (ownRole(db) === roleOf.worker) await requireVisible(db, personId);
  await asAccessKeeper(db, () => derive(db, personId, only));
}

/** The same for new rows of one table about many people at once. One of them unseen, and none is written. */
export async function refreshAccessOfMany(
  db: Handle,
  personIds: readonly string[],
  only: 'allocation_line',
): Promise<void> {
  const { count } = await db
    .selectFrom('person')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where(sql<boolean>`id = any(${personIds}::uuid[])`)
    .executeTakeFirstOrThrow();
  if (count !== new Set(personIds).size) throw new Refusal('not-found');
  await asAccessKeeper(db, () => deriveForMany(db, personIds, only));
}

export async function requireVisible(db: Handle, personId: string): Promise<void> {
  const seen = await db.selectFrom('person').select('id').where('id', '=', personId).executeTakeFirst();
  // A row hidden by the policy is simply not found: not even its existence is told.
  if (!seen) throw new Refusal('not-found');
}

export type Ground = {
  id: string;
  grantee: string;
  granteeKind: 'agency' | 'account';
  ground: 'recorded' | 'controller' | 'meeting' | 'statute';
  items: readonly AccessItem[];
};

/** Opens a person nobody could see yet to those who recorded it. Refuses when grounds exist: nobody lets himself in. */
export async function startAccess(
  db: Handle,
  worker: Worker,
  personId: string,
  grounds: readonly Ground[],
): Promise<void> {
  await asAccessKeeper(db, async () => {
    const known = await db
      .selectFrom('accessGround')
      .select('id')
      .where('personId', '=', personId)
      .limit(1)
      .executeTakeFirst();
    if (known) throw new Refusal('not-permitted');
    await addGrounds(db, worker, personId, grounds);
    await derive(db, personId);
  });
}

/**
 * Nobody passes on, to others or to themselves, what is closed to them. A meeting and a statute open by law, not by
 * what the worker holds: their verbs answer for who may convene or invoke them.
 */
async function requireHeld(
  db: Handle,
  worker: Worker,
  personId: string,
  grounds: readonly Ground[],
): Promise<void> {
  const passedOn = grounds.filter(({ ground }) => ground !== 'meeting' && ground !== 'statute');
  const { rows } = await sql<{ item: string }>`select distinct unnest(source.items) as item
    from (select ${personId}::uuid as id) as wanted, lateral (${sql.raw(sourcesOf('app.municipality_id()', 'wanted.id'))}) as source
    where source.grantee in (${worker.agencyId}, ${worker.accountId}) and source.until > now()`.execute(db);
  const held = new Set(rows.map((row) => row.item));
  if (passedOn.some((ground) => ground.items.some((item) => !held.has(item))))
    throw new Refusal('not-permitted');
}

/** Opens a person to more people on a ground other than consent. The worker must see the person already. */
export async function grantAccess(
  db: Handle,
  worker: Worker,
  personId: string,
  grounds: readonly Ground[],
): Promise<void> {
  await requireVisible(db, personId);
  await asAccessKeeper(db, async () => {
    await requireHeld(db, worker, personId, grounds);
    await addGrounds(db, worker, personId, grounds);
    await derive(db, personId);
  });
}

/**
 * Which items are open to whom on a day, by grounds and consents alike: whether a consent covers everybody who is invited to a
 * meeting, or takes a case over. The worker must see the person already.
 */
export async function whoHolds(
  db: Handle,
  personId: string,
  day: string,
): Promise<ReadonlyMap<string, ReadonlySet<AccessItem>>> {
  await requireVisible(db, personId);
  const { rows } = await asAccessKeeper(db, () =>
    sql<{ grantee: string; items: AccessItem[] }>`select source.grantee, array_agg(distinct item) as items
      from (select ${personId}::uuid as id) as wanted,
        lateral (${sql.raw(sourcesOf('app.municipality_id()', 'wanted.id'))}) as source, unnest(source.items) as item
      where source.until > (${day}::date + time '12:00') at time zone 'Asia/Tokyo'
      group by source.grantee`.execute(db),
  );
  return new Map(rows.map(({ grantee, items }) => [grantee, new Set(items)]));
}

async function addGrounds(
  db: Handle,
  worker: Worker,
  personId: string,
  grounds: readonly Ground[],
): Promise<void> {
  if (grounds.length === 0) return;
  await db
    .insertInto('accessGround')
    .values(
      grounds.map((ground) => ({
        ...ground,
        items: [...ground.items],
        municipalityId: worker.municipalityId,
        personId,
        createdBy: worker.accountId,
      })),
    )
    .execute();
}

/** Records a consent and opens what it covers, in one step. */
export async function addConsent(db: Handle, consent: Insertable<Consent>): Promise<void> {
  await requireVisible(db, consent.personId);
  await asAccessKeeper(db, async () => {
    await db.insertInto('consent').values(consent).execute();
    await derive(db, consent.personId);
  });
}

/** Withdraws a consent: what it opened is closed in the same transaction, so from the next request on. */
export async function closeConsent(
  db: Handle,
  worker: Worker,
  consent: { id: string; personId: string; version: number },
  note: string,
): Promise<void> {
  await requireVisible(db, consent.personId);
  await asAccessKeeper(db, async () => {
    const result = await db
      .updateTable('consent')
      .set({
        state: 'withdrawn',
        withdrawnAt: sql`now()`,
        withdrawnNote: note,
        version: consent.version + 1,
        updatedAt: sql`now()`,
        updatedBy: worker.accountId,
      })
      .where('id', '=', consent.id)
      .where('personId', '=', consent.personId)
      .where('version', '=', consent.version)
      .where('state', '!=', 'withdrawn')
      .executeTakeFirst();
    if (result.numUpdatedRows === 0n) throw new Refusal('already-done');
    await derive(db, consent.personId);
  });
}

/** Rows whose stored list differs from the derived one, over the whole municipality: the nightly check and the property test. */
export async function findAccessDrift(db: Handle): Promise<{ table: string; count: number }[]> {
  return asAccessKeeper(db, () => driftOf(db));
}
