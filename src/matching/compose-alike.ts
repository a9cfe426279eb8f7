import { heldKey } from '#domain/composition-pass.ts';
import { intersectHours, minutesOf } from '#domain/hours.ts';
import type { OpenPlace } from './compose-open.ts';
import type { Reach } from './compose-reach.ts';
import type { ReadyRecipe, ReadyWish } from './compose-town.ts';

type Answer = Pick<OpenPlace, 'place' | 'time' | 'kind'> & { wish: ReadyWish; recipe: ReadyRecipe };

/**
 * Two voices of one area that wish for the same are answered by one activity and told on one card, with the name of each: asked of
 * each apart, but not offered twice. `answers` come best first; `voices` are all that the activity could answer at all.
 */
export function answeredTogether<Found extends Answer>(
  answers: readonly Found[],
  voices: readonly ReadyWish[],
  { reach, held }: { reach: Reach; held: ReadonlySet<string> },
): (Found & { also: readonly ReadyWish[] })[] {
  const answered = new Set<ReadyWish>();
  return answers.flatMap((answer) => {
    if (answered.has(answer.wish)) return [];
    answered.add(answer.wish);
    const also = voices.filter((voice) => !answered.has(voice) && answersToo(answer, voice, reach, held));
    for (const voice of also) answered.add(voice);
    return [{ ...answer, also }];
  });
}

/** At the hour and in the place that it has: no other is looked for. */
function answersToo(answer: Answer, voice: ReadyWish, reach: Reach, held: ReadonlySet<string>): boolean {
  const { time, place } = answer;
  const { recipe } = answer.recipe;
  const [voiceId, placeId] = [voice.wish.opportunity.id, place.offer.opportunity.id];
  const within =
    voice.week === undefined ? time.to - time.from : minutesOf(intersectHours(voice.week, [time]));
  return (
    within === time.to - time.from &&
    !held.has(heldKey(voiceId, recipe.concept, placeId)) &&
    reach.costAt(recipe, voice, answer) < Number.POSITIVE_INFINITY
  );
}
