import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const startFile = pathToFileURL(path.join(import.meta.dirname, 'start-embedded.ts')).href;

/** For tests: an app of its own that opens `dataDir`, says the server's process number, and waits to be killed. */
const program = `
import pg from 'pg';
const { startEmbedded } = await import(${JSON.stringify(startFile)});
try {
  const server = await startEmbedded({ dataDir: process.argv[1] });
  console.log('started', server.pid);
  const client = new pg.Client({ ...server.connection, database: 'postgres' });
  client.on('error', () => {});
  await client.connect();
  if (process.argv[2] === 'write') {
    await client.query('create table if not exists entry (id integer primary key, words text)');
    const { rows } = await client.query('select coalesce(max(id), 0) as last from entry');
    for (let id = rows[0].last + 1; ; id += 1) {
      await client.query('insert into entry values ($1, repeat($2, 50))', [id, '縁側']);
      process.stdout.write('acknowledged ' + id + '\\n');
    }
  }
  setInterval(() => {}, 1000);
} catch (error) {
  console.log('refused', error.message.split('\\n')[0]);
  process.exit(1);
}`;

export type EmbeddedChild = {
  process: ChildProcess;
  /** `started <pid>` or `refused <sentence>`. */
  first: Promise<string>;
  said: () => string;
  gone: Promise<void>;
};

export function startInChild(
  dataDir: string,
  mode: 'wait' | 'write' = 'wait',
  env: NodeJS.ProcessEnv = process.env,
): EmbeddedChild {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, dataDir, mode], {
    cwd: import.meta.dirname,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const first = new Promise<string>((resolve) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      const [line, rest] = said.split('\n', 2);
      if (rest !== undefined) resolve(line ?? '');
    });
    void gone.then(() => resolve(said.split('\n', 1)[0] ?? ''));
  });
  return { process: child, first, said: () => said, gone };
}
