import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { OpenState, OrganizationKind } from '#domain/organization.ts';

export type OrganizationSearch = {
  words?: string;
  kind?: OrganizationKind;
  isWelfare?: boolean;
  /** The last row of the page before. */
  after?: string;
  limit?: number;
};

export type OrganizationRow = {
  id: string;
  number: string;
  name: string;
  nameKana: string;
  kind: OrganizationKind;
  isWelfare: boolean;
  phone: string;
  state: OpenState;
  resourceCount: number;
};

/** Organisations by name, in kana order; `next` is given when there are more. Kanji, kana, half width and old forms all find. */
export async function findOrganizations(
  worker: Worker,
  search: OrganizationSearch,
): Promise<{ rows: OrganizationRow[]; next: string | undefined }> {
  const limit = search.limit ?? 50;
  return asActor(worker, { act: 'organizations.find' }, async (db, log) => {
    let query = db
      .selectFrom('organization')
      .select(['id', 'number', 'name', 'nameKana', 'kind', 'isWelfare', 'phone', 'state'])
      .select((eb) =>
        eb
          .selectFrom('resource')
          .select(eb.fn.countAll<number>().as('n'))
          .whereRef('resource.municipalityId', '=', 'organization.municipalityId')
          .whereRef('resource.organizationId', '=', 'organization.id')
          .where('resource.state', '<>', 'closed')
          .as('resourceCount'),
      );
    const words = (search.words ?? '').split(/\s+/).filter((word) => word !== '');
    for (const word of words) {
      query = query.where(sql<boolean>`search_grams @> app.grams(${word})`);
    }
    if (search.kind) query = query.where('kind', '=', search.kind);
    if (search.isWelfare !== undefined) query = query.where('isWelfare', '=', search.isWelfare);
    const order = sql`app.fold(case when name_kana = '' then name else name_kana end) collate "C"`;
    if (search.after) {
      query = query.where(
        sql<boolean>`(${order}, id) > (select ${order}, id from organization where id = ${search.after})`,
      );
    }
    const rows = await query
      .orderBy(order)
      .orderBy('id')
      .limit(limit + 1)
      .execute();
    log.detail({ found: Math.min(rows.length, limit), searched: words.length });
    const page = rows.slice(0, limit) as OrganizationRow[];
    return { rows: page, next: rows.length > limit ? page.at(-1)?.id : undefined };
  });
}
