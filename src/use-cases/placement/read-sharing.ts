import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { findSharing, type SharingRun } from './find-sharing.ts';
import type { KeptPool } from './kept-sharing.ts';
import {
  countSharingLines,
  readNames,
  readSharingLines,
  type LineCounts,
  type LinePart,
  type NamedResource,
  type SharingLine,
} from './sharing-lines.ts';

export type PoolView = KeptPool & Pick<NamedResource, 'name' | 'where'>;

export type Sharing = {
  run: SharingRun;
  counts: LineCounts;
  /** People of the proposal whom this worker may not see (any more). */
  hidden: number;
  lines: SharingLine[];
  pages: number;
  pools: PoolView[];
};

export const linesPerPage = 50;
const onPaper = 2000;

/** A proposal as far as it is open to this worker: its lines by part and page, and the places without anybody's name. */
export async function readSharing(
  worker: Worker,
  id: string,
  wanted: { part?: LinePart | undefined; page: number | 'all' | 'none' },
): Promise<Sharing> {
  const act = wanted.page === 'all' ? 'papers.allocation' : 'allocation.read';
  const purpose = { act, subjects: [{ kind: 'allocation_run', id }] };
  return asActor(worker, purpose, async (db, log) => {
    const run = await findSharing(db, id);
    const counts = await countSharingLines(db, id);
    const limit = wanted.page === 'all' ? onPaper : linesPerPage;
    const offset = typeof wanted.page === 'number' ? (wanted.page - 1) * linesPerPage : 0;
    const { pools } = run.result;
    const part = { part: wanted.part, onDay: run.onDay, pools, limit, offset };
    const lines = wanted.page === 'none' ? [] : await readSharingLines(db, id, part);
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
