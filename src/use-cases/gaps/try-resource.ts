import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { Cell } from '#domain/gap-cell.ts';
import { changeText } from '#domain/gap.ts';
import type { ImaginedResource } from '#domain/imagined-resource.ts';
import { opportunityOf } from '#matching/gap-imagine.ts';
import { withoutOption } from '#matching/gaps.ts';
import { cellOf } from '#domain/gap-cell.ts';
import { countGaps, type StillCounting } from './count-gaps.ts';
import { middleOfArea } from './imagined-at.ts';
import type { LookedAt } from './read-gap.ts';
import { tryImagined } from './try-imagined.ts';

export type Tried = { state: 'counted'; countedAt: Date; without: Cell; answer: LookedAt['answer'] };

/** A place that somebody imagines, before any gap: whom it would be for. Kept nowhere. */
export async function tryResource(
  worker: Worker,
  imagined: ImaginedResource | undefined,
  clock: { today: string; now: Date },
): Promise<Tried | StillCounting> {
  const counting = await countGaps(worker, clock);
  if (counting.state === 'counting') return counting;
  const { ground, countedAt } = counting.count;
  return asActor(worker, { act: 'gaps.try' }, async (db): Promise<Tried> => {
    const without = cellOf(withoutOption(ground).length);
    if (imagined === undefined) return { state: 'counted', countedAt, without, answer: undefined };
    const at = await middleOfArea(db, imagined.areaId);
    const { oneMore, ...answer } = await tryImagined(opportunityOf(imagined, at), ground);
    const more = oneMore.map(({ change, people }) => ({ words: changeText(change), people }));
    return { state: 'counted', countedAt, without, answer: { ...answer, oneMore: more } };
  });
}
