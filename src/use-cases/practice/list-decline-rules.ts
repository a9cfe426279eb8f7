import { asActor } from '#db/as-actor.ts';
import { readDeclineRules } from '#db/decline-rules.ts';
import type { Worker } from '#domain/actor.ts';
import type { StoredRule } from '#domain/decline-rule.ts';

/** The town's table of reasons and what follows, for every form on which a no or a circumstance is written down. */
export async function listDeclineRules(worker: Worker): Promise<StoredRule[]> {
  return asActor(worker, { act: 'practice.rules' }, (db) => readDeclineRules(db));
}
