import { sql, type RawBuilder } from 'kysely';

/** A jsonb value. Without it the driver would turn a JavaScript array into a PostgreSQL array. */
export function json(value: unknown): RawBuilder<string> {
  return sql<string>`${JSON.stringify(value)}::jsonb`;
}
