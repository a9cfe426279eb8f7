import { sql } from 'kysely';
import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { meetVersions, type KeptSides } from '#db/meet-versions.ts';
import type { Worker } from '#domain/actor.ts';
import type { Saved } from '#domain/clash.ts';
import { contactFields, type ContactDraft } from '#domain/person.ts';
import { Refusal } from '#domain/refusal.ts';

/**
 * Changes how to reach a person, and puts 支援措置 on or takes it off. Whoever may not read a protected address cannot
 * change it either: the row is not there for them. Who locks an address is one of its readers and says why, because the
 * policy asks the same of the row after the change as before.
 */
export async function changeContact(
  worker: Worker,
  personId: string,
  seen: number,
  contact: ContactDraft,
  options: { typedReason?: string | undefined; kept?: KeptSides | undefined } = {},
): Promise<Saved> {
  const { typedReason, kept } = options;
  const purpose = {
    act: 'people.contact.change',
    subjects: [{ kind: 'person', id: personId }],
    ...(typedReason ? { typedReason } : {}),
  };
  const { accountId } = worker;
  const readers = contact.isProtected
    ? [...new Set([accountId, ...contact.protectedReaders])].toSorted()
    : [];
  return asActor(worker, purpose, async (db, log) => {
    const row = await db
      .selectFrom('personContact')
      .select([
        ...contactFields,
        'isProtected',
        'protectedUntil',
        'protectedReaders',
        'version',
        'updatedBy',
        'updatedAt',
      ])
      .where('personId', '=', personId)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw new Refusal('not-found');
    const { version, updatedBy, updatedAt, ...fields } = row;
    const subject = { kind: 'person_contact', id: personId, personId };
    const stored = { version, updatedBy, updatedAt, fields: fields as ContactDraft };
    const met = await meetVersions(db, worker, subject, stored, {
      seen,
      fields: { ...contact, protectedReaders: readers },
      kept,
    });
    if (!met.ok) return met;
    const { isProtected } = met.merged;
    // A point on a map is an address too: it goes when the lock comes.
    const point = isProtected ? { latitude: null, longitude: null } : {};
    await db
      .updateTable('personContact')
      .set({
        ...met.merged,
        ...point,
        version: met.version,
        updatedAt: sql`now()`,
        updatedBy: accountId,
      })
      .where('personId', '=', personId)
      .execute();
    await db
      .updateTable('person')
      .set({ hasProtectedAddress: isProtected })
      .where('id', '=', personId)
      .execute();
    log.detail({ isProtected });
    await refreshAccess(db, personId);
    return { ok: true };
  });
}
