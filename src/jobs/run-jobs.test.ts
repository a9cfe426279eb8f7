import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { parseAnchors } from '#domain/log-anchor.ts';
import { receiveIntake } from '#use-cases/intakes/receive-intake.ts';
import { addAgency, addMunicipality, addWorker, testDatabase } from '#tests/database.ts';
import { addPerson, someIntake } from '#tests/people.ts';
import { openPostOffice } from './post-office.test-data.ts';
import { runJobs } from './run-jobs.ts';

const database = testDatabase();
const folder = mkdtempSync(path.join(tmpdir(), 'engawa-anchors-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

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
    anchorDir: folder,
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

it('控えは、ファイルに一行足され、宛先があれば同じ行がメールで届き、鎖と合う', async () => {
  const office = await openPostOffice();
  const options = {
    owner: database.config,
    env: { ENGAWA_SMTP_URL: office.address, ENGAWA_ANCHOR_MAIL: 'kansa@example.jp' },
    municipalityCode: undefined,
    anchorDir: folder,
    onProblem: (_what: string, problem: unknown) => expect.unreachable(String(problem)),
    clock: () => new Date('2026-11-27T15:05:00Z'),
  };
  const stop = await runJobs(options);
  try {
    await database.owner.query(`select graphile_worker.add_job('anchor', queue_name := 'log')`);
    for (let tries = 0; tries < 100 && office.mails.length === 0; tries += 1) await sleep(100);
  } finally {
    await stop();
    await office.close();
  }
  const read = parseAnchors(readFileSync(path.join(folder, 'engawa-anchors.tsv'), 'utf8'));
  if ('badLine' in read) throw new Error('expected anchors');
  expect(read.anchors).toMatchObject([{ at: '2026-11-27T15:05:00.000Z', name: '試町' }]);
  const { rows } = await database.owner.query<{ seq: string; hash: string }>(
    `select seq, encode(hash, 'hex') as hash from access_log`,
  );
  const [anchor] = read.anchors;
  expect(rows.find(({ seq }) => Number(seq) === anchor?.seq)?.hash).toBe(anchor?.hash);
  expect(anchor?.count).toBe(anchor?.seq);
  expect(office.mails).toHaveLength(1);
  expect(office.mails[0]).toContain('kansa@example.jp');
});

it('郵便局が決まっていなければ、メールは出さず、控えだけを書く', async () => {
  const { rows: before } = await database.owner.query('select from digest');
  const stop = await runJobs({
    owner: database.config,
    env: {},
    municipalityCode: undefined,
    anchorDir: folder,
    onProblem: (_what: string, problem: unknown) => expect.unreachable(String(problem)),
  });
  const file = path.join(folder, 'engawa-anchors.tsv');
  const lines = () => readFileSync(file, 'utf8').trim().split('\n').length;
  const had = lines();
  try {
    await database.owner.query(
      `select graphile_worker.add_job('digest', queue_name := 'digest'), graphile_worker.add_job('anchor', queue_name := 'log')`,
    );
    for (let tries = 0; tries < 100 && lines() === had; tries += 1) await sleep(100);
  } finally {
    await stop();
  }
  expect(lines()).toBe(had + 1);
  expect((await database.owner.query('select from digest')).rows).toHaveLength(before.length);
});
