import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export type RunningServer = { address: string; pid: number; stop: () => Promise<void> };

const root = fileURLToPath(new URL('..', import.meta.url));
const readyWithin = 180_000;

/** The build as it is now, for the whole run: a build beside us must not change what is being measured. */
export function keepBuild(): string {
  const kept = path.join(root, '.cache', `bench-dist-${process.pid}`);
  cpSync(path.join(root, 'dist'), kept, { recursive: true });
  return kept;
}

/** The built product in a process of its own, on a free port, with its own server settings. */
export async function serve(build: string, dataDir: string): Promise<RunningServer> {
  const { DATABASE_URL: _server, ENGAWA_MUNICIPALITY: _code, ENGAWA_ORIGIN: _origin, ...env } = process.env;
  const child = spawn(process.execPath, [path.join(build, 'main.js')], {
    cwd: root,
    env: { ...env, ENGAWA_DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1', ENGAWA_SERVER_TIMING: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  try {
    return { address: await readAddress(child), pid: child.pid ?? 0, stop: () => end(child) };
  } catch (error) {
    await end(child);
    throw error;
  }
}

async function readAddress(child: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => reject(new Error(`${why}\n${said}`));
    const late = setTimeout(() => fail('the server did not open in time'), readyWithin);
    const hear = (chunk: Buffer): void => {
      said += chunk.toString('utf8');
      const port = /http:\/\/\S+:(\d+)/.exec(said)?.[1];
      if (port === undefined) return;
      clearTimeout(late);
      resolve(`http://127.0.0.1:${port}`);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => {
      clearTimeout(late);
      fail(`the server ended with ${code}`);
    });
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  await gone;
}
