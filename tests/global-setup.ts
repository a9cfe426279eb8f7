import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '#db/embedded/start-embedded.ts';
import { migrate } from '#db/migrate.ts';
import { withDatabase } from './with-database.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The server's owner connection and the migrated database that tests copy. */
    postgres: { server: pg.ClientConfig; template: string };
  }
}

/** The embedded server of the product, in a directory of its own; or the one that TEST_DATABASE_URL names. */
async function openServer(): Promise<{ server: pg.ClientConfig; stop: () => Promise<void> }> {
  const address = process.env['TEST_DATABASE_URL'];
  if (address) return { server: { connectionString: address }, stop: async () => undefined };
  const dataDir = mkdtempSync(path.join(tmpdir(), 'engawa-test-'));
  // Nothing here outlives the run, so nothing has to survive a power cut.
  const settings = {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: '200',
  };
  const embedded = await startEmbedded({ dataDir, settings });
  return {
    server: { ...embedded.connection, database: 'postgres' },
    async stop() {
      await embedded.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** One server for the whole run, one migrated database that every test file copies. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { server, stop } = await openServer();
  const template = `engawa_template_${process.pid}`;
  const owner = new pg.Client(server);
  owner.on('error', () => undefined);
  await owner.connect();
  await owner.query(`create database ${template}`);
  await migrate(withDatabase(server, template));
  project.provide('postgres', { server, template });
  return async () => {
    await owner.query(`drop database if exists ${template} with (force)`);
    await owner.end();
    await stop();
  };
}
