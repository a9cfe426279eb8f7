import { asActor, type Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';

/** What the municipality wrote: the names of its ladder, the licensed questions of LSNS-6; by place. */
export type Wordings = { ladder: Map<number, string>; lsns6: Map<number, string> };

export async function wordingsOf(db: Handle): Promise<Wordings> {
  const rows = await db
    .selectFrom('scaleWording')
    .select(['scale', 'position', 'wording'])
    .orderBy('position')
    .execute();
  const wordings: Wordings = { ladder: new Map(), lsns6: new Map() };
  for (const { scale, position, wording } of rows) {
    wordings[scale === 'ladder' ? 'ladder' : 'lsns6'].set(position, wording);
  }
  return wordings;
}

export async function readWordings(worker: Worker): Promise<Wordings> {
  return asActor(worker, { act: 'scales.wordings' }, (db) => wordingsOf(db));
}
