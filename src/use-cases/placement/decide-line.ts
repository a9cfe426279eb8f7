import { sql } from 'kysely';
import { refreshAccess } from '#db/access-list.ts';
import { asActor, type Handle } from '#db/as-actor.ts';
import { meetVersions, type TypedVersion } from '#db/meet-versions.ts';
import { requireItem } from '#db/own-items.ts';
import type { Worker } from '#domain/actor.ts';
import type { Clash } from '#domain/clash.ts';
import { Refusal } from '#domain/refusal.ts';
import type { LineDecision } from '#domain/sharing.ts';
import { readLineToday, type LineToday } from './line-of-today.ts';

export type LineFields = { decision: LineDecision | null; decisionWords: string };

export type LineDecided =
  | { ok: true; personId: string; resourceId: string | null; decision: LineDecision | null }
  | { ok: false; clash: Clash }
  /** The place or the person has moved on since: nothing was written. */
  | { ok: false; changed: Exclude<LineToday, 'as-proposed'> };

async function holdLine(db: Handle, id: string) {
  const line = await db
    .selectFrom('allocationLine')
    .select([
      'id',
      'personId',
      'resourceId',
      'decision',
      'decisionWords',
      'decidedBy',
      'decidedAt',
      'version',
    ])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!line) throw new Refusal('not-found');
  return line;
}

/**
 * One line of a proposal is taken up or left. Taking up leads to talking with the person, who says yes or no; it asks no host
 * and holds no seat. Leaving writes nothing but that it was left: no pass, no decline, nothing that a later search or proposal
 * would read (design.md §5.7). Two who decide at once see each other's decision side by side.
 */
export async function decideLine(
  worker: Worker,
  given: { id: string; typed: TypedVersion<LineFields> },
  today: string,
): Promise<LineDecided> {
  const purpose = { act: 'allocation.decide', subjects: [{ kind: 'allocation_line', id: given.id }] };
  return asActor(worker, purpose, async (db, log) => {
    const line = await holdLine(db, given.id);
    const { personId, resourceId } = line;
    log.about('person', personId);
    await requireItem(db, worker, personId, 'participation');
    const stored = {
      version: line.version,
      fields: { decision: line.decision as LineDecision | null, decisionWords: line.decisionWords },
      updatedBy: line.decidedBy,
      updatedAt: line.decidedAt ?? new Date(0),
    };
    const subject = { kind: 'allocation_line', id: line.id, personId };
    if (given.typed.fields.decision === 'taken_up') {
      if (resourceId === null) throw new Refusal('not-found');
      const state = await readLineToday(db, worker, personId, resourceId, today);
      if (state !== 'as-proposed') return { ok: false, changed: state };
    }
    const met = await meetVersions(db, worker, subject, stored, given.typed);
    if (!met.ok) return met;
    const { decision, decisionWords } = met.merged;
    await db
      .updateTable('allocationLine')
      .set({
        decision,
        decisionWords,
        decidedBy: worker.accountId,
        decidedAt: sql`now()`,
        version: met.version,
      })
      .where('id', '=', line.id)
      .execute();
    // The row as it was is kept behind the same list as the line: the next to decide must be able to read it.
    await refreshAccess(db, personId);
    log.detail({ decision });
    return { ok: true, personId, resourceId, decision };
  });
}
