import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import { openLogOfPerson } from '#db/log-of-person.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';

/** Somebody who looked at the file of one person: on how many days, how often, and when last. */
export type Reader = {
  accountId: string;
  name: string;
  agencyName: string | null;
  times: number;
  days: number;
  lastAt: Date;
};

/**
 * 「この人の記録を見た人」, who looked last comes first. For 主管課, and for whoever is in charge of the case. Counted from the index of
 * subjects alone: it costs what is known of this one person.
 */
export async function listReaders(worker: Worker, personId: string): Promise<Reader[]> {
  const purpose = { act: 'access-log.readers', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    if (!(await openLogOfPerson(db, worker, personId))) throw new Refusal('not-permitted');
    return db
      .selectFrom('accessLogSubject as seen')
      .innerJoin('account', (join) =>
        join
          .onRef('account.municipalityId', '=', 'seen.municipalityId')
          .on(sql`account.id::text`, '=', sql.ref('seen.account_id')),
      )
      .leftJoin('agency', (join) =>
        join
          .onRef('agency.municipalityId', '=', 'account.municipalityId')
          .onRef('agency.id', '=', 'account.agencyId'),
      )
      .select(['account.id as accountId', 'account.name', 'agency.name as agencyName'])
      .select(sql<number>`count(*)::int`.as('times'))
      .select(sql<number>`count(distinct (seen.at at time zone 'Asia/Tokyo')::date)::int`.as('days'))
      .select((eb) => eb.fn.max('seen.at').as('lastAt'))
      .where('seen.kind', '=', 'person')
      .where('seen.subjectId', '=', personId)
      .groupBy(['account.id', 'account.name', 'agency.name'])
      .orderBy('lastAt', 'desc')
      .execute();
  });
}
