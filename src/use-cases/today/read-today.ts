import { sql } from 'kysely';
import { asActor, type Handle } from '#db/as-actor.ts';
import { addDays } from '#domain/calendar-day.ts';
import type { Worker } from '#domain/actor.ts';
import { byUrgency, type Waiting, type WaitingKind } from '#domain/waiting.ts';
import { describeCases, readOpenCases, type OpenCase } from './open-cases.ts';
import { collectWaiting } from './read-waiting.ts';

export type DueResource = { id: string; name: string; checkedOn: string | null; nextCheckOn: string | null };
export type NewVoice = { id: string; words: string; scene: string; heardOn: string };

export type Today = {
  caseCount: number;
  /** Everything that waits, most urgent first; people without a place to go have a table of their own. */
  acts: Waiting[];
  /** The first of those who wait for a place; how many there are beside it. */
  waiting: OpenCase[];
  waitingCount: number;
  resources: { due: DueResource[]; total: number };
  rowsToCheck: number;
  voices: NewVoice[];
};

const shownWaiting = 8;

/** What きょう shows in another place than the list of acts. */
const elsewhere: readonly WaitingKind[] = ['searching', 'voice', 'resource', 'import_row'];

/**
 * The first page of everybody (design.md §2): what waits for this worker, people without a place to go, new voices,
 * resources to ask again, import rows to look at. `caseCount` are the cases the worker is in charge of.
 */
export async function readToday(worker: Worker, today: string): Promise<Today> {
  return asActor(worker, { act: 'today.read' }, async (db, log) => {
    const cases = await readOpenCases(db, worker);
    const caseCount = await countOwnCases(db, worker);
    const items = await collectWaiting(db, log, worker, today, cases);
    const allWaiting = cases.filter(isWaiting);
    const waiting = await describeCases(db, allWaiting.slice(0, shownWaiting));
    for (const { personId } of waiting) log.about('person', personId);
    return {
      caseCount,
      acts: byUrgency(
        items.filter(({ kind }) => !elsewhere.includes(kind)),
        today,
      ),
      waiting,
      waitingCount: allWaiting.length,
      ...(await readTown(db, today)),
    };
  });
}

function isWaiting({ state }: { state: string }): boolean {
  return ['searching', 'assessing', 'outreach'].includes(state);
}

/** Counted apart: one's own people may not be among the three hundred who have waited longest. */
async function countOwnCases(db: Handle, worker: Worker): Promise<number> {
  const { count } = await db
    .selectFrom('case')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('mainAccountId', '=', worker.accountId)
    .where('state', 'not in', ['closed', 'closed_watching', 'referred'])
    .executeTakeFirstOrThrow();
  return count;
}

async function readTown(
  db: Handle,
  today: string,
): Promise<Pick<Today, 'resources' | 'rowsToCheck' | 'voices'>> {
  const due = await db
    .selectFrom('resource')
    .select(['id', 'name', 'checkedOn', 'nextCheckOn', sql<number>`count(*) over ()`.as('total')])
    .where('state', '=', 'open')
    .where((eb) => eb.or([eb('nextCheckOn', '<=', today), eb('checkedOn', 'is', null)]))
    .orderBy('nextCheckOn')
    .orderBy('name')
    .limit(6)
    .execute();
  const { rows } = await db
    .selectFrom('importRow')
    .innerJoin('registerImport', (join) =>
      join
        .onRef('registerImport.municipalityId', '=', 'importRow.municipalityId')
        .onRef('registerImport.id', '=', 'importRow.importId'),
    )
    .select((eb) => eb.fn.countAll<number>().as('rows'))
    .where('importRow.fate', '=', 'check')
    .where('importRow.decision', 'is', null)
    .where('registerImport.undoneAt', 'is', null)
    .executeTakeFirstOrThrow();
  return {
    resources: { total: due[0]?.total ?? 0, due },
    rowsToCheck: rows,
    voices: await db
      .selectFrom('voice')
      .select(['id', 'words', 'scene', 'heardOn'])
      .where('heardOn', '>=', addDays(today, -60))
      .orderBy('heardOn', 'desc')
      .limit(4)
      .execute(),
  };
}
