import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { inject } from 'vitest';
import { withDatabase } from '#tests/with-database.ts';

/** A pool has ended before the server knows it: forcing such a connection out would raise an error that nobody listens to. */
export async function dropOnceUnused(maintenance: pg.Client, name: string): Promise<void> {
  for (let i = 0; i < 100; i += 1) {
    const { rowCount } = await maintenance.query('select 1 from pg_stat_activity where datname = $1', [name]);
    if (!rowCount) break;
    await sleep(20);
  }
  await maintenance.query(`drop database if exists ${name} with (force)`);
}

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
