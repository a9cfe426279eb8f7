import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';

export type Count = { code: string; count: number };

export type Review = {
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

/**
 * The figures of a fiscal year, over the people whom this worker may see. No name is read: the log entry says that
 * figures were asked for. The municipal officer sees everybody; others see their own work.
 */
export async function readReview(
  worker: Worker,
  fiscalYear: number,
  bounds: { due: string; old: string },
): Promise<Review> {
  const [from, until] = [`${fiscalYear}-04-01`, `${fiscalYear + 1}-04-01`];
  return asActor(worker, { act: 'statistics.review' }, async (db) => {
    const count = async (query: ReturnType<typeof sql<Count>>): Promise<Count[]> =>
      (await query.execute(db)).rows;
    const months = await sql<Review['months'][number]>`
      select to_char(first, 'MM') as month,
        (select count(*)::int from intake where (received_at at time zone 'Asia/Tokyo')::date  >= first
          and (received_at at time zone 'Asia/Tokyo')::date < first + interval '1 month') as intakes,
        (select count(*)::int from case_change where to_state in ('closed', 'closed_watching', 'referred')
          and on_day >= first and on_day < first + interval '1 month') as ended
      from generate_series(${from}::date, ${until}::date - 1, interval '1 month') as first order by first`.execute(
      db,
    );
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
      months: months.rows,
      states: await count(sql`select state as code, count(*)::int as count from "case" group by state`),
      routes: await count(sql`select route as code, count(*)::int as count from intake
        where (received_at at time zone 'Asia/Tokyo')::date >= ${from}::date
          and (received_at at time zone 'Asia/Tokyo')::date < ${until}::date group by route order by 2 desc, 1`),
      topics:
        await count(sql`select topic as code, count(*)::int as count from intake, unnest(topics) as topic
        where (received_at at time zone 'Asia/Tokyo')::date >= ${from}::date
          and (received_at at time zone 'Asia/Tokyo')::date < ${until}::date group by topic order by 2 desc, 1`),
      resources: await count(
        sql`select kind as code, count(*)::int as count from resource where state <> 'closed' group by kind`,
      ),
      freshness: freshness ?? { fresh: 0, due: 0, old: 0, never: 0 },
      searches: searches ?? { runs: 0, withoutFit: 0 },
      voices: await count(sql`select from_kind as code, count(*)::int as count from voice
        where heard_on >= ${from}::date and heard_on < ${until}::date group by from_kind`),
    };
  });
}
