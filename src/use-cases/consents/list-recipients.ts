import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';

export type Recipients = {
  agencies: { id: string; name: string }[];
  organizations: { id: string; name: string }[];
};

/** To whom a consent can be addressed: other agencies, and the organisations of the town's register. */
export async function listRecipients(worker: Worker): Promise<Recipients> {
  return asActor(worker, { act: 'consents.recipients' }, async (db) => ({
    agencies: await db
      .selectFrom('agency')
      .select(['id', 'name'])
      .where('id', '!=', worker.agencyId)
      .where('kind', '!=', 'system')
      .where('endedOn', 'is', null)
      .orderBy('name')
      .execute(),
    organizations: await db
      .selectFrom('organization')
      .select(['id', 'name'])
      .where('state', '!=', 'closed')
      .orderBy('nameKana')
      .orderBy('name')
      .limit(1000)
      .execute(),
  }));
}
