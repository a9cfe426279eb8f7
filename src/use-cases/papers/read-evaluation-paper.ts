import type { Worker } from '#domain/actor.ts';
import { evaluationContentShape, type EvaluationContent } from '#domain/evaluation.ts';
import { Refusal } from '#domain/refusal.ts';
import { evaluationPaper } from '#documents/evaluation-paper.ts';
import type { Paper } from '#documents/paper.ts';
import { onPaper, type PaperGround, type PaperRequest } from './paper-ground.ts';
import { readScalePairs } from './read-scales.ts';

const emptyContent: EvaluationContent = {
  v: 1,
  planned: null,
  came: null,
  absences: '',
  goals: [],
  personWords: '',
  hostWords: '',
  workerView: '',
  changes: [],
  changesNote: '',
  reason: '',
  after: '',
};

async function findEvaluation({ db, personId, request }: PaperGround) {
  let query = db
    .selectFrom('evaluation')
    .innerJoin('account', 'account.id', 'evaluation.madeBy')
    .innerJoin('case', 'case.id', 'evaluation.caseId')
    .leftJoin('plan', 'plan.id', 'evaluation.planId')
    .select([
      'evaluation.id',
      'evaluation.edition',
      'evaluation.madeOn',
      'periodFrom',
      'periodTo',
      'evaluation.content',
    ])
    .select(['judgement', 'explainedOn', 'evaluation.agreedOn', 'nextOn', 'plan.edition as planEdition'])
    .select(['account.name as madeBy', 'case.number as caseNumber'])
    .where('evaluation.personId', '=', personId)
    .orderBy('evaluation.madeOn', 'desc')
    .orderBy('evaluation.edition', 'desc');
  if (request.of) query = query.where('evaluation.id', '=', request.of);
  return query.executeTakeFirst();
}

/** モニタリング・評価シート: the named one, or the newest. */
export async function readEvaluationPaper(
  worker: Worker,
  personId: string,
  request: PaperRequest,
): Promise<Paper> {
  const purpose = { act: 'papers.evaluation', needs: 'participation' } as const;
  return onPaper(worker, personId, request, purpose, async (ground) => {
    const row = await findEvaluation(ground);
    if (request.of && !row) throw new Refusal('not-found');
    return evaluationPaper(
      {
        person: ground.person,
        caseNumber: row?.caseNumber ?? ground.currentCase?.number ?? '',
        edition: row?.edition ?? null,
        planEdition: row?.planEdition ?? null,
        madeBy: row?.madeBy ?? '',
        periodFrom: row?.periodFrom ?? null,
        periodTo: row?.periodTo ?? null,
        content: evaluationContentShape.parse({ ...emptyContent, ...(row?.content as object | undefined) }),
        judgement: row?.judgement ?? null,
        explainedOn: row?.explainedOn ?? null,
        agreedOn: row?.agreedOn ?? null,
        nextOn: row?.nextOn ?? null,
        scales: await readScalePairs(ground, row),
      },
      { ...ground.issue, madeOn: row?.madeOn ?? ground.today },
    );
  });
}
