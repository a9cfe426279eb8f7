import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { dropOnceUnused } from '#tests/drop-once-unused.ts';
import { inEmptyDatabase } from '#tests/policies/empty-database.ts';
import { migrate } from './migrate.ts';
import { findSchemaFaults } from './schema-discipline.ts';

const folder = join(import.meta.dirname, 'migrations');
let names: string[];

beforeAll(async () => {
  names = (await readdir(folder)).map((name) => name.replace(/\.sql$/, '')).toSorted();
});

async function ask<T extends pg.QueryResultRow>(config: pg.ClientConfig, sql: string): Promise<T[]> {
  const client = new pg.Client(config);
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('表をつくる（migration）', () => {
  it('同時に三つ走っても、一つの版は一度だけ', async () => {
    await inEmptyDatabase(async (config) => {
      const applied = await Promise.all([migrate(config), migrate(config), migrate(config)]);
      expect(applied.flat().toSorted()).toEqual(names);
      expect(await migrate(config)).toEqual([]);
      const rows = await ask<{ name: string }>(config, 'select name from kysely_migration order by name');
      expect(rows.map((row) => row.name)).toEqual(names);
    });
  });

  it('同じサーバーの二つのデータベースに同時につくっても、役割でぶつからない', async () => {
    await inEmptyDatabase((one) =>
      inEmptyDatabase(async (two) => {
        expect(await Promise.all([migrate(one), migrate(two)])).toEqual([names, names]);
      }),
    );
  });

  it('途中でこけたら、何も残さない。直せばつくれる', async () => {
    const copy = await mkdtemp(join(tmpdir(), 'engawa-migrations-'));
    try {
      await cp(folder, copy, { recursive: true });
      await writeFile(join(copy, '9999-planted.sql'), 'create table planted (id uuid); select 1 / 0;');
      await inEmptyDatabase(async (config) => {
        await expect(migrate(config, copy)).rejects.toThrow('division by zero');
        const left = await ask<{ planted: string | null; before: string | null; done: number }>(
          config,
          `select to_regclass('planted')::text as planted, to_regclass('municipality')::text as before, (select count(*)::int from kysely_migration) as done`,
        );
        expect(left).toEqual([{ planted: null, before: null, done: 0 }]);
        await rm(join(copy, '9999-planted.sql'));
        await migrate(config, copy);
        expect(await ask(config, 'select 1 from municipality')).toEqual([]);
      });
    } finally {
      await rm(copy, { recursive: true, force: true });
    }
  });

  it('superuser でない持ち主でも表をつくれ、決まりも守られる', async () => {
    await inEmptyDatabase(async (config, maintenance) => {
      const owner = `engawa_test_owner_${process.pid}`.replace('engawa', 'town');
      await maintenance.query(`create role ${owner} login createrole`);
      const database = config.database ?? new URL(config.connectionString ?? '').pathname.slice(1);
      try {
        await maintenance.query(`alter database ${database} owner to ${owner}`);
        await ask(config, `alter schema public owner to ${owner}`);
        const asOwner = config.connectionString
          ? { connectionString: Object.assign(new URL(config.connectionString), { username: owner }).href }
          : { ...config, user: owner };
        expect(await migrate(asOwner)).toEqual(names);
        const client = new pg.Client(asOwner);
        await client.connect();
        try {
          expect(await findSchemaFaults(client)).toEqual([]);
        } finally {
          await client.end();
        }
      } finally {
        await dropOnceUnused(maintenance, database);
        await maintenance.query(`drop role ${owner}`);
      }
    });
  });
});
