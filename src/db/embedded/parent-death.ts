import { spawn, spawnSync, type ChildProcess } from 'node:child_process';

/**
 * The server must not outlive the app, however the app ends. The kernel can promise that (`setpriv`), and does
 * so without a gap; SIGINT is PostgreSQL's fast shutdown.
 */
export function parentDeathPrefix(env = process.env): string[] {
  if (env['ENGAWA_NO_SETPRIV'] === '1') return [];
  const tried = spawnSync('setpriv', ['--pdeathsig', 'INT', 'true'], { stdio: 'ignore' });
  return tried.status === 0 ? ['setpriv', '--pdeathsig', 'INT', '--'] : [];
}

/** Where `setpriv` is missing: a shell that waits for our end of a pipe to close. */
export function startWatchdog(server: number): ChildProcess {
  const dog = spawn('/bin/sh', ['-c', 'read -r _; kill -INT "$0"', String(server)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  dog.unref();
  return dog;
}
