import { asActor } from '#db/as-actor.ts';
import { readHostTurns } from '#db/host-turns.ts';
import type { Worker } from '#domain/actor.ts';
import type { BackPass, OpenPass } from '#domain/pass-ending.ts';
import { Refusal } from '#domain/refusal.ts';
import { explainOne } from '#matching/rank.ts';
import { viewOf, type Candidate } from './candidate-view.ts';
import { findMatchPerson, type MatchPerson } from './find-person.ts';
import { findResources, type FoundResource } from './find-resources.ts';
import { readPasses } from '#db/read-passes.ts';
import { readMatchProfile } from './read-profile.ts';
import { readOneResource } from './read-snapshot.ts';
import { leftOutSentence } from './say.ts';

export type Explanation = {
  candidate: Candidate;
  state: string;
  /** Why it is not on the list, in one sentence; undefined when it is on it. */
  leftOut: string | undefined;
  pass: OpenPass | undefined;
  /** It was let go by, and is up again. */
  back: BackPass | undefined;
};

export type WhyNot = {
  person: MatchPerson;
  hasAssessment: boolean;
  typed: string;
  found: FoundResource[];
  hasMore: boolean;
  explained: Explanation | 'unreadable' | undefined;
};

/** 「なぜ出ないのか」 for any single resource of the town, also one that has closed or was let go by. */
export async function explainResource(
  worker: Worker,
  personId: string,
  asked: { typed: string; resourceId?: string | undefined },
  today: string,
): Promise<WhyNot> {
  const purpose = { act: 'placement.explain', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db, log) => {
    const person = await findMatchPerson(db, personId);
    const search = await findResources(db, asked.typed);
    const match = await readMatchProfile(db, person, today);
    const base = { person, hasAssessment: match !== undefined, typed: asked.typed, ...search };
    if (asked.resourceId === undefined || !match) return { ...base, explained: undefined };
    const snapshot = await readOneResource(db, asked.resourceId, today);
    const resource = snapshot.resources.get(asked.resourceId);
    if (!resource) throw new Refusal('not-found');
    log.about('resource', resource.id);
    const [opportunity] = snapshot.opportunities;
    if (!opportunity) return { ...base, explained: 'unreadable' };
    const { leftOut, ...evaluation } = explainOne(match.profile, opportunity, today);
    const passes = await readPasses(db, personId, today, match.profile.supports);
    return {
      ...base,
      explained: {
        // The way from home may be said on the page, to whom the contact is open; only what is kept goes without it.
        candidate: viewOf(
          evaluation,
          opportunity,
          resource,
          today,
          match.home.state === 'known',
          (await readHostTurns(db, [resource.id], today)).get(resource.id),
        ),
        state: resource.state,
        leftOut: leftOut === undefined ? undefined : leftOutSentence(leftOut),
        pass: passes.held.find(({ resourceId }) => resourceId === resource.id),
        back: passes.back.find(({ resourceId }) => resourceId === resource.id),
      },
    };
  });
}
