import { asActor } from '#db/as-actor.ts';
import { readHostTurns } from '#db/host-turns.ts';
import type { Worker } from '#domain/actor.ts';
import type { HostTurns } from '#domain/host-turn.ts';
import type { ToldLine } from '#domain/sounding.ts';
import { about } from './hold-placement.ts';
import { readToldLines } from './told-lines.ts';

/** What the form of a sounding stands on: the lines that may be told, as the assessment gives them today, and what the host carries. */
export async function openSoundingGround(
  worker: Worker,
  personId: string,
  resourceId: string,
  today: string,
): Promise<{ lines: ToldLine[]; turns: HostTurns | undefined }> {
  return asActor(worker, about('placements.sound-page', personId), async (db) => ({
    lines: await readToldLines(db, personId, today),
    turns: (await readHostTurns(db, [resourceId], today)).get(resourceId),
  }));
}
