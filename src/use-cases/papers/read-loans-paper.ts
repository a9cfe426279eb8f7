import type { Worker } from '#domain/actor.ts';
import { loansPaper } from '#documents/loans-paper.ts';
import type { Paper } from '#documents/paper.ts';
import { onPaper, type PaperGround, type PaperRequest } from './paper-ground.ts';
import { findPlacement } from './read-placement.ts';

async function readLoans({ db }: PaperGround, placementId: string | undefined) {
  if (placementId === undefined) return [];
  return db
    .selectFrom('loan')
    .select(['item', 'itemNumber', 'quantity', 'lentBy', 'lentOn', 'dueOn', 'returnedOn', 'conditionWords'])
    .where('placementId', '=', placementId)
    .orderBy('lentOn')
    .orderBy('id')
    .execute();
}

/** 貸与票・受領書. */
export async function readLoansPaper(
  worker: Worker,
  personId: string,
  request: PaperRequest,
): Promise<Paper> {
  const purpose = { act: 'papers.loans', needs: 'participation' } as const;
  return onPaper(worker, personId, request, purpose, async (ground) => {
    const { id, placement, supporter } = await findPlacement(ground);
    return loansPaper({ placement, supporter, loans: await readLoans(ground, id) }, ground.issue);
  });
}
