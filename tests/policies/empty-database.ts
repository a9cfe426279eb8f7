import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { dropOnceUnused } from '#tests/drop-once-unused.ts';
import { withDatabase } from '#tests/with-database.ts';

/** An empty database on the tests' server for as long as `work` runs. */
export async function inEmptyDatabase<T>(
  work: (config: pg.ClientConfig, maintenance: pg.Client) => Promise<T>,
  options = '',
): Promise<T> {
  const { server } = inject('postgres');
  const name = `engawa_empty_${randomUUID().replaceAll('-', '')}`;
  const maintenance = new pg.Client(server);
  await maintenance.connect();
  try {
    await maintenance.query(`create database ${name} ${options}`);
    return await work(withDatabase(server, name), maintenance);
  } finally {
    await dropOnceUnused(maintenance, name);
    await maintenance.end();
  }
}
