import type { Worker } from '#domain/actor.ts';
import { insurancePaper } from '#documents/insurance-paper.ts';
import type { Paper } from '#documents/paper.ts';
import { onPaper, type PaperGround, type PaperRequest } from './paper-ground.ts';
import { findPlacement } from './read-placement.ts';

async function readLines({ db }: PaperGround, placementId: string | undefined) {
  if (placementId === undefined) return [];
  return db
    .selectFrom('insurance')
    .select(['kind', 'insurer', 'policyNumber', 'fromDay', 'toDay', 'payer', 'note'])
    .where('placementId', '=', placementId)
    .orderBy('fromDay')
    .orderBy('id')
    .execute();
}

/** 保険加入記録. */
export async function readInsurancePaper(
  worker: Worker,
  personId: string,
  request: PaperRequest,
): Promise<Paper> {
  const purpose = { act: 'papers.insurance', needs: 'participation' } as const;
  return onPaper(worker, personId, request, purpose, async (ground) => {
    const { id, placement } = await findPlacement(ground);
    return insurancePaper(
      { person: ground.person, placement, lines: await readLines(ground, id) },
      ground.issue,
    );
  });
}
