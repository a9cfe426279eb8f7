import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { Judgement } from '#domain/evaluation.ts';

export type ListedEvaluation = {
  id: string;
  edition: number;
  caseNumber: string;
  madeOn: string;
  madeByName: string | null;
  periodFrom: string;
  periodTo: string;
  judgement: Judgement | null;
  nextOn: string | null;
  isLocked: boolean;
};

/** Every sheet of this person, the newest case and edition first. */
export async function listEvaluations(worker: Worker, personId: string): Promise<ListedEvaluation[]> {
  const purpose = { act: 'evaluations.list', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    const rows = await db
      .selectFrom('evaluation')
      .innerJoin('case', (join) =>
        join
          .onRef('case.municipalityId', '=', 'evaluation.municipalityId')
          .onRef('case.id', '=', 'evaluation.caseId'),
      )
      .leftJoin('account', (join) =>
        join
          .onRef('account.municipalityId', '=', 'evaluation.municipalityId')
          .onRef('account.id', '=', 'evaluation.madeBy'),
      )
      .select([
        'evaluation.id',
        'edition',
        'case.number as caseNumber',
        'madeOn',
        'account.name as madeByName',
      ])
      .select(['periodFrom', 'periodTo', 'judgement', 'nextOn', 'lockedAt'])
      .where('evaluation.personId', '=', personId)
      .orderBy('case.openedOn', 'desc')
      .orderBy('edition', 'desc')
      .execute();
    return rows.map(({ lockedAt, judgement, ...row }) => ({
      ...row,
      judgement: judgement as Judgement | null,
      isLocked: lockedAt !== null,
    }));
  });
}
