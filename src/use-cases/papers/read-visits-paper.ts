import type { Worker } from '#domain/actor.ts';
import type { Paper } from '#documents/paper.ts';
import { visitsPaper, type VisitLine } from '#documents/visits-paper.ts';
import { timesText } from './as-text.ts';
import { onPaper, type PaperGround, type PaperRequest } from './paper-ground.ts';
import { findPlacement } from './read-placement.ts';

async function readVisits({ db }: PaperGround, placementId: string | undefined): Promise<VisitLine[]> {
  if (placementId === undefined) return [];
  const rows = await db
    .selectFrom('visit')
    .leftJoin('account', 'account.id', 'visit.companionId')
    .select([
      'kind',
      'turn',
      'plannedOn',
      'heldOn',
      'fromTime',
      'toTime',
      'meetAt',
      'account.name as companion',
    ])
    .select(['companionNote', 'personWords', 'hostWords', 'workerView', 'outcome', 'outcomeWords'])
    .where('placementId', '=', placementId)
    .orderBy('plannedOn')
    .orderBy('visit.id')
    .execute();
  return rows.map(({ fromTime, toTime, companion, ...visit }) => ({
    ...visit,
    time: timesText(fromTime, toTime),
    companion: companion ?? '',
  }));
}

/** 見学・体験記録 of one マッチング. */
export async function readVisitsPaper(
  worker: Worker,
  personId: string,
  request: PaperRequest,
): Promise<Paper> {
  const purpose = { act: 'papers.visits', needs: 'participation' } as const;
  return onPaper(worker, personId, request, purpose, async (ground) => {
    const { id, placement } = await findPlacement(ground);
    const visits = await readVisits(ground, id);
    return visitsPaper({ person: ground.person, placement, visits }, ground.issue);
  });
}
