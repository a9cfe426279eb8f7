import { whoHolds } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';

export type Taker = {
  id: string;
  name: string;
  /** The person agreed that this agency knows of them, or it recorded them itself. */
  isCovered: boolean;
  workers: { id: string; name: string }[];
};

/** The agencies that might become 主担当, those to which the person agreed first, with the people who work there. */
export async function listTakers(worker: Worker, personId: string, today: string): Promise<Taker[]> {
  const purpose = { act: 'casework.takers', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    const holders = await whoHolds(db, personId, today);
    const agencies = await db
      .selectFrom('agency')
      .select(['id', 'name'])
      .where('endedOn', 'is', null)
      .where('kind', '!=', 'system')
      .orderBy('name')
      .execute();
    const accounts = await db
      .selectFrom('account')
      .select(['id', 'name', 'agencyId'])
      .where('isActive', '=', true)
      .where((eb) => eb.not(eb('roles', '@>', eb.val(['administrator']))))
      .orderBy('nameKana')
      .orderBy('name')
      .execute();
    return agencies
      .map(({ id, name }) => ({
        id,
        name,
        isCovered: holders.get(id)?.has('basic') ?? false,
        workers: accounts
          .filter(({ agencyId }) => agencyId === id)
          .map((one) => ({ id: one.id, name: one.name })),
      }))
      .toSorted((a, b) => Number(b.isCovered) - Number(a.isCovered));
  });
}
