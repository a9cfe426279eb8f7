import { uuidv7 } from 'uuidv7';
import { asActor } from '#db/as-actor.ts';
import { nextNumber } from '#db/running-number.ts';
import type { Worker } from '#domain/actor.ts';
import type { OrganizationInput } from '#domain/organization.ts';

/** Writes down an organisation of the town under a running number of the fiscal year. */
export async function registerOrganization(
  worker: Worker,
  input: OrganizationInput,
  fiscalYear: number,
): Promise<{ id: string; number: string }> {
  return asActor(worker, { act: 'organizations.register' }, async (db, log) => {
    const { municipalityId } = worker;
    const id = uuidv7();
    const number = await nextNumber(db, municipalityId, 'organization', fiscalYear);
    await db
      .insertInto('organization')
      .values({ ...input, municipalityId, id, number, updatedBy: worker.accountId })
      .execute();
    log.about('organization', id);
    return { id, number };
  });
}
