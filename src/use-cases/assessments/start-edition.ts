import { refreshAccess } from '#db/access-list.ts';
import { asActor, type Handle } from '#db/as-actor.ts';
import { moveCaseAlong } from '#db/case-course.ts';
import { json } from '#db/json.ts';
import { requireItem } from '#db/own-items.ts';
import type { Worker } from '#domain/actor.ts';
import { answersShape, conditionsOf } from '#domain/assessment.ts';
import { blankPerson, personProfileShape } from '#domain/conditions.ts';
import { deriveProfile } from './derive-profile.ts';
import { ageOfPerson, liveFacts } from './read-draft.ts';

/**
 * Starts the first edition, or the next one from the last: the confirmed edition stays as it was (invariant 9). When a
 * draft is open already it is the one to go on with. Gives the draft's id and edition.
 */
export async function startEdition(
  worker: Worker,
  personId: string,
  id: string,
  today: string,
): Promise<{ id: string; edition: number }> {
  const purpose = { act: 'assessments.start', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    await requireItem(db, worker, personId, 'participation');
    const last = await db
      .selectFrom('assessment')
      .select(['id', 'edition', 'state', 'sources', 'answers', 'profile'])
      .where('personId', '=', personId)
      .orderBy('edition', 'desc')
      .executeTakeFirst();
    if (last?.state === 'draft') return { id: last.id, edition: last.edition };
    const edition = (last?.edition ?? 0) + 1;
    const conditions = conditionsOf(last ? personProfileShape.parse(last.profile) : blankPerson());
    const answers = answersShape.parse(last?.answers ?? {});
    const age = await ageOfPerson(db, personId, today);
    await db
      .insertInto('assessment')
      .values({
        municipalityId: worker.municipalityId,
        id,
        personId,
        edition,
        madeOn: today,
        madeBy: worker.accountId,
        sources: last?.sources ?? [],
        answers: json(answers),
        profile: json(deriveProfile({ answers, conditions }, await liveFacts(db, personId), age)),
        updatedBy: worker.accountId,
      })
      .execute();
    if (edition === 1) await moveToAssessing(db, worker, personId, today);
    await refreshAccess(db, personId);
    return { id, edition };
  });
}

/**
 * Who begins to ask somebody just received is assessing. Outreach stays outreach: there one writes down what is seen long
 * before anybody may be asked. A case that is another office's to move is not moved.
 */
async function moveToAssessing(db: Handle, worker: Worker, personId: string, on: string): Promise<void> {
  const open = await db
    .selectFrom('case')
    .select('id')
    .where('personId', '=', personId)
    .where('state', '=', 'received')
    .orderBy('id', 'desc')
    .forUpdate()
    .executeTakeFirst();
  if (!open) return;
  const reason = 'アセスメントをはじめた';
  await moveCaseAlong(db, worker, {
    caseId: open.id,
    personId,
    to: 'assessing',
    kind: 'forward',
    on,
    reason,
  });
}
