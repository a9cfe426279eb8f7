import { Logger, parseCronItems, run } from 'graphile-worker';
import pg from 'pg';
import { findMunicipality } from '#use-cases/accounts/find-municipality.ts';
import { openMail } from './mail.ts';
import { sendDigests } from './send-digests.ts';

type Options = {
  owner: pg.ClientConfig;
  env: NodeJS.ProcessEnv;
  municipalityCode: string | undefined;
  onProblem: (what: string, problem: unknown) => void;
  clock?: () => Date;
};

/**
 * Work that no request waits for. The queue stands in the database (schema graphile_worker), so that several processes share
 * it and one mail goes out once. The clock of the queue is UTC: 22:30 is half past seven in Japan, where no clock is ever put on.
 */
export async function runJobs({
  owner,
  env,
  municipalityCode,
  onProblem,
  clock = () => new Date(),
}: Options): Promise<() => Promise<void>> {
  const send = openMail(env);
  if (send === undefined) return async () => undefined;
  const pool = new pg.Pool({ ...owner, max: 3 });
  const tell = (problem: unknown): void => onProblem('database', problem);
  pool.on('error', tell);
  pool.on('connect', (client) => client.on('error', tell));
  const runner = await run({
    pgPool: pool,
    concurrency: 1,
    noHandleSignals: true,
    logger: new Logger(() => (level, message) => {
      if (level === 'error') onProblem('job', message);
    }),
    // One after the other, whoever asks: of two at once, both would find the day's mail unsent.
    // A box that was off in the morning sends what it missed, until noon.
    parsedCronItems: parseCronItems([
      {
        task: 'digest',
        match: '30 22 * * *',
        options: { backfillPeriod: 4.5 * 60 * 60 * 1000, maxAttempts: 5, queueName: 'digest' },
      },
    ]),
    taskList: {
      async digest() {
        const town = await findMunicipality(municipalityCode);
        if (!town) return;
        await sendDigests(town.municipalityId, clock(), env['ENGAWA_ORIGIN'] ?? '', send);
      },
    },
  });
  return async () => {
    await runner.stop();
    await pool.end();
  };
}
