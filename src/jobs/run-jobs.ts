import { Logger, parseCronItems, run } from 'graphile-worker';
import pg from 'pg';
import { writeAnchors } from '#use-cases/access-log/write-anchors.ts';
import { findMunicipality } from '#use-cases/accounts/find-municipality.ts';
import { openMail } from './mail.ts';
import { sendDigests } from './send-digests.ts';

const day = 24 * 60 * 60 * 1000;

type Options = {
  owner: pg.ClientConfig;
  env: NodeJS.ProcessEnv;
  municipalityCode: string | undefined;
  /** Where the file of anchors of the access log is kept. */
  anchorDir: string;
  onProblem: (what: string, problem: unknown) => void;
  clock?: () => Date;
};

/**
 * Work that no request waits for. The queue stands in the database (schema graphile_worker), so that several processes share
 * it and one mail goes out once. The clock of the queue is UTC: 22:30 is half past seven in Japan, where no clock is ever put on.
 * Without a post office no mail goes out; the anchors of the log are written all the same.
 */
export async function runJobs({
  owner,
  env,
  municipalityCode,
  anchorDir,
  onProblem,
  clock = () => new Date(),
}: Options): Promise<() => Promise<void>> {
  const send = openMail(env);
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
        // Just past midnight in Japan; a box that was off writes the line when it is on again.
        task: 'anchor',
        match: '5 15 * * *',
        options: { backfillPeriod: day, maxAttempts: 5, queueName: 'log' },
      },
      {
        task: 'digest',
        match: '30 22 * * *',
        options: { backfillPeriod: 4.5 * 60 * 60 * 1000, maxAttempts: 5, queueName: 'digest' },
      },
    ]),
    taskList: {
      async anchor() {
        const to = env['ENGAWA_ANCHOR_MAIL'];
        const post = to && send ? { to, send } : undefined;
        await writeAnchors(owner, anchorDir, clock(), post);
      },
      async digest() {
        if (send === undefined) return;
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
