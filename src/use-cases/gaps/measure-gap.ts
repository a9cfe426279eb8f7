import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { gapKey, type Gap, type MeasuredGap } from '#domain/gap.ts';
import type { ImaginedResource } from '#domain/imagined-resource.ts';
import { opportunityOf } from '#matching/gap-imagine.ts';
import { lookSteps } from '#matching/gaps.ts';
import { inTurns } from '#use-cases/placement/in-turns.ts';
import { countGaps } from './count-gaps.ts';
import { areaOf, gapText, readAreaNames } from './gap-words.ts';
import { middleOfArea } from './imagined-at.ts';
import { tryImagined } from './try-imagined.ts';

/**
 * A gap as it stands today, for a record: counted to the end, in cells; what was typed plays no part in the numbers. Undefined
 * where fewer than five people stand behind it.
 */
export async function measureGap(
  worker: Worker,
  gap: Gap,
  imagined: ImaginedResource | undefined,
  clock: { today: string; now: Date },
): Promise<MeasuredGap | undefined> {
  const counting = await countGaps(worker, clock, { toTheEnd: true });
  if (counting.state !== 'counted') throw new Error('a count to the end must be counted');
  const { ground } = counting.count;
  const { people, waiting, without } = await inTurns(lookSteps(gap, ground));
  if (people === null) return undefined;
  return asActor(worker, { act: 'gaps.measure' }, async (db): Promise<MeasuredGap> => {
    const areas = await readAreaNames(db);
    const areaId = areaOf(gap);
    const at = await middleOfArea(db, imagined?.areaId ?? null);
    const answer = imagined && (await tryImagined(opportunityOf(imagined, at), ground, gap));
    return {
      patternKey: gapKey(gap),
      words: gapText(gap, areas),
      areaId: areaId !== null && areas.has(areaId) ? areaId : null,
      waiting,
      without,
      people,
      gained: answer?.gained ?? null,
      imagined: imagined ?? null,
      countedOn: ground.day,
    };
  });
}
