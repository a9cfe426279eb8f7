import { asActor, type Handle } from '#db/as-actor.ts';
import { ownItems } from '#db/own-items.ts';
import type { AccessItem } from '#db/access-list.ts';
import type { Worker } from '#domain/actor.ts';
import type { CaseState } from '#domain/case-state.ts';
import { Refusal } from '#domain/refusal.ts';

/** What stands at the head of every page about a person. No address: that has a page and a lock of its own. */
export type PersonHead = Awaited<ReturnType<typeof readHead>>;

export async function readHead(db: Handle, worker: Worker, personId: string) {
  const person = await db
    .selectFrom('person')
    .leftJoin('area', 'area.id', 'person.areaId')
    .select([
      'person.id',
      'person.number',
      'person.isAnonymous',
      'person.called',
      'person.familyName',
      'person.givenName',
      'person.familyNameKana',
      'person.givenNameKana',
      'person.alternativeName',
      'person.gender',
      'person.bornOn',
      'person.bornPrecision',
      'person.householdNote',
      'person.areaId',
      'area.name as areaName',
      'person.hasProtectedAddress',
      'person.version',
    ])
    .where('person.id', '=', personId)
    .executeTakeFirst();
  if (!person) throw new Refusal('not-found');
  const held = await db
    .selectFrom('case')
    .leftJoin('agency', 'agency.id', 'case.leadAgencyId')
    .leftJoin('account', 'account.id', 'case.mainAccountId')
    .select([
      'case.id',
      'case.number',
      'case.state',
      'case.stateSince',
      'case.openedOn',
      'case.version',
      'case.mainAccountId',
      'agency.name as leadAgencyName',
      'account.name as mainWorkerName',
    ])
    .where('case.personId', '=', personId)
    .orderBy('case.openedOn', 'desc')
    .orderBy('case.id', 'desc')
    .executeTakeFirst();
  const currentCase = held && { ...held, state: held.state as CaseState };
  const open: ReadonlySet<AccessItem> = await ownItems(db, worker, personId);
  return { ...person, currentCase, open };
}

/** The head of a person's pages. Somebody outside the access list is told no more than that nothing was found. */
export async function findPerson(
  worker: Worker,
  personId: string,
  act: 'people.find' | 'papers.consent' = 'people.find',
): Promise<PersonHead> {
  const purpose = { act, subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, (db) => readHead(db, worker, personId));
}
