import { asActor } from '#db/as-actor.ts';
import { townChoices } from '#db/town-choices.ts';
import type { Worker } from '#domain/actor.ts';
import type { AskedChoice, TownChoices } from '#domain/town-choice.ts';

export type Recipients = {
  agencies: { id: string; name: string }[];
  organizations: TownChoices;
};

/** To whom a consent can be addressed: other agencies, and the organisations of the town's register. */
export async function listRecipients(worker: Worker, asked: AskedChoice): Promise<Recipients> {
  return asActor(worker, { act: 'consents.recipients' }, async (db) => ({
    agencies: await db
      .selectFrom('agency')
      .select(['id', 'name'])
      .where('id', '!=', worker.agencyId)
      .where('kind', '!=', 'system')
      .where('endedOn', 'is', null)
      .orderBy('name')
      .execute(),
    organizations: await townChoices(db, 'organization', asked),
  }));
}
