import {
  chownSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { findBinaries } from './binaries.ts';
import { DatabaseTrouble } from './database-trouble.ts';
import { initialise, readDataMajor } from './initialise.ts';
import { claimDirectory } from './directory-claim.ts';
import { chooseLauncher, launch, ownerOf, reachableBinaries, type Launcher } from './launcher.ts';
import { parentDeathPrefix, startWatchdog } from './parent-death.ts';
import { readPostmasterFile } from './postmaster-file.ts';
import { prepareSocketDirectory } from './socket-directory.ts';

export type EmbeddedOptions = {
  /** Holds everything: the cluster in `postgres/`, the server's log, and usually the socket. */
  dataDir: string;
  /** Server settings on top of ours, such as `fsync: 'off'` for tests. */
  settings?: Readonly<Record<string, string>>;
};

export type EmbeddedServer = {
  /** For `pg`: `host` is the directory of the unix socket. The superuser belongs to the owner's side only. */
  connection: { host: string; port: number; user: string };
  major: number;
  pid: number;
  /** Settles when the server is gone, whoever stopped it. */
  exited: Promise<void>;
  stop: () => Promise<void>;
};

const PORT = 5432;
const READY_WITHIN_MS = 120_000;

/** Starts (and on first use creates) the PostgreSQL server that lives in `dataDir` and ends with this process. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  if (process.platform === 'win32') {
    throw new DatabaseTrouble(
      '内蔵データベースは Windows では動きません。WSL2 の中で起動するか、DATABASE_URL に PostgreSQL サーバを指定してください。',
      'The embedded database does not run on Windows itself. Start inside WSL2, or set DATABASE_URL to a PostgreSQL server.',
    );
  }
  const dataDir = path.resolve(options.dataDir);
  prepareDirectory(dataDir);
  const cluster = path.join(dataDir, 'postgres');
  const claim = await claimDirectory(dataDir);
  try {
    const launcher = chooseLauncher(cluster);
    const found = findBinaries(readDataMajor(cluster));
    const binaries = reachableBinaries(found, launcher);
    await initialise({ cluster, binaries, launcher });
    const socket = prepareSocketDirectory(dataDir, ownerOf(launcher));
    const log = openLog(path.join(dataDir, 'postgres.log'), statSync(dataDir));
    const server = await run({
      cluster,
      bin: binaries.bin,
      socket,
      log,
      launcher,
      settings: options.settings ?? {},
    });
    const tidyUp = async (): Promise<void> => {
      await server.exited;
      rmSync(socket, { recursive: true, force: true });
      claim.release();
    };
    void tidyUp();
    return { ...server, major: binaries.major };
  } catch (error) {
    claim.release();
    throw error;
  }
}

function prepareDirectory(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const probe = path.join(dataDir, `.writable-${process.pid}`);
    closeSync(openSync(probe, 'w'));
    rmSync(probe);
  } catch (cause) {
    throw new DatabaseTrouble(
      `データディレクトリ ${dataDir} に書き込めません。書き込み権限を付けるか、ENGAWA_DATA_DIR に書き込める場所を指定してください。`,
      `The data directory ${dataDir} is not writable. Grant write permission, or set ENGAWA_DATA_DIR to a place that is.`,
      { cause },
    );
  }
}

type Log = { file: string; descriptor: number; from: number };

function openLog(file: string, owner: { uid: number; gid: number }): Log {
  if (existsSync(file) && statSync(file).size > 16 * 1024 * 1024) renameSync(file, `${file}.1`);
  const descriptor = openSync(file, constants.O_CREAT | constants.O_APPEND | constants.O_WRONLY, 0o600);
  // Root may start an ordinary user's directory once; the log must not be closed to that user afterwards.
  if (process.getuid?.() === 0) chownSync(file, owner.uid, owner.gid);
  return { file, descriptor, from: statSync(file).size };
}

type Run = {
  cluster: string;
  bin: string;
  socket: string;
  log: Log;
  launcher: Launcher;
  settings: Readonly<Record<string, string>>;
};

async function run({
  cluster,
  bin,
  socket,
  log,
  launcher,
  settings,
}: Run): Promise<Omit<EmbeddedServer, 'major'>> {
  const all: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: socket,
    unix_socket_permissions: '0700',
    port: String(PORT),
    timezone: 'Asia/Tokyo',
    log_timezone: 'Asia/Tokyo',
    ...settings,
  };
  // The cluster is handed over as an open directory: another user can then enter it inside a closed home.
  const directory = openSync(cluster, 'r');
  const place = launcher.kind === 'other-user' ? '/proc/self/fd/3' : cluster;
  const death = parentDeathPrefix();
  const child = launch(
    launcher,
    [
      ...death,
      path.join(bin, 'postgres'),
      '-D',
      place,
      ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    {
      stdio: ['ignore', log.descriptor, log.descriptor, directory],
      // A session of its own: Ctrl-C in the terminal reaches the app, which then stops the server in order.
      detached: true,
      env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    },
  );
  closeSync(directory);
  closeSync(log.descriptor);
  const pid = child.pid;
  let gone = false;
  const exited = new Promise<void>((resolve) => {
    const end = () => {
      gone = true;
      resolve();
    };
    child.once('exit', end);
    child.once('error', end);
  });
  // A killed server leaves its file behind, and that one says ready too: only our own process counts.
  const isReady = () => {
    const file = readPostmasterFile(cluster);
    return file?.pid === pid && file?.ready === true;
  };
  for (const deadline = Date.now() + READY_WITHIN_MS; !isReady(); await sleep(10)) {
    if (gone || Date.now() > deadline || pid === undefined) {
      child.kill('SIGQUIT');
      throw notStarted(log);
    }
  }
  if (pid === undefined) throw notStarted(log);
  const watchdog = death.length === 0 ? startWatchdog(pid) : undefined;
  child.unref();
  return {
    connection: { host: socket, port: PORT, user: 'postgres' },
    pid,
    exited,
    async stop() {
      if (!gone) {
        // Fast shutdown: sessions are ended, everything is written, no recovery at the next start.
        child.kill('SIGINT');
        child.ref();
      }
      await exited;
      watchdog?.kill();
    },
  };
}

function notStarted(log: Log): DatabaseTrouble {
  const words = readFileSync(log.file)
    .subarray(log.from)
    .toString('utf8')
    .trim()
    .split('\n')
    .slice(-6)
    .join('\n');
  return new DatabaseTrouble(
    `内蔵データベースを起動できませんでした。詳しくは ${log.file} をご覧ください。`,
    `The embedded database did not start. See ${log.file}:\n${words}`,
  );
}
