import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { receiveIntake } from '#use-cases/intakes/receive-intake.ts';
import { addAgency, addMunicipality, addWorker, testDatabase } from '#tests/database.ts';
import { addPerson, someIntake } from '#tests/people.ts';
import { openPostOffice } from './post-office.test-data.ts';
import { runJobs } from './run-jobs.ts';

const database = testDatabase();

it('列に入った仕事が、郵便局まで届く。二つ動いていても一通', async () => {
  const municipalityId = await addMunicipality(database.owner);
  const agency = await addAgency(database.owner, municipalityId, '参加支援センター');
  const worker = await addWorker(database.owner, municipalityId, agency, ['participation_worker']);
  await receiveIntake(worker, await addPerson(worker), uuidv7(), someIntake);
  await database.owner.query(
    `update account set email = 'worker@example.jp', wants_digest = true where id = $1`,
    [worker.accountId],
  );
  const office = await openPostOffice();
  const problems: unknown[] = [];
  const options = {
    owner: database.config,
    env: { ENGAWA_SMTP_URL: office.address },
    municipalityCode: undefined,
    onProblem: (_what: string, problem: unknown) => void problems.push(problem),
    clock: () => new Date('2026-11-24T07:30:00+09:00'),
  };
  const stops = [await runJobs(options), await runJobs(options)];
  try {
    await database.owner.query(
      `select graphile_worker.add_job('digest', queue_name := 'digest') from generate_series(1, 2)`,
    );
    for (let tries = 0; tries < 100 && office.mails.length === 0; tries += 1) await sleep(100);
    for (let tries = 0; tries < 100; tries += 1) {
      const { rows } = await database.owner.query('select from graphile_worker.jobs');
      if (rows.length === 0) break;
      await sleep(100);
    }
  } finally {
    for (const stop of stops) await stop();
    await office.close();
  }
  expect(office.mails).toHaveLength(1);
  expect(problems).toEqual([]);
});

it('郵便局が決まっていなければ、何も動かさない', async () => {
  const stop = await runJobs({
    owner: database.config,
    env: {},
    municipalityCode: undefined,
    onProblem: () => undefined,
  });
  await stop();
});
