import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { Opportunity } from '#domain/conditions.ts';
import { applyWhatIfs, possibleWhatIfs, type WhatIf } from '#domain/candidate-what-if.ts';
import { evaluate } from '#matching/evaluate.ts';
import { rankTown } from '#matching/rank-town.ts';
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
  const changed = applyWhatIfs(profile, asked);
  const before = rankTown(profile, town.ready, passed);
  const after = rankTown(changed, town.ready, passed);
  const fitted = new Set(before.fits);
  const near = new Set([...before.fits, ...before.nearMisses]);
  const gained = after.fits.filter((one) => !fitted.has(one));
  const view = (one: Opportunity) =>
    viewOf(
      evaluate(changed, one, today),
      one,
      town.resources.get(one.id),
      today,
      ground.match.home.state === 'known',
    );
  return {
    asked,
    possible: possibleWhatIfs(profile),
    gained: gained.slice(0, shownGains).map(view),
    gainedCount: gained.length,
    nearer: after.nearMisses
      .filter((one) => !near.has(one))
      .slice(0, shownGains)
      .map(view),
  };
}
