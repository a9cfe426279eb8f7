import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import pg from 'pg';
import { DatabaseTrouble } from '#db/embedded/database-trouble.ts';
import type { Manifest } from './export-database.ts';
import { listMigrations, listTables, plainText, quote, type Table } from './tables.ts';

const batch = 1_000;
const newline = 10;

/**
 * Fills an empty, migrated database from an archive of `exportDatabase`, in one transaction: all of it or nothing.
 * Foreign keys are asked at the end, when every row is there. Answers how many rows each table got.
 */
export async function importDatabase(
  owner: pg.ClientConfig,
  file: string,
  say?: (sentence: string) => void,
): Promise<Manifest> {
  const archive = readFileSync(file);
  const manifest = readManifest(archive, file);
  const client = new pg.Client(owner);
  await client.connect();
  try {
    await client.query('begin');
    await client.query(plainText);
    const tables = await listTables(client);
    await refuseOtherShape(client, tables, manifest);
    // Nobody may add a row between the look and the load.
    await client.query(
      `lock table ${tables.map(({ name }) => quote(name)).join(', ')} in access exclusive mode`,
    );
    await refuseFilled(client, tables);
    await setForeignKeys(client, 'deferrable initially deferred');
    for (const table of tables) {
      const wanted = manifest.tables[table.name];
      const rows = await importTable(client, table, readTable(archive, table.name, wanted?.sha256));
      if (rows !== wanted?.rows) throw damaged(table.name);
      if (rows >= 10_000) say?.(`${table.name}: ${rows}件`);
    }
    await client.query('set constraints all immediate');
    await setForeignKeys(client, 'not deferrable');
    await client.query('commit');
    await client.query('analyze');
    return manifest;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
}

function unpack(archive: Buffer, name: string): Buffer | undefined {
  const found = unzipSync(archive, { filter: (entry) => entry.name === name })[name];
  return found && Buffer.from(found.buffer, found.byteOffset, found.byteLength);
}

function readManifest(archive: Buffer, file: string): Manifest {
  let manifest: Partial<Manifest> = {};
  try {
    manifest = JSON.parse(unpack(archive, 'manifest.json')?.toString('utf8') ?? '{}') as Partial<Manifest>;
  } catch {
    // Falls through to the sentence below: it is not our archive, whatever else it is.
  }
  if (manifest.format === 'engawa-export' && manifest.version === 1) return manifest as Manifest;
  throw new DatabaseTrouble(
    `${file} は、engawa export で書き出したファイルではないか、途中で切れています。`,
    `${file} is not an archive made by engawa export, or it is cut short.`,
  );
}

function readTable(archive: Buffer, name: string, sha256: string | undefined): Buffer {
  const bytes = unpack(archive, `${name}.jsonl`);
  if (!bytes || createHash('sha256').update(bytes).digest('hex') !== sha256) throw damaged(name);
  return bytes;
}

function damaged(name: string): DatabaseTrouble {
  return new DatabaseTrouble(
    `書き出しファイルの ${name} が壊れています。もう一度書き出してください。何も取り込んでいません。`,
    `${name} in the archive is damaged. Export again. Nothing was imported.`,
  );
}

async function refuseOtherShape(client: pg.Client, tables: Table[], manifest: Manifest): Promise<void> {
  const here = (await listMigrations(client)).join('\n');
  const sameTables = tables.map(({ name }) => name).join('\n') === Object.keys(manifest.tables).join('\n');
  if (here === manifest.migrations.join('\n') && sameTables) return;
  throw new DatabaseTrouble(
    '書き出したときの縁側と、この縁側の版が違います。同じ版で取り込んでから、新しい版に上げてください。',
    'The archive was made by another version of Engawa. Import it with that version, then upgrade.',
  );
}

async function refuseFilled(client: pg.Client, tables: Table[]): Promise<void> {
  for (const { name } of tables) {
    const { rowCount } = await client.query(`select from ${quote(name)} limit 1`);
    if (!rowCount) continue;
    throw new DatabaseTrouble(
      `取り込み先が空ではありません（${name} に記録があります）。空のデータベースか、新しい ENGAWA_DATA_DIR を指定してください。`,
      `The database is not empty (${name} has rows). Use an empty database, or a new ENGAWA_DATA_DIR.`,
    );
  }
}

async function setForeignKeys(client: pg.Client, manner: string): Promise<void> {
  const { rows } = await client.query<{ command: string }>(
    `select format('alter table %s alter constraint %I ${manner}', conrelid::regclass, conname) as command
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0`,
  );
  for (const { command } of rows) await client.query(command);
}

async function importTable(client: pg.Client, { name, columns }: Table, bytes: Buffer): Promise<number> {
  const fields = columns.map((column) => quote(column.name)).join(', ');
  const values = columns
    .map((column) => `(line ->> '${column.name.replaceAll("'", "''")}')::${column.type}`)
    .join(', ');
  const insert = `insert into ${quote(name)} (${fields}) overriding system value select ${values} from json_array_elements($1::json) line`;
  let rows = 0;
  let lines: string[] = [];
  const flush = async (): Promise<void> => {
    if (lines.length === 0) return;
    await client.query(insert, [`[${lines.join(',')}]`]);
    rows += lines.length;
    lines = [];
  };
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(newline, at);
    const stop = end === -1 ? bytes.length : end;
    lines.push(bytes.toString('utf8', at, stop));
    at = stop + 1;
    if (lines.length === batch) await flush();
  }
  await flush();
  return rows;
}
