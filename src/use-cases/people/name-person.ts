import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { keepRevision } from '#db/revision.ts';
import type { Worker } from '#domain/actor.ts';
import type { PersonNames } from '#domain/person.ts';
import { Refusal } from '#domain/refusal.ts';

/** How the name came to be known: only from the person, or because a law makes somebody tell it. */
export type Naming = {
  names: PersonNames;
  basis: 'consent' | 'duty_to_report';
  basisNote: string;
  on: string;
};

/**
 * Gives an unnamed person their name: an act of its own with its own basis (invariant 10). What they were called before
 * stays as it was, so that the first notes can still be read.
 */
export async function namePerson(
  worker: Worker,
  personId: string,
  seen: number,
  naming: Naming,
): Promise<void> {
  const purpose = { act: 'people.name', subjects: [{ kind: 'person', id: personId }] };
  await asActor(worker, purpose, async (db) => {
    const before = await db
      .selectFrom('person')
      .select([
        'isAnonymous',
        'called',
        'familyName',
        'givenName',
        'familyNameKana',
        'givenNameKana',
        'alternativeName',
        'version',
      ])
      .where('id', '=', personId)
      .forUpdate()
      .executeTakeFirst();
    if (!before) throw new Refusal('not-found');
    if (!before.isAnonymous) throw new Refusal('already-done');
    if (before.version !== seen) throw new Refusal('changed-meanwhile');
    const { version, ...fields } = before;
    await keepRevision(db, worker, { kind: 'person', id: personId, personId }, version, fields);
    await db
      .updateTable('person')
      .set({
        ...naming.names,
        isAnonymous: false,
        version: version + 1,
        updatedAt: sql`now()`,
        updatedBy: worker.accountId,
      })
      .where('id', '=', personId)
      .execute();
    await db
      .insertInto('fact')
      .values({
        municipalityId: worker.municipalityId,
        id: uuidv7(),
        personId,
        kind: 'other',
        item: 'basic',
        words: '名まえをうかがった',
        saidBy: naming.basis === 'consent' ? 'person' : 'agency',
        saidOn: naming.on,
        basis: naming.basis,
        basisNote: naming.basisNote,
        createdBy: worker.accountId,
      })
      .execute();
    await refreshAccess(db, personId);
  });
}
