import { createHash } from 'node:crypto';
import { chmodSync, chownSync, lstatSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { DatabaseTrouble } from './database-trouble.ts';

/** `sockaddr_un.sun_path` holds 108 bytes on Linux and 104 on macOS, including `/.s.PGSQL.5432.lock`. */
const LONGEST = 80;

/**
 * A directory only the server's owner can enter: this is what keeps other users of the machine out, because the
 * server trusts whoever reaches its socket. Beside the data when the path is short enough, else in /tmp.
 */
export function prepareSocketDirectory(
  dataDir: string,
  owner: { uid: number; gid: number } | undefined,
): string {
  const beside = path.join(dataDir, 'socket');
  // The server reads a comma as the beginning of another directory.
  const usable = owner === undefined && Buffer.byteLength(beside) <= LONGEST && !/[,"]/.test(beside);
  const directory = usable ? beside : path.join(shortTemporary(), `engawa-${digest(dataDir)}`);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const found = lstatSync(directory);
  const me = process.getuid?.() ?? found.uid;
  // In a shared /tmp somebody else could have made the name first, to listen in our place.
  if (!found.isDirectory() || (found.uid !== me && found.uid !== owner?.uid)) {
    throw new DatabaseTrouble(
      `データベースの通信に使う ${directory} が、別の利用者のものになっています。管理者に削除を依頼するか、ENGAWA_DATA_DIR に短いパスを指定してください。`,
      `${directory}, needed for the database socket, belongs to another user. Have it removed, or set ENGAWA_DATA_DIR to a shorter path.`,
    );
  }
  chmodSync(directory, 0o700);
  // Whoever calls holds the claim on the data, so what lies here was left by a killed server. PostgreSQL would believe
  // its lock file as long as any process has that number.
  for (const name of readdirSync(directory)) rmSync(path.join(directory, name), { force: true });
  if (owner !== undefined) chownSync(directory, owner.uid, owner.gid);
  return directory;
}

function shortTemporary(): string {
  return Buffer.byteLength(tmpdir()) <= 40 ? tmpdir() : '/tmp';
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
