import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startEmbedded } from '#db/embedded/start-embedded.ts';
import { migrate } from '#db/migrate.ts';

const made = new Set<string>();

/** A directory of this run only, gone at its end. */
export function scratchDirectory(name: string): string {
  const directory = mkdtempSync(path.join(tmpdir(), `engawa-bench-${name}-`));
  made.add(directory);
  return directory;
}

export function dropDirectory(directory: string): void {
  rmSync(directory, { recursive: true, force: true });
  made.delete(directory);
}

/** Whatever is left over after an interrupted or failed run. */
export function dropScratch(): void {
  for (const directory of made) dropDirectory(directory);
}

// Nothing here outlives the run. What is measured reads; and the server that pages are asked of has its own settings.
const loading = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_wal_size: '4GB',
  maintenance_work_mem: '256MB',
};

export type ScratchDatabase = { owner: pg.ClientConfig; stop: () => Promise<void> };

/** The product's own embedded server with the migrated schema, in `dataDir`, for arranging. */
export async function openScratch(dataDir: string): Promise<ScratchDatabase> {
  const server = await startEmbedded({ dataDir, settings: loading });
  const maintenance = new pg.Client({ ...server.connection, database: 'postgres' });
  await maintenance.connect();
  const known = await maintenance.query(`select from pg_database where datname = 'engawa'`);
  if (!known.rowCount) await maintenance.query('create database engawa');
  await maintenance.end();
  const owner = { ...server.connection, database: 'engawa' };
  await migrate(owner);
  return { owner, stop: () => server.stop() };
}

export async function withClient<T>(
  settings: pg.ClientConfig,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(settings);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
