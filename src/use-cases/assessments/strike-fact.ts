import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import { json } from '#db/json.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { deriveProfile } from './derive-profile.ts';
import { ageOfPerson, liveFacts, parts, readDraft } from './read-draft.ts';

/** Strikes words through, with the reason; they stay readable (invariant 9) and leave the draft's profile at once. */
export async function strikeFact(
  worker: Worker,
  personId: string,
  factId: string,
  reason: string,
): Promise<void> {
  const purpose = { act: 'facts.strike', subjects: [{ kind: 'person', id: personId }] };
  await asActor(worker, purpose, async (db) => {
    const fact = await db
      .selectFrom('fact')
      .select('struckAt')
      .where('id', '=', factId)
      .where('personId', '=', personId)
      .executeTakeFirst();
    if (!fact) throw new Refusal('not-found');
    if (fact.struckAt) throw new Refusal('already-done');
    await db
      .updateTable('fact')
      .set({ struckAt: sql`now()`, struckReason: reason, version: sql`version + 1` })
      .where('id', '=', factId)
      .execute();
    const draft = await db
      .selectFrom('assessment')
      .select('id')
      .where('personId', '=', personId)
      .where('state', '=', 'draft')
      .executeTakeFirst();
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
