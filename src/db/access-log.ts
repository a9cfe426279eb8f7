import type { Actor } from '#domain/actor.ts';
import { literal } from './claims.ts';

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
 * The words that add one entry to the chain, last thing before commit: the row lock on log_head is what puts entries in order,
 * so it is held for one call only (app.add_log_entry, 0021). The hash covers the hash before (invariant 8). What cannot be
 * logged is not done: without a log_head this fails, and the transaction goes with it. Text with literals, because it travels
 * together with the commit.
 */
export function logEntryWords(entry: LogEntry): string {
  const { actor, purpose } = entry;
  const worker = actor.kind === 'worker' ? actor : undefined;
  const values = [
    actor.municipalityId,
    actor.kind,
    worker?.accountId,
    worker?.agencyId,
    purpose.act,
    entry.outcome,
    purpose.typedReason,
    JSON.stringify(entry.subjects),
    JSON.stringify(entry.detail),
  ];
  const literals = values.map((value) => (value === undefined ? 'null' : literal(value)));
  return `set local role engawa_log; select app.add_log_entry(${literals.join(', ')})`;
}
