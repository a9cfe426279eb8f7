import { sql } from 'kysely';
import type { Handle } from '#db/as-actor.ts';
import { walkInOrder } from '#db/walk-in-order.ts';
import { kindsOfAccounts, type ActKind } from '#domain/act-kind.ts';
import type { Worker } from '#domain/actor.ts';
import { addDays } from '#domain/calendar-day.ts';

export type AccessLogQuery = {
  /** Entries before this one; newest first. */
  before?: number;
  personId?: string;
  /** What was done as this account, and who came in or tried to. */
  accountId?: string;
  kind?: ActKind;
  onlyRefused?: boolean;
  /** Days in Japan, both of them included. */
  fromDay?: string;
  toDay?: string;
};

type Walked = AccessLogQuery & { limit: number };
type Bounds = { after?: string; until?: string };

/** The first moment of a day in Japan. */
const dawn = (day: string): string => `${day}T00:00:00+09:00`;

function conditions(query: AccessLogQuery, bounds: Bounds) {
  const { before, fromDay, toDay } = query;
  return [
    ...(before === undefined ? [] : [sql<boolean>`seq < ${before}`]),
    ...(bounds.after === undefined ? [] : [sql<boolean>`seq >= ${bounds.after}`]),
    ...(bounds.until === undefined ? [] : [sql<boolean>`seq <= ${bounds.until}`]),
    ...(fromDay === undefined ? [] : [sql<boolean>`at >= ${dawn(fromDay)}::timestamptz`]),
    ...(toDay === undefined ? [] : [sql<boolean>`at < ${dawn(addDays(toDay, 1))}::timestamptz`]),
  ];
}

/** In the words of its index (access_log_refused): as a value it would not be recognised. */
const isRefused = sql<boolean>`outcome <> 'done'`;

/** Of the entries themselves: by account, by kind, or all, each in the order of an index. */
function ofLog(db: Handle, query: Walked, bounds: Bounds, narrowed: Narrowed) {
  let rows = db.selectFrom('accessLog').select('seq').orderBy('seq', 'desc').limit(query.limit);
  if (narrowed.accountId !== undefined) rows = rows.where('accountId', '=', narrowed.accountId);
  if (narrowed.kind !== undefined) rows = rows.where('kind', '=', narrowed.kind);
  if (query.onlyRefused) rows = rows.where(isRefused);
  for (const condition of conditions(query, bounds)) rows = rows.where(condition);
  return rows;
}

/** Of the index of subjects: about one person, or about one account. What else is asked is looked up entry by entry. */
function aboutOne(
  db: Handle,
  query: Walked,
  bounds: Bounds,
  subject: { kind: string; id: string; by?: string | undefined },
) {
  let found = db
    .selectFrom('accessLogSubject')
    .select('seq')
    .where('kind', '=', subject.kind)
    .where('subjectId', '=', subject.id)
    .orderBy('seq', 'desc')
    .limit(query.limit);
  if (subject.by !== undefined) found = found.where('accountId', '=', subject.by);
  for (const condition of conditions(query, bounds)) found = found.where(condition);
  const { kind, onlyRefused } = query;
  if (kind !== undefined || onlyRefused) {
    const isKind = kind === undefined ? sql`true` : sql`entry.kind = ${kind}`;
    const isWanted = onlyRefused ? sql`entry.outcome <> 'done'` : sql`true`;
    found = found.where(sql<boolean>`exists (select from access_log as entry
      where entry.municipality_id = access_log_subject.municipality_id and entry.seq = access_log_subject.seq and ${isKind} and ${isWanted})`);
  }
  return found;
}

type Narrowed = { accountId?: string; kind?: ActKind };

/** The walks whose newest entries together are the answer. Exported for the test that looks at their plans. */
export function walksOf(db: Handle, worker: Worker, query: Walked, bounds: Bounds) {
  const { personId, accountId, kind } = query;
  if (personId !== undefined)
    return [aboutOne(db, query, bounds, { kind: 'person', id: personId, by: accountId })];
  const seesAll = worker.roles.includes('municipal_officer');
  const only = kind === undefined ? {} : { kind };
  if (accountId !== undefined) {
    const came = aboutOne(db, query, bounds, { kind: 'account', id: accountId });
    return [ofLog(db, query, bounds, { accountId, ...only }), came];
  }
  if (seesAll) return [ofLog(db, query, bounds, only)];
  const own = ofLog(db, query, bounds, { accountId: worker.accountId, ...only });
  if (!worker.roles.includes('administrator')) return [own];
  const kinds = kindsOfAccounts.filter((one) => kind === undefined || one === kind);
  return [own, ...kinds.map((one) => ofLog(db, query, bounds, { kind: one }))];
}

/**
 * Where days begin and end in the chain: the clock never goes back in it. For 主管課, who sees every entry; for everybody else the
 * days are compared entry by entry, of which there are few.
 */
export async function boundsOf(db: Handle, worker: Worker, query: AccessLogQuery): Promise<Bounds> {
  const { fromDay, toDay, personId } = query;
  if (personId !== undefined || !worker.roles.includes('municipal_officer')) return {};
  const edge = (condition: ReturnType<typeof sql<boolean>>, order: 'asc' | 'desc') =>
    db
      .selectFrom('accessLog')
      .select('seq')
      .where(condition)
      .orderBy('at', order)
      .limit(1)
      .executeTakeFirst();
  const first = fromDay && (await edge(sql<boolean>`at >= ${dawn(fromDay)}::timestamptz`, 'asc'));
  const last = toDay && (await edge(sql<boolean>`at < ${dawn(addDays(toDay, 1))}::timestamptz`, 'desc'));
  return {
    // Nothing since that day: no number is as high.
    ...(fromDay ? { after: first ? first.seq : '9223372036854775807' } : {}),
    ...(toDay ? { until: last ? last.seq : '0' } : {}),
  };
}

/** The numbers of the newest entries that answer the question, so many at most. */
export async function findEntries(
  db: Handle,
  worker: Worker,
  query: AccessLogQuery,
  limit: number,
): Promise<number[]> {
  return walkInOrder(db, async () => {
    const bounds = await boundsOf(db, worker, query);
    const found = new Set<number>();
    for (const walk of walksOf(db, worker, { ...query, limit }, bounds)) {
      for (const { seq } of await walk.execute()) found.add(Number(seq));
    }
    return [...found].toSorted((a, b) => b - a).slice(0, limit);
  });
}
