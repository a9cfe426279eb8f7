import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { asActor, type Handle } from '#db/as-actor.ts';
import { readDeclineRules } from '#db/decline-rules.ts';
import { keepRevision } from '#db/revision.ts';
import type { Worker } from '#domain/actor.ts';
import { findRule, isSameRule, usualRules, type DeclineRule, type StoredRule } from '#domain/decline-rule.ts';
import { Refusal } from '#domain/refusal.ts';

/** A colleague wrote the same line meanwhile: theirs is shown beside what was typed. */
export type RuleAnswer = { ok: true } | { ok: false; theirs: StoredRule };

/**
 * Writes one line of the town's table, 主管課 only. What was recorded by the older line stays as it was recorded: a consequence
 * is of the decline, not of the table.
 */
export async function writeDeclineRule(worker: Worker, seen: number, rule: DeclineRule): Promise<RuleAnswer> {
  return asActor(worker, { act: 'practice.rule.write' }, async (db, log) => {
    log.detail({ whose: rule.whose, code: rule.code });
    return keepRule(db, worker, seen, rule);
  });
}

/** Back to how the product comes; the town's own line stays in the history. */
export async function resetDeclineRule(
  worker: Worker,
  seen: number,
  key: Pick<DeclineRule, 'whose' | 'code'>,
): Promise<RuleAnswer> {
  return asActor(worker, { act: 'practice.rule.reset' }, async (db, log) => {
    log.detail({ ...key });
    const usual = findRule(usualRules, key.whose, key.code);
    if (!usual) throw new Refusal('not-found');
    return keepRule(db, worker, seen, usual);
  });
}

async function keepRule(db: Handle, worker: Worker, seen: number, rule: DeclineRule): Promise<RuleAnswer> {
  if (!worker.roles.includes('municipal_officer')) throw new Refusal('not-permitted');
  const { whose, code, label, consequence, waitDays, endsWhen, isInUse } = rule;
  const known = findRule(await readDeclineRules(db), whose, code);
  if (!known) throw new Refusal('not-found');
  const fields = { label, consequence, waitDays, endsWhen, inUse: isInUse, updatedBy: worker.accountId };
  if (known.version !== seen) return isSameRule(known, rule) ? { ok: true } : { ok: false, theirs: known };
  if (known.id === null) {
    const id = uuidv7();
    const added = await db
      .insertInto('declineRule')
      .values({ ...fields, municipalityId: worker.municipalityId, id, whose, code })
      .onConflict((same) => same.columns(['municipalityId', 'whose', 'code']).doNothing())
      .executeTakeFirst();
    if (added.numInsertedOrUpdatedRows === 1n) {
      const { id: _id, version: _version, updatedAt: _at, ...before } = known;
      // What held before is the line that the product came with.
      await keepRevision(db, worker, { kind: 'decline_rule', id }, 0, before);
      return { ok: true };
    }
    return theirs(db, rule);
  }
  const changed = await db
    .updateTable('declineRule')
    .set({ ...fields, version: seen + 1, updatedAt: sql`now()` })
    .where('id', '=', known.id)
    .where('version', '=', seen)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) return theirs(db, rule);
  const { id: _id, version: _version, updatedAt: _at, ...before } = known;
  await keepRevision(db, worker, { kind: 'decline_rule', id: known.id }, seen, before);
  return { ok: true };
}

async function theirs(db: Handle, { whose, code }: DeclineRule): Promise<RuleAnswer> {
  const now = findRule(await readDeclineRules(db), whose, code);
  if (!now) throw new Refusal('not-found');
  return { ok: false, theirs: now };
}
