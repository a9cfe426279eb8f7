import { asActor } from '#db/as-actor.ts';
import { windowsOf } from '#db/read-windows.ts';
import { readSeats, withSeats } from '#db/taken-seats.ts';
import type { Worker } from '#domain/actor.ts';
import type { HalfDay } from '#domain/formal-capacity.ts';
import type { CheckResult } from '#domain/freshness.ts';
import type { OpenState } from '#domain/organization.ts';
import { resourceConditionsShape, type ResourceConditions } from '#domain/resource-conditions.ts';
import type { ResourceWords } from '#domain/resource.ts';
import type { ResourceWindow } from '#domain/resource-window.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import { countCourse, type ResourceCourse } from './count-course.ts';

export type ResourceRecord = {
  id: string;
  number: string;
  version: number;
  state: OpenState;
  words: ResourceWords;
  conditions: ResourceConditions;
  windows: ResourceWindow[];
  halfDays: HalfDay[];
  checkedOn: string | null;
  checkedByName: string | null;
  checkMethod: string;
  nextCheckOn: string | null;
  sourceFormat: string | null;
  sourceCells: Record<string, string> | null;
  updatedAt: Date;
  updatedByName: string | null;
  organization: { id: string; name: string; phone: string; contactNote: string; isWelfare: boolean } | null;
  place: {
    id: string;
    name: string;
    address: string;
    buildingNote: string;
    accessFeatures: string[];
    areaName: string | null;
    phone: string;
  } | null;
  checks: {
    id: string;
    checkedOn: string;
    checkedByName: string;
    method: string;
    result: CheckResult;
    note: string;
  }[];
  course: ResourceCourse;
};

/** One resource with everything that its card says; undefined when there is none. */
export async function readResource(
  worker: Worker,
  id: string,
  today: string = tokyoDay(new Date()),
): Promise<ResourceRecord | undefined> {
  const purpose = { act: 'resources.read', subjects: [{ kind: 'resource', id }] };
  return asActor(worker, purpose, async (db) => {
    const row = await db
      .selectFrom('resource')
      .leftJoin('account as checker', (join) =>
        join
          .onRef('checker.municipalityId', '=', 'resource.municipalityId')
          .onRef('checker.id', '=', 'resource.checkedBy'),
      )
      .leftJoin('account as writer', (join) =>
        join
          .onRef('writer.municipalityId', '=', 'resource.municipalityId')
          .onRef('writer.id', '=', 'resource.updatedBy'),
      )
      .select(['resource.id', 'resource.number', 'resource.version', 'resource.state'])
      .select(['resource.name', 'resource.nameKana', 'resource.kind', 'resource.category'])
      .select(['organizationId', 'placeId', 'summary', 'toldToHost', 'askedOfHost', 'cannotAccept'])
      .select(['eligibilityLaw', 'exceptionApprover', 'feeNote', 'scheduleNote', 'visibility'])
      .select(['contactPerson', 'atmosphere', 'matchNote'])
      .select(['opportunity', 'checkedOn', 'checkMethod', 'nextCheckOn', 'sourceFormat', 'sourceCells'])
      .select(['resource.updatedAt', 'checker.name as checkedByName', 'writer.name as updatedByName'])
      .where('resource.id', '=', id)
      .executeTakeFirst();
    if (!row) return undefined;
    const { organizationId, placeId } = row;
    const organization = organizationId
      ? await db
          .selectFrom('organization')
          .select(['id', 'name', 'phone', 'contactNote', 'isWelfare'])
          .where('id', '=', organizationId)
          .executeTakeFirst()
      : undefined;
    const place = placeId
      ? await db
          .selectFrom('place')
          .leftJoin('area', (join) =>
            join
              .onRef('area.municipalityId', '=', 'place.municipalityId')
              .onRef('area.id', '=', 'place.areaId'),
          )
          .select(['place.id', 'place.name', 'address', 'buildingNote', 'accessFeatures', 'phone'])
          .select('area.name as areaName')
          .where('place.id', '=', placeId)
          .executeTakeFirst()
      : undefined;
    const checks = await db
      .selectFrom('resourceCheck')
      .innerJoin('account', (join) =>
        join
          .onRef('account.municipalityId', '=', 'resourceCheck.municipalityId')
          .onRef('account.id', '=', 'resourceCheck.checkedBy'),
      )
      .select(['resourceCheck.id', 'resourceCheck.checkedOn', 'account.name as checkedByName'])
      .select(['method', 'result', 'note'])
      .where('resourceId', '=', id)
      .orderBy('resourceCheck.checkedOn', 'desc')
      .orderBy('resourceCheck.id', 'desc')
      .limit(20)
      .execute();
    const halfDays = await db
      .selectFrom('formalCapacity')
      .select(['weekday', 'half', 'capacity', 'contracted', 'pending', 'reserve', 'guests'])
      .select('overrideReason')
      .where('resourceId', '=', id)
      .where('capacity', '>', 0)
      .orderBy('weekday')
      .orderBy('half')
      .execute();
    const seats = (await readSeats(db, [id], today, today)).get(id) ?? [];
    const { id: _id, number, version, state, opportunity, ...rest } = row;
    const { checkedOn, checkedByName, checkMethod, nextCheckOn, sourceFormat, ...more } = rest;
    const { sourceCells, updatedAt, updatedByName, ...words } = more;
    return {
      id,
      number,
      version,
      state: state as OpenState,
      words: words as ResourceWords,
      checkedOn,
      checkedByName,
      checkMethod,
      nextCheckOn,
      sourceFormat,
      updatedAt,
      updatedByName,
      sourceCells: sourceCells as Record<string, string> | null,
      conditions: resourceConditionsShape.parse(opportunity),
      windows: (await windowsOf(db, [id])).get(id) ?? [],
      halfDays: withSeats(halfDays as HalfDay[], seats, { startsOn: today, endsOn: null }, today),
      organization: organization ?? null,
      place: place ?? null,
      checks: checks as ResourceRecord['checks'],
      course: await countCourse(db, id),
    };
  });
}
