import { setTimeout as sleep } from 'node:timers/promises';
import { sql, type Kysely } from 'kysely';
import type { Actor } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { logEntryWords, unloggedAct, type LogEntry, type Purpose, type Subject } from './access-log.ts';
import { beginAs, roleOf } from './claims.ts';
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
  /** It was refused, though what was noted about the try stays: a wrong password, a page that is not for this reader. */
  refused(code: string): void;
};

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/** Two transactions stood in each other's way (40P01, 40001). Nothing of ours happened: it may simply be done again. */
function isClashOfTransactions(error: unknown): boolean {
  return codeOf(error) === '40P01' || codeOf(error) === '40001';
}

const tries = 3;

const begunAs = new WeakMap<Handle, string>();

/** The role that the transaction of this handle began as, and becomes again after another has been taken for a moment. */
export function roleBegunAs(db: Handle): string | undefined {
  return begunAs.get(db);
}

/** Notes of one try: what a rolled-back try noted did not happen. */
function beginNotes(purpose: Purpose) {
  const subjects: Subject[] = [...(purpose.subjects ?? [])];
  const detail: Record<string, unknown> = {};
  let isRefused = false;
  const log: LogNotes = {
    about: (kind, id) => void subjects.push({ kind, id }),
    detail: (facts) => void Object.assign(detail, facts),
    refused: (code) => {
      isRefused = true;
      detail['code'] = code;
    },
  };
  return { subjects, detail, log, outcome: () => (isRefused ? ('refused' as const) : ('done' as const)) };
}

const told = new WeakSet<Error>();

/** Whether the log has this refusal already: what the web refuses before any verb was asked is logged by the web (error page). */
export function isInLog(refusal: Error): boolean {
  return told.has(refusal);
}

/**
 * A commit that waits for the disk keeps the head of the log locked meanwhile, so that everybody's reads would stand in line for
 * the disk one behind the other. So it does not wait; whoever acted waits afterwards, together with all who wait just then:
 * nobody is answered before what they did or read is logged for good. What is written last comes after it in the journal.
 */
const withoutDisk = 'set local synchronous_commit = off';
const untilOnDisk = `select pg_logical_emit_message(true, 'engawa', '')`;

/** The last round trip of a transaction. */
async function logAndCommit(db: Handle, entry: LogEntry): Promise<void> {
  await sql.raw(`${logEntryWords(entry)}; commit; ${untilOnDisk}`).execute(db);
}

/**
 * The only door to data: one transaction that becomes the actor's role, carries the claims, runs `work`, adds one entry
 * to the access log and commits. A refusal rolls back and is logged as refused; so is a failure. When transactions got
 * into each other's way, `work` runs again: it must not act on anything but the handle it was given.
 */
export async function asActor<T>(
  actor: Actor,
  purpose: Purpose,
  work: (db: Handle, log: LogNotes) => Promise<T>,
): Promise<T> {
  const isLogged = actor.kind !== 'signin' || purpose.act !== unloggedAct;
  // A claim that is none is a bug of ours, told before anything begins.
  const begin = `${beginAs(actor, purpose.typedReason)}; ${withoutDisk}`;
  const once = async (db: Handle, left: number): Promise<T> => {
    const { subjects, detail, log, outcome } = beginNotes(purpose);
    try {
      await sql.raw(begin).execute(db);
      begunAs.set(db, roleOf[actor.kind]);
      const result = await work(db, log);
      if (isLogged) await logAndCommit(db, { actor, purpose, outcome: outcome(), subjects, detail });
      else await sql.raw('commit').execute(db);
      return result;
    } catch (error) {
      await sql.raw('rollback').execute(db);
      if (isClashOfTransactions(error) && left > 1) {
        await sleep(Math.random() * 20);
        return once(db, left - 1);
      }
      const refusal = codeOf(error) === '42501' ? new Refusal('not-permitted', { cause: error }) : error;
      if (isLogged) await logOnItsOwn(db, actor, purpose, refusal, subjects);
      throw refusal;
    }
  };
  return connection()
    .db.connection()
    .execute((db) => once(db, tries));
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
    await sql.raw(`${beginAs(actor)}; ${withoutDisk}`).execute(db);
    await logAndCommit(db, entry);
    if (refused) told.add(error);
  } catch (logError) {
    // The connection goes back to the pool: it must carry nobody's claims. Both errors are told.
    await sql.raw('rollback').execute(db);
    throw new AggregateError([error, logError], 'an act went wrong and could not be logged', {
      cause: logError,
    });
  }
}
