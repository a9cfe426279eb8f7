import type pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { json } from '#db/json.ts';
import type { Worker } from '#domain/actor.ts';
import { emptyContact, type PersonDraft } from '#domain/person.ts';
import { recordPerson } from '#use-cases/people/record-person.ts';

const unnamed: PersonDraft = {
  familyName: '',
  givenName: '',
  familyNameKana: '',
  givenNameKana: '',
  alternativeName: '',
  gender: '',
  bornOn: null,
  bornPrecision: 'unknown',
  householdNote: '',
  areaId: null,
  isAnonymous: false,
  called: '',
};

/** Somebody recorded by this worker, with a home point if one is given. */
export async function addPerson(
  worker: Worker,
  person: Partial<PersonDraft>,
  home?: { latitude: number; longitude: number; isProtected?: boolean },
): Promise<string> {
  const id = uuidv7();
  await recordPerson(worker, { id, person: { ...unnamed, ...person }, contact: emptyContact }, new Date());
  if (home) {
    const { latitude, longitude, isProtected = false } = home;
    await asActor(worker, { act: 'test.home', typedReason: '住まいの場所を書く' }, async (db) => {
      await db
        .updateTable('personContact')
        // The worker is one of those named, who could open the address with a reason.
        .set({ latitude, longitude, isProtected, protectedReaders: isProtected ? [worker.accountId] : [] })
        .where('personId', '=', id)
        .execute();
      if (isProtected)
        await db.updateTable('person').set({ hasProtectedAddress: true }).where('id', '=', id).execute();
    });
  }
  return id;
}

type GivenAssessment = {
  state?: 'draft' | 'confirmed';
  madeOn?: string;
  edition?: number;
  profile?: object;
};

export async function addAssessment(
  worker: Worker,
  personId: string,
  given: GivenAssessment = {},
): Promise<string> {
  const id = uuidv7();
  const { state = 'confirmed', madeOn = '2026-11-05', edition = 1, profile = { v: 1 } } = given;
  await asActor(worker, { act: 'test.assessment' }, async (db) => {
    await db
      .insertInto('assessment')
      .values({
        municipalityId: worker.municipalityId,
        id,
        personId,
        edition,
        state,
        madeOn,
        madeBy: worker.accountId,
        profile: json(profile),
        updatedBy: worker.accountId,
      })
      .execute();
    await refreshAccess(db, personId);
  });
  return id;
}

type GivenFact = {
  kind: string;
  words: string;
  basis?: string;
  isOwnWords?: boolean;
  item?: string;
};

export async function addFact(worker: Worker, personId: string, fact: GivenFact): Promise<string> {
  const id = uuidv7();
  await asActor(worker, { act: 'test.fact' }, async (db) => {
    await db
      .insertInto('fact')
      .values({
        municipalityId: worker.municipalityId,
        id,
        personId,
        kind: fact.kind,
        item: fact.item ?? 'participation',
        words: fact.words,
        isOwnWords: fact.isOwnWords ?? false,
        saidOn: '2026-11-05',
        basis: fact.basis ?? 'consent',
        createdBy: worker.accountId,
      })
      .execute();
    await refreshAccess(db, personId);
  });
  return id;
}

type GivenResource = {
  name: string;
  kind?: string;
  opportunity?: object;
  state?: string;
  checkedOn?: string | null;
  at?: { latitude: number; longitude: number };
  organizationName?: string;
};

let numbers = 0;

export async function addResource(owner: pg.Pool, worker: Worker, given: GivenResource): Promise<string> {
  const { municipalityId } = worker;
  const [id, placeId, organizationId] = [uuidv7(), uuidv7(), uuidv7()];
  numbers += 1;
  if (given.at) {
    await owner.query(
      'insert into place (municipality_id, id, name, latitude, longitude) values ($1, $2, $3, $4, $5)',
      [municipalityId, placeId, `${given.name}の場所`, given.at.latitude, given.at.longitude],
    );
  }
  if (given.organizationName) {
    await owner.query(
      'insert into organization (municipality_id, id, number, name) values ($1, $2, $3, $4)',
      [municipalityId, organizationId, `団-${numbers}`, given.organizationName],
    );
  }
  await owner.query(
    `insert into resource (municipality_id, id, number, kind, name, opportunity, state, checked_on, place_id, organization_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      municipalityId,
      id,
      `資-${numbers}`,
      given.kind ?? 'role',
      given.name,
      JSON.stringify(given.opportunity ?? { v: 1 }),
      given.state ?? 'open',
      given.checkedOn === undefined ? '2026-11-12' : given.checkedOn,
      given.at ? placeId : null,
      given.organizationName ? organizationId : null,
    ],
  );
  return id;
}
