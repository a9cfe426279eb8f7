import { asActor, type Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { EvaluationSheet } from '#domain/evaluation-draft.ts';
import { countPeriod, wordsOfPeriod, type HeardWords, type PeriodCounts } from './gather-period.ts';
import { readMeasurements, type Measurement } from './read-scales.ts';
import { wordingsOf, type Wordings } from './read-wordings.ts';
import { readGoalWords } from './running-plan.ts';
import { readSheet } from './stored-sheet.ts';

export type EvaluationAnswer = {
  id: string;
  edition: number;
  caseNumber: string;
  planEdition: number | null;
  madeByName: string | null;
  sheet: EvaluationSheet;
  isLocked: boolean;
  lockedAt: Date | null;
  version: number;
  /** Where the person takes or took part within the period. */
  places: { placementId: string; name: string; role: string }[];
  /** Counted now, beside what the sheet says: an open sheet may be behind. */
  counts: PeriodCounts;
  heard: HeardWords[];
  measurements: Measurement[];
  wordings: Wordings;
  goalWords: Map<string, string>;
};

/** One モニタリング・評価シート with everything it is written from. */
export async function readEvaluation(
  worker: Worker,
  personId: string,
  id: string,
): Promise<EvaluationAnswer> {
  const purpose = { act: 'evaluations.read', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    const row = await readSheet(db, personId, id);
    const { caseId, sheet, edition, lockedAt, version } = row;
    const period = { from: sheet.periodFrom, to: sheet.periodTo };
    const measurements = await readMeasurements(db, caseId);
    return {
      id,
      edition,
      sheet,
      lockedAt,
      version,
      isLocked: lockedAt !== null,
      ...(await readNames(db, row)),
      places: await readPlaces(db, caseId, period),
      counts: await countPeriod(db, caseId, period),
      heard: await wordsOfPeriod(db, caseId, period),
      measurements: measurements.flatMap((row) => asOf(row, sheet.madeOn, lockedAt)),
      wordings: await wordingsOf(db),
      goalWords: await readGoalWords(db, caseId),
    };
  });
}

/**
 * What was measured later belongs to a later sheet. A locked sheet shows what stood there when it was locked: a measurement
 * written down or struck afterwards does not change it (invariant 9).
 */
function asOf(row: Measurement, madeOn: string, lockedAt: Date | null): Measurement[] {
  const isStruck = row.struckAt !== null && (lockedAt === null || row.struckAt <= lockedAt);
  const isLate = row.measuredOn > madeOn || (lockedAt !== null && row.createdAt > lockedAt);
  return isStruck || isLate ? [] : [{ ...row, struckAt: null, struckReason: null }];
}

async function readNames(
  db: Handle,
  { caseId, planId, madeBy }: { caseId: string; planId: string | null; madeBy: string },
) {
  const { number } = await db
    .selectFrom('case')
    .select('number')
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow();
  const plan = planId
    ? await db.selectFrom('plan').select('edition').where('id', '=', planId).executeTakeFirst()
    : undefined;
  const maker = await db.selectFrom('account').select('name').where('id', '=', madeBy).executeTakeFirst();
  return { caseNumber: number, planEdition: plan?.edition ?? null, madeByName: maker?.name ?? null };
}

function readPlaces(db: Handle, caseId: string, { from, to }: { from: string; to: string }) {
  return db
    .selectFrom('placement')
    .innerJoin('resource', (join) =>
      join
        .onRef('resource.municipalityId', '=', 'placement.municipalityId')
        .onRef('resource.id', '=', 'placement.resourceId'),
    )
    .select(['placement.id as placementId', 'resource.name', 'placement.role'])
    .where('placement.caseId', '=', caseId)
    .where('placement.state', 'in', ['trial', 'settled', 'continuing', 'ended'])
    .where((eb) => eb(eb.fn.coalesce('placement.startedOn', 'placement.stateSince'), '<=', to))
    .where((eb) => eb.or([eb('placement.endedOn', 'is', null), eb('placement.endedOn', '>=', from)]))
    .orderBy('placement.number')
    .execute();
}
