import { uuidv7 } from 'uuidv7';
import type { Worker } from '#domain/actor.ts';
import type { MeasuredGap } from '#domain/gap.ts';
import type { Handle } from './as-actor.ts';
import { json } from './json.ts';

/** Puts a gap on record with its numbers in fives. The table takes no smaller ones, and holds no person. */
export async function keepGap(db: Handle, worker: Worker, measured: MeasuredGap): Promise<string> {
  const id = uuidv7();
  const { imagined, ...columns } = measured;
  await db
    .insertInto('gap')
    .values({
      ...columns,
      municipalityId: worker.municipalityId,
      id,
      imagined: imagined === null ? null : json(imagined),
      countedBy: worker.accountId,
      agencyId: worker.agencyId,
    })
    .execute();
  return id;
}
