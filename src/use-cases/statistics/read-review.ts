import { sql } from 'kysely';
import { asActor, type Handle } from '#db/as-actor.ts';
import { seesMany } from '#db/walk-in-order.ts';
import type { Worker } from '#domain/actor.ts';

export type Count = { code: string; count: number };

export type Review = {
  countedAt: Date;
  /** By month of the fiscal year, 04 to 03: new intakes and cases that ended. */
  months: { month: string; intakes: number; ended: number }[];
  states: Count[];
  routes: Count[];
  topics: Count[];
  resources: Count[];
  /** Resources by how long ago somebody asked. */
  freshness: { fresh: number; due: number; old: number; never: number };
  searches: { runs: number; withoutFit: number };
  voices: Count[];
};

/** A fiscal year begins in April. */
const monthsOfYear = ['04', '05', '06', '07', '08', '09', '10', '11', '12', '01', '02', '03'];

/** Counting a whole town takes a tenth of a second, and figures of a year do not change by the minute. */
const countedFor = 5 * 60_000;
const mostRemembered = 1000;
const remembered = new Map<string, Review>();

/**
 * The figures of a fiscal year, over the people whom this worker may see. No name is read: the log entry says that
 * figures were asked for. The municipal officer sees everybody; others see their own work. Whoever sees thousands gets what was
 * counted some minutes ago, and is told when; of few people every figure is of this moment, as a withdrawn consent wants it.
 */
export async function readReview(
  worker: Worker,
  fiscalYear: number,
  bounds: { due: string; old: string },
  now: Date,
): Promise<Review> {
  return asActor(worker, { act: 'statistics.review' }, async (db) => {
    const { municipalityId, agencyId, accountId } = worker;
    const key = [municipalityId, agencyId, accountId, fiscalYear, bounds.due].join(' ');
    const known = remembered.get(key);
    if (known && now.getTime() - known.countedAt.getTime() < countedFor) return known;
    const review = await countReview(db, fiscalYear, bounds, now);
    if (!(await seesMany(db, worker))) return review;
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(key, review);
    return review;
  });
}

async function countReview(
  db: Handle,
  fiscalYear: number,
  bounds: { due: string; old: string },
  now: Date,
): Promise<Review> {
  const [from, until] = [`${fiscalYear}-04-01`, `${fiscalYear + 1}-04-01`];
  const count = async (query: ReturnType<typeof sql<Count>>): Promise<Count[]> =>
    (await query.execute(db)).rows;
  const taken = await countIntakes(db, from, until);
  const ended = await countEnded(db, from, until);
  const [freshness] = (
    await sql<Review['freshness']>`select
        count(*) filter (where checked_on >= ${bounds.due}::date)::int as fresh,
        count(*) filter (where checked_on < ${bounds.due}::date and checked_on >= ${bounds.old}::date)::int as due,
        count(*) filter (where checked_on < ${bounds.old}::date)::int as old,
        count(*) filter (where checked_on is null)::int as never
      from resource where state = 'open'`.execute(db)
  ).rows;
  const [searches] = (
    await sql<Review['searches']>`select count(*)::int as runs,
        count(*) filter (where jsonb_array_length(coalesce(result -> 'fits', '[]')) = 0)::int as "withoutFit"
      from match_run where on_day >= ${from}::date and on_day < ${until}::date`.execute(db)
  ).rows;
  return {
    countedAt: now,
    months: monthsOfYear.map((month) => ({
      month,
      intakes: taken.months.get(month) ?? 0,
      ended: ended.get(month) ?? 0,
    })),
    states: await count(sql`select state as code, count(*)::int as count from "case" group by state`),
    routes: taken.routes,
    topics: taken.topics,
    resources: await count(
      sql`select kind as code, count(*)::int as count from resource where state <> 'closed' group by kind`,
    ),
    freshness: freshness ?? { fresh: 0, due: 0, old: 0, never: 0 },
    searches: searches ?? { runs: 0, withoutFit: 0 },
    voices: await count(sql`select from_kind as code, count(*)::int as count from voice
        where heard_on >= ${from}::date and heard_on < ${until}::date group by from_kind`),
  };
}

/** In one look: whoever sees the whole town looks through all of it. */
async function countIntakes(
  db: Handle,
  from: string,
  until: string,
): Promise<{ months: ReadonlyMap<string, number>; routes: Count[]; topics: Count[] }> {
  const { rows } = await sql<Count & { of: 'month' | 'route' | 'topic' }>`
    with taken as materialized (
      select to_char(received_at at time zone 'Asia/Tokyo', 'MM') as month, route, topics from intake
      where received_at >= ${from}::timestamp at time zone 'Asia/Tokyo'
        and received_at < ${until}::timestamp at time zone 'Asia/Tokyo'
    )
    select 'month' as of, month as code, count(*)::int as count from taken group by month
    union all select 'route', route, count(*)::int from taken group by route
    union all select 'topic', topic, count(*)::int from taken, unnest(topics) as topic group by topic
    order by 3 desc, 2`.execute(db);
  const of = (wanted: string): Count[] =>
    rows.flatMap(({ of: kind, code, count }) => (kind === wanted ? { code, count } : []));
  return {
    months: new Map(of('month').map(({ code, count }) => [code, count])),
    routes: of('route'),
    topics: of('topic'),
  };
}

async function countEnded(db: Handle, from: string, until: string): Promise<ReadonlyMap<string, number>> {
  const { rows } =
    await sql<Count>`select to_char(on_day, 'MM') as code, count(*)::int as count from case_change
    where to_state in ('closed', 'closed_watching', 'referred') and on_day >= ${from}::date and on_day < ${until}::date
    group by 1`.execute(db);
  return new Map(rows.map(({ code, count }) => [code, count]));
}
