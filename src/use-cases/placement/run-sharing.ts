import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { ProposalDraft } from '#domain/sharing.ts';
import { longWork, type LongWork } from './long-work.ts';
import type { StillMaking } from './make-sharing.ts';
import { proposeSharing, type SharingMade } from './propose-sharing.ts';
import { replaySharing, type SharingReplay } from './replay-sharing.ts';

export type SharingOnItsWay = LongWork<SharingMade, StillMaking>;

/** So long a form waits, in milliseconds; what takes longer tells how far it is. */
const patience = 700;
/** And so long the page that tells it: it comes again by itself. */
const glance = 150;

const atFirst = (): StillMaking => ({ step: 'reading', done: 0, total: 0 });
// By the id that the form brought: sent twice, a proposal is made once.
const proposals = longWork<SharingMade, StillMaking>(atFirst);
const replays = longWork<SharingReplay, StillMaking>(atFirst);

function keyOf(worker: Worker, id: string): string {
  return `${worker.municipalityId} ${worker.accountId} ${id}`;
}

/** Makes a proposal beside everything else that the server does: at once if it can be, or goes on and tells how far it is. */
export async function runSharing(
  worker: Worker,
  asked: { id: string; draft: ProposalDraft },
  today: string,
): Promise<SharingOnItsWay> {
  const key = keyOf(worker, asked.id);
  proposals.begin(key, (soFar) => proposeSharing(worker, asked, today, soFar));
  return proposals.look(key, patience);
}

/** How a proposal stands; undefined when nobody makes it (any more) and none was kept: the server was started anew meanwhile. */
export async function followSharing(worker: Worker, id: string): Promise<SharingOnItsWay | undefined> {
  const key = keyOf(worker, id);
  if (proposals.has(key)) return proposals.look(key, glance);
  const row = await asActor(worker, { act: 'allocation.follow' }, (db) =>
    db.selectFrom('allocationRun').select('result').where('id', '=', id).executeTakeFirst(),
  );
  if (!row) return undefined;
  const { people, placed } = row.result as unknown as { people: number; placed: number };
  return { state: 'done', result: { id, people, placed } };
}

/** Makes a kept proposal again (replay-sharing.ts), which takes as long as the first time. */
export async function runReplay(worker: Worker, id: string): Promise<LongWork<SharingReplay, StillMaking>> {
  const key = keyOf(worker, id);
  const isNew = !replays.has(key);
  replays.begin(key, (soFar) => replaySharing(worker, id, soFar));
  const looked = await replays.look(key, isNew ? patience : glance);
  // Told once: who sees the answer may see other people tomorrow.
  if (looked.state === 'done') replays.forget(key);
  return looked;
}
