import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { keepRevision } from '#db/revision.ts';
import type { Worker } from '#domain/actor.ts';
import type { MemberDraft } from '#domain/person.ts';
import { Refusal } from '#domain/refusal.ts';

/** Corrects what was told of a member of the family; the text before stays in the revisions (invariant 9). */
export async function changeMember(
  worker: Worker,
  personId: string,
  memberId: string,
  seen: number,
  member: MemberDraft,
): Promise<void> {
  const purpose = { act: 'people.household.change', subjects: [{ kind: 'person', id: personId }] };
  await asActor(worker, purpose, async (db) => {
    const before = await db
      .selectFrom('householdMember')
      .select([
        'name',
        'relation',
        'livesTogether',
        'bornOn',
        'bornPrecision',
        'occupation',
        'careNote',
        'role',
      ])
      .select(['note', 'version'])
      .where('id', '=', memberId)
      .where('ofPersonId', '=', personId)
      .forUpdate()
      .executeTakeFirst();
    if (!before) throw new Refusal('not-found');
    const { version, ...fields } = before;
    if (version !== seen) throw new Refusal('changed-meanwhile');
    await keepRevision(db, worker, { kind: 'household_member', id: memberId, personId }, version, fields);
    await db
      .updateTable('householdMember')
      .set({ ...member, version: version + 1 })
      .where('id', '=', memberId)
      .execute();
    await refreshAccess(db, personId);
  });
}
