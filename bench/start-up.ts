import { spawn, type ChildProcess } from 'node:child_process';
import http from 'node:http';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { spreadOf, type Spread } from './durations.ts';
import { dropDirectory, scratchDirectory } from './scratch.ts';

/** From `npm start` on an installed and built tree to the last byte of the first page, in milliseconds. */
export type StartUpResult = {
  first: Spread;
  second: Spread;
  /** What npm itself takes before it starts anything: part of the above, and not ours. */
  npm: Spread;
  /** Starts that had to build, because somebody changed a source file meanwhile: their times are not counted. */
  builtMeanwhile: number;
};

const root = fileURLToPath(new URL('..', import.meta.url));
const patience = 180_000;

export async function measureStartUp(
  times: { first: number; second: number },
  build: () => Promise<unknown>,
): Promise<StartUpResult> {
  const [first, second, npm]: [number[], number[], number[]] = [[], [], []];
  let builtMeanwhile = 0;
  const keep = (list: number[], { took, hasBuilt }: Start): void => {
    if (hasBuilt) builtMeanwhile += 1;
    else list.push(took);
  };
  for (let run = 0; run < Math.max(times.first, times.second); run += 1) {
    const dataDir = scratchDirectory('start');
    await build();
    const begun = await start(dataDir);
    if (run < times.first) keep(first, begun);
    if (run < times.second) keep(second, await start(dataDir));
    npm.push(await bareNpm());
    dropDirectory(dataDir);
  }
  return { first: spreadOf(first), second: spreadOf(second), npm: spreadOf(npm), builtMeanwhile };
}

type Start = { took: number; hasBuilt: boolean };

async function bareNpm(): Promise<number> {
  const begun = performance.now();
  const child = spawn('npm', ['--version'], {
    cwd: root,
    stdio: 'ignore',
    shell: process.platform === 'win32',
  });
  await new Promise((resolve, reject) => {
    child.once('close', resolve);
    child.once('error', reject);
  });
  return performance.now() - begun;
}

async function start(dataDir: string): Promise<Start> {
  const port = await freePort();
  const { DATABASE_URL: _server, ENGAWA_MUNICIPALITY: _code, ENGAWA_ORIGIN: _origin, ...env } = process.env;
  const begun = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: root,
    // A group of its own, so that the signal at the end reaches npm and what npm started, as Ctrl-C does.
    detached: process.platform !== 'win32',
    env: { ...env, ENGAWA_DATA_DIR: dataDir, PORT: String(port), HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const hear = (chunk: Buffer): void => void (said += chunk.toString('utf8'));
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  try {
    const took = await untilFirstPage(child, port, begun, () => said);
    return { took, hasBuilt: said.includes('組み立てました') };
  } finally {
    await end(child);
  }
}

async function untilFirstPage(
  child: ChildProcess,
  port: number,
  begun: number,
  said: () => string,
): Promise<number> {
  while (performance.now() - begun < patience) {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}:\n${said()}`);
    if (await answers(port)) return performance.now() - begun;
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
  throw new Error(`no page within ${patience / 1000} seconds:\n${said()}`);
}

async function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const request = http.get({ host: '127.0.0.1', port, path: '/sign-in', agent: false }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode === 200));
      response.once('error', () => resolve(false));
    });
    request.once('error', () => resolve(false));
  });
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address !== null
          ? resolve(address.port)
          : reject(new Error('no port')),
      );
    });
  });
}

async function end(child: ChildProcess): Promise<void> {
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  if (child.exitCode === null && child.pid !== undefined) {
    if (process.platform === 'win32') child.kill('SIGTERM');
    else process.kill(-child.pid, 'SIGTERM');
  }
  await closed;
}
