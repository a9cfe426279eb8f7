import { spawn, spawnSync, type ChildProcess, type StdioOptions } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';

import type { Binaries } from './binaries.ts';
import { DatabaseTrouble } from './database-trouble.ts';

/**
 * How server programs are run. PostgreSQL refuses to run as root, so root puts it into a user namespace of its
 * own (files stay root's), or, where the kernel or container forbids that, gives it a numeric user of its own.
 */
export type Launcher =
  | { kind: 'plain' }
  | { kind: 'namespace' }
  | { kind: 'other-user'; uid: number; gid: number };

export function chooseLauncher(cluster: string, env = process.env): Launcher {
  if (process.getuid?.() !== 0) return { kind: 'plain' };
  const found = statSync(cluster, { throwIfNoEntry: false });
  // An ordinary user's data stay that user's, so that the next start without root finds them usable.
  if (found && found.uid !== 0 && otherUserWorks())
    return { kind: 'other-user', uid: found.uid, gid: found.gid };
  const forced = env['ENGAWA_RUN_AS'];
  if (forced !== 'other-user' && namespaceWorks()) return { kind: 'namespace' };
  if (forced !== 'namespace' && otherUserWorks()) {
    const uid = freeUid();
    return { kind: 'other-user', uid, gid: uid };
  }
  throw new DatabaseTrouble(
    'PostgreSQL は root では動かせず、この環境では利用者の切り替えもできません。root 以外の利用者で起動するか、DATABASE_URL に既存のサーバを指定してください。',
    'PostgreSQL does not run as root, and this environment forbids changing the user. Start as an ordinary user, or set DATABASE_URL to an existing server.',
  );
}

/** The user whose files the server's are, when it is not our own. */
export function ownerOf(launcher: Launcher): { uid: number; gid: number } | undefined {
  return launcher.kind === 'other-user' ? { uid: launcher.uid, gid: launcher.gid } : undefined;
}

export function launch(
  launcher: Launcher,
  command: readonly string[],
  options: { stdio: StdioOptions; detached?: boolean; env: NodeJS.ProcessEnv },
): ChildProcess {
  const prefix =
    launcher.kind === 'namespace' ? ['unshare', '--user', '--map-user=1000', '--map-group=1000', '--'] : [];
  const [program = '', ...rest] = [...prefix, ...command];
  return spawn(program, rest, {
    ...options,
    cwd: '/',
    ...(launcher.kind === 'other-user' && { uid: launcher.uid, gid: launcher.gid }),
  });
}

function namespaceWorks(): boolean {
  const tried = spawnSync('unshare', ['--user', '--map-user=1000', '--map-group=1000', '--', 'id', '-u'], {
    encoding: 'utf8',
  });
  return tried.status === 0 && tried.stdout.trim() === '1000';
}

function otherUserWorks(): boolean {
  return spawnSync('id', ['-u'], { uid: 65_534, gid: 65_534, cwd: '/' }).status === 0;
}

/** Below 65536, because an unprivileged container maps no more; not `nobody`, whom other services share. */
function freeUid(): number {
  const taken = new Set<number>();
  for (const line of readPasswd()) taken.add(Number(line.split(':')[2]));
  let uid = 59_743;
  while (taken.has(uid)) uid += 1;
  return uid;
}

/** `initdb` looks its user up by name, so it needs one that exists: nobody, under whatever number. */
export function nobody(): { uid: number; gid: number } {
  const fields = readPasswd()
    .find((line) => line.startsWith('nobody:'))
    ?.split(':');
  if (fields === undefined) {
    throw new DatabaseTrouble(
      '利用者 nobody がこの環境に無いため、データベースを初期化できません。root 以外の利用者で起動してください。',
      'There is no user nobody here, so the database cannot be initialised. Start as an ordinary user.',
    );
  }
  return { uid: Number(fields[2]), gid: Number(fields[3]) };
}

function readPasswd(): string[] {
  return existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n') : [];
}

/** Whether a stranger to the file could walk there: every directory on the way must be open to others. */
function isReachableByOthers(file: string): boolean {
  for (let at = path.resolve(file); ; at = path.dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}

/** Copies the programs to where the other user can run them, once per version, when they lie in a closed home. */
export function reachableBinaries(binaries: Binaries, launcher: Launcher): Binaries {
  if (launcher.kind !== 'other-user' || isReachableByOthers(path.join(binaries.bin, 'postgres')))
    return binaries;
  const parent = ['/var/lib', '/tmp'].find((directory) => isWritable(directory)) ?? '/tmp';
  const copy = path.join(parent, `engawa-postgres-${binaries.version}`);
  if (!isOwnDirectory(copy)) {
    rmSync(copy, { recursive: true, force: true });
    // Copied aside and moved into place whole: a parallel start, or one cut short, never shows half a copy.
    const draft = mkdtempSync(`${copy}.`);
    cpSync(binaries.root, draft, { recursive: true, verbatimSymlinks: true });
    chmodSync(draft, 0o755);
    try {
      renameSync(draft, copy);
    } catch (error) {
      rmSync(draft, { recursive: true, force: true });
      if (!isOwnDirectory(copy)) throw error;
    }
  }
  return { ...binaries, root: copy, bin: path.join(copy, 'bin') };
}

/** In a shared /tmp somebody else could have made the name first, with programs of their own. */
function isOwnDirectory(directory: string): boolean {
  const found = lstatSync(directory, { throwIfNoEntry: false });
  return found?.isDirectory() === true && found.uid === 0;
}

function isWritable(directory: string): boolean {
  try {
    accessSync(directory, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
