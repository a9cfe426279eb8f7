import { uuidv7 } from 'uuidv7';
import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { json } from '#db/json.ts';
import type { Worker } from '#domain/actor.ts';
import { addDays } from '#domain/calendar-day.ts';
import { itemOfKind } from '#domain/fact.ts';
import type { DemoPerson } from './demo-person.ts';
import { profileOf } from './profile-of.ts';

/** The first edition of an assessment with its facts, confirmed unless the story is still in the middle of it. */
export async function recordProfile(
  worker: Worker,
  personId: string,
  story: DemoPerson,
  today: string,
): Promise<void> {
  const purpose = { act: 'assessments.record', subjects: [{ kind: 'person', id: personId }] };
  await asActor(worker, purpose, async (db) => {
    const { municipalityId, accountId } = worker;
    const assessmentId = uuidv7();
    const madeOn = addDays(today, -Math.min(...story.facts.map(([, , days]) => days)));
    await db
      .insertInto('assessment')
      .values({
        municipalityId,
        id: assessmentId,
        personId,
        edition: 1,
        state: story.state === 'assessing' ? 'draft' : 'confirmed',
        madeOn,
        madeBy: accountId,
        sources: ['本人'],
        answers: json({}),
        profile: json(profileOf(story, today)),
        updatedBy: accountId,
      })
      .execute();
    for (const [kind, words, days] of story.facts) {
      await db
        .insertInto('fact')
        .values({
          municipalityId,
          id: uuidv7(),
          personId,
          assessmentId,
          kind,
          item: itemOfKind[kind],
          words: words.replace(/^「(.*)」$/u, '$1'),
          isOwnWords: words.startsWith('「'),
          saidBy: 'person',
          saidOn: addDays(today, -days),
          basis: 'consent',
          createdBy: accountId,
        })
        .execute();
    }
    await refreshAccess(db, personId);
  });
}
