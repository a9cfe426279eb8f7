import { createHmac, pbkdf2Sync, createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { DatabaseTrouble } from '#db/embedded/database-trouble.ts';

/** The address of a server as a person wrote it. `owner` migrates; the application itself never works as the owner. */
export function parseDatabaseUrl(text: string, name = 'DATABASE_URL'): pg.ClientConfig {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPostgres = url?.protocol === 'postgres:' || url?.protocol === 'postgresql:';
  const database = url?.pathname.replace(/^\//, '') ?? '';
  if (!isPostgres || database === '') {
    throw new DatabaseTrouble(
      `${name} の書き方が正しくありません。postgres://利用者:パスワード@サーバ名:5432/データベース名 の形で指定してください。`,
      `${name} is not understood. Write it as postgres://user:password@server:5432/database.`,
    );
  }
  return { connectionString: url.href };
}

/**
 * The login role at the same address. Its password is derived from the owner's, so that an install has one secret to keep
 * and every process of it arrives at the same one. Without a password in the address (trust, peer) there is none to derive.
 */
export function loginOf(owner: pg.ClientConfig): { config: pg.ClientConfig; password: string | undefined } {
  if (owner.connectionString === undefined)
    return { config: { ...owner, user: 'engawa_login' }, password: undefined };
  const url = new URL(owner.connectionString);
  const password =
    url.password === ''
      ? undefined
      : createHmac('sha256', decodeURIComponent(url.password)).update('engawa_login').digest('base64url');
  url.username = 'engawa_login';
  url.password = password ?? '';
  return { config: { connectionString: url.href }, password };
}

/** What the server stores. Made here, because a password inside ALTER ROLE would stand in the server's log. */
export function scramVerifier(password: string, salt = randomBytes(16), rounds = 4096): string {
  const salted = pbkdf2Sync(password, salt, rounds, 32, 'sha256');
  const keyed = (word: string): Buffer => createHmac('sha256', salted).update(word).digest();
  const stored = createHash('sha256').update(keyed('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${rounds}:${salt.toString('base64')}$${stored}:${keyed('Server Key').toString('base64')}`;
}
