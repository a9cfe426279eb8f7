import { sql, type Kysely } from 'kysely';
import type { Actor } from '#domain/actor.ts';
import type { DB } from './schema.ts';

export type Subject = { kind: string; id: string };

/** What is being done and to whom. `act` is the name of the verb; `typedReason` is what somebody wrote to open a lock. */
export type Purpose = { act: string; subjects?: readonly Subject[]; typedReason?: string };

/** Taking up a session again reads nobody's record; every page that follows is logged by itself. */
export const unloggedAct = 'session.resume';

export type LogEntry = {
  actor: Actor;
  purpose: Purpose;
  outcome: 'done' | 'refused' | 'failed';
  subjects: readonly Subject[];
  detail: Record<string, unknown>;
};

/**
 * Adds one entry to the chain, last thing before commit: the row lock on log_head is what puts entries in order,
 * so it is held for one statement only. The hash covers the hash before (invariant 8). What cannot be logged is not done:
 * without a log_head this throws, and the transaction goes with it.
 */
export async function writeLogEntry(db: Kysely<DB>, entry: LogEntry): Promise<void> {
  const { actor, purpose } = entry;
  const worker = actor.kind === 'worker' ? actor : undefined;
  await sql.raw('set local role engawa_log').execute(db);
  const typedReason = purpose.typedReason?.replaceAll('\0', '') ?? null;
  const written = await sql`
    with head as (
      select seq + 1 as seq, hash, clock_timestamp() as at from log_head
      where municipality_id = ${actor.municipalityId}::uuid for update
    ), entry as (
      select head.*, ${JSON.stringify(entry.subjects)}::jsonb as subjects, ${JSON.stringify(entry.detail)}::jsonb as detail from head
    ), chained as (
      select entry.*, sha256(entry.hash || convert_to(app.access_log_text(entry.seq, entry.at, ${actor.kind}::text,
        ${worker?.accountId ?? null}::text, ${worker?.agencyId ?? null}::text, ${purpose.act}::text, ${entry.outcome}::text,
        ${typedReason}::text, entry.subjects, entry.detail), 'UTF8')) as new_hash
      from entry
    ), written as (
      insert into access_log (municipality_id, seq, at, actor_kind, account_id, agency_id, act, outcome, typed_reason, subjects, detail, hash)
      select ${actor.municipalityId}::uuid, seq, at, ${actor.kind}, ${worker?.accountId ?? null}, ${worker?.agencyId ?? null},
        ${purpose.act}, ${entry.outcome}, ${typedReason}, subjects, detail, new_hash from chained
    )
    update log_head set seq = chained.seq, hash = chained.new_hash from chained
    where log_head.municipality_id = ${actor.municipalityId}::uuid`.execute(db);
  if (written.numAffectedRows !== 1n) throw new Error('the access log of this municipality has no head');
}
