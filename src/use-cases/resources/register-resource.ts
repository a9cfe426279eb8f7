import { uuidv7 } from 'uuidv7';
import { asActor } from '#db/as-actor.ts';
import { json } from '#db/json.ts';
import { nextNumber } from '#db/running-number.ts';
import type { Worker } from '#domain/actor.ts';
import { nextCheckAfter } from '#domain/freshness.ts';
import { planNeighbours, writeNeighbours } from './plan-neighbours.ts';
import type { NewNeighbours, ResourceInput } from './resource-input.ts';
import { withUnread } from './unread-of.ts';
import { writeWindows } from './write-windows.ts';

export type Registration = ResourceInput & {
  neighbours: NewNeighbours;
  fiscalYear: number;
  /** When and how the host was asked; without it the resource starts as never confirmed. */
  check?: { on: string; method: string };
};

/** Writes down a resource of the town with its conditions and hours, and who asked when. */
export async function registerResource(
  worker: Worker,
  registration: Registration,
): Promise<{ id: string; number: string }> {
  const { check, conditions, fiscalYear } = registration;
  return asActor(worker, { act: 'resources.register' }, async (db, log) => {
    const { municipalityId, accountId } = worker;
    const words = planNeighbours(registration.words, registration.neighbours);
    await writeNeighbours(db, worker, words, registration.neighbours, fiscalYear);
    const id = uuidv7();
    const number = await nextNumber(db, municipalityId, 'resource', fiscalYear);
    await db
      .insertInto('resource')
      .values({
        ...words,
        municipalityId,
        id,
        number,
        opportunity: json(withUnread(words, conditions)),
        updatedBy: accountId,
        ...(check
          ? {
              checkedOn: check.on,
              checkedBy: accountId,
              checkMethod: check.method,
              nextCheckOn: nextCheckAfter(check.on),
            }
          : {}),
      })
      .execute();
    await writeWindows(db, municipalityId, id, registration.windows);
    if (check) {
      await db
        .insertInto('resourceCheck')
        .values({
          municipalityId,
          id: uuidv7(),
          resourceId: id,
          checkedOn: check.on,
          checkedBy: accountId,
          method: check.method,
          result: 'same',
        })
        .execute();
    }
    log.about('resource', id);
    return { id, number };
  });
}
