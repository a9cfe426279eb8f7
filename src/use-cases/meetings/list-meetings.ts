import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { MeetingState } from '#domain/meeting.ts';

export type ListedMeeting = Awaited<ReturnType<typeof listMeetings>>[number];

const mostMeetings = 200;

/** The 重層的支援会議 of this town, the next first and then the held ones backwards. Items are counted as far as they are open. */
export async function listMeetings(worker: Worker) {
  return asActor(worker, { act: 'meetings.list' }, async (db) => {
    const rows = await db
      .selectFrom('meeting')
      .innerJoin('agency', (join) =>
        join
          .onRef('agency.municipalityId', '=', 'meeting.municipalityId')
          .onRef('agency.id', '=', 'meeting.convenerAgencyId'),
      )
      .select(['meeting.id', 'meeting.number', 'title', 'state', 'heldOn', 'fromTime', 'toTime', 'placeNote'])
      .select('agency.name as convenerName')
      .select(
        sql<number>`(select count(*)::int from meeting_item as item
          where item.municipality_id = meeting.municipality_id and item.meeting_id = meeting.id)`.as('items'),
      )
      .where('legalBasis', '=', 'coordination')
      .orderBy('heldOn', 'desc')
      .orderBy('meeting.number', 'desc')
      .limit(mostMeetings)
      .execute();
    return rows.map((row) => ({ ...row, state: row.state as MeetingState }));
  });
}
