import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';

/** Who asks, as a host will read it: the worker's name, the agency and its telephone. */
export async function readOwnOffice(
  worker: Worker,
): Promise<{ name: string; agencyName: string; phone: string }> {
  return asActor(worker, { act: 'placements.own-office' }, async (db) => {
    const account = await db
      .selectFrom('account')
      .select('name')
      .where('id', '=', worker.accountId)
      .executeTakeFirstOrThrow();
    const agency = await db
      .selectFrom('agency')
      .select(['name', 'phone'])
      .where('id', '=', worker.agencyId)
      .executeTakeFirstOrThrow();
    return { name: account.name, agencyName: agency.name, phone: agency.phone ?? '' };
  });
}
