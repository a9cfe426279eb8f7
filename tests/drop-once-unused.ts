import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';

/** A pool has ended before the server knows it: forcing such a connection out would raise an error that nobody listens to. */
export async function dropOnceUnused(maintenance: Pick<pg.Client, 'query'>, name: string): Promise<void> {
  for (let i = 0; i < 100; i += 1) {
    const { rowCount } = await maintenance.query('select 1 from pg_stat_activity where datname = $1', [name]);
    if (!rowCount) break;
    await sleep(20);
  }
  await maintenance.query(`drop database if exists ${name} with (force)`);
}
