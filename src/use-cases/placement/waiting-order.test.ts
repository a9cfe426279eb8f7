import fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import { asActor } from '#db/as-actor.ts';
import { walkInOrder } from '#db/walk-in-order.ts';
import type { Worker } from '#domain/actor.ts';
import { addAgency, addMunicipality, addWorker, testDatabase } from '#tests/database.ts';
import { everybodyInLine, ended, looking, type InLine } from './waiting-order.ts';

const database = testDatabase();
let worker: Worker;

/** A person as the line sees them: cases by the day they were opened, editions by number. */
type Story = {
  isOpen: boolean;
  cases: { state: string; since: string; openedOn: string }[];
  editions: { isConfirmed: boolean; madeOn: string }[];
};

const day = fc.integer({ min: 1, max: 6 }).map((one) => `2026-11-0${one}`);
const state = fc.constantFrom('searching', 'decided', 'taking_part', 'paused', 'closed');
const story: fc.Arbitrary<Story> = fc.record({
  isOpen: fc.boolean(),
  cases: fc.array(fc.record({ state, since: day, openedOn: day }), { maxLength: 3 }),
  editions: fc.array(fc.record({ isConfirmed: fc.boolean(), madeOn: day }), { maxLength: 2 }),
});

async function plant({ isOpen, cases, editions }: Story, personId: string): Promise<void> {
  const acl = JSON.stringify(isOpen ? { [worker.agencyId]: 'infinity' } : {});
  const add = (table: string, row: Record<string, unknown>) => {
    const whole = { municipality_id: worker.municipalityId, acl, ...row };
    const names = Object.keys(whole);
    return database.owner.query(
      `insert into "${table}" (${names.join(', ')}) values (${names.map((_, at) => `$${at + 1}`).join(', ')})`,
      Object.values(whole),
    );
  };
  const by = { updated_by: worker.accountId };
  await add('person', { id: personId, number: personId, called: '試', is_anonymous: true, ...by });
  for (const one of cases) {
    const id = uuidv7();
    const { state, since, openedOn } = one;
    await add('case', {
      id,
      number: id,
      person_id: personId,
      state,
      state_since: since,
      opened_on: openedOn,
      ...by,
    });
  }
  for (const [at, { isConfirmed, madeOn }] of editions.entries()) {
    await add('assessment', {
      id: uuidv7(),
      person_id: personId,
      edition: at + 1,
      state: isConfirmed ? 'confirmed' : 'draft',
      made_on: madeOn,
      made_by: worker.accountId,
      ...by,
    });
  }
}

/** The rule in plain words: the edition that speaks, the newest case that has not ended, and the day that counts. */
function placeOf({ cases, editions }: Story, personId: string): InLine | undefined {
  const speaking = editions.findLast(({ isConfirmed }) => isConfirmed) ?? editions.at(-1);
  if (!speaking) return undefined;
  // Of two opened on one day the later id, as `plant` gives them.
  const newest = cases
    .filter(({ state }) => !ended.includes(state))
    .reduce<Story['cases'][number] | undefined>(
      (best, one) => (best === undefined || one.openedOn >= best.openedOn ? one : best),
      undefined,
    );
  const since = newest && looking.includes(newest.state) ? newest.since : speaking.madeOn;
  return { personId, since };
}

beforeAll(async () => {
  const municipalityId = await addMunicipality(database.owner);
  worker = await addWorker(
    database.owner,
    municipalityId,
    await addAgency(database.owner, municipalityId, '参加支援センター'),
  );
});

it('待っている順は、集めて並べても索引をたどっても、めくっても同じで、書いたとおりの決まりになる', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(story, { minLength: 1, maxLength: 14 }), async (stories) => {
      await database.owner.query('delete from assessment; delete from "case"; delete from person');
      const expected: InLine[] = [];
      for (const one of stories) {
        const id = uuidv7();
        await plant(one, id);
        const place = one.isOpen ? placeOf(one, id) : undefined;
        if (place) expected.push(place);
      }
      expected.sort((a, b) => (`${a.since} ${a.personId}` < `${b.since} ${b.personId}` ? -1 : 1));
      const gathered = await pages((read) => asActor(worker, { act: 'test.line' }, read));
      const walked = await pages((read) =>
        asActor(worker, { act: 'test.line' }, (db) => walkInOrder(db, () => read(db))),
      );
      expect(gathered).toEqual(expected);
      expect(walked).toEqual(expected);
    }),
    { numRuns: 25 },
  );
});

type Reading = Parameters<typeof asActor<InLine[]>>[2];

/** Three at a time until nobody is left. */
async function pages(run: (read: (db: Parameters<Reading>[0]) => Promise<InLine[]>) => Promise<InLine[]>) {
  const all: InLine[] = [];
  for (let after: { day: string; personId: string } | undefined; ;) {
    const page = await run((db) => everybodyInLine(db, { after, onlySearching: false, limit: 3 }));
    all.push(...page);
    const last = page.at(-1);
    if (!last || page.length < 3) return all;
    after = { day: last.since, personId: last.personId };
  }
}
