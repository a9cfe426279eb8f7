import { execFileSync } from 'node:child_process';
import {
  linkSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { DatabaseTrouble } from './database-trouble.ts';
import { readPostmasterFile } from './postmaster-file.ts';

export type Claim = { release: () => void };

/**
 * One directory, one app. The claim names its process together with the moment that process began, because a
 * process number alone may be somebody else's after a restart of the machine. (PostgreSQL's own lock stays the
 * last word; the claim exists to tell a running neighbour from what a killed one left behind.)
 */
export async function claimDirectory(dataDir: string): Promise<Claim> {
  const file = claimFile(dataDir);
  const lock = await lockDirectory(dataDir);
  if (lock === undefined) throw alreadyOpen(dataDir, readHolder(file));
  const release = () => lock.close();
  try {
    const claim = await claimByFile(dataDir, file);
    return {
      release() {
        claim.release();
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

/** The process that has the directory open now. */
export function findHolder(dataDir: string): number | undefined {
  return readHolder(claimFile(dataDir));
}

function claimFile(dataDir: string): string {
  return path.join(dataDir, 'engawa.pid');
}

/**
 * Two starts at the same moment may both find the file of a killed app and both remove it, the second one removing the
 * first one's new claim. So the kernel decides: a name in its socket table has one holder and ends with it.
 * Linux only; elsewhere the file and PostgreSQL's own lock have to do.
 */
async function lockDirectory(dataDir: string): Promise<{ close: () => void } | undefined> {
  if (process.platform !== 'linux') return { close: () => undefined };
  const { dev, ino } = statSync(dataDir);
  const server = createServer((visitor) => visitor.destroy());
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen(`\0engawa-${dev}-${ino}`, () => resolve({ close: () => server.close() }));
    server.unref();
  });
}

async function claimByFile(dataDir: string, file: string): Promise<Claim> {
  const mine = `${process.pid} ${beginningOf(process.pid) ?? ''}\n`;
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, mine);
  try {
    for (;;) {
      try {
        linkSync(draft, file);
        break;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
        const holder = readHolder(file);
        if (holder !== undefined) throw alreadyOpen(dataDir, holder);
        rmSync(file, { force: true });
      }
    }
  } finally {
    rmSync(draft, { force: true });
  }
  const release = () => {
    if (readText(file) === mine) rmSync(file, { force: true });
  };
  try {
    await clearLeftBehindServer(path.join(dataDir, 'postgres'));
  } catch (error) {
    release();
    throw error;
  }
  return { release };
}

/** Stops a server whose app is gone, and removes a lock file whose number now belongs to another program. */
async function clearLeftBehindServer(cluster: string): Promise<void> {
  const left = readPostmasterFile(cluster);
  if (left === undefined) return;
  const isThere = (): boolean => beginningOf(left.pid) !== undefined && isServerOf(left.pid, cluster);
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (!isThere()) break;
    signalProcess(left.pid, signal);
    await waitUntil(() => !isThere(), 20_000);
  }
  if (isThere()) {
    throw new DatabaseTrouble(
      `前回のデータベース（プロセス ${left.pid}）が終了しません。そのプロセスを終了させてから、もう一度起動してください。`,
      `The database server left from last time (process ${left.pid}) does not stop. End that process, then start again.`,
    );
  }
  // The children of a killed server end by themselves, a busy one late; until then the files are theirs.
  for (const signal of [undefined, 'SIGQUIT', 'SIGKILL'] as const) {
    if (signal) for (const pid of serverProcesses(cluster)) signalProcess(pid, signal);
    if (await waitUntil(() => serverProcesses(cluster).length === 0, 3_000)) break;
  }
  // PostgreSQL takes whatever has this number for a running server: another program, or a dead one that nobody
  // collects, as in a container without init, where it would refuse for ever.
  if (exists(left.pid)) rmSync(path.join(cluster, 'postmaster.pid'), { force: true });
}

async function waitUntil(isSo: () => boolean, within: number): Promise<boolean> {
  for (const deadline = Date.now() + within; Date.now() < deadline; await sleep(20)) {
    if (isSo()) return true;
  }
  return isSo();
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** All that work in the cluster. A dead process has no directory any more. */
function serverProcesses(cluster: string): number[] {
  if (process.platform !== 'linux') return [];
  const place = realpathSync(cluster);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return readlinkSync(`/proc/${name}/cwd`) === place;
      } catch {
        return false;
      }
    })
    .filter((name) => isPostgres(name))
    .map(Number);
}

/** Somebody's shell may stand in the directory too. */
function isPostgres(pid: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').includes('(postgres)');
  } catch {
    return false;
  }
}

function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === 'ESRCH') return;
    throw new DatabaseTrouble(
      `このデータディレクトリは、別の利用者が起動したデータベース（プロセス ${pid}）が使っています。その利用者で起動するか、そのプロセスを終了させてください。`,
      `A database server started by another user (process ${pid}) is using this data directory. Start as that user, or end that process.`,
      { cause },
    );
  }
}

/** A postmaster's working directory is its cluster. */
function isServerOf(pid: number, cluster: string): boolean {
  try {
    if (process.platform === 'linux')
      return isPostgres(String(pid)) && readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(cluster);
  } catch (error) {
    // Not ours to look at: it lives and belongs to another user, so it may well be the server.
    return (error as NodeJS.ErrnoException).code === 'EACCES';
  }
}

function readHolder(file: string): number | undefined {
  const [pid = '', beginning = ''] = (readText(file) ?? '').trim().split(' ');
  const number = Number(pid);
  if (!Number.isInteger(number) || number <= 0) return undefined;
  return beginningOf(number) === beginning ? number : undefined;
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** When the process began, in whatever words the system has for it; undefined when there is no such process. */
function beginningOf(pid: number): string | undefined {
  try {
    if (process.platform === 'linux') {
      // The name in parentheses may itself hold spaces and parentheses; state is field 3, the beginning field 22.
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
      const isDead = fields[0] === 'Z' || fields[0] === 'X';
      return isDead ? undefined : fields[19];
    }
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' })
      .trim()
      .replaceAll(' ', '_');
  } catch {
    return undefined;
  }
}

function alreadyOpen(dataDir: string, holder: number | undefined): DatabaseTrouble {
  // The neighbour may hold the directory for a moment before it has written its number.
  const [japanese, english] =
    holder === undefined ? ['', ''] : [`（プロセス ${holder}）`, ` (process ${holder})`];
  return new DatabaseTrouble(
    `${dataDir} は、すでに動いている縁側${japanese}が使っています。そちらを終了するか、ENGAWA_DATA_DIR に別の場所を指定してください。`,
    `${dataDir} is in use by another running Engawa${english}. Stop that one, or set ENGAWA_DATA_DIR to another place.`,
  );
}
