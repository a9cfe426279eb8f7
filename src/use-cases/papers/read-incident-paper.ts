import type { Worker } from '#domain/actor.ts';
import { mayLeaveTheMeeting } from '#domain/fact.ts';
import { Refusal } from '#domain/refusal.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import { incidentPaper } from '#documents/incident-paper.ts';
import type { Paper } from '#documents/paper.ts';
import { onPaper, type PaperGround, type PaperRequest } from './paper-ground.ts';

async function findIncident({ db, personId, request }: PaperGround) {
  let query = db
    .selectFrom('incident')
    .innerJoin('account', 'account.id', 'incident.updatedBy')
    .leftJoin('placement', 'placement.id', 'incident.placementId')
    .leftJoin('resource', 'resource.id', 'placement.resourceId')
    .select([
      'incident.number',
      'incident.kind',
      'at',
      'placeNote',
      'what',
      'injury',
      'action',
      'toldTo',
      'toldOn',
    ])
    .select([
      'insuranceNote',
      'prevention',
      'basis',
      'closedOn',
      'resource.name as resource',
      'account.name as reportedBy',
    ])
    .where('incident.personId', '=', personId)
    .where('basis', '!=', 'confidential_meeting')
    .orderBy('at', 'desc')
    .orderBy('incident.id', 'desc');
  if (request.of) query = query.where('incident.id', '=', request.of);
  const row = await query.executeTakeFirst();
  return row && mayLeaveTheMeeting(row.basis) ? row : undefined;
}

/** 事故・ヒヤリ報告: the named one, or the newest. One that rests on a 支援会議 is not found here (invariant 1). */
export async function readIncidentPaper(
  worker: Worker,
  personId: string,
  request: PaperRequest,
): Promise<Paper> {
  const purpose = { act: 'papers.incident', needs: 'notes' } as const;
  return onPaper(worker, personId, request, purpose, async (ground) => {
    const row = await findIncident(ground);
    if (request.of && !row) throw new Refusal('not-found');
    return incidentPaper(
      {
        person: ground.person,
        number: row?.number ?? '',
        resource: row?.resource ?? '',
        kind: row?.kind ?? null,
        at: row?.at ?? null,
        placeNote: row?.placeNote ?? '',
        what: row?.what ?? '',
        injury: row?.injury ?? '',
        action: row?.action ?? '',
        toldTo: row?.toldTo ?? '',
        toldOn: row?.toldOn ?? null,
        insuranceNote: row?.insuranceNote ?? '',
        prevention: row?.prevention ?? '',
        basis: row?.basis ?? '',
        closedOn: row?.closedOn ?? null,
        reportedBy: row?.reportedBy ?? '',
      },
      { ...ground.issue, madeOn: row ? tokyoDay(row.at) : ground.today },
    );
  });
}
