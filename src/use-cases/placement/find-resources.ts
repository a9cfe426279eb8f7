import { sql } from 'kysely';
import type { Handle } from '#db/as-actor.ts';

export type FoundResource = {
  id: string;
  name: string;
  kind: string;
  state: string;
  organizationName: string | null;
};

const most = 30;

/**
 * Any resource by its name or its organisation's, also paused and closed ones: somebody asks why just this one is not
 * there, and "it has closed" is an answer. Kanji, kana, half width and old forms all find.
 */
export async function findResources(
  db: Handle,
  typed: string,
): Promise<{ found: FoundResource[]; hasMore: boolean }> {
  const words = typed.split(/\s+/u).filter((word) => word !== '');
  if (words.length === 0) return { found: [], hasMore: false };
  let query = db
    .selectFrom('resource')
    .leftJoin('organization', (join) =>
      join
        .onRef('organization.municipalityId', '=', 'resource.municipalityId')
        .onRef('organization.id', '=', 'resource.organizationId'),
    )
    .select([
      'resource.id',
      'resource.name',
      'resource.kind',
      'resource.state',
      'organization.name as organizationName',
    ]);
  for (const word of words) {
    query = query.where(
      sql<boolean>`(resource.search_grams @> app.grams(${word}) or organization.search_grams @> app.grams(${word}))`,
    );
  }
  const rows = await query
    .orderBy(sql`(resource.state <> 'open')`)
    .orderBy(
      sql`app.fold(case when resource.name_kana = '' then resource.name else resource.name_kana end) collate "C"`,
    )
    .orderBy('resource.id')
    .limit(most + 1)
    .execute();
  return { found: rows.slice(0, most), hasMore: rows.length > most };
}
