import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import type { Worker } from '#domain/actor.ts';
import { addAgency, addMunicipality, addWorker, testDatabase } from '#tests/database.ts';
import { signedIn } from '#tests/pages.ts';
import { readReview } from './read-review.ts';

const database = testDatabase();
let officer: Worker;
let stranger: Worker;
const bounds = { due: '2026-05-24', old: '2025-11-24' };

beforeAll(async () => {
  const municipalityId = await addMunicipality(database.owner);
  const office = await addAgency(database.owner, municipalityId, '地域共生課', 'municipal_office');
  const other = await addAgency(database.owner, municipalityId, '相談所', 'consultation');
  officer = await addWorker(database.owner, municipalityId, office, ['municipal_officer']);
  stranger = await addWorker(database.owner, municipalityId, other, ['consultation_worker']);
  const acl = JSON.stringify({ [office]: 'infinity' });
  for (const receivedAt of [
    '2026-04-01T00:00:00+09:00',
    '2027-03-31T23:59:59+09:00',
    '2026-03-31T23:59:59+09:00',
  ]) {
    const personId = uuidv7();
    await database.owner.query(
      `insert into person (municipality_id, id, number, acl, family_name, updated_by) values ($1, $2, $3, $4, '試', $5)`,
      [municipalityId, personId, personId, acl, officer.accountId],
    );
    await database.owner.query(
      `insert into intake (municipality_id, id, person_id, acl, number, received_at, agency_id, received_by, method, route, topics, updated_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, 'phone', 'person', '{community,health}', $8)`,
      [municipalityId, uuidv7(), personId, acl, personId, receivedAt, office, officer.accountId],
    );
  }
});

it('年度は日本の4月1日0時から3月31日の終わりまで', async () => {
  const review = await readReview(officer, 2026, bounds, new Date('2026-11-20T01:00:00Z'));
  expect(review.months.map(({ month }) => month).join(' ')).toBe('04 05 06 07 08 09 10 11 12 01 02 03');
  expect(review.months.map(({ intakes }) => intakes)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
  expect(review.routes).toEqual([{ code: 'person', count: 2 }]);
  expect(review.topics.map(({ count }) => count)).toEqual([2, 2]);
});

it('見られない人は、数にも入らない', async () => {
  const review = await readReview(stranger, 2026, bounds, new Date('2026-11-20T01:00:00Z'));
  expect(review.months.every(({ intakes }) => intakes === 0)).toBe(true);
  expect(review.routes).toEqual([]);
});

it('会議とふりかえりの頁がひらく', async () => {
  const site = await signedIn(officer);
  const review = await site.get('/review?year=2026');
  expect(review.text).toContain('令和8年度');
  const meetings = await site.get('/meetings');
  expect(meetings.text).toContain('会議を待っている人は、いません。');
});
