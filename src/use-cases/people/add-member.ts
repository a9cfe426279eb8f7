import { uuidv7 } from 'uuidv7';
import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { requireItem } from '#db/own-items.ts';
import type { Worker } from '#domain/actor.ts';
import type { MemberDraft } from '#domain/person.ts';

export type NewMember = MemberDraft & { id: string; recordNumber?: string };

/**
 * Writes a member of the family into this person's record. The member's own record, if there is one, stays as closed as it
 * was: mother and child are two people (invariant 12).
 */
export async function addMember(
  worker: Worker,
  personId: string,
  member: NewMember,
): Promise<'added' | 'no-such-record'> {
  const purpose = { act: 'people.household.add', subjects: [{ kind: 'person', id: personId }] };
  const { recordNumber, ...draft } = member;
  return asActor(worker, purpose, async (db) => {
    await requireItem(db, worker, personId, 'family');
    const { municipalityId } = worker;
    const known = await db
      .selectFrom('householdMember')
      .select(['id', 'householdId'])
      .where('ofPersonId', '=', personId)
      .execute();
    if (known.some(({ id }) => id === member.id)) return 'added';
    const record = recordNumber
      ? await db.selectFrom('person').select('id').where('number', '=', recordNumber).executeTakeFirst()
      : undefined;
    // A record that is not open to the worker reads the same as one that does not exist.
    if (recordNumber && !record) return 'no-such-record';
    let householdId = known[0]?.householdId;
    if (householdId === undefined) {
      householdId = uuidv7();
      await db.insertInto('household').values({ municipalityId, id: householdId }).execute();
    }
    await db
      .insertInto('householdMember')
      .values({ ...draft, municipalityId, householdId, ofPersonId: personId, personId: record?.id ?? null })
      .execute();
    await refreshAccess(db, personId);
    return 'added';
  });
}
