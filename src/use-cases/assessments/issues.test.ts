import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import { issueOf, type IssueCode } from '#domain/issue.ts';
import { testDatabase } from '#tests/database.ts';
import { addPerson, addTown, someConsent, someFact, type Town } from '#tests/people.ts';
import { recordConsent } from '#use-cases/consents/record-consent.ts';
import { readAssessment } from './read-assessment.ts';
import { recordFact } from './record-fact.ts';
import { recordIssues } from './record-issues.ts';
import { startEdition } from './start-edition.ts';
import type { Worker } from '#domain/actor.ts';

const database = testDatabase();
let town: Town;

beforeAll(async () => {
  town = await addTown(database.owner);
});

const draft = (codes: IssueCode[]) => ({ codes, on: '2026-11-24', basis: 'consent' as const, basisNote: '' });

async function standing(worker: Worker, personId: string) {
  const { facts } = await readAssessment(worker, personId);
  const found = facts.flatMap((fact) => {
    const code = issueOf(fact.concepts);
    return code ? [[code, fact.struckReason]] : [];
  });
  expect(new Set(found.map(([code]) => code)).size).toBe(found.length);
  return Object.fromEntries(found) as Record<string, string | null>;
}

it('選んだ課題だけが残り、外した課題は理由とともに線がひかれ、ほかの言葉には触れない', async () => {
  const id = await addPerson(town.recorder);
  await recordFact(town.recorder, id, {
    ...someFact,
    id: uuidv7(),
    kind: 'other',
    words: '自由に書いたこと',
  });
  await recordIssues(town.recorder, id, draft(['illness', 'isolation']));
  await recordIssues(town.recorder, id, draft(['isolation', 'debt']));
  await recordIssues(town.recorder, id, draft(['isolation', 'debt']));
  expect(await standing(town.recorder, id)).toEqual({
    debt: null,
    illness: '課題の整理から外した',
    isolation: null,
  });
  const { facts, issues } = await readAssessment(town.recorder, id);
  expect(facts.find((fact) => fact.words === '自由に書いたこと')?.struckAt).toBeNull();
  expect(issues.toSorted()).toEqual(['debt', 'isolation']);
});

it('開いていない課題は見えず、書けず、外しもしない', async () => {
  const id = await addPerson(town.recorder);
  await recordIssues(town.recorder, id, draft(['illness', 'isolation']));
  await recordConsent(town.recorder, id, uuidv7(), {
    ...someConsent,
    recipientName: '',
    recipientAgencyId: town.other.agencyId,
    items: ['basic', 'participation'],
    validUntil: '2099-03-31',
  });
  expect(await standing(town.other, id)).toEqual({ isolation: null });
  await expect(recordIssues(town.other, id, draft(['debt']))).rejects.toMatchObject({
    code: 'not-permitted',
  });
  await recordIssues(town.other, id, draft([]));
  expect(await standing(town.recorder, id)).toEqual({ illness: null, isolation: '課題の整理から外した' });
});

it('ふたりが同時に同じ課題を選んでも、ひとつ', async () => {
  const id = await addPerson(town.recorder);
  await Promise.all([
    recordIssues(town.recorder, id, draft(['school'])),
    recordIssues(town.colleague, id, draft(['school'])),
  ]);
  expect(await standing(town.recorder, id)).toEqual({ school: null });
});

it('版を確定したあとに整理した課題も、いまの版の頁に出る', async () => {
  const id = await addPerson(town.recorder);
  await startEdition(town.recorder, id, uuidv7(), '2026-11-20');
  await database.owner.query(`update assessment set state = 'confirmed' where person_id = $1`, [id]);
  await recordIssues(town.recorder, id, draft(['isolation']));
  const { assessment, issues } = await readAssessment(town.recorder, id);
  expect([assessment?.state, issues]).toEqual(['confirmed', ['isolation']]);
});
