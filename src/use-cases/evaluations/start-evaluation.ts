import { refreshAccess } from '#db/access-list.ts';
import { asActor, type Handle } from '#db/as-actor.ts';
import { moveCaseAlong } from '#db/case-course.ts';
import { json } from '#db/json.ts';
import { requireItem } from '#db/own-items.ts';
import type { Worker } from '#domain/actor.ts';
import { addDays } from '#domain/calendar-day.ts';
import { isEnded } from '#domain/case-state.ts';
import { draftOfPeriod } from '#domain/evaluation-draft.ts';
import { Refusal } from '#domain/refusal.ts';
import { countPeriod, wordsOfPeriod } from './gather-period.ts';
import { newestCase } from './newest-case.ts';
import { readRunningPlan } from './running-plan.ts';

/**
 * Begins the next sheet, filled with what was counted and said until that day; one open sheet a case, so that two people
 * share it.
 */
export async function startEvaluation(
  worker: Worker,
  personId: string,
  newId: string,
  on: string,
): Promise<{ id: string }> {
  const purpose = { act: 'evaluations.start', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db, log) => {
    await requireItem(db, worker, personId, 'participation');
    const own = await newestCase(db, personId);
    const earlier = await db
      .selectFrom('evaluation')
      .select(['id', 'edition', 'periodTo', 'lockedAt'])
      .where('caseId', '=', own.id)
      .orderBy('edition', 'desc')
      .execute();
    const open = earlier.find(({ lockedAt }) => lockedAt === null);
    if (open) return { id: open.id };
    if (isEnded(own.state)) throw new Refusal('already-done');
    const plan = await readRunningPlan(db, own.id);
    const last = earlier[0];
    const begun = last
      ? addDays(last.periodTo, 1)
      : (plan?.startedOn ?? (await firstDayOfTakingPart(db, own.id)) ?? own.openedOn);
    const period = { from: begun < on ? begun : on, to: on };
    const heard = await wordsOfPeriod(db, own.id, period);
    const content = draftOfPeriod({
      ...(await countPeriod(db, own.id, period)),
      goals: plan?.goals ?? [],
      personWords: heard.find(({ side }) => side === 'person')?.words ?? '',
      hostWords: heard.find(({ side, isForUs }) => side === 'host' && !isForUs)?.words ?? '',
    });
    const edition = (last?.edition ?? 0) + 1;
    await db
      .insertInto('evaluation')
      .values({
        municipalityId: worker.municipalityId,
        id: newId,
        personId,
        caseId: own.id,
        planId: plan?.id ?? null,
        edition,
        madeOn: on,
        madeBy: worker.accountId,
        periodFrom: period.from,
        periodTo: period.to,
        content: json(content),
        updatedBy: worker.accountId,
      })
      .execute()
      .catch((error: unknown) => {
        // A colleague began the same edition at the same moment.
        const isTaken = error instanceof Error && 'code' in error && error.code === '23505';
        throw isTaken ? new Refusal('changed-meanwhile', { cause: error }) : error;
      });
    if (own.state === 'taking_part') {
      const reason = `第${edition}回の評価をはじめた`;
      await moveCaseAlong(db, worker, { caseId: own.id, personId, to: 'evaluating', on, reason });
    }
    log.detail({ edition });
    await refreshAccess(db, personId);
    return { id: newId };
  });
}

async function firstDayOfTakingPart(db: Handle, caseId: string): Promise<string | null> {
  const row = await db
    .selectFrom('placement')
    .select((eb) => eb.fn.coalesce('startedOn', 'settledOn').as('from'))
    .where('caseId', '=', caseId)
    .where((eb) => eb(eb.fn.coalesce('startedOn', 'settledOn'), 'is not', null))
    .orderBy((eb) => eb.fn.coalesce('startedOn', 'settledOn'))
    .executeTakeFirst();
  return row?.from ?? null;
}
