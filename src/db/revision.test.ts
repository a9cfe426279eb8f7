import fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import { expect, it } from 'vitest';
import type { Worker } from '#domain/actor.ts';
import type { Clash } from '#domain/clash.ts';
import { addAgency, addMunicipality, addWorker, testDatabase } from '#tests/database.ts';
import { allItems, refreshAccess, startAccess } from './access-list.ts';
import { asActor } from './as-actor.ts';
import { json } from './json.ts';
import { meetVersions } from './meet-versions.ts';

const database = testDatabase();

type Fields = { route: string; mainTopic: string; ownWords: string; urgency: unknown };
type Desk = { worker: Worker; seen: number; fields: Fields };
type Outcome = { ok: true } | { ok: false; clash: Clash };
type Town = { municipalityId: string; personId: string; intakeId: string; desks: [Desk, Desk, Desk] };

const empty: Fields = { route: '', mainTopic: '', ownWords: '', urgency: {} };

async function newTown(): Promise<Town> {
  const municipalityId = await addMunicipality(database.owner);
  const agencyId = await addAgency(database.owner, municipalityId, '参加支援センター');
  const desk = async (name: string): Promise<Desk> => ({
    worker: await addWorker(database.owner, municipalityId, agencyId, ['participation_worker'], name),
    seen: 1,
    fields: empty,
  });
  const desks: Town['desks'] = [await desk('試 一'), await desk('試 二'), await desk('試 三')];
  const [{ worker }] = desks;
  const [personId, intakeId] = [uuidv7(), uuidv7()];
  await asActor(worker, { act: 'test.record' }, async (db) => {
    const by = { municipalityId, updatedBy: worker.accountId };
    await db
      .insertInto('person')
      .values({ ...by, id: personId, number: personId, familyName: '試' })
      .execute();
    const ground = {
      id: uuidv7(),
      grantee: agencyId,
      granteeKind: 'agency' as const,
      ground: 'recorded' as const,
      items: allItems,
    };
    const intake = {
      ...by,
      id: intakeId,
      personId,
      number: intakeId,
      receivedAt: new Date(),
      agencyId,
      receivedBy: worker.accountId,
      method: 'visit',
    };
    await db.insertInto('intake').values(intake).execute();
    await startAccess(db, worker, personId, [ground]);
  });
  return { municipalityId, personId, intakeId, desks };
}

async function save(town: Town, desk: Desk, fields: Fields): Promise<Outcome> {
  return asActor(desk.worker, { act: 'test.save' }, async (db) => {
    const row = await db
      .selectFrom('intake')
      .selectAll()
      .where('id', '=', town.intakeId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const { version, updatedBy, updatedAt, route, mainTopic, ownWords, urgency } = row;
    const stored = { version, updatedBy, updatedAt, fields: { route, mainTopic, ownWords, urgency } };
    const subject = { kind: 'intake', id: town.intakeId, personId: town.personId };
    const met = await meetVersions(db, desk.worker, subject, stored, { seen: desk.seen, fields });
    if (!met.ok) return met;
    const set = {
      ...met.merged,
      urgency: json(met.merged.urgency),
      version: met.version,
      updatedBy: desk.worker.accountId,
    };
    await db.updateTable('intake').set(set).where('id', '=', town.intakeId).execute();
    await refreshAccess(db, town.personId);
    return { ok: true };
  });
}

async function read(town: Town, worker: Worker): Promise<{ version: number; fields: Fields }> {
  return asActor(worker, { act: 'test.read' }, async (db) => {
    const { version, ...fields } = await db
      .selectFrom('intake')
      .select(['version', 'route', 'mainTopic', 'ownWords', 'urgency'])
      .where('id', '=', town.intakeId)
      .executeTakeFirstOrThrow();
    return { version, fields };
  });
}

/** Every text that ever stood in the record: as it is now, and as it was kept. */
async function everWritten(town: Town): Promise<string> {
  const { rows } = await database.owner.query<{ line: string }>(
    `select before::text as line from revision where subject_id = $1 union all select to_jsonb(i)::text from intake i where id = $1`,
    [town.intakeId],
  );
  return rows.map((row) => row.line).join('\n');
}

const typing = fc.record({
  desk: fc.nat({ max: 2 }),
  looksFirst: fc.boolean(),
  fields: fc.subarray(['route', 'mainTopic', 'ownWords', 'urgency'] as const, { minLength: 1 }),
});

it('不変条件9: 三人が古い画面のまま書いても、打った文はすべて、記録・昔の版・ならべた画面のどれかにある', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(typing, { minLength: 3, maxLength: 10 }), async (typings) => {
      const town = await newTown();
      for (const [turn, { desk: place, looksFirst, fields }] of typings.entries()) {
        const desk = town.desks[place];
        if (!desk) continue;
        if (looksFirst) {
          const { version, fields: now } = await read(town, desk.worker);
          [desk.seen, desk.fields] = [version, now];
        }
        const typed: Fields = { ...desk.fields };
        for (const field of fields) {
          Object.assign(typed, {
            [field]: field === 'urgency' ? { words: `語${turn}` } : `語${turn}-${field}`,
          });
        }
        const before = await read(town, desk.worker);
        const outcome = await save(town, desk, typed);
        const after = await read(town, desk.worker);
        if (outcome.ok) {
          for (const field of fields) expect(after.fields[field]).toEqual(typed[field]);
          // What I did not touch is as the others left it, not as my old screen had it.
          for (const field of Object.keys(empty) as (keyof Fields)[])
            if (!fields.includes(field)) expect(after.fields[field]).toEqual(before.fields[field]);
          expect(after.version).toBe(before.version + 1);
        } else {
          expect(after).toEqual(before);
          for (const clash of outcome.clash.fields) {
            expect(clash.mine).toEqual(typed[clash.field as keyof Fields]);
            expect(clash.theirs).toEqual(before.fields[clash.field as keyof Fields]);
          }
        }
        const written = await everWritten(town);
        for (const field of Object.keys(empty) as (keyof Fields)[]) {
          if (before.fields[field] !== '')
            expect(written).toContain(JSON.stringify(before.fields[field]).replaceAll('":"', '": "'));
        }
      }
    }),
    { numRuns: 15 },
  );
}, 120_000);

it('同じ瞬間に三人が同じ欄を保存すると、ひとりが残り、ふたりは両方の文をならべて見る', async () => {
  const town = await newTown();
  const outcomes = await Promise.all(
    town.desks.map((desk, i) => save(town, desk, { ...empty, ownWords: `${i}人目の言葉` })),
  );
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  for (const outcome of outcomes)
    if (!outcome.ok) expect(outcome.clash.fields.map((clash) => clash.field)).toEqual(['ownWords']);
});

it('同じ瞬間に三人が別々の欄を保存すると、三つとも残る', async () => {
  const town = await newTown();
  const [one, two, three] = town.desks;
  await Promise.all([
    save(town, one, { ...empty, ownWords: '話し相手がほしい' }),
    save(town, two, { ...empty, route: '民生委員から' }),
    save(town, three, { ...empty, urgency: { level: 'soon', by: '家族' } }),
  ]);
  const { fields, version } = await read(town, one.worker);
  expect(fields).toEqual({
    route: '民生委員から',
    mainTopic: '',
    ownWords: '話し相手がほしい',
    urgency: { level: 'soon', by: '家族' },
  });
  expect(version).toBe(4);
});
