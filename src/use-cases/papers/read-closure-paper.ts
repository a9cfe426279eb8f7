import { retentionYears } from '#db/retention-years.ts';
import type { Worker } from '#domain/actor.ts';
import { retainUntil } from '#domain/closure.ts';
import { Refusal } from '#domain/refusal.ts';
import { day } from '#documents/boxes.ts';
import { closureNotice, closurePaper, type ClosurePaper } from '#documents/closure-paper.ts';
import type { Paper } from '#documents/paper.ts';
import { onPaper, type PaperGround, type PaperRequest } from './paper-ground.ts';

async function findClosure({ db, personId, request }: PaperGround) {
  let query = db
    .selectFrom('closure')
    .innerJoin('case', 'case.id', 'closure.caseId')
    .leftJoin('agency', 'agency.id', 'closure.leadAgencyId')
    .select([
      'closure.id',
      'reason',
      'reasonWords',
      'closedOn',
      'leadName',
      'watcher',
      'watchHow',
      'noWatcherReason',
    ])
    .select(['comeAgainWhen', 'ownWords', 'toldPersonOn', 'meetingItemId', 'contactDueOn', 'contactDoneOn'])
    .select(['contactWords', 'contactResult', 'heldReason', 'agency.name as leadAgency'])
    .select(['case.number as caseNumber', 'case.openedOn'])
    .where('closure.personId', '=', personId)
    .orderBy('closedOn', 'desc')
    .orderBy('closure.id', 'desc');
  if (request.of) query = query.where('closure.id', '=', request.of);
  return query.executeTakeFirst();
}

/** The 重層的支援会議 that judged it; that a 支援会議 spoke of it stands on no paper (invariant 1). */
async function readMeeting({ db }: PaperGround, itemId: string | null | undefined): Promise<string> {
  if (!itemId) return '';
  const row = await db
    .selectFrom('meetingItem')
    .innerJoin('meeting', 'meeting.id', 'meetingItem.meetingId')
    .select(['meeting.number', 'meeting.heldOn'])
    .where('meetingItem.id', '=', itemId)
    .where('meetingItem.legalBasis', '=', 'coordination')
    .executeTakeFirst();
  return row ? `${day(row.heldOn)}　${row.number}` : '';
}

async function readInput(ground: PaperGround): Promise<ClosurePaper> {
  const row = await findClosure(ground);
  if (ground.request.of && !row) throw new Refusal('not-found');
  return {
    person: ground.person,
    caseNumber: row?.caseNumber ?? ground.currentCase?.number ?? '',
    openedOn: row?.openedOn ?? ground.currentCase?.openedOn ?? null,
    closedOn: row?.closedOn ?? null,
    reason: row?.reason ?? null,
    reasonWords: row?.reasonWords ?? '',
    lead: row?.leadAgency ?? row?.leadName ?? '',
    watcher: row?.watcher ?? '',
    watchHow: row?.watchHow ?? '',
    noWatcherReason: row?.noWatcherReason ?? '',
    comeAgainWhen: row?.comeAgainWhen ?? '',
    ownWords: row?.ownWords ?? '',
    toldPersonOn: row?.toldPersonOn ?? null,
    meeting: await readMeeting(ground, row?.meetingItemId),
    contactDueOn: row?.contactDueOn ?? null,
    contactDoneOn: row?.contactDoneOn ?? null,
    contactResult: row?.contactResult ?? null,
    contactWords: row?.contactWords ?? '',
    retainUntil: row ? retainUntil(row.closedOn, await retentionYears(ground.db, 'case')) : null,
    heldReason: row?.heldReason ?? '',
    supporter: ground.supporter,
  };
}

/** 終結の記録: the named closure, or the newest. */
export async function readClosurePaper(
  worker: Worker,
  personId: string,
  request: PaperRequest,
): Promise<Paper> {
  const purpose = { act: 'papers.closure', needs: 'notes' } as const;
  return onPaper(worker, personId, request, purpose, async (ground) => {
    const input = await readInput(ground);
    return closurePaper(input, { ...ground.issue, madeOn: input.closedOn ?? ground.today });
  });
}

/** 終結連絡票. */
export async function readClosureNotice(
  worker: Worker,
  personId: string,
  request: PaperRequest,
): Promise<Paper> {
  const purpose = { act: 'papers.closure-notice', needs: 'notes' } as const;
  return onPaper(worker, personId, request, purpose, async (ground) =>
    closureNotice(await readInput(ground), ground.issue),
  );
}
