import { afterAll, beforeAll, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import type { Worker } from '#domain/actor.ts';
import { addAgency, addMunicipality, addWorker, testDatabase } from '#tests/database.ts';
import { addPerson, someIntake } from '#tests/people.ts';
import { receiveIntake } from '#use-cases/intakes/receive-intake.ts';
import { openMail, type SendMail } from './mail.ts';
import { openPostOffice, type PostOffice } from './post-office.test-data.ts';
import { isWorkingDay, sendDigests } from './send-digests.ts';

const database = testDatabase();
let office: PostOffice;
let send: SendMail;
let worker: Worker;

beforeAll(async () => {
  const municipalityId = await addMunicipality(database.owner);
  const agency = await addAgency(database.owner, municipalityId, '参加支援センター');
  worker = await addWorker(database.owner, municipalityId, agency, ['participation_worker'], '水沢 葉子');
  await addWorker(database.owner, municipalityId, agency, ['participation_worker'], '田代 実里');
  office = await openPostOffice();
  send = openMail({ ENGAWA_SMTP_URL: office.address, ENGAWA_MAIL_FROM: 'engawa@example.jp' }) ?? fail();
});
afterAll(() => office.close());

function fail(): never {
  throw new Error('no mail');
}

/** The text of a mail, as a reader sees it. */
function textOf(mail: string): string {
  const [head = '', ...body] = mail.split('\r\n\r\n');
  const whole = body.join('\r\n\r\n');
  return /base64/.test(head) ? Buffer.from(whole, 'base64').toString('utf8') : whole;
}

const tuesday = new Date('2026-11-24T07:30:00+09:00');

it('仕事のある日の朝、受け取ると決めた人にだけ、一日一通届く。名まえは書かない', async () => {
  const personId = await addPerson(worker, { familyName: '遠山', givenName: '正' });
  await receiveIntake(worker, personId, uuidv7(), someIntake);
  const { municipalityId } = worker;
  expect(await sendDigests(municipalityId, tuesday, '', send)).toBe(0);
  await database.owner.query(
    `update account set email = 'mizusawa@example.jp', wants_digest = true where id = $1`,
    [worker.accountId],
  );
  expect(await sendDigests(municipalityId, tuesday, 'https://engawa.example.jp', send)).toBe(1);
  expect(await sendDigests(municipalityId, tuesday, '', send)).toBe(0);
  expect(office.mails).toHaveLength(1);
  const [mail = ''] = office.mails;
  expect(mail).toContain('mizusawa@example.jp');
  const text = textOf(mail);
  expect(text).toContain('受け付けたところ　1件');
  expect(text).toContain('https://engawa.example.jp');
  expect(mail + text).not.toContain('遠山');
});

it('郵便局が受け取らなかった日は、次に試したときに届く', async () => {
  const wednesday = new Date('2026-11-25T07:30:00+09:00');
  office.isBusy = true;
  await expect(sendDigests(worker.municipalityId, wednesday, '', send)).rejects.toThrow(AggregateError);
  office.isBusy = false;
  expect(await sendDigests(worker.municipalityId, wednesday, '', send)).toBe(1);
});

it('土日・祝日・年末年始は、仕事の日ではない', async () => {
  expect(isWorkingDay('2026-11-24')).toBe(true);
  for (const day of ['2026-11-21', '2026-11-22', '2026-11-23', '2026-12-29', '2027-01-03']) {
    expect(isWorkingDay(day), day).toBe(false);
  }
  const sunday = new Date('2026-11-22T07:30:00+09:00');
  expect(await sendDigests(worker.municipalityId, sunday, '', send)).toBe(0);
});
