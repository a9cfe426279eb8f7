import { uuidv7 } from 'uuidv7';
import type { Handle } from '#db/as-actor.ts';
import { json } from '#db/json.ts';
import type { Worker } from '#domain/actor.ts';
import { gapKey, type Gap } from '#domain/gap.ts';
import type { ImaginedResource } from '#domain/imagined-resource.ts';
import { opportunityOf } from '#matching/gap-imagine.ts';
import { lookAtGap, whatIfResource } from '#matching/gaps.ts';
import type { GapCount } from './count-gaps.ts';
import { areaOf, gapText, readAreaNames } from './gap-words.ts';
import { middleOfArea } from './imagined-at.ts';

/**
 * Puts a gap on record as it stands today, in cells: what was typed plays no part in the numbers. Undefined where fewer than five
 * people stand behind it; the table would not take that either.
 */
export async function recordGap(
  db: Handle,
  worker: Worker,
  gap: Gap,
  imagined: ImaginedResource | undefined,
  { ground }: GapCount,
): Promise<string | undefined> {
  const { people, waiting, without } = lookAtGap(gap, ground);
  if (people === null) return undefined;
  const areas = await readAreaNames(db);
  const areaId = areaOf(gap);
  const at = await middleOfArea(db, imagined?.areaId ?? null);
  const answer = imagined && whatIfResource(opportunityOf(imagined, at), ground, gap);
  const id = uuidv7();
  await db
    .insertInto('gap')
    .values({
      municipalityId: worker.municipalityId,
      id,
      patternKey: gapKey(gap),
      words: gapText(gap, areas),
      areaId: areaId !== null && areas.has(areaId) ? areaId : null,
      waiting,
      without,
      people,
      gained: answer?.gained ?? null,
      imagined: imagined === undefined ? null : json(imagined),
      countedOn: ground.day,
      countedBy: worker.accountId,
      agencyId: worker.agencyId,
    })
    .execute();
  return id;
}
