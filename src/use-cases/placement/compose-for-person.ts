import { asActor, type Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { DraftPasses } from '#domain/composition-pass.ts';
import type { Composition } from '#domain/composition.ts';
import type { MatchPerson } from './find-person.ts';
import { draftsFor, readPersonAsLead } from './compose-drafts.ts';
import { keepComposeRun } from './keep-compose-run.ts';
import type { KeptRun } from './keep-run.ts';
import { readComposeTown } from './read-compose-town.ts';

/** Why nothing could be composed, and so what to do next. */
export type Missing = 'assessment' | 'strengths' | 'hours' | 'voices' | 'places' | 'nothing';
export type ComposedForPerson = {
  person: MatchPerson;
  drafts: Composition[];
  missing: Missing | null;
  looked: { voices: number; places: number };
  /** Let go for now, and proposed again because the reason has ended. */
  passes: Pick<DraftPasses, 'held' | 'back'>;
  /** What was shown, kept; nothing where there is no assessment yet. */
  run: KeptRun | undefined;
};

const none = { held: [], back: [] };

/**
 * What somebody could begin: their strength, a voice of the town and a room that stands empty. Drafts with reasons. Nothing is
 * asked of anybody, and nobody else is weighed against this person.
 */
export async function composeForPerson(
  worker: Worker,
  personId: string,
  today: string,
): Promise<ComposedForPerson> {
  const purpose = { act: 'community.compose-person', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db, log) => {
    const found = await draftsShownFor(db, worker, personId, today);
    if (found.run !== undefined) log.about('compose_run', found.run.id);
    return found;
  });
}

/** The same within another look: of one of them in full. */
export async function draftsShownFor(
  db: Handle,
  worker: Worker,
  personId: string,
  today: string,
): Promise<ComposedForPerson> {
  const { person, known } = await readPersonAsLead(db, personId, today);
  const town = await readComposeTown(db, worker, today);
  const looked = { voices: town.ready.wishes.length, places: town.ready.places.length };
  if (known === undefined)
    return { person, drafts: [], missing: 'assessment', looked, passes: none, run: undefined };
  const drafts = await draftsFor(db, known, town.ready);
  const run = await keepComposeRun(db, worker, known, town, drafts);
  const { profile } = known.match;
  const missing =
    drafts.length > 0
      ? null
      : profile.strengths.every(({ concepts }) => concepts.length === 0)
        ? 'strengths'
        : profile.hours === undefined
          ? 'hours'
          : looked.voices === 0
            ? 'voices'
            : looked.places === 0
              ? 'places'
              : 'nothing';
  return { person, drafts, missing, looked, passes: known.passes, run };
}
