import type { Opportunity } from '#domain/conditions.ts';
import { gapKey, type Gap } from '#domain/gap.ts';
import { whatIfSteps, type GapGround, type ResourceAnswer } from '#matching/gaps.ts';
import { inTurns } from '#use-cases/placement/in-turns.ts';

/** Kept with the count that they were worked out of, and gone with it. */
const answers = new WeakMap<GapGround, Map<string, ResourceAnswer>>();
const mostKept = 50;

/** What an imagined place would come to among those who were counted: thousands are asked once, and not each time somebody looks again. */
export async function tryImagined(
  imagined: Opportunity,
  ground: GapGround,
  gap?: Gap,
): Promise<ResourceAnswer> {
  const known = answers.get(ground) ?? new Map<string, ResourceAnswer>();
  answers.set(ground, known);
  const key = JSON.stringify([gap && gapKey(gap), imagined]);
  const answer = known.get(key) ?? (await inTurns(whatIfSteps(imagined, ground, gap)));
  known.delete(key);
  known.set(key, answer);
  const [oldest] = known.keys();
  if (known.size > mostKept && oldest !== undefined) known.delete(oldest);
  return answer;
}
