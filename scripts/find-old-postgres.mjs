import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { onPath } from './find-browser.mjs';

const places = ['/usr/lib/postgresql/15/bin', '/usr/pgsql-15/bin', '/opt/homebrew/opt/postgresql@15/bin'];

export function installedOldPostgres() {
  return places.find((place) => existsSync(`${place}/postgres`));
}

/** The oldest PostgreSQL we promise to run on. As root on Debian its package is installed when missing. */
export function findOldPostgres(say = () => undefined) {
  const bin = installedOldPostgres;
  if (bin()) return { bin: bin() };
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    say('PostgreSQL 15 を apt-get で入れています…');
    const options = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    spawnSync('apt-get', ['update'], options);
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'postgresql-15'], options);
    if (bin()) return { bin: bin() };
  }
  return {
    reason:
      'PostgreSQL 15 がこの環境にありません。入れるか、TEST_DATABASE_URL にサーバ（所有者の接続先）を指定すると実行します',
  };
}
