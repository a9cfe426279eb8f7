import { sql } from 'kysely';
import type { Worker } from '#domain/actor.ts';
import type { Handle } from './as-actor.ts';
import { plansOf } from './named-statements.ts';

/** Of so many people the rows are gathered and sorted in a few milliseconds. */
const fewPeople = 5000;

/** Ways of a plan that gather rows first. */
const detours = ['enable_sort', 'enable_bitmapscan', 'enable_seqscan', 'enable_hashjoin', 'enable_mergejoin'];
// With these ways barred there is one plan left, however many rows are wanted: it is made once and kept apart from the others.
const barred = `${plansOf('walk')} ${[
  'set local plan_cache_mode = force_generic_plan',
  ...detours.map((way) => `set local ${way} = 0`),
].join('; ')}`;
const open = `${plansOf('')} ${['plan_cache_mode', ...detours].map((way) => `set local ${way} = default`).join('; ')}`;

/**
 * Runs `work` so that a list is read in the order of its index and left as soon as it is full. Under row-level security
 * the planner always expects a handful of rows: it gathers all that this worker may see and sorts them, of a whole town
 * thirty thousand. Only for whoever sees much: of little, the walk would pass by everybody else's rows.
 */
export async function walkInOrder<T>(db: Handle, work: () => Promise<T>): Promise<T> {
  await sql.raw(barred).execute(db);
  const result = await work();
  await sql.raw(open).execute(db);
  return result;
}

/**
 * That a case has not ended, in the words of the index that such cases are walked by (case_waiting, 0009): values that only come
 * with the statement would not be recognised as the same.
 */
export const isOpenCase = sql<boolean>`state not in ('closed', 'closed_watching', 'referred')`;

const remembered = new Map<string, { isMany: boolean; until: number }>();
const rememberedFor = 10 * 60_000;
const mostRemembered = 10_000;

/**
 * Whether this worker may see so many people that lists about them are walked in order. It chooses the way to an answer
 * and never the answer, so a count of some minutes ago will do.
 */
export async function seesMany(db: Handle, worker: Worker): Promise<boolean> {
  const key = `${worker.municipalityId} ${worker.agencyId} ${worker.accountId}`;
  const known = remembered.get(key);
  if (known !== undefined && known.until > performance.now()) return known.isMany;
  const some = db
    .selectFrom('person')
    .select('id')
    .limit(fewPeople + 1);
  const { count } = await db
    .selectFrom(some.as('some'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const isMany = count > fewPeople;
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(key, { isMany, until: performance.now() + rememberedFor });
  return isMany;
}

/** Reads a list about people that is wanted in the order of an index, in the way that suits how much this worker may see. */
export async function inOrder<T>(db: Handle, worker: Worker, work: () => Promise<T>): Promise<T> {
  return (await seesMany(db, worker)) ? walkInOrder(db, work) : work();
}
