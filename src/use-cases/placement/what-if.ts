import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { applyWhatIfs, possibleWhatIfs, type WhatIf } from '#domain/candidate-what-if.ts';
import { differenceOf, rankTown } from '#matching/rank.ts';
import { viewOf, type Candidate } from './candidate-view.ts';
import { readSearchGround } from './find-candidates.ts';

const shownGains = 8;

export type WhatIfAnswer = {
  asked: readonly WhatIf[];
  /** What could be supposed at all with this person. */
  possible: WhatIf[];
  /** What would fit then and does not now. */
  gained: Candidate[];
  gainedCount: number;
  /** What would come within one change of fitting. */
  nearer: Candidate[];
};

/**
 * 「もしも」, answered at once and kept nowhere: not in the assessment, not as a run. The log says that somebody looked,
 * not what was supposed. Undefined as long as there is no assessment.
 */
export async function tryWhatIf(
  worker: Worker,
  personId: string,
  asked: readonly WhatIf[],
  today: string,
): Promise<WhatIfAnswer | undefined> {
  const purpose = { act: 'placement.what-if', subjects: [{ kind: 'person', id: personId }] };
  const ground = await asActor(worker, purpose, (db) => readSearchGround(db, worker, personId, today));
  if (!('match' in ground)) return undefined;
  const { profile } = ground.match;
  const { town, passed } = ground;
  const { before, after, gained } = differenceOf(
    rankTown(profile, town.ready, passed),
    rankTown(applyWhatIfs(profile, asked), town.ready, passed),
  );
  const then = new Set([...before.fits, ...before.nearMisses].map(({ id }) => id));
  const view = (evaluation: (typeof after.fits)[number]) =>
    viewOf(
      evaluation,
      town.byId.get(evaluation.id),
      town.resources.get(evaluation.id),
      today,
      ground.match.home.state === 'known',
    );
  const isGained = new Set(gained);
  return {
    asked,
    possible: possibleWhatIfs(profile),
    gained: after.fits
      .filter(({ id }) => isGained.has(id))
      .slice(0, shownGains)
      .map(view),
    gainedCount: gained.length,
    nearer: after.nearMisses
      .filter(({ id }) => !then.has(id))
      .slice(0, shownGains)
      .map(view),
  };
}
