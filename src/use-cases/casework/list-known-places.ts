import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';

/** The places that this person has to do with already: what a no is most likely about. */
export async function listKnownPlaces(
  worker: Worker,
  personId: string,
): Promise<{ id: string; name: string }[]> {
  const purpose = { act: 'casework.places', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, (db) =>
    db
      .selectFrom('resource')
      .select(['id', 'name'])
      .where((eb) =>
        eb.or([
          eb('id', 'in', eb.selectFrom('placement').select('resourceId').where('personId', '=', personId)),
          eb('id', 'in', eb.selectFrom('matchPass').select('resourceId').where('personId', '=', personId)),
        ]),
      )
      .orderBy('name')
      .limit(100)
      .execute(),
  );
}
