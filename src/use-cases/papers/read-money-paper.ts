import type { Worker } from '#domain/actor.ts';
import { moneyPaper, type MoneyLine } from '#documents/money-paper.ts';
import type { Paper } from '#documents/paper.ts';
import { onPaper, type PaperGround, type PaperRequest } from './paper-ground.ts';
import { findPlacement } from './read-placement.ts';

async function readLines({ db }: PaperGround, placementId: string | undefined): Promise<MoneyLine[]> {
  if (placementId === undefined) return [];
  const rows = await db
    .selectFrom('moneyEntry')
    .select([
      'onDay',
      'kind',
      'direction',
      'yen',
      'fund',
      'paidBy',
      'receipt',
      'benefitChecked',
      'benefitNote',
    ])
    .select('struckReason')
    .where('placementId', '=', placementId)
    .orderBy('onDay')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, direction: row.direction as MoneyLine['direction'] }));
}

/** 謝礼・交通費台帳: for those to whom the person's money is open. */
export async function readMoneyPaper(
  worker: Worker,
  personId: string,
  request: PaperRequest,
): Promise<Paper> {
  const purpose = { act: 'papers.money', needs: 'economy' } as const;
  return onPaper(worker, personId, request, purpose, async (ground) => {
    const { id, placement } = await findPlacement(ground);
    const lines = await readLines(ground, id);
    return moneyPaper({ person: ground.person, placement, lines }, ground.issue);
  });
}
