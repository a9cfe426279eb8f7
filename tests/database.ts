import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, inject } from 'vitest';
import type { Role, Worker } from '#domain/actor.ts';
import { connect, disconnect } from '#db/connect.ts';
import { dropOnceUnused } from './drop-once-unused.ts';
import { withDatabase } from './with-database.ts';

/** A copy of the migrated database for one test file; `owner` is the superuser's connection, for arranging and for looking behind. */
export type TestDatabase = { owner: pg.Pool; config: pg.ClientConfig; close(): Promise<void> };

function asLoginRole(config: pg.ClientConfig): pg.ClientConfig {
  if (!config.connectionString) return { ...config, user: 'engawa_login' };
  const url = new URL(config.connectionString);
  url.username = 'engawa_login';
  return { connectionString: url.href };
}

async function copyTemplate(): Promise<TestDatabase> {
  const { server, template } = inject('postgres');
  const database = `engawa_test_${uuidv7().replaceAll('-', '')}`;
  const maintenance = new pg.Client(server);
  await maintenance.connect();
  await maintenance.query(`create database ${database} template ${template}`);
  await maintenance.end();
  const config = withDatabase(server, database);
  const owner = new pg.Pool({ ...config, max: 3 });
  owner.on('error', () => undefined);
  connect({ ...asLoginRole(config), max: 6 });
  return {
    owner,
    config,
    async close() {
      await disconnect();
      await owner.end();
      const last = new pg.Client(server);
      await last.connect();
      await dropOnceUnused(last, database);
      await last.end();
    },
  };
}

/**
 * Gives the test file a database of its own, open through `connect()`, gone afterwards.
 * Call at the top of a file; read `.owner` inside tests only.
 */
export function testDatabase(): { readonly owner: pg.Pool; readonly config: pg.ClientConfig } {
  let current: TestDatabase | undefined;
  beforeAll(async () => {
    current = await copyTemplate();
  });
  afterAll(async () => {
    await current?.close();
  });
  const open = (): TestDatabase => {
    if (!current) throw new Error('testDatabase() is open inside tests only');
    return current;
  };
  return {
    get owner() {
      return open().owner;
    },
    get config() {
      return open().config;
    },
  };
}

/** A municipality with its log head; the code is the one of an unused prefecture number with a valid check digit. */
export async function addMunicipality(owner: pg.Pool, name = '試町'): Promise<string> {
  const id = uuidv7();
  await owner.query('insert into municipality (municipality_id, code, name) values ($1, $2, $3)', [
    id,
    '992011',
    name,
  ]);
  await owner.query('insert into log_head (municipality_id) values ($1)', [id]);
  return id;
}

export async function addAgency(
  owner: pg.Pool,
  municipalityId: string,
  name: string,
  kind = 'participation',
): Promise<string> {
  const id = uuidv7();
  await owner.query('insert into agency (municipality_id, id, name, kind) values ($1, $2, $3, $4)', [
    municipalityId,
    id,
    name,
    kind,
  ]);
  return id;
}

/** Somebody who works there. The password hash is no hash: nobody signs in as this account. */
export async function addWorker(
  owner: pg.Pool,
  municipalityId: string,
  agencyId: string,
  roles: readonly Role[] = ['participation_worker'],
  name = '試 働子',
): Promise<Worker> {
  const accountId = uuidv7();
  await owner.query(
    `insert into account (municipality_id, id, agency_id, sign_in_name, name, password_hash, own_password_hash, roles)
     values ($1, $2, $3, $4, $5, '-', '-', $6)`,
    [municipalityId, accountId, agencyId, `worker-${accountId}`, name, [...roles]],
  );
  return { kind: 'worker', municipalityId, accountId, agencyId, roles };
}
