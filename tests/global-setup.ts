import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '#db/migrate.ts';
import { withDatabase } from './with-database.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The server's owner connection and the migrated database that tests copy. */
    postgres: { server: pg.ClientConfig; template: string };
  }
}

/** One server for the whole run, one migrated database that every test file copies. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const address =
    process.env['TEST_DATABASE_URL'] ?? 'postgres://postgres@localhost:5599/postgres?host=/tmp/pg15';
  const server: pg.ClientConfig = { connectionString: address };
  const template = `engawa_template_${process.pid}`;
  const owner = new pg.Client(server);
  await owner.connect();
  await owner.query(`create database ${template}`);
  await migrate(withDatabase(server, template));
  project.provide('postgres', { server, template });
  return async () => {
    await owner.query(`drop database ${template} with (force)`);
    await owner.end();
  };
}
