import { readFileSync } from 'node:fs';
import path from 'node:path';

export type PostmasterFile = { pid: number; port: number; socketDirectory: string; ready: boolean };

/** `postmaster.pid`: process, directory, start, port, socket directory, address, memory key, and `ready` once connections are accepted. */
export function readPostmasterFile(cluster: string): PostmasterFile | undefined {
  try {
    const lines = readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    if (!Number.isInteger(pid) || pid <= 0) return undefined;
    return {
      pid,
      port: Number(lines[3]),
      socketDirectory: lines[4] ?? '',
      ready: lines[7]?.trim() === 'ready',
    };
  } catch {
    return undefined;
  }
}
