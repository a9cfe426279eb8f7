import { sql, type Kysely } from 'kysely';
import type { Actor } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { unloggedAct, writeLogEntry, type Purpose, type Subject } from './access-log.ts';
import { beginAs } from './claims.ts';
import { connection } from './connect.ts';
import type { DB } from './schema.ts';

/** A query handle that already carries somebody's claims. It opens no transaction of its own: it lives inside one. */
export type Handle = Kysely<DB>;

/** Notes for the access log that are known only once the rows were read. */
export type LogNotes = {
  /** Somebody's record was seen or changed. */
  about(kind: string, id: string): void;
  /** Facts for the entry, never content: counts, a search word's length, a file name. */
  detail(facts: Record<string, unknown>): void;
};

function isInsufficientPrivilege(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '42501';
}

/**
 * The only door to data: one transaction that becomes the actor's role, carries the claims, runs `work`, adds one entry
 * to the access log and commits. A refusal rolls back and is logged as refused; so is a failure.
 */
export async function asActor<T>(
  actor: Actor,
  purpose: Purpose,
  work: (db: Handle, log: LogNotes) => Promise<T>,
): Promise<T> {
  const subjects: Subject[] = [...(purpose.subjects ?? [])];
  const detail: Record<string, unknown> = {};
  const log: LogNotes = {
    about: (kind, id) => void subjects.push({ kind, id }),
    detail: (facts) => void Object.assign(detail, facts),
  };
  const isLogged = actor.kind !== 'signin' || purpose.act !== unloggedAct;
  // A claim that is none is a bug of ours, told before anything begins.
  const begin = beginAs(actor, purpose.typedReason);
  return connection()
    .db.connection()
    .execute(async (db) => {
      try {
        await sql.raw(begin).execute(db);
        const result = await work(db, log);
        if (isLogged) await writeLogEntry(db, { actor, purpose, outcome: 'done', subjects, detail });
        await sql.raw('commit').execute(db);
        return result;
      } catch (error) {
        await sql.raw('rollback').execute(db);
        const refusal = isInsufficientPrivilege(error)
          ? new Refusal('not-permitted', { cause: error })
          : error;
        if (isLogged) await logOnItsOwn(db, actor, purpose, refusal, subjects);
        throw refusal;
      }
    });
}

/** What was refused or failed is logged too, in a transaction of its own: the first one is gone. */
async function logOnItsOwn(
  db: Handle,
  actor: Actor,
  purpose: Purpose,
  error: unknown,
  subjects: readonly Subject[],
): Promise<void> {
  const refused = error instanceof Refusal;
  const entry = {
    actor,
    purpose,
    outcome: refused ? ('refused' as const) : ('failed' as const),
    subjects,
    detail: refused ? { code: error.code } : {},
  };
  try {
    await sql.raw(beginAs(actor)).execute(db);
    await writeLogEntry(db, entry);
    await sql.raw('commit').execute(db);
  } catch (logError) {
    // The connection goes back to the pool: it must carry nobody's claims. Both errors are told.
    await sql.raw('rollback').execute(db);
    throw new AggregateError([error, logError], 'an act went wrong and could not be logged', {
      cause: logError,
    });
  }
}
