import { sql } from 'kysely';
import { refreshAccess } from '#db/access-list.ts';
import { asActor, type Handle } from '#db/as-actor.ts';
import { meetVersions, type KeptSides } from '#db/meet-versions.ts';
import type { Worker } from '#domain/actor.ts';
import type { Saved } from '#domain/clash.ts';
import type { PersonChange } from '#domain/person.ts';
import { Refusal } from '#domain/refusal.ts';

/** What an ordinary correction may touch, as it stands now. */
async function readForChange(db: Handle, personId: string) {
  const row = await db
    .selectFrom('person')
    .select([
      'familyName',
      'givenName',
      'familyNameKana',
      'givenNameKana',
      'alternativeName',
      'called',
      'gender',
      'bornOn',
      'bornPrecision',
      'householdNote',
      'areaId',
      'isAnonymous',
      'version',
      'updatedBy',
      'updatedAt',
    ])
    .where('id', '=', personId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  const { isAnonymous, version, updatedBy, updatedAt, ...fields } = row;
  return { isAnonymous, stored: { version, updatedBy, updatedAt, fields: fields as PersonChange } };
}

/**
 * Corrects a person's particulars. The old text stays in the revisions (invariant 9). An unnamed person gets no name this
 * way: naming is an act of its own (invariant 10), so the typed names are left out here.
 */
export async function changePerson(
  worker: Worker,
  personId: string,
  seen: number,
  change: PersonChange,
  kept?: KeptSides,
): Promise<Saved> {
  const purpose = { act: 'people.change', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    const { isAnonymous, stored } = await readForChange(db, personId);
    const typed = isAnonymous ? { ...change, ...withoutName } : change;
    const subject = { kind: 'person', id: personId, personId };
    const met = await meetVersions(db, worker, subject, stored, { seen, fields: typed, kept });
    if (!met.ok) return met;
    await db
      .updateTable('person')
      .set({ ...met.merged, version: met.version, updatedAt: sql`now()`, updatedBy: worker.accountId })
      .where('id', '=', personId)
      .execute();
    await refreshAccess(db, personId);
    return { ok: true };
  });
}

const withoutName = {
  familyName: '',
  givenName: '',
  familyNameKana: '',
  givenNameKana: '',
  alternativeName: '',
};
