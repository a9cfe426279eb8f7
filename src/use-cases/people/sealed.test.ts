import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import { testDatabase } from '#tests/database.ts';
import { addPerson, addTown, someFact, someNote, type Town } from '#tests/people.ts';
import { recordFact } from '#use-cases/assessments/record-fact.ts';
import { listNotes } from '#use-cases/notes/list-notes.ts';
import { recordNote } from '#use-cases/notes/record-note.ts';
import { admitToSealed } from './admit-to-sealed.ts';
import { openOverview } from './open-overview.ts';
import { openSealed } from './open-sealed.ts';

const database = testDatabase();
let town: Town;
const secret = '隣町の元夫が探している';

beforeAll(async () => {
  town = await addTown(database.owner);
});

async function sealedPerson(): Promise<string> {
  const id = await addPerson(town.recorder);
  const basis = 'confidential_meeting' as const;
  await recordFact(town.recorder, id, {
    ...someFact,
    id: uuidv7(),
    kind: 'other',
    words: secret,
    basis,
    saidBy: 'meeting',
  });
  await recordNote(town.recorder, id, { ...someNote, id: uuidv7(), body: secret, basis });
  return id;
}

it('不変条件1: 目的を書いて開くと読め、目的はだれが・だれのこととともに残る', async () => {
  const id = await sealedPerson();
  const overview = await openOverview(town.recorder, id, '2026-11-24');
  expect(overview.sealedCount).toBe(2);
  expect(JSON.stringify(overview)).not.toContain(secret);
  const opened = await openSealed(town.officer, id, '次の支援会議の準備');
  expect([opened.facts[0]?.words, opened.notes[0]?.body]).toEqual([secret, secret]);
  const { rows } = await database.owner.query<{ account_id: string; typed_reason: string }>(
    `select account_id, typed_reason from access_log where act = 'people.sealed.open' and subjects @> $1::jsonb`,
    [JSON.stringify([{ kind: 'person', id }])],
  );
  expect(rows).toEqual([{ account_id: town.officer.accountId, typed_reason: '次の支援会議の準備' }]);
});

it('会議にいなかった同僚には、件数も見えず、目的を書いても開かない', async () => {
  const id = await sealedPerson();
  expect((await openOverview(town.colleague, id, '2026-11-24')).sealedCount).toBe(0);
  await expect(openSealed(town.colleague, id, '知りたい')).rejects.toMatchObject({ code: 'not-permitted' });
});

it('構成員に加えられた人だけが読み書きでき、自分で自分を加えることはできない', async () => {
  const id = await sealedPerson();
  const self = admitToSealed(town.colleague, id, town.colleague.accountId, '第3回支援会議');
  await expect(self).rejects.toMatchObject({ code: 'not-permitted' });
  expect(await admitToSealed(town.officer, id, town.colleague.accountId, '第3回支援会議')).toBe('admitted');
  expect(await admitToSealed(town.officer, id, town.colleague.accountId, '第3回支援会議')).toBe(
    'already-admitted',
  );
  expect((await openSealed(town.colleague, id, '経過の確認')).notes).toHaveLength(1);
  expect((await listNotes(town.colleague, id)).notes.filter((note) => note.isSealed)).toHaveLength(1);
});

it('記録の開いていない人・管理者は、構成員に加えられない', async () => {
  const id = await sealedPerson();
  expect(await admitToSealed(town.officer, id, town.other.accountId, '第3回支援会議')).toBe(
    'not-open-to-them',
  );
  await expect(openSealed(town.other, id, '知りたい')).rejects.toMatchObject({ code: 'not-found' });
  const administrator = admitToSealed(town.officer, id, town.administrator.accountId, '第3回支援会議');
  await expect(administrator).rejects.toMatchObject({ code: 'not-permitted' });
});
