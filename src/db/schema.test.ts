import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type pg from 'pg';
import { expect, it } from 'vitest';
import { testDatabase } from '#tests/database.ts';

const database = testDatabase();

function addressOf(config: pg.ClientConfig): string {
  if (config.connectionString) return config.connectionString;
  const { user = 'postgres', host = 'localhost', port = 5432, database: name = 'postgres' } = config;
  return `postgres://${user}@localhost:${port}/${name}?host=${encodeURIComponent(host)}`;
}

it('schema.ts は、いまの表からつくったものと同じ', async () => {
  const root = join(import.meta.dirname, '../..');
  const folder = await mkdtemp(join(tmpdir(), 'engawa-schema-'));
  const out = join(folder, 'schema.ts');
  try {
    const generator = join(root, 'node_modules/kysely-codegen/dist/cli/bin.js');
    const flags = [
      '--dialect',
      'postgres',
      '--camel-case',
      '--default-schema',
      'public',
      '--include-pattern',
      'public.*',
      '--date-parser',
      'string',
    ];
    await promisify(execFile)(process.execPath, [generator, ...flags, '--out-file', out], {
      env: { ...process.env, DATABASE_URL: addressOf(database.config) },
      cwd: folder,
    });
    // UPDATE_SCHEMA=1 after a new migration: the types are made again instead of compared.
    if (process.env['UPDATE_SCHEMA'] === '1') await copyFile(out, join(root, 'src/db/schema.ts'));
    const [made, kept] = await Promise.all([
      readFile(out, 'utf8'),
      readFile(join(root, 'src/db/schema.ts'), 'utf8'),
    ]);
    expect(made).toContain('export interface Person ');
    expect(
      kept,
      'schema.ts が古い。UPDATE_SCHEMA=1 vitest run --project postgres src/db/schema.test.ts で作り直す',
    ).toBe(made);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 60_000);
