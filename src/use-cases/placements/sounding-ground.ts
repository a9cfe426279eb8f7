import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { ToldLine } from '#domain/sounding.ts';
import { about } from './hold-placement.ts';
import { readToldLines } from './told-lines.ts';

/** What the form of a sounding stands on: the lines that may be told, as the assessment gives them today. */
export async function openSoundingGround(
  worker: Worker,
  personId: string,
  today: string,
): Promise<{ lines: ToldLine[] }> {
  return asActor(worker, about('placements.sound-page', personId), async (db) => ({
    lines: await readToldLines(db, personId, today),
  }));
}
