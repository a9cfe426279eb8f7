import { asActor } from '#db/as-actor.ts';
import { ownItems } from '#db/own-items.ts';
import { retentionYears } from '#db/retention-years.ts';
import type { Worker } from '#domain/actor.ts';
import { retainUntil, type ClosureReason, type ContactResult } from '#domain/closure.ts';

export type ShownClosure = Awaited<ReturnType<typeof readClosures>>[number];

/** How the cases of a person ended, the newest first; nothing for whom 支援の経過 is not open: that somebody ended is no secret, why is. */
export async function readClosures(worker: Worker, personId: string) {
  const purpose = { act: 'closing.read', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    if (!(await ownItems(db, worker, personId)).has('notes')) return [];
    const rows = await db
      .selectFrom('closure')
      .innerJoin('case', (join) =>
        join
          .onRef('case.municipalityId', '=', 'closure.municipalityId')
          .onRef('case.id', '=', 'closure.caseId'),
      )
      .leftJoin('agency', (join) =>
        join
          .onRef('agency.municipalityId', '=', 'closure.municipalityId')
          .onRef('agency.id', '=', 'closure.leadAgencyId'),
      )
      .innerJoin('account', (join) =>
        join
          .onRef('account.municipalityId', '=', 'closure.municipalityId')
          .onRef('account.id', '=', 'closure.updatedBy'),
      )
      .select(['closure.id', 'closure.caseId', 'case.number as caseNumber', 'case.state as caseState'])
      .select(['reason', 'reasonWords', 'closedOn', 'leadName', 'watcher', 'watchHow', 'noWatcherReason'])
      .select(['comeAgainWhen', 'ownWords', 'toldPersonOn', 'contactDueOn', 'contactDoneOn', 'contactWords'])
      .select(['contactResult', 'heldReason', 'closure.version'])
      .select(['agency.name as leadAgencyName', 'account.name as byName'])
      .where('closure.personId', '=', personId)
      .orderBy('closedOn', 'desc')
      .orderBy('closure.id', 'desc')
      .execute();
    const years = await retentionYears(db, 'case');
    return rows.map((row) => ({
      ...row,
      retainUntil: retainUntil(row.closedOn, years),
      reason: row.reason as ClosureReason,
      contactResult: row.contactResult as ContactResult | null,
    }));
  });
}
