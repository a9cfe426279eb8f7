import { setTimeout as sleep } from 'node:timers/promises';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { ProposalDraft } from '#domain/sharing.ts';
import type { StillMaking } from './make-sharing.ts';
import { proposeSharing, type SharingMade } from './propose-sharing.ts';

export type SharingOnItsWay = { state: 'made'; made: SharingMade } | ({ state: 'making' } & StillMaking);

type Run = { by: string; soFar: StillMaking; made: Promise<SharingMade> };

/** By the id that the form brought: sent twice, it is made once. */
const runs = new Map<string, Run>();
/** So long the form waits; what takes longer tells how far it is. */
const patience = 800;
/** A run that is over is told of for so long, to whoever looks after it; the proposal itself is kept. */
const toldFor = 10 * 60_000;

/** Makes a proposal beside everything else that the server does: at once if it can be, or goes on and tells how far it is. */
export async function runSharing(
  worker: Worker,
  asked: { id: string; draft: ProposalDraft },
  today: string,
): Promise<SharingOnItsWay> {
  const known = runs.get(asked.id);
  if (known?.by === worker.accountId) return lookAfter(known);
  const soFar: StillMaking = { step: 'reading', done: 0, total: 0 };
  const run = { by: worker.accountId, soFar, made: proposeSharing(worker, asked, today, soFar) };
  runs.set(asked.id, run);
  const forget = (): unknown => setTimeout(() => runs.delete(asked.id), toldFor).unref();
  // What was refused is told to whoever looks, not to nobody.
  run.made.then(forget, forget);
  return lookAfter(run);
}

/** How a proposal stands; undefined when nobody makes it (any more) and none was kept: the server was started anew meanwhile. */
export async function followSharing(worker: Worker, id: string): Promise<SharingOnItsWay | undefined> {
  const run = runs.get(id);
  if (run?.by === worker.accountId) return lookAfter(run);
  const row = await asActor(worker, { act: 'allocation.follow' }, (db) =>
    db.selectFrom('allocationRun').select('result').where('id', '=', id).executeTakeFirst(),
  );
  if (!row) return undefined;
  const { people, placed } = row.result as unknown as { people: number; placed: number };
  return { state: 'made', made: { id, people, placed } };
}

async function lookAfter({ made, soFar }: Run): Promise<SharingOnItsWay> {
  const done = await Promise.race([made, sleep(patience)]);
  return done === undefined ? { state: 'making', ...soFar } : { state: 'made', made: done };
}
