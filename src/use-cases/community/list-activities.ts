import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { ActivityStage } from '#domain/activity-stage.ts';
import type { CarriedBy } from '#domain/activity.ts';
import { ruleText } from '#domain/hours-text.ts';
import { recurrenceRuleShape } from '#domain/hours.ts';

export type ActivitySearch = {
  words?: string;
  stage?: ActivityStage;
  areaId?: string;
  /** How many of each stage, where no stage is asked for by itself. */
  perStage?: number;
  /** Of one stage: which fifty of them, from 1. */
  page?: number;
};

export type ActivityRow = {
  id: string;
  number: string;
  name: string;
  stage: ActivityStage;
  carriedBy: CarriedBy;
  organizationName: string | null;
  placeName: string | null;
  areaName: string | null;
  when: string;
  /** Since when it stands where it stands. */
  since: string | null;
  nextOn: string | null;
  lastHeld: { onDay: string; headcount: number | null } | null;
};

export const activitiesPerPage = 50;

/** The activities of the town by stage, the newest steps first, and how many each stage has. */
export async function listActivities(
  worker: Worker,
  { words = '', stage, areaId, perStage = 6, page = 1 }: ActivitySearch,
  today: string,
): Promise<{ rows: ActivityRow[]; counts: Map<ActivityStage, number> }> {
  return asActor(worker, { act: 'community.list-activities' }, async (db) => {
    const wanted = words.split(/\s+/u).filter((part) => part !== '');
    const says = wanted.map(
      (
        word,
      ) => sql`and position(app.fold(${word}) in app.fold(a.name || ' ' || a.name_kana || ' ' || a.summary
        || ' ' || coalesce(o.name, '') || ' ' || coalesce(p.name, ''))) > 0`,
    );
    const before = stage ? (page - 1) * activitiesPerPage : 0;
    const last = stage ? page * activitiesPerPage : perStage;
    const { rows } = await sql<
      Omit<ActivityRow, 'when' | 'lastHeld'> & {
        rule: unknown;
        place: number;
        ofStage: number;
        lastDay: string | null;
        lastCount: number | null;
      }
    >`
      with found as (
        select a.id, a.number, a.name, a.stage, a.carried_by, a.rule, o.name as organization_name, p.name as place_name,
          area.name as area_name, s.on_day as since,
          row_number() over (partition by a.stage order by s.on_day desc nulls last, a.id desc)::int as place,
          count(*) over (partition by a.stage)::int as of_stage
        from activity a
        left join organization o on o.municipality_id = a.municipality_id and o.id = a.organization_id
        left join place p on p.municipality_id = a.municipality_id and p.id = a.place_id
        left join area on area.municipality_id = a.municipality_id and area.id = a.area_id
        left join lateral (select on_day from activity_stage s where s.municipality_id = a.municipality_id
          and s.activity_id = a.id order by on_day desc, id desc limit 1) s on true
        where true ${stage ? sql`and a.stage = ${stage}` : sql``} ${areaId ? sql`and a.area_id = ${areaId}` : sql``}
          ${sql.join(says, sql` `)}
      )
      select found.*, n.on_day as next_on, l.on_day as last_day, l.headcount as last_count
      from found
      left join lateral (select min(on_day) as on_day from activity_session s
        where s.municipality_id = app.municipality_id() and s.activity_id = found.id and s.state = 'planned'
          and s.on_day >= ${today}) n on true
      left join lateral (select on_day, headcount from activity_session s
        where s.municipality_id = app.municipality_id() and s.activity_id = found.id and s.state = 'held'
        order by on_day desc limit 1) l on true
      where place > ${before} and place <= ${last} order by stage, place`.execute(db);
    return {
      rows: rows.map(({ rule, place: _place, ofStage: _ofStage, lastDay, lastCount, ...row }) => {
        const read = recurrenceRuleShape.safeParse(rule);
        return {
          ...row,
          when: read.success ? ruleText(read.data) : '',
          lastHeld: lastDay === null ? null : { onDay: lastDay, headcount: lastCount },
        };
      }),
      counts: new Map(rows.map(({ stage: of, ofStage }) => [of, ofStage])),
    };
  });
}
