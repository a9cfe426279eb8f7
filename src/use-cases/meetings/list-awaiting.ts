import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { nameWithSan } from '#domain/person.ts';

export type Awaiting = { personId: string; personNumber: string; personName: string; state: string };

/** People whose case waits for a meeting, the longest first: whom one would put on an agenda. Others are found by number. */
export async function listAwaiting(worker: Worker): Promise<Awaiting[]> {
  return asActor(worker, { act: 'meetings.awaiting' }, async (db, log) => {
    const rows = await db
      .selectFrom('case')
      .innerJoin('person', (join) =>
        join
          .onRef('person.municipalityId', '=', 'case.municipalityId')
          .onRef('person.id', '=', 'case.personId'),
      )
      .select(['case.personId', 'case.state', 'person.number', 'familyName', 'givenName', 'called'])
      .where('case.state', 'in', ['meeting_awaited', 'evaluating', 'replanning', 'planning'])
      .orderBy(sql`"case".state <> 'meeting_awaited'`)
      .orderBy('case.stateSince')
      .limit(60)
      .execute();
    for (const { personId } of rows) log.about('person', personId);
    return rows.map(({ personId, state, number, familyName, givenName, called }) => ({
      personId,
      state,
      personNumber: number,
      personName: nameWithSan({ familyName, givenName, called }),
    }));
  });
}
