import { existsSync } from 'node:fs';
import { createServer as createProbe } from 'node:net';
import path from 'node:path';
import { serve } from '@hono/node-server';
import { connect, disconnect } from '#db/connect.ts';
import { hasMunicipality } from '#db/found-municipality.ts';
import { DatabaseTrouble } from '#db/embedded/database-trouble.ts';
import { layWhole, openDatabase, prepareDatabase } from '#db/open-database.ts';
import { troubleSentence } from '#db/trouble-sentence.ts';
import { seedDemo } from './demo/seed-demo.ts';
import { readSsoProvider } from './read-sso-provider.ts';
import { createApp } from '#web/server.ts';
import { runJobs } from './jobs/run-jobs.ts';

const { env } = process;
const say = (sentence: string): void => console.log(sentence);

/** Asked before the database starts, so that a taken port is said at once. */
async function checkPort(port: number, host: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = createProbe();
    probe.once('error', (error: NodeJS.ErrnoException) => reject(portTrouble(error, port, host)));
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

function portTrouble(error: NodeJS.ErrnoException, port: number, host: string): Error {
  if (error.code === 'EADDRINUSE') {
    return new DatabaseTrouble(
      `ポート ${port} は、ほかのプログラムが使っています。PORT=${port + 1} npm start のように、別の番号で起動してください。`,
      `Port ${port} is in use by another program. Choose another one, such as PORT=${port + 1} npm start.`,
    );
  }
  if (error.code === 'EACCES') {
    return new DatabaseTrouble(
      `ポート ${port} を開く権限がありません。PORT に 1024 以上の番号を指定してください。`,
      `Port ${port} may not be opened. Set PORT to 1024 or above.`,
    );
  }
  return new DatabaseTrouble(
    `HOST=${host} PORT=${port} で待ち受けられません。`,
    `Cannot listen on ${host}:${port} (${error.message}).`,
  );
}

function readPort(text: string | undefined): number {
  const port = Number(text || '3000');
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new DatabaseTrouble(
    `PORT=${text} は番号ではありません。0 から 65535 までの数を指定してください。`,
    `PORT=${text} is no port. Use a number from 0 to 65535.`,
  );
}

async function main(): Promise<void> {
  const port = readPort(env['PORT']);
  const host = env['HOST'] || '127.0.0.1';
  await checkPort(port, host);

  const endings: (() => Promise<unknown>)[] = [];
  let ending: Promise<void> | undefined;
  let signalledAt = 0;
  const end = (code: number): Promise<void> =>
    (ending ??= (async () => {
      for (const step of endings.toReversed()) await step();
      process.exit(code);
    })());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // One Ctrl-C arrives twice: from the terminal and passed on by npm. Pressed again later, the person means it;
      // the kernel then tells the database to shut down.
      if (ending && Date.now() - signalledAt > 1_000) process.exit(130);
      if (ending) return;
      signalledAt = Date.now();
      say('縁側を終了しています…');
      void end(0);
    });
  }

  try {
    const database = await openDatabase({
      say,
      onLost: () => {
        console.error('データベースを起動し直せませんでした。data の postgres.log をご覧ください。');
        void end(1);
      },
    });
    endings.push(database.close);
    const applied = await prepareDatabase(database);
    if (applied.length > 0) say(`データベースを整えました（${applied.length}件）`);
    endings.push(disconnect);
    if (!(await hasMunicipality(database.owner))) {
      say('見本の町をつくっています…');
      // On our own server one flush at the end is enough: a town that was cut short is laid anew.
      const hurry = database.dataDir === undefined ? {} : { options: '-c synchronous_commit=off' };
      connect({ ...database.login, ...hurry });
      await layWhole(database, async () => seedDemo(database.owner, new Date()));
      await disconnect();
    }
    connect(database.login);

    const origin = env['ENGAWA_ORIGIN'];
    const code = env['ENGAWA_MUNICIPALITY'];
    const proxies = (env['ENGAWA_PROXY'] ?? '').split(/[\s,]+/).filter((address) => address !== '');
    const sso = readSsoProvider(env);
    const staticFolder = path.join(import.meta.dirname, 'static');
    const app = createApp({
      secure: origin?.startsWith('https:') ?? false,
      ...(origin && { origin }),
      proxies,
      ...(sso && { sso }),
      ignoresPlaces: Boolean(env['ENGAWA_ANY_PLACE']),
      hasMail: Boolean(env['ENGAWA_SMTP_URL']),
      readsAhead: true,
      tellsTime: Boolean(env['ENGAWA_SERVER_TIMING']),
      ...(code && { municipalityCode: code }),
      ...(existsSync(staticFolder) && { staticFolder }),
      onBug: (error, requestId) => console.error(new Date().toISOString(), requestId, error),
    });
    const server = serve({ fetch: app.fetch, port, hostname: host }, (address) => {
      const name = host === '127.0.0.1' || host === '0.0.0.0' || host === '::' ? 'localhost' : host;
      say(`縁側を開きました: http://${name}:${address.port}`);
      say('終わるときは Ctrl-C を押してください。');
    });
    const onProblem = (what: string, problem: unknown): void =>
      console.error(new Date().toISOString(), what, problem);
    const anchorDir = path.resolve(
      env['ENGAWA_ANCHOR_DIR'] || path.join(database.dataDir ?? 'data', 'anchors'),
    );
    // Pages do not wait for the queue, and a queue that cannot start does not close the house.
    const jobs = runJobs({ owner: database.owner, env, municipalityCode: code, anchorDir, onProblem }).catch(
      (problem: unknown) => {
        onProblem('jobs', problem);
        return async () => undefined;
      },
    );
    endings.push(async () => (await jobs)());
    server.on('error', (error: NodeJS.ErrnoException) => {
      console.error(portTrouble(error, port, host).message);
      void end(1);
    });
    endings.push(async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      // Browsers keep idle connections open; whoever is mid-request gets a few seconds.
      if ('closeIdleConnections' in server) server.closeIdleConnections();
      const patience = setTimeout(() => {
        if ('closeAllConnections' in server) server.closeAllConnections();
      }, 3_000);
      await closed;
      clearTimeout(patience);
    });
  } catch (error) {
    console.error(troubleSentence(error) ?? error);
    await end(1);
  }
}

try {
  await main();
} catch (error) {
  console.error(troubleSentence(error) ?? error);
  process.exit(1);
}
