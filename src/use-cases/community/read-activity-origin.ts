import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { ActivityPart } from '#domain/activity.ts';
import { nameWithSan } from '#domain/person.ts';

export type ActivityOrigin = {
  personId: string;
  personName: string;
  caseNumber: string;
  part: ActivityPart;
  fromDay: string;
  untilDay: string | null;
};

/**
 * Whose own support led here, as far as this worker may see it: others find an activity like any other. The entry of the log
 * names the people and not the activity, so that whoever reads the log without seeing cases learns nothing from it.
 */
export async function readActivityOrigin(worker: Worker, activityId: string): Promise<ActivityOrigin[]> {
  return asActor(worker, { act: 'community.read-activity-origin' }, async (db, log) => {
    const rows = await db
      .selectFrom('activityCase')
      .innerJoin('person', (join) =>
        join
          .onRef('person.municipalityId', '=', 'activityCase.municipalityId')
          .onRef('person.id', '=', 'activityCase.personId'),
      )
      .innerJoin('case', (join) =>
        join
          .onRef('case.municipalityId', '=', 'activityCase.municipalityId')
          .onRef('case.id', '=', 'activityCase.caseId'),
      )
      .select(['activityCase.personId', 'person.familyName', 'person.givenName', 'person.called'])
      .select(['case.number as caseNumber', 'part', 'fromDay', 'untilDay'])
      .where('activityId', '=', activityId)
      .orderBy('fromDay')
      .execute();
    for (const { personId } of rows) log.about('person', personId);
    return rows.map(({ familyName, givenName, called, ...row }) => ({
      ...row,
      part: row.part as ActivityPart,
      personName: nameWithSan({ familyName, givenName, called }),
    }));
  });
}
