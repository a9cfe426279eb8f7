import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, constants, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export type JourneyServer = { address: string; stop: () => Promise<void> };

/** A start on a town that lies there already takes a second; laying one, on a busy machine, half a minute. */
const readyWithin = 180_000;
const root = path.join(import.meta.dirname, '..');
/** Where the town lies that every server of a run gets a copy of. In the environment, so that Playwright's workers know it. */
const laidTown = 'ENGAWA_JOURNEY_TOWN';

/** Inside the tree, so that the copy finds its packages; of our own, so that a build meanwhile takes nothing away. */
function copyBuild(): string {
  const cache = path.join(root, '.cache');
  mkdirSync(cache, { recursive: true });
  const copy = mkdtempSync(path.join(cache, 'journey-'));
  cpSync(path.join(root, 'dist'), copy, { recursive: true });
  return copy;
}

/** Lays the demo town once, for all servers of this run; answers how to take it away again. */
export async function layJourneyTown(): Promise<() => void> {
  const town = mkdtempSync(path.join(tmpdir(), 'engawa-journey-town-'));
  const takeAway = (): void => {
    delete process.env[laidTown];
    rmSync(town, { recursive: true, force: true });
  };
  try {
    const server = await startOn(town);
    await server.stop();
  } catch (error) {
    takeAway();
    throw error;
  }
  process.env[laidTown] = town;
  return takeAway;
}

/**
 * The built application as a visitor meets it: its own process, a free port, a data directory of its own with the demo town:
 * a copy of the one that was laid for this run, else laid now.
 */
export async function startJourneyServer(): Promise<JourneyServer> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'engawa-journey-'));
  const drop = (): void => rmSync(dataDir, { recursive: true, force: true });
  try {
    const town = process.env[laidTown];
    if (town) {
      cpSync(town, dataDir, { recursive: true, mode: constants.COPYFILE_FICLONE });
      // Copied directories are open to others, which PostgreSQL does not put up with.
      chmodSync(path.join(dataDir, 'postgres'), 0o700);
    }
    const server = await startOn(dataDir);
    return { address: server.address, stop: () => server.stop().finally(drop) };
  } catch (error) {
    drop();
    throw error;
  }
}

async function startOn(dataDir: string): Promise<JourneyServer> {
  const build = copyBuild();
  const { DATABASE_URL: _server, ...env } = process.env;
  const child = spawn(process.execPath, [path.join(build, 'main.js')], {
    env: { ...env, ENGAWA_DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = async (): Promise<void> => {
    await end(child);
    rmSync(build, { recursive: true, force: true });
  };
  try {
    return { address: await readAddress(child), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function readAddress(child: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    const late = setTimeout(
      () => reject(new Error(`the server did not open in time:\n${said}`)),
      readyWithin,
    );
    const hear = (chunk: Buffer): void => {
      said += chunk.toString('utf8');
      const [address] = /http:\/\/\S+:\d+/.exec(said) ?? [];
      if (address === undefined) return;
      clearTimeout(late);
      resolve(address);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`the server ended with ${code}:\n${said}`));
    });
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  await gone;
}
