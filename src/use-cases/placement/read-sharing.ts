import { asActor, type Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { findSharing, type SharingRun } from './find-sharing.ts';
import type { KeptPool } from './kept-sharing.ts';
import {
  countSharingLines,
  readNames,
  type LineCounts,
  type LinePart,
  type NamedResource,
} from './sharing-lines.ts';
import { readShortLines, type ShortLine } from './short-lines.ts';

export type PoolView = KeptPool & Pick<NamedResource, 'name' | 'where'>;

export type Sharing = {
  run: SharingRun;
  counts: LineCounts;
  /** People of the proposal whom this worker may not see (any more). */
  hidden: number;
  lines: ShortLine[];
  pages: number;
  pools: PoolView[];
};

export const linesPerPage = 50;
/** Proposals on paper are for a meeting to decide on; seats are scarcer than this anywhere. */
const proposedOnPaper = 500;
/** Of those without a proposal the ones who wait longest are on paper, and the rest as a number. */
export const leftOnPaper = 40;

/** A proposal as far as it is open to this worker: its lines by part and page, and the places without anybody's name. */
export async function readSharing(
  worker: Worker,
  id: string,
  wanted: { part?: LinePart | undefined; page: number | 'paper' | 'none' },
): Promise<Sharing> {
  const act = wanted.page === 'paper' ? 'papers.allocation' : 'allocation.read';
  const purpose = { act, subjects: [{ kind: 'allocation_run', id }] };
  return asActor(worker, purpose, async (db, log) => {
    const run = await findSharing(db, id);
    const counts = await countSharingLines(db, id);
    const lines = await readLines(db, run, wanted);
    for (const { personId } of lines) log.about('person', personId);
    const names = await readNames(
      db,
      run.result.pools.map(({ resourceId }) => resourceId),
    );
    const shown = wanted.part === undefined ? counts.seen : counts[wanted.part];
    return {
      run,
      counts,
      hidden: Math.max(0, run.result.people - counts.seen),
      lines,
      pages: Math.max(1, Math.ceil(shown / linesPerPage)),
      pools: run.result.pools.map((pool) => {
        const known = names.get(pool.resourceId);
        return { ...pool, name: known?.name ?? '', where: known?.where ?? '' };
      }),
    };
  });
}

async function readLines(
  db: Handle,
  { id, onDay }: SharingRun,
  { part, page }: { part?: LinePart | undefined; page: number | 'paper' | 'none' },
): Promise<ShortLine[]> {
  if (page === 'none') return [];
  if (page !== 'paper') {
    return readShortLines(db, id, { part, onDay, limit: linesPerPage, offset: (page - 1) * linesPerPage });
  }
  const proposed = await readShortLines(db, id, {
    part: 'proposed',
    onDay,
    limit: proposedOnPaper,
    offset: 0,
  });
  const left = await readShortLines(db, id, { part: 'left', onDay, limit: leftOnPaper, offset: 0 });
  return [...proposed, ...left];
}
