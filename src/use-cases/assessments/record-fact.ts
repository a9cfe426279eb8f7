import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { json } from '#db/json.ts';
import type { Worker } from '#domain/actor.ts';
import { deriveProfile } from './derive-profile.ts';
import { insertFact, type NewFact } from './insert-fact.ts';
import { ageOfPerson, liveFacts, parts, readDraft } from './read-draft.ts';

/** Writes down one thing about a person with its basis. An open draft takes it up at once. */
export async function recordFact(worker: Worker, personId: string, fact: NewFact): Promise<void> {
  const purpose = { act: 'facts.record', subjects: [{ kind: 'person', id: personId }] };
  await asActor(worker, purpose, async (db) => {
    const draft = await db
      .selectFrom('assessment')
      .select('id')
      .where('personId', '=', personId)
      .where('state', '=', 'draft')
      .executeTakeFirst();
    await insertFact(db, worker, personId, draft?.id ?? null, fact);
    await refreshAccess(db, personId);
    if (!draft) return;
    const stored = await readDraft(db, personId, draft.id);
    const age = await ageOfPerson(db, personId, stored.fields.madeOn);
    const profile = deriveProfile(parts(stored.fields), await liveFacts(db, personId), age);
    await db
      .updateTable('assessment')
      .set({ profile: json(profile) })
      .where('id', '=', draft.id)
      .execute();
  });
}
