import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { weightCodes, type WeightCode } from '#domain/sharing.ts';
import { findSharing, type SharingRun } from './find-sharing.ts';
import type { KeptLine } from './kept-sharing.ts';
import { readLineToday, type LineToday } from './line-of-today.ts';
import { findSharingLine, readNames, type SharingLine } from './sharing-lines.ts';

export type OpenLine = {
  run: SharingRun;
  line: SharingLine;
  /** What the other weights would propose; a name, or none. */
  otherwise: { weight: WeightCode; name: string | null }[];
  today: LineToday;
};

/** One line with all that a person needs to decide about it: the reasons of that day, and what has changed since. */
export async function readSharingLine(worker: Worker, id: string, today: string): Promise<OpenLine> {
  const purpose = { act: 'allocation.line', subjects: [{ kind: 'allocation_line', id }] };
  return asActor(worker, purpose, async (db, log) => {
    const row = await db
      .selectFrom('allocationLine')
      .select(['runId', 'personId', 'resourceId', 'result'])
      .where('id', '=', id)
      .executeTakeFirst();
    if (!row) throw new Refusal('not-found');
    log.about('person', row.personId);
    const run = await findSharing(db, row.runId);
    const line = await findSharingLine(db, id, { onDay: run.onDay, pools: run.result.pools });
    if (!line) throw new Refusal('not-found');
    const { otherwise } = row.result as unknown as KeptLine;
    const names = await readNames(
      db,
      Object.values(otherwise).filter((resourceId) => resourceId !== null),
    );
    return {
      run,
      line,
      otherwise: weightCodes.map((weight) => {
        const resourceId = otherwise[weight];
        return { weight, name: resourceId === null ? null : (names.get(resourceId)?.name ?? '') };
      }),
      today:
        row.resourceId === null
          ? 'as-proposed'
          : await readLineToday(db, worker, row.personId, row.resourceId, today),
    };
  });
}
