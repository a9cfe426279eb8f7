import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { DatabaseTrouble } from '#db/embedded/database-trouble.ts';
import { startEmbedded } from '#db/embedded/start-embedded.ts';
import { verifyLog, type LogVerdict } from '#db/verify-log.ts';
import { copyTree } from './copy-tree.ts';

/** Belongs to the running server, or is made again at every start. The log files are copied last, by themselves. */
const left = new Set(['postmaster.pid', 'postmaster.opts', 'pg_internal.init']);
const emptied = new Set([
  'pg_wal',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
  'pg_replslot',
]);

/**
 * Copies the embedded database while people go on working. The copy is a data directory of its own. It is opened once
 * before it counts as a backup: what was never opened is a hope. Every entry acknowledged before the call is in it.
 */
export async function backupDirectory(given: {
  owner: pg.ClientConfig;
  dataDir: string;
  target: string;
}): Promise<LogVerdict[]> {
  const target = path.resolve(given.target);
  refuseBadTarget(target, path.resolve(given.dataDir));
  const draft = `${target}.part`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  try {
    await copyCluster(given.owner, path.join(given.dataDir, 'postgres'), path.join(draft, 'postgres'));
    const verdicts = await openOnce(draft, given.owner.database ?? 'postgres');
    syncTree(draft);
    renameSync(draft, target);
    return verdicts;
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  }
}

function refuseBadTarget(target: string, dataDir: string): void {
  if (existsSync(target)) {
    throw new DatabaseTrouble(
      `${target} はすでにあります。まだ無い名前を指定してください（例: backup-2026-11-24）。`,
      `${target} exists already. Name a directory that does not, such as backup-2026-11-24.`,
    );
  }
  if (`${target}${path.sep}`.startsWith(`${dataDir}${path.sep}`)) {
    throw new DatabaseTrouble(
      '控えを、データディレクトリの中には置けません。できれば別のディスクを指定してください。',
      'A backup cannot be placed inside the data directory. Use another disk if you can.',
    );
  }
}

async function copyCluster(owner: pg.ClientConfig, cluster: string, target: string): Promise<void> {
  // Both live as long as this session: the backup mode, and the hold on log files that a checkpoint would recycle.
  const session = new pg.Client(owner);
  await session.connect();
  try {
    await session.query("select pg_create_physical_replication_slot('engawa_backup', true, true)");
    await session.query("select pg_backup_start('engawa backup', true)");
    copyTree(cluster, target, isCopied);
    const { rows } = await session.query<{ labelfile: string; spcmapfile: string }>(
      'select labelfile, spcmapfile from pg_backup_stop(false)',
    );
    const [end] = rows;
    writeFileSync(path.join(target, 'backup_label'), end?.labelfile ?? '', { mode: 0o600 });
    if (end?.spcmapfile) writeFileSync(path.join(target, 'tablespace_map'), end.spcmapfile, { mode: 0o600 });
    copyTree(path.join(cluster, 'pg_wal'), path.join(target, 'pg_wal'));
  } finally {
    await session.end();
  }
}

function isCopied(place: string): boolean {
  const [first = '', second] = place.split(path.sep);
  if (second !== undefined && emptied.has(first)) return false;
  const name = path.basename(place);
  // A table that one session made for itself; a file removed while we copy is in the log files anyway.
  return !left.has(name) && !/^t\d+_\d+/.test(name);
}

async function openOnce(dataDir: string, database: string): Promise<LogVerdict[]> {
  const server = await startEmbedded({ dataDir });
  try {
    return await verifyLog({ ...server.connection, database });
  } finally {
    await server.stop();
  }
}

function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile() || entry.isDirectory()) sync(path.join(entry.parentPath, entry.name));
  }
  sync(folder);
}

function sync(file: string): void {
  const descriptor = openSync(file, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}
