import * as fc from 'fast-check';
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { beforeAll, describe, expect, it } from 'vitest';
import { grantAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { openedTo } from '#db/sight.ts';
import type { Worker } from '#domain/actor.ts';
import { consentItems, type ConsentDraft, type ConsentItem } from '#domain/consent.ts';
import { testDatabase } from '#tests/database.ts';
import { addPerson, addTown, someConsent, someFact, someIntake, someNote, type Town } from '#tests/people.ts';
import { recordFact } from '#use-cases/assessments/record-fact.ts';
import { startEdition } from '#use-cases/assessments/start-edition.ts';
import { listConsents } from '#use-cases/consents/list-consents.ts';
import { recordConsent } from '#use-cases/consents/record-consent.ts';
import { withdrawConsent } from '#use-cases/consents/withdraw-consent.ts';
import { receiveIntake } from '#use-cases/intakes/receive-intake.ts';
import { recordNote } from '#use-cases/notes/record-note.ts';
import { listHolders } from './list-holders.ts';
import { listSightAccounts, readSight } from './read-sight.ts';

const database = testDatabase();
let town: Town;

beforeAll(async () => {
  town = await addTown(database.owner);
});

async function somebody(): Promise<string> {
  const id = await addPerson(town.recorder, {}, { address: '縁が丘市川端9丁目' });
  await receiveIntake(town.recorder, id, uuidv7(), someIntake);
  await recordNote(town.recorder, id, { ...someNote, id: uuidv7() });
  await startEdition(town.recorder, id, uuidv7(), '2026-11-24');
  await recordFact(town.recorder, id, { ...someFact, id: uuidv7() });
  return id;
}

async function shares(id: string, change: Partial<ConsentDraft>): Promise<string> {
  const consentId = uuidv7();
  const draft = { ...someConsent, recipientName: '', recipientAgencyId: town.other.agencyId };
  await recordConsent(town.recorder, id, consentId, { ...draft, validUntil: '2099-03-31', ...change });
  return consentId;
}

/** What somebody really gets, as the role and with the claims of a request of their own. */
async function seen(worker: Worker, personId: string): Promise<Record<string, number>> {
  return asActor(worker, { act: 'test.sight' }, async (db) => {
    const count = async (table: string, where: string): Promise<number> => {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}
        where ${sql.raw(where)} = ${personId}`.execute(db);
      return rows[0]?.n ?? 0;
    };
    return {
      contact: await count('person_contact', 'person_id'),
      notes: await count('progress_note', 'person_id'),
    };
  });
}

const verdictsOf = async (asker: Worker, id: string, about: Worker) => {
  const { answers } = await readSight(asker, id, about.accountId);
  return Object.fromEntries(answers.map(({ item, verdict }) => [item, verdict]));
};

describe('だれが見られるか', () => {
  it('どの同意の組でも、答えは、その利用者がじっさいに開けるものと同じ', async () => {
    const codes = Object.keys(consentItems) as ConsentItem[];
    const id = await somebody();
    const given = fc.subarray(codes, { minLength: 1 });
    const state = fc.constantFrom('given' as const, 'refused' as const, 'explained' as const);
    await fc.assert(
      fc.asyncProperty(given, state, fc.boolean(), async (items, answered, isWithdrawn) => {
        const consentId = await shares(id, { items, state: answered });
        const check = async () => {
          const { answers } = await readSight(town.recorder, id, town.other.accountId);
          const real = await seen(town.other, id);
          expect(answers.filter(({ isAdrift }) => isAdrift)).toEqual([]);
          for (const item of ['contact', 'notes'] as const)
            expect(answers.find((one) => one.item === item)?.opened, item).toBe(real[item]);
          return answers;
        };
        const answers = await check();
        if (answered === 'given')
          for (const item of items)
            expect(answers.find((one) => one.item === item)?.verdict, item).toBe('sees');
        // What is left of it would stand in the way of the next try.
        if (answered === 'given' || isWithdrawn)
          await withdrawConsent(town.recorder, id, { id: consentId, version: 1 }, '本人から電話で');
        const after = await check();
        expect(after.every(({ verdict }) => verdict === 'not')).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it('撤回した同意は、わけとして残り、開かない', async () => {
    const id = await somebody();
    const consentId = await shares(id, { items: ['basic', 'intake'] });
    expect(await verdictsOf(town.recorder, id, town.other)).toMatchObject({
      basic: 'sees',
      intake: 'sees',
      notes: 'not',
    });
    await withdrawConsent(town.recorder, id, { id: consentId, version: 1 }, '本人から電話で');
    const { answers } = await readSight(town.recorder, id, town.other.accountId);
    const intake = answers.find(({ item }) => item === 'intake');
    expect(intake?.verdict).toBe('not');
    expect(intake?.because).toMatchObject([{ kind: 'consent', standing: 'withdrawn' }]);
  });

  it('たずねる人に開いていない項目は答えず、開いていない人のことは、いるとも言わない', async () => {
    const id = await somebody();
    await expect(readSight(town.other, id, town.recorder.accountId)).rejects.toMatchObject({
      code: 'not-found',
    });
    await shares(id, { items: ['basic'] });
    const { answers, closed } = await readSight(town.other, id, town.recorder.accountId);
    expect(answers.map(({ item }) => item)).toEqual(['basic']);
    expect(closed).toContain('notes');
  });

  it('いま開いている相手は、同意すれば出て、撤回すれば消える。たずねる人に開いた項目だけが出る', async () => {
    const id = await somebody();
    const names = async (asker: Worker) =>
      (await listHolders(asker, id, '2026-11-28')).map(({ name, items }) => [name, items]);
    const before = await names(town.recorder);
    const consentId = await shares(id, { items: ['basic', 'health'] });
    expect(await names(town.recorder)).toContainEqual(['自立相談支援機関', ['basic', 'health']]);
    const ofOther = await names(town.other);
    expect(new Set(ofOther.flatMap(([, items]) => items))).toEqual(new Set(['basic', 'health']));
    await withdrawConsent(town.recorder, id, { id: consentId, version: 1 }, '本人から電話で');
    expect(await names(town.recorder)).toEqual(before);
  });

  it('支援会議にいたことは、封をした記録の開いていない人には、その名では言わない', async () => {
    const id = await somebody();
    const { accountId } = town.other;
    await asActor(town.recorder, { act: 'test.sight' }, (db) =>
      grantAccess(db, town.recorder, id, [
        {
          id: uuidv7(),
          grantee: accountId,
          granteeKind: 'account',
          ground: 'meeting',
          items: ['basic', 'sealed'],
        },
      ]),
    );
    const { answers, closed } = await readSight(town.colleague, id, accountId);
    expect(closed).toContain('sealed');
    expect(answers.find(({ item }) => item === 'basic')?.because).toMatchObject([{ ground: 'statute' }]);
    const own = await readSight(town.other, id, accountId);
    expect(own.answers.find(({ item }) => item === 'sealed')?.because).toMatchObject([{ ground: 'meeting' }]);
  });

  it('たずねたあとも、たずねた人のままで読む。断られても', async () => {
    const id = await somebody();
    const counts = await asActor(town.recorder, { act: 'test.sight' }, async (db) => {
      const notes = () => db.selectFrom('progressNote').select('id').where('personId', '=', id).execute();
      const before = await notes();
      await openedTo(db, town.recorder, id, town.other);
      const claims = await sql<{ account: string; role: string }>`
        select app.account_id() as account, current_user as role`.execute(db);
      return { before: before.length, after: (await notes()).length, ...claims.rows[0] };
    });
    expect(counts).toEqual({ before: 1, after: 1, account: town.recorder.accountId, role: 'engawa_worker' });
  });

  it('一覧がだれかに書きかえられていれば、ずれと言う', async () => {
    const id = await somebody();
    await database.owner.query(
      `update intake set acl = acl || jsonb_build_object($2::text, 'infinity') where person_id = $1`,
      [id, town.other.agencyId],
    );
    const { answers } = await readSight(town.recorder, id, town.other.accountId);
    expect(answers.find(({ item }) => item === 'intake')).toMatchObject({ isAdrift: true, opened: 1 });
  });

  it('たずねたことは、だれの・だれについてのこととともに残り、同意の一覧は変わらない', async () => {
    const id = await somebody();
    const before = await listConsents(town.recorder, id, '2026-11-28');
    await readSight(town.recorder, id, town.other.accountId);
    const { rows } = await database.owner.query<{ subjects: { kind: string; id: string }[] }>(
      `select subjects from access_log where act = 'people.sight' order by seq desc limit 1`,
    );
    expect(rows[0]?.subjects).toEqual([
      { kind: 'person', id },
      { kind: 'account', id: town.other.accountId },
    ]);
    expect(await listConsents(town.recorder, id, '2026-11-28')).toEqual(before);
    const accounts = await listSightAccounts(town.recorder);
    expect(accounts.map((one) => one.id)).toContain(town.other.accountId);
  });
});
