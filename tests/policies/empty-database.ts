import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
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
    await maintenance.query(`drop database if exists ${name} with (force)`);
    await maintenance.end();
  }
}
