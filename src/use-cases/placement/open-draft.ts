import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { Composition } from '#domain/composition.ts';
import type { Cell } from '#domain/gap-cell.ts';
import { draftsShownFor, type ComposedForPerson } from './compose-for-person.ts';
import { countComers } from './count-comers.ts';

export type OpenDraft = {
  found: ComposedForPerson;
  /** Undefined where it is not shown any more. */
  draft: Composition | undefined;
  comers: Cell | undefined;
};

/** One draft in full, and how many others could come at its hour. */
export async function openDraft(
  worker: Worker,
  personId: string,
  key: string,
  today: string,
): Promise<OpenDraft> {
  const purpose = { act: 'community.compose-draft', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db, log) => {
    const found = await draftsShownFor(db, worker, personId, today);
    if (found.run !== undefined) log.about('compose_run', found.run.id);
    const draft = found.drafts.find((one) => one.key === key);
    const comers = draft === undefined ? undefined : await countComers(db, draft, personId);
    return { found, draft, comers };
  });
}
