import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { findMatchPerson } from './find-person.ts';
import { longWork, type LongWork } from './long-work.ts';
import { replayRun, type Replay, type ReplaySoFar } from './replay-run.ts';

/** So long the page waits, in milliseconds; what takes longer tells how far it is. */
const patience = 700;
/** And so long the page that tells it: it comes again by itself. */
const glance = 150;

const replays = longWork<Replay, ReplaySoFar>(() => ({ done: 0, total: null }));

/** Makes a kept search again (replay-run.ts): at once if it can be, or beside everything else and telling how far it is. */
export async function lookBack(
  worker: Worker,
  runId: string,
  today: string,
): Promise<LongWork<Replay, ReplaySoFar>> {
  const key = `${worker.municipalityId} ${worker.accountId} ${runId}`;
  const isNew = !replays.has(key);
  replays.begin(key, (soFar) => replayRun(worker, runId, today, soFar));
  const looked = await replays.look(key, isNew ? patience : glance);
  if (looked.state === 'going') return looked;
  // Told once, and to nobody who may not see this person any more: meanwhile a consent may have been withdrawn (invariant 2).
  replays.forget(key);
  const { id } = looked.result.person;
  const purpose = { act: 'placement.replay', subjects: [{ kind: 'person', id }] };
  if (!isNew) await asActor(worker, purpose, (db) => findMatchPerson(db, id));
  return looked;
}
