import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { nameWithSan } from '#domain/person.ts';

export type CaseInHand = {
  caseId: string;
  caseNumber: string;
  personId: string;
  personName: string;
  state: string;
  stateSince: string;
  /** A 引継書 is being written for it already. */
  isBeingHandedOver: boolean;
};
export type Colleague = { id: string; name: string };

/** The cases in somebody's hands that have not ended, and the colleagues who might take them. */
export async function listCaseload(
  worker: Worker,
  accountId: string,
): Promise<{ cases: CaseInHand[]; colleagues: Colleague[] }> {
  return asActor(worker, { act: 'closing.caseload' }, async (db, log) => {
    const colleagues = await db
      .selectFrom('account')
      .select(['id', 'name'])
      .where('agencyId', '=', worker.agencyId)
      .where('isActive', '=', true)
      .where((eb) => eb.not(eb('roles', '@>', eb.val(['administrator']))))
      .orderBy('nameKana')
      .orderBy('name')
      .execute();
    const rows = await db
      .selectFrom('case')
      .innerJoin('person', (join) =>
        join
          .onRef('person.municipalityId', '=', 'case.municipalityId')
          .onRef('person.id', '=', 'case.personId'),
      )
      .select(['case.id as caseId', 'case.number as caseNumber', 'case.personId', 'state', 'stateSince'])
      .select(['familyName', 'givenName', 'called'])
      .select((eb) =>
        eb
          .exists(
            eb
              .selectFrom('handover')
              .select('handover.id')
              .whereRef('handover.caseId', '=', 'case.id')
              .where('handover.doneOn', 'is', null)
              .where('handover.cancelledOn', 'is', null),
          )
          .as('isBeingHandedOver'),
      )
      .where('mainAccountId', '=', accountId)
      .where('state', 'not in', ['closed', 'closed_watching', 'referred'])
      .orderBy('familyNameKana')
      .orderBy('givenNameKana')
      .orderBy('case.id')
      .execute();
    for (const { personId } of rows) log.about('person', personId);
    return {
      colleagues,
      cases: rows.map(({ familyName, givenName, called, isBeingHandedOver, ...row }) => ({
        ...row,
        personName: nameWithSan({ familyName, givenName, called }),
        isBeingHandedOver: Boolean(isBeingHandedOver),
      })),
    };
  });
}
