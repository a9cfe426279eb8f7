import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { Zip, ZipDeflate } from 'fflate';
import pg from 'pg';
import { DatabaseTrouble } from '#db/embedded/database-trouble.ts';
import { listMigrations, listTables, plainText, quote, type Table } from './tables.ts';

export type Manifest = {
  format: 'engawa-export';
  version: 1;
  exportedAt: string;
  migrations: string[];
  tables: Record<string, { rows: number; sha256: string }>;
};

const batch = 1_000;
/** What one archive can hold and be read back from: beyond it the format's own counters run over without a word. */
const largest = 2 ** 31 - 1;

/**
 * Writes everything that was entered into one archive: a JSON-lines file per table, every value as PostgreSQL's own text,
 * and a manifest with counts and checksums. One snapshot, so nothing is half of a transaction. It holds personal records
 * in plain text: readable by its owner only, and to be kept like the registers themselves.
 */
export async function exportDatabase(
  owner: pg.ClientConfig,
  file: string,
  say?: (sentence: string) => void,
): Promise<Manifest> {
  const client = new pg.Client(owner);
  await client.connect();
  const draft = `${file}.part`;
  const output = openSync(draft, 'wx', 0o600);
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query(plainText);
    // The owner of the tables passes their policies; anybody else would silently export less.
    await client.query('set local row_security = off');
    const manifest: Manifest = {
      format: 'engawa-export',
      version: 1,
      exportedAt: new Date().toISOString(),
      migrations: await listMigrations(client),
      tables: {},
    };
    let size = 0;
    const zip = new Zip((error, chunk) => {
      if (error) throw error;
      size += chunk.byteLength;
      if (size > largest) throw tooLarge();
      writeSync(output, chunk);
    });
    for (const table of await listTables(client)) {
      const entry = new ZipDeflate(`${table.name}.jsonl`, { level: 6 });
      zip.add(entry);
      const written = await exportTable(client, table, (bytes) => entry.push(bytes));
      entry.push(new Uint8Array(), true);
      manifest.tables[table.name] = written;
      if (written.rows >= 10_000) say?.(`${table.name}: ${written.rows}件`);
    }
    const last = new ZipDeflate('manifest.json');
    zip.add(last);
    last.push(Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`), true);
    zip.end();
    fsyncSync(output);
    renameSync(draft, file);
    return manifest;
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  } finally {
    closeSync(output);
    await client.end();
  }
}

async function exportTable(
  client: pg.Client,
  table: Table,
  push: (bytes: Buffer) => void,
): Promise<{ rows: number; sha256: string }> {
  const fields = table.columns.map(({ name }) => `${quote(name)}::text as ${quote(name)}`).join(', ');
  const order = table.key.length > 0 ? `order by ${table.key.map(quote).join(', ')}` : '';
  await client.query(
    `declare lines no scroll cursor for select row_to_json(entry_of_table)::text as line from (select ${fields} from ${quote(table.name)} ${order}) entry_of_table`,
  );
  const hash = createHash('sha256');
  let rows = 0;
  let size = 0;
  for (;;) {
    const { rows: lines } = await client.query<{ line: string }>(`fetch ${batch} from lines`);
    if (lines.length === 0) break;
    const bytes = Buffer.from(lines.map(({ line }) => `${line}\n`).join(''));
    hash.update(bytes);
    push(bytes);
    rows += lines.length;
    size += bytes.byteLength;
    if (size > largest) throw tooLarge();
  }
  await client.query('close lines');
  return { rows, sha256: hash.digest('hex') };
}

function tooLarge(): DatabaseTrouble {
  return new DatabaseTrouble(
    '記録が 2 GB を超えるため、ひとつのファイルに書き出せません。サーバの側の道具（pg_dump など）で移してください。',
    'More than 2 GB cannot be exported into one file. Use the tools of the server, such as pg_dump.',
  );
}
