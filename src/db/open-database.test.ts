import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { loginOf, parseDatabaseUrl, scramVerifier } from './database-url.ts';
import { startEmbedded } from './embedded/start-embedded.ts';
import { foundMunicipality } from './found-municipality.ts';
import { layWhole, openDatabase, prepareDatabase } from './open-database.ts';
import { backupDirectory } from './transfer/backup-directory.ts';

function newDirectory(): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'engawa-open-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

async function withClient<T>(config: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(config);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

const whoAmI = async (config: pg.ClientConfig): Promise<string> =>
  withClient(config, async (client) => {
    const { rows } = await client.query<{ who: string }>('select session_user as who');
    return rows[0]?.who ?? '';
  });

describe('内蔵データベースを開く', () => {
  it('初めてなら作り、形を整え、アプリは何も持たない利用者として入る', async () => {
    const said: string[] = [];
    const env = { ENGAWA_DATA_DIR: newDirectory() };
    const database = await openDatabase({ env, say: (sentence) => said.push(sentence) });
    onTestFinished(database.close);
    expect((await prepareDatabase(database)).length).toBeGreaterThan(0);
    expect(await prepareDatabase(database)).toEqual([]);
    expect(said.join()).toContain('データベースを');
    expect(await whoAmI(database.login)).toBe('engawa_login');
    const asLogin = withClient(database.login, async (client) => client.query('select * from person'));
    await expect(asLogin).rejects.toThrow('permission denied');
  });

  it('はじめの中身を入れている途中で切れたら、次は空から作り直し、入れ終えていれば残す', async () => {
    const env = { ENGAWA_DATA_DIR: newDirectory() };
    const count = async (config: pg.ClientConfig): Promise<number> =>
      withClient(config, async (client) => (await client.query('select from municipality')).rowCount ?? 0);
    const lay = async (owner: pg.ClientConfig): Promise<void> => {
      await foundMunicipality(owner, {
        code: '990019',
        name: '試町',
        isDemo: true,
        agencies: [],
        accounts: [],
      });
    };
    const first = await openDatabase({ env });
    await prepareDatabase(first);
    const cut = layWhole(first, async () => {
      await lay(first.owner);
      throw new Error('cut short');
    });
    await expect(cut).rejects.toThrow('cut short');
    await first.close();
    const second = await openDatabase({ env });
    expect((await prepareDatabase(second)).length).toBeGreaterThan(0);
    expect(await count(second.owner)).toBe(0);
    await layWhole(second, async () => lay(second.owner));
    await second.close();
    const third = await openDatabase({ env });
    onTestFinished(third.close);
    expect(await prepareDatabase(third)).toEqual([]);
    expect(await count(third.owner)).toBe(1);
  });

  it('サーバが kill -9 されたら起動し直し、次の問い合わせに答える', async () => {
    const env = { ENGAWA_DATA_DIR: newDirectory() };
    const database = await openDatabase({ env });
    onTestFinished(database.close);
    const dataDir = database.dataDir ?? '';
    await withClient(database.owner, async (client) =>
      client.query("create table note as select '縁側' as words"),
    );
    const pid = Number(readFileSync(path.join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(pid, 'SIGKILL');
    let words = '';
    for (const deadline = Date.now() + 20_000; words === '' && Date.now() < deadline; await sleep(100)) {
      words = await withClient(database.owner, async (client) => {
        const { rows } = await client.query<{ words: string }>('select words from note');
        return rows[0]?.words ?? '';
      }).catch(() => '');
    }
    expect(words).toBe('縁側');
  });

  it('動いている縁側があれば、コマンドはそのサーバを使い、終わっても止めない', async () => {
    const env = { ENGAWA_DATA_DIR: newDirectory() };
    const app = await openDatabase({ env });
    onTestFinished(app.close);
    const command = await openDatabase({ env, mayJoin: true });
    expect(await whoAmI(command.owner)).toBe('postgres');
    await command.close();
    expect(await whoAmI(app.owner)).toBe('postgres');
  });
});

describe('控えを取る', () => {
  it('書きこみの続く中で取った控えは、そのまま開けて、取る前に受け付けたものをすべて持つ', async () => {
    const env = { ENGAWA_DATA_DIR: newDirectory() };
    const database = await openDatabase({ env });
    onTestFinished(database.close);
    await prepareDatabase(database);
    let acknowledged = 0;
    const writer = { isOn: true };
    const writing = withClient(database.owner, async (client) => {
      await client.query('create table entry (id integer primary key, words text)');
      while (writer.isOn) {
        await client.query("insert into entry values ($1, repeat('縁側', 200))", [acknowledged + 1]);
        acknowledged += 1;
      }
    });
    await sleep(300);
    const before = acknowledged;
    const target = path.join(newDirectory(), 'backup');
    await backupDirectory({ owner: database.owner, dataDir: database.dataDir ?? '', target });
    writer.isOn = false;
    await writing;
    const copy = await startEmbedded({ dataDir: target });
    onTestFinished(copy.stop);
    const [found] = await withClient({ ...copy.connection, database: 'engawa' }, async (client) => {
      const { rows } = await client.query<{ count: number; last: number }>(
        'select count(*)::int as count, max(id) as last from entry',
      );
      return rows;
    });
    expect(before).toBeGreaterThan(20);
    expect(found?.last).toBeGreaterThanOrEqual(before);
    expect(found?.count).toBe(found?.last);
  });

  it('すでにある名前と、データの中には置かない', async () => {
    const env = { ENGAWA_DATA_DIR: newDirectory() };
    const { owner, dataDir = '', close } = await openDatabase({ env });
    onTestFinished(close);
    const existing = newDirectory();
    await expect(backupDirectory({ owner, dataDir, target: existing })).rejects.toThrow('すでにあります');
    const inside = path.join(dataDir, 'backup');
    await expect(backupDirectory({ owner, dataDir, target: inside })).rejects.toThrow('中には置けません');
    expect(existsSync(inside)).toBe(false);
  });
});

describe('サーバを使う', () => {
  it('パスワードの要るサーバで、ふつうの所有者から形を整え、アプリの利用者が導かれたパスワードで入る', async () => {
    const dataDir = newDirectory();
    const embedded = await startEmbedded({ dataDir });
    onTestFinished(embedded.stop);
    const root = { ...embedded.connection, database: 'postgres' };
    await withClient(root, async (client) => {
      await client.query("create role town login createrole password 'ひみつ/@:1'");
      await client.query('create database town owner town');
      const { rows } = await client.query<{ file: string }>("select current_setting('hba_file') as file");
      writeFileSync(rows[0]?.file ?? '', 'local all postgres trust\nlocal all all scram-sha-256\n');
      await client.query('select pg_reload_conf()');
    });
    await sleep(300);
    const address = `postgres://town:${encodeURIComponent('ひみつ/@:1')}@localhost/town?host=${embedded.connection.host}`;
    const database = await openDatabase({ env: { DATABASE_URL: address } });
    expect((await prepareDatabase(database)).length).toBeGreaterThan(0);
    expect(await whoAmI(database.login)).toBe('engawa_login');
    const second = await openDatabase({ env: { DATABASE_URL: address } });
    expect(await prepareDatabase(second)).toEqual([]);
    expect(await whoAmI(second.login)).toBe('engawa_login');
    const wrong = new URL(address);
    wrong.username = 'engawa_login';
    await expect(whoAmI({ connectionString: wrong.href })).rejects.toThrow('password authentication failed');
  });

  it.each(['', 'localhost', 'mysql://a@b/c', 'postgres://server'])(
    '%j は行き先として受け取らない',
    (text) => {
      expect(() => parseDatabaseUrl(text)).toThrow('DATABASE_URL の書き方');
    },
  );

  it('導かれたパスワードは、所有者のパスワードだけで決まり、それと同じではない', () => {
    const one = loginOf(parseDatabaseUrl('postgres://a:secret@host/db'));
    const other = loginOf(parseDatabaseUrl('postgres://a:other@host/db'));
    expect(one).toEqual(loginOf(parseDatabaseUrl('postgres://a:secret@host/db')));
    expect(one.password).not.toBe(other.password);
    expect(one.config.connectionString).not.toContain('secret');
  });

  it('サーバに渡すのはパスワードではなく、照合のための値', () => {
    // From RFC 7677: user "user", password "pencil".
    const salt = Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64');
    expect(scramVerifier('pencil', salt)).toBe(
      'SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=',
    );
  });
});
