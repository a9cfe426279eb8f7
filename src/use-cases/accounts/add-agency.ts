import { uuidv7 } from 'uuidv7';
import { asActor } from '#db/as-actor.ts';
import type { AgencyFields } from '#domain/account.ts';
import type { Worker } from '#domain/actor.ts';

/** Adds an agency that works with us in Engawa. */
export async function addAgency(worker: Worker, fields: AgencyFields): Promise<string> {
  return asActor(worker, { act: 'agencies.add' }, async (db, log) => {
    const id = uuidv7();
    await db
      .insertInto('agency')
      .values({
        municipalityId: worker.municipalityId,
        id,
        name: fields.name,
        kind: fields.kind,
        phone: fields.phone === '' ? null : fields.phone,
      })
      .execute();
    log.about('agency', id);
    return id;
  });
}
