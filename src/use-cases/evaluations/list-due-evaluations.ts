import type { Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { addDays } from '#domain/calendar-day.ts';
import { nameWithSan } from '#domain/person.ts';

export type DueEvaluation = {
  personId: string;
  personName: string;
  /** Begun and not locked; then `on` is the day it was begun. */
  evaluationId: string | null;
  edition: number;
  on: string;
};

/** How far ahead きょう looks. */
const aheadDays = 14;
const mostCases = 300;

/**
 * Evaluations of this worker's cases that are due: by the plan's review day or by what the last sheet said, whichever
 * comes first and has not been answered by a sheet; and sheets that were begun. What has waited longest comes first.
 */
export async function readDueEvaluations(
  db: Handle,
  worker: Worker,
  today: string,
): Promise<DueEvaluation[]> {
  const until = addDays(today, aheadDays);
  const cases = await readOwnCases(db, worker);
  const caseIds = cases.map(({ caseId }) => caseId);
  const sheets = await readSheets(db, caseIds);
  const reviews = await readReviews(db, caseIds);
  const due = cases.flatMap(({ caseId, personId, ...name }): DueEvaluation[] => {
    const own = sheets.filter((sheet) => sheet.caseId === caseId);
    const about = { personId, personName: nameWithSan(name) };
    const [newest] = own;
    if (newest && newest.lockedAt === null) {
      return [{ ...about, evaluationId: newest.id, edition: newest.edition, on: newest.madeOn }];
    }
    const made = newest?.madeOn ?? '';
    const days = [
      newest?.nextOn ?? null,
      ...reviews.filter((plan) => plan.caseId === caseId).map(({ reviewOn }) => reviewOn),
    ].filter((day): day is string => day !== null && day > made && day <= until);
    const on = days.toSorted()[0];
    return on === undefined
      ? []
      : [{ ...about, evaluationId: null, edition: (newest?.edition ?? 0) + 1, on }];
  });
  return due.sort((a, b) => (a.on < b.on ? -1 : 1));
}

function readOwnCases(db: Handle, worker: Worker) {
  return db
    .selectFrom('case')
    .innerJoin('person', (join) =>
      join
        .onRef('person.municipalityId', '=', 'case.municipalityId')
        .onRef('person.id', '=', 'case.personId'),
    )
    .select(['case.id as caseId', 'case.personId'])
    .select(['person.familyName', 'person.givenName', 'person.called', 'person.isAnonymous'])
    .where('case.mainAccountId', '=', worker.accountId)
    .where('case.state', 'not in', ['closed', 'closed_watching', 'referred', 'paused'])
    .orderBy('case.stateSince')
    .limit(mostCases)
    .execute();
}

/** The newest edition first. */
async function readSheets(db: Handle, caseIds: readonly string[]) {
  if (caseIds.length === 0) return [];
  return db
    .selectFrom('evaluation')
    .select(['id', 'caseId', 'edition', 'madeOn', 'nextOn', 'lockedAt'])
    .where('caseId', 'in', caseIds)
    .orderBy('edition', 'desc')
    .execute();
}

async function readReviews(db: Handle, caseIds: readonly string[]) {
  if (caseIds.length === 0) return [];
  return db
    .selectFrom('plan')
    .select(['caseId', 'reviewOn'])
    .where('caseId', 'in', caseIds)
    .where('state', 'in', ['running', 'evaluating'])
    .execute();
}
