import { asActor, type Handle } from '#db/as-actor.ts';
import { readExpectedHalves } from '#db/expected-halves.ts';
import type { Worker } from '#domain/actor.ts';
import { halfKey, type AbsenceReason, type AttendanceState } from '#domain/attendance.ts';
import type { ExpectedHalf } from '#domain/expected-half.ts';
import { halves, type Half } from '#domain/formal-capacity.ts';
import { nameWithSan } from '#domain/person.ts';
import { Refusal } from '#domain/refusal.ts';

export type RosterCell = {
  key: string;
  expected: ExpectedHalf | null;
  row: { state: AttendanceState; reason: AbsenceReason; words: string; version: number } | null;
};

export type RosterLine = {
  placementId: string;
  personId: string;
  /** How the person is called there; the leader's paper carries nothing else. */
  called: string;
  /** For the worker's own screen. */
  personName: string;
  cells: Map<string, RosterCell>;
};

export type RosterColumn = { key: string; day: string; half: Half };

export type RosterAnswer = {
  resource: { id: string; name: string; organizationName: string | null };
  columns: RosterColumn[];
  lines: RosterLine[];
  /** Sheets that were already entered for days of this stretch. */
  entered: {
    id: string;
    fromDay: string;
    toDay: string;
    writtenBy: string;
    receivedOn: string;
    by: string | null;
  }[];
};

/**
 * The sheet of one place for a month: the people who take part there, as far as this worker may see them, and the half
 * days any of them is expected on. Others are not told of, not even counted.
 */
export async function readRoster(
  worker: Worker,
  resourceId: string,
  stretch: { from: string; to: string },
  act: 'roster.read' | 'papers.roster' = 'roster.read',
): Promise<RosterAnswer> {
  return asActor(worker, { act }, async (db, log) => {
    const resource = await db
      .selectFrom('resource')
      .leftJoin('organization', (join) =>
        join
          .onRef('organization.municipalityId', '=', 'resource.municipalityId')
          .onRef('organization.id', '=', 'resource.organizationId'),
      )
      .select(['resource.id', 'resource.name', 'organization.name as organizationName'])
      .where('resource.id', '=', resourceId)
      .executeTakeFirst();
    if (!resource) throw new Refusal('not-found');
    const lines = await readLines(db, resourceId, stretch);
    for (const { personId } of lines) log.about('person', personId);
    const columns = new Map<string, RosterColumn>();
    for (const { cells } of lines) {
      for (const { key, expected, row } of cells.values()) {
        if (expected?.closed !== null && row === null) continue;
        columns.set(key, {
          key,
          day: key.slice(0, 10),
          half: halves.find((half) => key.endsWith(half)) ?? 'am',
        });
      }
    }
    return {
      resource,
      lines,
      columns: [...columns.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1)),
      entered: await readEntered(db, resourceId, stretch),
    };
  });
}

async function readLines(db: Handle, resourceId: string, stretch: { from: string; to: string }) {
  const placements = await db
    .selectFrom('placement')
    .innerJoin('person', (join) =>
      join
        .onRef('person.municipalityId', '=', 'placement.municipalityId')
        .onRef('person.id', '=', 'placement.personId'),
    )
    .select(['placement.id', 'placement.personId', 'placement.called'])
    .select(['person.familyName', 'person.givenName', 'person.called as personCalled'])
    .select('person.isAnonymous')
    .where('placement.resourceId', '=', resourceId)
    .where('placement.state', 'in', ['trial', 'settled', 'continuing', 'ended'])
    .where((eb) => eb.or([eb('placement.endedOn', 'is', null), eb('placement.endedOn', '>=', stretch.from)]))
    .orderBy('placement.called')
    .orderBy('placement.id')
    .execute();
  const ids = placements.map(({ id }) => id);
  const expected = await readExpectedHalves(db, ids, stretch);
  const rows =
    ids.length === 0
      ? []
      : await db
          .selectFrom('attendance')
          .select(['placementId', 'day', 'half', 'state', 'reason', 'words', 'version'])
          .where('placementId', 'in', ids)
          .where('day', '>=', stretch.from)
          .where('day', '<=', stretch.to)
          .execute();
  return placements.map(({ id, personId, called, personCalled, ...name }): RosterLine => {
    const cells = new Map<string, RosterCell>();
    for (const half of expected.get(id) ?? []) {
      const key = halfKey(half);
      cells.set(key, { key, expected: half, row: null });
    }
    for (const { placementId, day, half, ...row } of rows) {
      if (placementId !== id) continue;
      const key = `${day}-${half}`;
      cells.set(key, { key, expected: cells.get(key)?.expected ?? null, row: row as RosterCell['row'] });
    }
    const personName = nameWithSan({ ...name, called: personCalled });
    return { placementId: id, personId, called, personName, cells };
  });
}

function readEntered(db: Handle, resourceId: string, { from, to }: { from: string; to: string }) {
  return db
    .selectFrom('roster')
    .leftJoin('account', (join) =>
      join
        .onRef('account.municipalityId', '=', 'roster.municipalityId')
        .onRef('account.id', '=', 'roster.createdBy'),
    )
    .select(['roster.id', 'fromDay', 'toDay', 'writtenBy', 'receivedOn', 'account.name as by'])
    .where('resourceId', '=', resourceId)
    .where('fromDay', '<=', to)
    .where('toDay', '>=', from)
    .orderBy('receivedOn')
    .execute();
}
