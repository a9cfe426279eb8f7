import { sql, type Expression, type SqlBool } from 'kysely';
import { asActor, type Handle } from '#db/as-actor.ts';
import { windowsOf } from '#db/read-windows.ts';
import type { Worker } from '#domain/actor.ts';
import { freshnessBounds, type Freshness } from '#domain/freshness.ts';
import type { OpenState } from '#domain/organization.ts';
import type { ResourceKind } from '#domain/resource.ts';
import { windowText } from '#domain/resource-window.ts';
import { isFreeAt, type DayPart } from './is-free-at.ts';

export type ResourceSearch = {
  words?: string;
  kind?: ResourceKind;
  areaId?: string;
  isWelfare?: boolean;
  freshness?: Freshness;
  /** 0 is Monday. */
  weekday?: number;
  dayPart?: DayPart;
  /** Without it, all that is not closed. */
  state?: OpenState;
  /** The last row of the page before. */
  after?: string;
  limit?: number;
};

export type ResourceRow = {
  id: string;
  number: string;
  name: string;
  kind: ResourceKind;
  category: string;
  state: OpenState;
  organizationName: string | null;
  /** Whom to call to ask whether it is still so. */
  phone: string | null;
  areaName: string | null;
  checkedOn: string | null;
  nextCheckOn: string | null;
  /** 月・水 9:30–12:00 */
  hours: string[];
};

/** Resources of the town by name, kana, what they are, who runs them or where they are; fifty at a time. */
export async function findResources(
  worker: Worker,
  search: ResourceSearch,
  today: string,
): Promise<{ rows: ResourceRow[]; next: string | undefined; total: number }> {
  const limit = search.limit ?? 50;
  return asActor(worker, { act: 'resources.find' }, async (db, log) => {
    let query = db
      .selectFrom('resource')
      .leftJoin('organization', (join) =>
        join
          .onRef('organization.municipalityId', '=', 'resource.municipalityId')
          .onRef('organization.id', '=', 'resource.organizationId'),
      )
      .leftJoin('place', (join) =>
        join
          .onRef('place.municipalityId', '=', 'resource.municipalityId')
          .onRef('place.id', '=', 'resource.placeId'),
      )
      .leftJoin('area', (join) =>
        join.onRef('area.municipalityId', '=', 'place.municipalityId').onRef('area.id', '=', 'place.areaId'),
      );
    const words = (search.words ?? '').split(/\s+/).filter((word) => word !== '');
    if (words.length > 0) {
      const ids = await candidates(db, words);
      query = query.where(sql<boolean>`resource.id = any(${ids}::uuid[])`);
    }
    if (search.kind) query = query.where('resource.kind', '=', search.kind);
    if (search.areaId) query = query.where('place.areaId', '=', search.areaId);
    if (search.isWelfare !== undefined) query = query.where('organization.isWelfare', '=', search.isWelfare);
    if (search.freshness) query = query.where(isOfFreshness(search.freshness, today));
    if (search.weekday !== undefined || search.dayPart)
      query = query.where(isFreeAt(search.weekday, search.dayPart, today));
    query = search.state
      ? query.where('resource.state', '=', search.state)
      : query.where('resource.state', '<>', 'closed');
    const { total } = await query
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();

    const order = sql`app.fold(case when resource.name_kana = '' then resource.name else resource.name_kana end) collate "C"`;
    if (search.after) {
      query = query.where(
        sql<boolean>`(${order}, resource.id) > (select ${order}, resource.id from resource where resource.id = ${search.after})`,
      );
    }
    const found = await query
      .select(['resource.id', 'resource.number', 'resource.name', 'resource.kind', 'resource.category'])
      .select(['resource.state', 'organization.name as organizationName', 'area.name as areaName'])
      .select(['resource.checkedOn', 'resource.nextCheckOn'])
      .select(sql<string | null>`coalesce(nullif(place.phone, ''), organization.phone)`.as('phone'))
      .orderBy(order)
      .orderBy('resource.id')
      .limit(limit + 1)
      .execute();
    const page = found.slice(0, limit);
    const windows = await windowsOf(
      db,
      page.map((row) => row.id),
    );
    const rows = page.map((row) => ({ ...row, hours: (windows.get(row.id) ?? []).map(windowText) }));
    log.detail({ found: rows.length, searched: words.length });
    return {
      rows: rows as ResourceRow[],
      next: found.length > limit ? page.at(-1)?.id : undefined,
      total,
    };
  });
}

/** Ids of what every one of the words finds: in the resource itself, who runs it, or where it is. */
async function candidates(db: Handle, words: readonly string[]): Promise<string[]> {
  const found = words.map((word) => sql`select app.resource_candidates(app.grams(${word})) as id`);
  const { rows } = await sql<{ id: string }>`${sql.join(found, sql` intersect `)}`.execute(db);
  return rows.map((row) => row.id);
}

/** The twin of freshnessOf in SQL, from the same two days. */
function isOfFreshness(freshness: Freshness, today: string): Expression<SqlBool> {
  const { due, old } = freshnessBounds(today);
  const isDue = sql`(resource.checked_on < ${due} or coalesce(resource.next_check_on <= ${today}, false))`;
  const conditions: Record<Freshness, Expression<SqlBool>> = {
    never: sql<SqlBool>`resource.checked_on is null`,
    old: sql<SqlBool>`resource.checked_on < ${old}`,
    due: sql<SqlBool>`resource.checked_on >= ${old} and ${isDue}`,
    fresh: sql<SqlBool>`resource.checked_on >= ${old} and not ${isDue}`,
  };
  return conditions[freshness];
}
