import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { withNamedStatements } from './named-statements.ts';
import type { DB } from './schema.ts';

// A date is a day, not an instant: `pg` would turn it into local midnight, a day off once serialised.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

export type Connection = { pool: pg.Pool; db: Kysely<DB> };

let current: Connection | undefined;

/** Opens the pool of the login role, which by itself may do nothing. Called once by whoever composes the process. */
export function connect(settings: pg.PoolConfig): Connection {
  const pool = new pg.Pool({ max: 10, application_name: 'engawa', ...settings });
  // Without a listener a restart of the server would end the Node process (data-layer.md §3).
  pool.on('error', () => undefined);
  const db = new Kysely<DB>({
    dialect: new PostgresDialect({ pool: withNamedStatements(pool) }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  current = { pool, db };
  return current;
}

/** The open connection. Only as-actor.ts and maintenance commands of this folder may ask for it. */
export function connection(): Connection {
  if (!current) throw new Error('connect() has not been called');
  return current;
}

export async function disconnect(): Promise<void> {
  const open = current;
  current = undefined;
  await open?.db.destroy();
}
