import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { BornPrecision } from '#domain/person.ts';

export type HouseholdMember = {
  id: string;
  householdId: string;
  name: string;
  relation: string;
  livesTogether: boolean;
  bornOn: string | null;
  bornPrecision: BornPrecision;
  occupation: string;
  careNote: string;
  role: string;
  note: string;
  version: number;
  /** The member's own record, only when this worker may see that one too (invariant 12). */
  record: { id: string; number: string } | undefined;
};

/** The family as it was told for this person. A member with a record of their own is a link only where that is open too. */
export async function listHousehold(worker: Worker, personId: string): Promise<HouseholdMember[]> {
  const purpose = { act: 'people.household.list', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    const rows = await db
      .selectFrom('householdMember')
      .leftJoin('person', 'person.id', 'householdMember.personId')
      .select([
        'householdMember.id',
        'householdMember.householdId',
        'householdMember.name',
        'householdMember.relation',
        'householdMember.livesTogether',
        'householdMember.bornOn',
        'householdMember.bornPrecision',
        'householdMember.occupation',
        'householdMember.careNote',
        'householdMember.role',
        'householdMember.note',
        'householdMember.version',
        'person.id as recordId',
        'person.number as recordNumber',
      ])
      .where('householdMember.ofPersonId', '=', personId)
      .orderBy('householdMember.livesTogether', 'desc')
      .orderBy('householdMember.id')
      .execute();
    return rows.map(({ recordId, recordNumber, ...member }) => ({
      ...member,
      bornPrecision: member.bornPrecision as BornPrecision,
      record: recordId && recordNumber ? { id: recordId, number: recordNumber } : undefined,
    }));
  });
}
