import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { wordingsOf } from './read-wordings.ts';

type Written = {
  scale: 'ladder' | 'lsns6';
  seen: ReadonlyMap<number, string>;
  typed: ReadonlyMap<number, string>;
};

/**
 * The town's own words for a scale, as a whole: places without words are taken out. Measurements keep the version they were
 * made with, so nothing that was measured changes.
 */
export async function writeWordings(worker: Worker, { scale, seen, typed }: Written): Promise<void> {
  await asActor(worker, { act: 'scales.write-wordings' }, async (db, log) => {
    // The policies say the same; an update that they hide would look like a success.
    if (!worker.roles.includes('municipal_officer') && !worker.roles.includes('administrator'))
      throw new Refusal('not-permitted');
    const stored = (await wordingsOf(db))[scale];
    if (!isSame(stored, seen)) throw new Refusal('changed-meanwhile');
    for (const position of stored.keys()) {
      if (typed.has(position)) continue;
      await db
        .deleteFrom('scaleWording')
        .where('scale', '=', scale)
        .where('position', '=', position)
        .execute();
    }
    for (const [position, wording] of typed) {
      if (stored.get(position) === wording) continue;
      await db
        .insertInto('scaleWording')
        .values({
          municipalityId: worker.municipalityId,
          scale,
          position,
          wording,
          updatedBy: worker.accountId,
        })
        .onConflict((conflict) =>
          conflict.columns(['municipalityId', 'scale', 'position']).doUpdateSet({
            wording,
            version: sql`scale_wording.version + 1`,
            updatedAt: sql`now()`,
            updatedBy: worker.accountId,
          }),
        )
        .execute();
    }
    log.detail({ scale, places: typed.size });
  });
}

function isSame(a: ReadonlyMap<number, string>, b: ReadonlyMap<number, string>): boolean {
  return a.size === b.size && [...a].every(([place, words]) => b.get(place) === words);
}
