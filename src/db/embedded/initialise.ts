import {
  chmodSync,
  chownSync,
  existsSync,
  fsyncSync,
  lchownSync,
  mkdirSync,
  openSync,
  closeSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';

import type { Binaries } from './binaries.ts';
import { DatabaseTrouble } from './database-trouble.ts';
import { launch, nobody, type Launcher } from './launcher.ts';

export function readDataMajor(cluster: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(path.join(cluster, 'PG_VERSION'), 'utf8'), 10);
  } catch {
    return undefined;
  }
}

/** Creates the cluster on first use, beside its final place, so that an interrupted attempt leaves nothing half made. */
export async function initialise(given: {
  cluster: string;
  binaries: Binaries;
  launcher: Launcher;
}): Promise<void> {
  const { cluster, binaries, launcher } = given;
  if (existsSync(path.join(cluster, 'PG_VERSION'))) {
    const wanted = launcher.kind === 'other-user' ? launcher : { uid: 0, gid: 0 };
    if (launcher.kind !== 'plain' && statSync(cluster).uid !== wanted.uid)
      own(cluster, wanted.uid, wanted.gid);
    return;
  }
  if (existsSync(cluster) && readdirSync(cluster).length > 0) {
    throw new DatabaseTrouble(
      `${cluster} に PostgreSQL のものではないファイルがあります。移動してから起動するか、ENGAWA_DATA_DIR に別の場所を指定してください。`,
      `${cluster} holds files that are not PostgreSQL's. Move them away, or set ENGAWA_DATA_DIR to another place.`,
    );
  }
  const attempt = `${cluster}.new`;
  rmSync(attempt, { recursive: true, force: true });
  mkdirSync(attempt, { mode: 0o700 });
  // A user who cannot walk here (a closed home) is handed the open directory instead of its path.
  const first: Launcher = launcher.kind === 'other-user' ? { kind: 'other-user', ...nobody() } : launcher;
  if (first.kind === 'other-user') chownSync(attempt, first.uid, first.gid);
  let said = await initdb(binaries, first, attempt, 'C.UTF-8');
  // Where libc has no C.UTF-8 the built-in one still decides how text is compared.
  if (said !== undefined && said.includes('invalid locale'))
    said = await initdb(binaries, first, attempt, 'C');
  if (said !== undefined) {
    rmSync(attempt, { recursive: true, force: true });
    throw new DatabaseTrouble(
      `${cluster} にデータベースを作成できませんでした。空き容量と権限を確認してください。`,
      `The database could not be created in ${cluster}. Check free space and permissions.\n${said.trim().split('\n').slice(-6).join('\n')}`,
    );
  }
  if (launcher.kind === 'other-user') own(attempt, launcher.uid, launcher.gid);
  rmSync(cluster, { recursive: true, force: true });
  renameSync(attempt, cluster);
  // After a power cut the old name would be taken for an interrupted attempt and removed, with all that was entered since.
  const parent = openSync(path.dirname(cluster), 'r');
  fsyncSync(parent);
  closeSync(parent);
}

/** Answers what initdb said when it failed. */
async function initdb(
  binaries: Binaries,
  launcher: Launcher,
  cluster: string,
  locale: string,
): Promise<string | undefined> {
  const directory = openSync(cluster, 'r');
  const place = launcher.kind === 'other-user' ? '/proc/self/fd/3' : cluster;
  // Whatever LANG says: the encoding is UTF-8, and order and case do not depend on the machine's libc.
  const provider = binaries.major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : [];
  // One word to the kernel instead of a thousand files one by one.
  const sync = binaries.major >= 17 && process.platform === 'linux' ? ['--sync-method=syncfs'] : [];
  const child = launch(
    launcher,
    [
      path.join(binaries.bin, 'initdb'),
      '-D',
      place,
      '-U',
      'postgres',
      '--auth=trust',
      '--encoding=UTF8',
      '--data-checksums',
      ...provider,
      ...sync,
      `--locale=${locale}`,
      '--lc-messages=C',
    ],
    { stdio: ['ignore', 'pipe', 'pipe', directory], env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } },
  );
  closeSync(directory);
  let said = '';
  child.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  const code = await new Promise<number | null>((resolve) => {
    child.once('close', resolve);
    child.once('error', (error) => {
      said += error.message;
      resolve(null);
    });
  });
  return code === 0 ? undefined : said;
}

/** Gives the cluster to the user who will run it. Links (tablespaces) are changed, never followed. */
function own(cluster: string, uid: number, gid: number): void {
  for (const entry of readdirSync(cluster, { recursive: true, withFileTypes: true })) {
    lchownSync(path.join(entry.parentPath, entry.name), uid, gid);
  }
  chownSync(cluster, uid, gid);
  chmodSync(cluster, 0o700);
}
