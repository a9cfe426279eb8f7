import { sql } from 'kysely';
import type { Worker } from '#domain/actor.ts';
import { caseStates } from '#domain/case-state.ts';
import { mayLeaveTheMeeting } from '#domain/fact.ts';
import type { HandoverContent } from '#domain/handover.ts';
import { placementStates } from '#domain/placement-state.ts';
import { Refusal } from '#domain/refusal.ts';
import { labelOf } from '#documents/boxes.ts';
import { handoverPaper } from '#documents/handover-paper.ts';
import type { Paper } from '#documents/paper.ts';
import { textIn } from './as-text.ts';
import { onPaper, type PaperGround, type PaperRequest } from './paper-ground.ts';
import { readContact } from './read-contact.ts';

async function findHandover({ db, personId, request }: PaperGround) {
  let query = db
    .selectFrom('handover')
    .innerJoin('account as giver', 'giver.id', 'handover.fromAccountId')
    .innerJoin('account as taker', 'taker.id', 'handover.toAccountId')
    .innerJoin('case', 'case.id', 'handover.caseId')
    .select(['effectiveOn', 'content', 'metTogetherOn', 'personToldOn', 'doneOn', 'handover.createdAt'])
    .select(['giver.name as fromName', 'taker.name as toName', 'case.number as caseNumber', 'case.state'])
    .where('handover.personId', '=', personId)
    .orderBy('effectiveOn', 'desc')
    .orderBy('handover.id', 'desc');
  if (request.of) query = query.where('handover.id', '=', request.of);
  return query.executeTakeFirst();
}

async function readPlacements({ db, personId }: PaperGround) {
  const rows = await db
    .selectFrom('placement')
    .innerJoin('resource', 'resource.id', 'placement.resourceId')
    .select(['resource.name as resource', 'role', 'placement.state', 'hostPerson', 'hostContact'])
    .where('personId', '=', personId)
    .where('placement.state', 'not in', ['ended', 'fell_through'])
    .orderBy('placement.createdAt')
    .execute();
  return rows.map((row) => ({ ...row, state: labelOf(placementStates, row.state) }));
}

/** What is still to be done. A step out of a 支援会議 stays behind its door (invariant 1). */
async function readTasks({ db, personId }: PaperGround) {
  const rows = await db
    .selectFrom('progressNote')
    .leftJoin('account', 'account.id', 'progressNote.nextBy')
    .select(['nextStep as step', 'nextOn as on', 'account.name as by', 'basis'])
    .where('personId', '=', personId)
    .where('nextStep', '!=', '')
    .where('nextDoneAt', 'is', null)
    .where('struckAt', 'is', null)
    .where('basis', '!=', 'confidential_meeting')
    .orderBy(sql`next_on asc nulls last`)
    .execute();
  return rows
    .filter(({ basis }) => mayLeaveTheMeeting(basis))
    .map(({ step, on, by }) => ({ step, on, by: by ?? '' }));
}

function contentOf(stored: unknown): HandoverContent {
  const words = (field: string) => textIn(stored, field);
  return {
    v: 1,
    avoid: words('avoid'),
    rely: words('rely'),
    promises: words('promises'),
    openTasks: words('openTasks'),
    danger: words('danger'),
    hosts: words('hosts'),
    note: words('note'),
  };
}

/** 引継書: the named handover, or the newest. */
export async function readHandoverPaper(
  worker: Worker,
  personId: string,
  request: PaperRequest,
): Promise<Paper> {
  const purpose = { act: 'papers.handover', needs: 'notes' } as const;
  return onPaper(worker, personId, request, purpose, async (ground) => {
    const row = await findHandover(ground);
    if (request.of && !row) throw new Refusal('not-found');
    const { currentCase } = ground;
    return handoverPaper(
      {
        person: ground.person,
        contact: await readContact(ground),
        caseNumber: row?.caseNumber ?? currentCase?.number ?? '',
        state: labelOf(caseStates, row?.state ?? currentCase?.state),
        fromName: row?.fromName ?? currentCase?.mainWorker ?? '',
        toName: row?.toName ?? '',
        effectiveOn: row?.effectiveOn ?? null,
        content: contentOf(row?.content),
        metTogetherOn: row?.metTogetherOn ?? null,
        personToldOn: row?.personToldOn ?? null,
        doneOn: row?.doneOn ?? null,
        placements: await readPlacements(ground),
        tasks: await readTasks(ground),
      },
      ground.issue,
    );
  });
}
