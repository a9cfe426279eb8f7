import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';

/** The resource with that number, for saying what came of a search. Undefined when the register has none. */
export async function findResourceByNumber(
  worker: Worker,
  number: string,
): Promise<{ id: string; name: string } | undefined> {
  return asActor(worker, { act: 'gaps.task.resource' }, (db) =>
    db.selectFrom('resource').select(['id', 'name']).where('number', '=', number).executeTakeFirst(),
  );
}
