import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { loginOf, parseDatabaseUrl, scramVerifier } from './database-url.ts';
import { DatabaseTrouble } from './embedded/database-trouble.ts';
import { findHolder } from './embedded/directory-claim.ts';
import { readPostmasterFile } from './embedded/postmaster-file.ts';
import { startEmbedded, type EmbeddedServer } from './embedded/start-embedded.ts';
import { migrate } from './migrate.ts';

export type OpenDatabase = {
  /** Migrates and maintains. */
  owner: pg.ClientConfig;
  /** What the application itself works with. */
  login: pg.ClientConfig;
  /** The data directory, when the server is ours. */
  dataDir: string | undefined;
  close: () => Promise<void>;
};

export type OpenOptions = {
  env?: NodeJS.ProcessEnv;
  /** Told when something takes time. */
  say?: (sentence: string) => void;
  /** Use the server of an Engawa that is already running on the directory, as commands do. */
  mayJoin?: boolean;
  /** Told when our own server ended and could not be brought back. */
  onLost?: () => void;
};

const database = 'engawa';
const unfinished = 'unfinished';

/** Opens the database of this install: the server that DATABASE_URL names, or the one that lives in ENGAWA_DATA_DIR. */
export async function openDatabase(options: OpenOptions = {}): Promise<OpenDatabase> {
  const env = options.env ?? process.env;
  const address = env['DATABASE_URL'];
  if (address) return openServer(address, env['ENGAWA_LOGIN_URL']);
  const dataDir = path.resolve(env['ENGAWA_DATA_DIR'] || 'data');
  const joined = options.mayJoin === true ? runningServer(dataDir) : undefined;
  const embedded = joined ? undefined : await startOwn(dataDir, options);
  const connection = joined ?? embedded?.server.connection;
  const owner = { ...connection, database };
  if (!joined) await createDatabase({ ...connection, database: 'postgres' });
  return {
    owner,
    login: loginOf(owner).config,
    dataDir,
    async close() {
      await embedded?.stop();
    },
  };
}

/**
 * Lays first contents that only make sense whole, such as the demo town. Cut short, the embedded database is made anew at
 * the next start instead of showing half a town. The mark stands in the database, so that it is as durable as the rows.
 */
export async function layWhole({ owner, dataDir }: OpenDatabase, lay: () => Promise<unknown>): Promise<void> {
  if (dataDir === undefined) {
    await lay();
    return;
  }
  const client = new pg.Client(owner);
  await client.connect();
  try {
    await client.query(`comment on database ${database} is '${unfinished}'`);
    await lay();
    await client.query(`comment on database ${database} is null`);
  } finally {
    await client.end();
  }
}

/** Brings the schema up to this version, and lets the login role in. */
export async function prepareDatabase({ owner, login }: OpenDatabase): Promise<string[]> {
  const applied = await migrate(owner);
  await admitLogin(owner, login);
  return applied;
}

function openServer(address: string, loginAddress: string | undefined): OpenDatabase {
  const owner = parseDatabaseUrl(address);
  const login = loginAddress ? parseDatabaseUrl(loginAddress, 'ENGAWA_LOGIN_URL') : loginOf(owner).config;
  return { owner, login, dataDir: undefined, close: async () => undefined };
}

function runningServer(dataDir: string): pg.ClientConfig | undefined {
  if (!existsSync(dataDir) || findHolder(dataDir) === undefined) return undefined;
  const file = readPostmasterFile(path.join(dataDir, 'postgres'));
  return file?.ready ? { host: file.socketDirectory, port: file.port, user: 'postgres' } : undefined;
}

/** Starts our server and brings it back when something else ended it: pages wait a moment instead of failing all day. */
async function startOwn(
  dataDir: string,
  { say, onLost }: OpenOptions,
): Promise<{ server: EmbeddedServer; stop: () => Promise<void> }> {
  if (!existsSync(path.join(dataDir, 'postgres', 'PG_VERSION')))
    say?.(`データベースを ${dataDir} に作っています…`);
  let isClosing = false;
  let server = await startEmbedded({ dataDir });
  const watch = async (): Promise<void> => {
    for (let revivals = 0; ; revivals += 1) {
      const begun = Date.now();
      await server.exited;
      if (isClosing) return;
      if (Date.now() - begun > 60_000) revivals = 0;
      say?.('データベースが止まったため、起動し直しています…');
      try {
        if (revivals >= 3) throw new DatabaseTrouble('', '');
        // The processes of a killed server need a moment to notice.
        await sleep(500 * (revivals + 1));
        server = await startEmbedded({ dataDir });
      } catch {
        onLost?.();
        return;
      }
    }
  };
  const watching = watch();
  return {
    server,
    async stop() {
      isClosing = true;
      await server.stop();
      await watching;
    },
  };
}

async function createDatabase(maintenance: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(maintenance);
  await client.connect();
  try {
    const { rows } = await client.query<{ note: string | null }>(
      "select shobj_description(oid, 'pg_database') as note from pg_database where datname = $1",
      [database],
    );
    const [known] = rows;
    // Only what was being laid by itself is in there: nobody has entered anything yet.
    if (known?.note === unfinished) await client.query(`drop database ${database} with (force)`);
    if (!known || known.note === unfinished) await client.query(`create database ${database}`);
  } finally {
    await client.end();
  }
}

async function admitLogin(owner: pg.ClientConfig, login: pg.ClientConfig): Promise<void> {
  const failure = await tryToConnect(login);
  if (failure === undefined) return;
  const { config, password } = loginOf(owner);
  const isOurs = config.connectionString === login.connectionString;
  if (isOurs && password !== undefined && isPasswordFailure(failure)) {
    const client = new pg.Client(owner);
    await client.connect();
    try {
      await client.query(`alter role engawa_login password '${scramVerifier(password)}'`);
    } finally {
      await client.end();
    }
    if ((await tryToConnect(login)) === undefined) return;
  }
  throw new DatabaseTrouble(
    `アプリ用の利用者 engawa_login でデータベースに入れません。DATABASE_URL の所有者にパスワードを付けるか、ENGAWA_LOGIN_URL に engawa_login の接続先を指定してください（docs/operations.md）。`,
    `Cannot log in to the database as engawa_login (${failure.message}). Give the owner in DATABASE_URL a password, or set ENGAWA_LOGIN_URL (docs/operations.md).`,
    { cause: failure },
  );
}

function isPasswordFailure(error: Error): boolean {
  // 28P01 wrong password, 28000 none set; pg itself complains when it holds none to offer.
  const code = 'code' in error ? error.code : undefined;
  return code === '28P01' || code === '28000';
}

async function tryToConnect(config: pg.ClientConfig): Promise<Error | undefined> {
  const client = new pg.Client(config);
  try {
    await client.connect();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  } finally {
    await client.end().catch(() => undefined);
  }
}
