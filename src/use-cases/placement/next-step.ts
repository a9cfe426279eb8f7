import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import { readHostTurns } from '#db/host-turns.ts';
import type { Worker } from '#domain/actor.ts';
import { firstWordsToHost } from '#domain/candidate-sounding.ts';
import type { HostTurns } from '#domain/host-turn.ts';
import { Refusal } from '#domain/refusal.ts';
import { evaluate } from '#matching/evaluate.ts';
import { viewOf, type Candidate } from './candidate-view.ts';
import { findMatchPerson, type MatchPerson } from './find-person.ts';
import { readMatchProfile } from './read-profile.ts';
import { readOneResource } from './read-snapshot.ts';
import { askable, sayUnknown } from './say.ts';

export type HostContact = {
  organizationName: string | null;
  phone: string;
  contactNote: string;
  askedOfHost: string;
  cannotAccept: string;
};

export type NextStep = {
  person: MatchPerson;
  candidate: Candidate;
  toAskPerson: string[];
  toAskHost: string[];
  host: HostContact;
  turns: HostTurns | undefined;
  /** What may be said in the first call; no name, no words of the person. */
  firstWords: { label: string; value: string }[];
};

/** The step after a candidate: talking about it with the person, then a first call without a name. Nothing is sent. */
export async function readNextStep(
  worker: Worker,
  personId: string,
  resourceId: string,
  today: string,
): Promise<NextStep> {
  const purpose = { act: 'placement.next-step', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db, log) => {
    const person = await findMatchPerson(db, personId);
    const match = await readMatchProfile(db, person, today);
    const snapshot = await readOneResource(db, resourceId, today);
    const [opportunity] = snapshot.opportunities;
    if (!match || !opportunity) throw new Refusal('not-found');
    log.about('resource', resourceId);
    const row = await db
      .selectFrom('resource')
      .leftJoin('organization', (join) =>
        join
          .onRef('organization.municipalityId', '=', 'resource.municipalityId')
          .onRef('organization.id', '=', 'resource.organizationId'),
      )
      .leftJoin('place', (join) =>
        join
          .onRef('place.municipalityId', '=', 'resource.municipalityId')
          .onRef('place.id', '=', 'resource.placeId'),
      )
      .select([
        'organization.name as organizationName',
        sql<string | null>`coalesce(nullif(place.phone, ''), organization.phone)`.as('phone'),
        'organization.contactNote',
        'resource.askedOfHost',
        'resource.cannotAccept',
      ])
      .where('resource.id', '=', resourceId)
      .executeTakeFirstOrThrow();
    const turns = (await readHostTurns(db, [resourceId], today)).get(resourceId);
    const evaluation = evaluate(match.profile, opportunity, today);
    const hasHome = match.home.state === 'known';
    const unknowns = askable(evaluation.unknowns, hasHome);
    const ask = (whom: 'person' | 'host') =>
      unknowns.filter((unknown) => unknown.ask === whom).map(sayUnknown);
    return {
      person,
      candidate: viewOf(evaluation, opportunity, snapshot.resources.get(resourceId), today, hasHome, turns),
      turns,
      toAskPerson: [...new Set(ask('person'))],
      toAskHost: [...new Set(ask('host'))],
      host: { ...row, phone: row.phone ?? '', contactNote: row.contactNote ?? '' },
      firstWords: firstWordsToHost(match.profile),
    };
  });
}
