import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';

export type Choices = {
  areas: { id: string; name: string }[];
  /** People of the worker's own agency and of the municipal office: those who can be named as readers or for a next step. */
  colleagues: { id: string; name: string; agencyName: string; isOwnAgency: boolean }[];
};

/** What the forms about a person offer to choose from. Nobody's record is read. */
export async function listChoices(worker: Worker): Promise<Choices> {
  return asActor(worker, { act: 'people.choices' }, async (db) => {
    const areas = await db
      .selectFrom('area')
      .select(['id', 'name'])
      .orderBy('kind')
      .orderBy('name')
      .execute();
    const colleagues = await db
      .selectFrom('account')
      .innerJoin('agency', 'agency.id', 'account.agencyId')
      .select(['account.id', 'account.name', 'agency.name as agencyName', 'account.agencyId'])
      .where('account.isActive', '=', true)
      .where((eb) => eb.not(eb('account.roles', '@>', eb.val(['administrator']))))
      .where((eb) =>
        eb.or([eb('account.agencyId', '=', worker.agencyId), eb('agency.kind', '=', 'municipal_office')]),
      )
      .orderBy('account.nameKana')
      .orderBy('account.name')
      .execute();
    return {
      areas,
      colleagues: colleagues.map(({ agencyId, ...colleague }) => ({
        ...colleague,
        isOwnAgency: agencyId === worker.agencyId,
      })),
    };
  });
}
