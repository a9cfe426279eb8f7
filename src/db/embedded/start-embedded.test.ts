import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startInChild, type EmbeddedChild } from './embedded-in-child.ts';
import { startEmbedded, type EmbeddedServer } from './start-embedded.ts';

const isRoot = process.getuid?.() === 0;
const debian15 = '/usr/lib/postgresql/15/bin';

function newDirectory(): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'engawa-embedded-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

async function start(dataDir: string): Promise<EmbeddedServer> {
  const server = await startEmbedded({ dataDir });
  onTestFinished(server.stop);
  return server;
}

async function ask<T extends pg.QueryResultRow>(server: EmbeddedServer, question: string): Promise<T[]> {
  const client = new pg.Client({ ...server.connection, database: 'postgres' });
  await client.connect();
  try {
    return (await client.query<T>(question)).rows;
  } finally {
    await client.end();
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

async function until(what: () => boolean, within = 15_000): Promise<number> {
  const begun = Date.now();
  while (!what()) {
    if (Date.now() - begun > within) throw new Error('it did not happen in time');
    await sleep(20);
  }
  return Date.now() - begun;
}

function acknowledgedBy({ said }: EmbeddedChild): number {
  return Number([...said().matchAll(/acknowledged (\d+)\n/g)].at(-1)?.[1] ?? 0);
}

function serverPid(line: string): number {
  const [word, pid] = line.split(' ');
  if (word !== 'started') throw new Error(line);
  return Number(pid);
}

function withEnvironment(changes: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(changes)) {
    const before = process.env[name];
    onTestFinished(() => {
      if (before === undefined) delete process.env[name];
      else process.env[name] = before;
    });
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}

describe('内蔵データベースを起動する', () => {
  it('LANG がなくても、文字は UTF-8、並びは C.UTF-8 になる', async () => {
    withEnvironment({ LANG: undefined, LC_ALL: undefined, PG_BIN: undefined });
    const server = await start(newDirectory());
    const [found] = await ask(
      server,
      "select current_setting('server_encoding') as encoding, datlocprovider as provider, datlocale as locale, upper('é') as upper, current_setting('TimeZone') as zone, current_setting('fsync') as fsync from pg_database where datname = 'postgres'",
    );
    expect(found).toEqual({
      encoding: 'UTF8',
      provider: 'b',
      locale: 'C.UTF-8',
      upper: 'É',
      zone: 'Asia/Tokyo',
      fsync: 'on',
    });
  });

  it('ネットワークには開かず、通信の口はほかの利用者に閉じている', async () => {
    const server = await start(newDirectory());
    const [found] = await ask<{ addresses: string }>(
      server,
      "select current_setting('listen_addresses') as addresses",
    );
    expect(found?.addresses).toBe('');
    expect(statSync(server.connection.host).mode & 0o077).toBe(0);
  });

  it('止めて起動し直すと、入れたものが残っている', async () => {
    const dataDir = newDirectory();
    const first = await startEmbedded({ dataDir });
    await ask(first, "create table note as select '縁側' as words");
    await first.stop();
    expect(isAlive(first.pid)).toBe(false);
    expect(existsSync(first.connection.host)).toBe(false);
    const second = await start(dataDir);
    expect(await ask(second, 'select words from note')).toEqual([{ words: '縁側' }]);
  });

  it('空白やコンマのある長い場所でも動く', async () => {
    const dataDir = path.join(newDirectory(), `市役所, 地域共生課 ${'あ'.repeat(30)}`);
    expect(await ask(await start(dataDir), 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

describe('同じ場所を二度開かない', () => {
  it('同じプロセスからも、ほかのプロセスからも断り、どうすればよいかを言う', async () => {
    const dataDir = newDirectory();
    const server = await start(dataDir);
    await expect(startEmbedded({ dataDir })).rejects.toThrow('すでに動いている縁側');
    const other = startInChild(dataDir);
    expect(await other.first).toMatch(
      new RegExp(`refused .*プロセス ${process.pid}.*ENGAWA_DATA_DIR に別の場所`),
    );
    await other.gone;
    expect(await ask(server, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('落ちた跡に4つが同時に起動しても、開くのはひとつだけで、ほかに止められない', async () => {
    const dataDir = newDirectory();
    const seed = await startEmbedded({ dataDir });
    await seed.stop();
    for (let round = 0; round < 5; round += 1) {
      const before = startInChild(dataDir);
      serverPid(await before.first);
      before.process.kill('SIGKILL');
      await before.gone;
      const four = Array.from({ length: 4 }, () => startInChild(dataDir));
      const answers = await Promise.all(four.map(async ({ first }) => first));
      const started = answers.filter((answer) => answer.startsWith('started'));
      expect(started).toHaveLength(1);
      await sleep(100);
      const pid = serverPid(started[0] ?? '');
      expect(isAlive(pid)).toBe(true);
      for (const child of four) child.process.kill('SIGKILL');
      await Promise.all(four.map(async ({ gone }) => gone));
      await until(() => !isAlive(pid));
    }
  });
});

describe('突然止まっても失わない', () => {
  it('アプリが kill -9 されると、サーバも続けて止まる', async () => {
    const child = startInChild(newDirectory());
    const pid = serverPid(await child.first);
    child.process.kill('SIGKILL');
    expect(await until(() => !isAlive(pid))).toBeLessThan(10_000);
  });

  it('setpriv がない環境でも、アプリが kill -9 されるとサーバは止まる', async () => {
    const child = startInChild(newDirectory(), 'wait', { ...process.env, ENGAWA_NO_SETPRIV: '1' });
    const pid = serverPid(await child.first);
    child.process.kill('SIGKILL');
    await until(() => !isAlive(pid));
  });

  it.each(['app', 'server'] as const)(
    '書きこみの途中で %s を kill -9 しても、受け付けたものは残る',
    async (victim) => {
      const dataDir = newDirectory();
      let acknowledged = 0;
      for (let round = 0; round < 4; round += 1) {
        const child = startInChild(dataDir, 'write');
        const pid = serverPid(await child.first);
        // In the middle of writing, at another moment each time; however busy the machine, something was accepted.
        const before = acknowledged;
        await until(() => acknowledgedBy(child) > before + 10 + round * 7);
        if (victim === 'server') process.kill(pid, 'SIGKILL');
        child.process.kill('SIGKILL');
        await child.gone;
        acknowledged = Math.max(acknowledged, acknowledgedBy(child));
        const server = await startEmbedded({ dataDir });
        const [found] = await ask<{ count: number; last: number }>(
          server,
          'select count(*)::int as count, max(id) as last from entry',
        );
        await server.stop();
        expect(found?.last).toBeGreaterThanOrEqual(acknowledged);
        expect(found?.count).toBe(found?.last);
      }
      expect(acknowledged).toBeGreaterThan(20);
    },
    120_000,
  );

  it('取り残されたサーバがあれば、止めてから開く', async () => {
    const dataDir = newDirectory();
    const child = startInChild(dataDir, 'wait', { ...process.env, ENGAWA_NO_SETPRIV: '1' });
    const orphan = serverPid(await child.first);
    // The watchdog dies with the app here: its shell is killed before it can act.
    for (const dog of childrenOf(child.process.pid ?? 0).filter((pid) => pid !== orphan))
      process.kill(dog, 'SIGKILL');
    child.process.kill('SIGKILL');
    await child.gone;
    expect(isAlive(orphan)).toBe(true);
    const server = await start(dataDir);
    expect(isAlive(orphan)).toBe(false);
    expect(await ask(server, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('初期化の途中で切れた跡があっても、作り直して開く', async () => {
    const dataDir = newDirectory();
    mkdirSync(path.join(dataDir, 'postgres.new', 'base'), { recursive: true });
    expect(await ask(await start(dataDir), 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(existsSync(path.join(dataDir, 'postgres.new'))).toBe(false);
  });
});

function childrenOf(pid: number): number[] {
  const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return text.split(' ').filter(Boolean).map(Number);
}

describe('動かせないときは、わけと出口を言う', () => {
  it('書けない場所', async () => {
    const file = path.join(newDirectory(), 'file');
    writeFileSync(file, '');
    await expect(startEmbedded({ dataDir: path.join(file, 'data') })).rejects.toThrow('書き込めません');
  });

  it.skipIf(isRoot)('書き込み権限のない場所', async () => {
    const dataDir = path.join(newDirectory(), 'closed');
    mkdirSync(dataDir, { mode: 0o500 });
    await expect(startEmbedded({ dataDir })).rejects.toThrow('書き込めません');
  });

  it('PostgreSQL のものではないファイルがある場所', async () => {
    const dataDir = newDirectory();
    mkdirSync(path.join(dataDir, 'postgres'));
    writeFileSync(path.join(dataDir, 'postgres', '大事な表.xlsx'), '');
    await expect(startEmbedded({ dataDir })).rejects.toThrow('PostgreSQL のものではないファイル');
    expect(existsSync(path.join(dataDir, 'postgres', '大事な表.xlsx'))).toBe(true);
  });

  it('PG_BIN に postgres がない', async () => {
    withEnvironment({ PG_BIN: '/nowhere' });
    await expect(startEmbedded({ dataDir: newDirectory() })).rejects.toThrow('postgres を実行できません');
  });

  it.skipIf(!existsSync(debian15))('PG_BIN で PostgreSQL 15 を使え、17 のデータは開かずに断る', async () => {
    const [old, recent] = [newDirectory(), newDirectory()];
    withEnvironment({ PG_BIN: undefined });
    const seventeen = await startEmbedded({ dataDir: recent });
    await seventeen.stop();
    withEnvironment({ PG_BIN: debian15 });
    expect((await start(old)).major).toBe(15);
    await expect(startEmbedded({ dataDir: recent })).rejects.toThrow('PostgreSQL 17 で作られています');
  });
});

describe.skipIf(!isRoot)('root で起動する', () => {
  it.each(['namespace', 'other-user'])('%s の道で、閉じたフォルダの中でも動き、続けて使える', async (way) => {
    withEnvironment({ ENGAWA_RUN_AS: way });
    const dataDir = newDirectory();
    const first = await startEmbedded({ dataDir });
    await ask(first, "create table note as select '縁側' as words");
    await first.stop();
    const second = await start(dataDir);
    expect(await ask(second, 'select words from note')).toEqual([{ words: '縁側' }]);
  });

  it('利用者の切り替え方が変わっても、同じデータを開ける', async () => {
    const dataDir = newDirectory();
    withEnvironment({ ENGAWA_RUN_AS: 'other-user' });
    await (await startEmbedded({ dataDir })).stop();
    withEnvironment({ ENGAWA_RUN_AS: 'namespace' });
    expect(await ask(await start(dataDir), 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});
