import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { asActor } from '#db/as-actor.ts';
import { migrate } from '#db/migrate.ts';
import { verifyLog } from '#db/verify-log.ts';
import { addAgency, addMunicipality, addWorker, testDatabase } from '#tests/database.ts';
import { withDatabase } from '#tests/with-database.ts';
import { dropOnceUnused } from '#tests/drop-once-unused.ts';
import { exportDatabase } from './export-database.ts';
import { importDatabase } from './import-database.ts';
import { listTables, plainText, quote } from './tables.ts';

const database = testDatabase();
const folder = mkdtempSync(path.join(tmpdir(), 'engawa-transfer-'));
const hardName = '邉󠄂𠮷　髙﨑 "\\u0041", ㈱ｶﾞ\n改行';
let file = '';

afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  const municipalityId = await addMunicipality(database.owner, hardName);
  const agencyId = await addAgency(database.owner, municipalityId, '社会福祉協議会');
  const worker = await addWorker(
    database.owner,
    municipalityId,
    agencyId,
    ['participation_worker'],
    hardName,
  );
  for (let turn = 0; turn < 5; turn += 1) {
    await asActor(worker, { act: 'test.look', subjects: [{ kind: 'person', id: 'x' }] }, async (_db, log) =>
      log.detail({ turn, words: hardName }),
    );
  }
  file = path.join(folder, 'all.zip');
  await exportDatabase(database.config, file);
});

async function emptyDatabase(isMigrated = true): Promise<pg.ClientConfig> {
  const name = `${new URL(database.config.connectionString ?? `postgres:///${database.config.database}`).pathname.slice(1)}_to_${Math.random().toString(36).slice(2, 10)}`;
  await database.owner.query(`create database ${quote(name)}`);
  onTestFinished(async () => {
    await dropOnceUnused(database.owner, name);
  });
  const config = withDatabase(database.config, name);
  if (isMigrated) await migrate(config);
  return config;
}

async function contents(config: pg.ClientConfig): Promise<Record<string, string[]>> {
  const client = new pg.Client(config);
  await client.connect();
  await client.query('begin');
  await client.query(plainText);
  const all: Record<string, string[]> = {};
  for (const { name } of await listTables(client)) {
    const { rows } = await client.query<{ row: string }>(
      `select t::text as row from ${quote(name)} t order by 1`,
    );
    all[name] = rows.map(({ row }) => row);
  }
  await client.end();
  return all;
}

function rewrite(change: (entries: Record<string, Uint8Array>) => void): string {
  const entries = unzipSync(readFileSync(file));
  change(entries);
  const changed = path.join(folder, `changed-${Math.random()}.zip`);
  writeFileSync(changed, zipSync(entries));
  return changed;
}

describe('書き出しと取り込み', () => {
  it('別のデータベースに取り込むと、計算される列も含めて、すべての行が同じになる', async () => {
    const target = await emptyDatabase();
    await importDatabase(target, file);
    const [before, after] = [await contents(database.config), await contents(target)];
    expect(before['access_log']).toHaveLength(5);
    expect(after).toEqual(before);
  });

  it('取り込んだ先でも、閲覧記録の鎖はつながっている', async () => {
    const target = await emptyDatabase();
    await importDatabase(target, file);
    const [verdict] = await verifyLog(target);
    expect(verdict).toMatchObject({ municipality: hardName, entries: 5, faults: [] });
  });

  it('外部キーは、取り込んだ後も、その場で確かめられる', async () => {
    const target = await emptyDatabase();
    await importDatabase(target, file);
    const client = new pg.Client(target);
    await client.connect();
    const { rows } = await client.query('select conname from pg_constraint where condeferrable');
    await client.end();
    expect(rows).toEqual([]);
  });

  it('書き出したファイルは、本人のほかは読めない', () => {
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('空でないところには取り込まない', async () => {
    await expect(importDatabase(database.config, file)).rejects.toThrow('取り込み先が空ではありません');
  });

  it('途中の1文字が変わっていたら、何も取り込まない', async () => {
    const target = await emptyDatabase();
    const changed = rewrite((entries) => {
      const text = strFromU8(entries['access_log.jsonl'] ?? new Uint8Array());
      entries['access_log.jsonl'] = strToU8(text.replace('test.look', 'test.lock'));
    });
    await expect(importDatabase(target, changed)).rejects.toThrow('access_log が壊れています');
    expect(Object.values(await contents(target)).flat()).toEqual([]);
  });

  it('表がひとつ欠けていたら、何も取り込まない', async () => {
    const target = await emptyDatabase();
    const changed = rewrite((entries) => {
      delete entries['agency.jsonl'];
    });
    await expect(importDatabase(target, changed)).rejects.toThrow('agency が壊れています');
    expect(Object.values(await contents(target)).flat()).toEqual([]);
  });

  it('版の違うものは取り込まない', async () => {
    const target = await emptyDatabase();
    const changed = rewrite((entries) => {
      const text = strFromU8(entries['manifest.json'] ?? new Uint8Array());
      entries['manifest.json'] = strToU8(text.replace('0001-ground', '0000-ground'));
    });
    await expect(importDatabase(target, changed)).rejects.toThrow('版が違います');
  });

  it('書き出しではないファイルは、そう言って断る', async () => {
    const target = await emptyDatabase();
    const other = path.join(folder, 'other.zip');
    writeFileSync(other, 'not an archive');
    await expect(importDatabase(target, other)).rejects.toThrow('書き出したファイルではない');
  });
});
