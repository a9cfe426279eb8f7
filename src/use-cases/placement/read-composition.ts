import { asActor } from '#db/as-actor.ts';
import { readDeclineRules } from '#db/decline-rules.ts';
import type { Worker } from '#domain/actor.ts';
import type { Composition } from '#domain/composition.ts';
import type { StoredRule } from '#domain/decline-rule.ts';
import { draftsFor, readPersonAsLead } from './compose-drafts.ts';
import type { MatchPerson } from './find-person.ts';
import { readComposeTown } from './read-compose-town.ts';

export type CompositionGround = {
  person: MatchPerson;
  draft: Composition | undefined;
  rules: StoredRule[];
};

/** What the page for letting a draft go stands on; without a draft where it is not shown any more. */
export async function readComposition(
  worker: Worker,
  personId: string,
  key: string,
  today: string,
): Promise<CompositionGround> {
  const purpose = { act: 'community.compose-pass-page', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    const { person, known } = await readPersonAsLead(db, personId, today);
    const rules = await readDeclineRules(db);
    if (known === undefined) return { person, draft: undefined, rules };
    const drafts = await draftsFor(db, known, (await readComposeTown(db, worker, today)).ready);
    return { person, draft: drafts.find((one) => one.key === key), rules };
  });
}
