import { sql, type RawBuilder } from 'kysely';

/**
 * `column in (…)` as one value: the same text for any number of ids, so that the server plans it once (named-statements.ts).
 * None of nothing is nothing.
 */
export function among(column: string, ids: readonly string[]): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(column)} = any(${ids}::uuid[])`;
}
