import { asActor, type Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { HandoverContent } from '#domain/handover.ts';
import { Refusal } from '#domain/refusal.ts';
import { nameWithSan } from '#domain/person.ts';

export type ShownHandover = Awaited<ReturnType<typeof query>>[number];

async function query(
  db: Handle,
  asked: { batchId: string } | { personId: string } | { id: string } | 'open',
) {
  let select = db
    .selectFrom('handover')
    .innerJoin('person', (join) =>
      join
        .onRef('person.municipalityId', '=', 'handover.municipalityId')
        .onRef('person.id', '=', 'handover.personId'),
    )
    .innerJoin('case', (join) =>
      join
        .onRef('case.municipalityId', '=', 'handover.municipalityId')
        .onRef('case.id', '=', 'handover.caseId'),
    )
    .innerJoin('account as giver', (join) =>
      join
        .onRef('giver.municipalityId', '=', 'handover.municipalityId')
        .onRef('giver.id', '=', 'handover.fromAccountId'),
    )
    .innerJoin('account as taker', (join) =>
      join
        .onRef('taker.municipalityId', '=', 'handover.municipalityId')
        .onRef('taker.id', '=', 'handover.toAccountId'),
    )
    .select([
      'handover.id',
      'handover.personId',
      'handover.caseId',
      'batchId',
      'fromAccountId',
      'toAccountId',
    ])
    .select(['effectiveOn', 'content', 'metTogetherOn', 'personToldOn', 'doneOn', 'cancelledOn'])
    .select(['handover.version', 'giver.name as fromName', 'taker.name as toName'])
    .select(['case.number as caseNumber', 'case.state as caseState'])
    .select(['familyName', 'givenName', 'called'])
    .orderBy('effectiveOn')
    .orderBy('familyNameKana')
    .orderBy('handover.id')
    .limit(500);
  if (asked === 'open') {
    select = select.where('doneOn', 'is', null).where('cancelledOn', 'is', null);
  } else if ('batchId' in asked) select = select.where('batchId', '=', asked.batchId);
  else if ('personId' in asked) select = select.where('handover.personId', '=', asked.personId);
  else select = select.where('handover.id', '=', asked.id);
  const rows = await select.execute();
  return rows.map(({ familyName, givenName, called, ...row }) => ({
    ...row,
    personName: nameWithSan({ familyName, givenName, called }),
    content: row.content as HandoverContent,
  }));
}

/** The 引継書 that are being written, or those of one bundle or person, as far as they are open to this worker. */
export async function listHandovers(
  worker: Worker,
  asked: { batchId: string } | { personId: string } | 'open',
): Promise<ShownHandover[]> {
  return asActor(worker, { act: 'closing.handover.list' }, async (db, log) => {
    const rows = await query(db, asked);
    for (const { personId } of rows) log.about('person', personId);
    return rows;
  });
}

export async function readHandover(worker: Worker, personId: string, id: string): Promise<ShownHandover> {
  const purpose = { act: 'closing.handover.read', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    const [row] = await query(db, { id });
    if (!row || row.personId !== personId) throw new Refusal('not-found');
    return row;
  });
}
