import { CompiledQuery, sql } from 'kysely';
import type { Worker } from '#domain/actor.ts';
import type { GroundKind, Opened, SightItem, SightSource } from '#domain/sight.ts';
import { asAccessKeeper, requireVisible } from './access-list.ts';
import type { Handle } from './as-actor.ts';
import { claimsOf } from './claims.ts';
import { countOpened } from './derived-access.ts';

/**
 * What the lists on a person's rows open to another account at this moment, by the same function as every policy. For one
 * question the transaction carries that account's claims, as the keeper of the lists, who reads no content; then its own again.
 */
export async function openedTo(
  db: Handle,
  asker: Worker,
  personId: string,
  other: Worker,
): Promise<Opened[]> {
  await requireVisible(db, personId);
  return asAccessKeeper(db, async () => {
    const carry = (worker: Worker) => sql.raw(claimsOf(worker).join('; ')).execute(db);
    await carry(other);
    const { rows } = await db.executeQuery<Opened>(CompiledQuery.raw(countOpened, [personId]));
    await carry(asker);
    return rows;
  });
}

/** Grounds, living or over, that name an account or its agency. Their own policy shows each only to whom it names. */
async function groundsFor(db: Handle, personId: string, other: Worker): Promise<SightSource[]> {
  const { rows } = await asAccessKeeper(db, () =>
    sql<{ ground: GroundKind; items: SightItem[]; until: string | null; standing: 'open' | 'over' }>`
      select ground, items,
        case when isfinite(valid_until) then ((valid_until - interval '1 microsecond') at time zone 'Asia/Tokyo')::date::text end as until,
        case when ended_at is null and valid_until > now() then 'open' else 'over' end as standing
      from access_ground where municipality_id = app.municipality_id() and person_id = ${personId}
        and grantee in (${other.agencyId}, ${other.accountId}) order by id`.execute(db),
  );
  return rows.map((row) => ({ kind: 'ground', ...row }));
}

type ConsentSource = Extract<SightSource, { kind: 'consent' }>;

/** Consents that name its agency, as whoever asks may read them. */
async function consentsFor(db: Handle, personId: string, other: Worker): Promise<SightSource[]> {
  const rows = await db
    .selectFrom('consent')
    .select(['purpose', 'items', 'validUntil'])
    .select(
      sql<ConsentSource['standing']>`case when state <> 'given' then state
        when coalesce((valid_until + 1)::timestamp at time zone 'Asia/Tokyo', 'infinity') > now() then 'open'
        else 'expired' end`.as('standing'),
    )
    .select(sql<string>`coalesce((withdrawn_at at time zone 'Asia/Tokyo')::date, given_on)::text`.as('on'))
    .where('personId', '=', personId)
    .where('recipientAgencyId', '=', other.agencyId)
    .orderBy('createdAt', 'desc')
    .execute();
  return rows.map(({ purpose, items, validUntil, standing, on }) => ({
    kind: 'consent',
    purpose,
    items: items as SightItem[],
    until: validUntil,
    standing,
    on,
  }));
}

/** Why an account could see something of a person: grounds first, then consents, the newest first. */
export async function sourcesFor(db: Handle, personId: string, other: Worker): Promise<SightSource[]> {
  await requireVisible(db, personId);
  return [...(await groundsFor(db, personId, other)), ...(await consentsFor(db, personId, other))];
}

/** Whether the address is locked by 支援措置, and whether this account is among the few who may open it with a reason. */
export async function lockedAddress(
  db: Handle,
  personId: string,
  other: Worker,
): Promise<'free' | 'may-open' | 'locked'> {
  await requireVisible(db, personId);
  const { rows } = await asAccessKeeper(db, () =>
    sql<{ may: boolean }>`select protected_readers @> array[${other.accountId}] as may
      from person_contact where person_id = ${personId} and is_protected`.execute(db),
  );
  const [lock] = rows;
  if (lock === undefined) return 'free';
  return lock.may ? 'may-open' : 'locked';
}
