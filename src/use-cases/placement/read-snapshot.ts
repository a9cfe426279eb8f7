import { sql } from 'kysely';
import type { Handle } from '#db/as-actor.ts';
import { readSeats, withSeats } from '#db/taken-seats.ts';
import { windowsLessSeats } from '#domain/candidate-seats.ts';
import { supportCodes, supportLabels, type SupportCode } from '#domain/condition-codes.ts';
import { opportunityShape, type Opportunity } from '#domain/conditions.ts';
import type { HalfDay } from '#domain/formal-capacity.ts';
import { recurrenceRuleShape } from '#domain/hours.ts';
import { formalPart } from '#domain/candidate-formal.ts';
import type { Seat } from '#domain/seat.ts';
import { makeBreaths } from './in-turns.ts';

/** What a page shows of a resource beside its conditions. None of it is about a person. */
export type SnapshotResource = {
  id: string;
  name: string;
  kind: string;
  organizationName: string | null;
  placeName: string | null;
  scheduleNote: string;
  state: string;
  checkedOn: string | null;
  nextCheckOn: string | null;
};

export type Snapshot = {
  opportunities: Opportunity[];
  resources: Map<string, SnapshotResource>;
  /** Conditions that could not be read: shown as such, never silently left out. */
  unreadable: SnapshotResource[];
};

type Row = SnapshotResource & {
  sourceFormat: string | null;
  placeAddress: string | null;
  areaName: string | null;
  summary: string;
  opportunity: unknown;
  latitude: number | null;
  longitude: number | null;
  accessFeatures: string[] | null;
  vacancies: {
    id: string;
    rule: unknown;
    capacity: number | null;
    offeredFrom: string | null;
    offeredUntil: string | null;
  }[];
  formal: HalfDay[];
  /** Places that bookings take: without a person, so that those whom this worker may not see count too. */
  seats: Seat[];
};

function rowsOf(db: Handle) {
  return db
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
    .leftJoin('area', (join) =>
      join.onRef('area.municipalityId', '=', 'place.municipalityId').onRef('area.id', '=', 'place.areaId'),
    )
    .select([
      'resource.id',
      'resource.name',
      'resource.kind',
      'resource.summary',
      'resource.scheduleNote',
      'resource.state',
      'resource.checkedOn',
      'resource.nextCheckOn',
      'resource.opportunity',
      'organization.name as organizationName',
      'place.name as placeName',
      'resource.sourceFormat',
      'place.address as placeAddress',
      'area.name as areaName',
      'place.latitude',
      'place.longitude',
      'place.accessFeatures',
      sql<
        Row['vacancies']
      >`coalesce((select jsonb_agg(jsonb_build_object('id', vacancy.id, 'rule', rule, 'capacity', capacity,
        'offeredFrom', offered_from, 'offeredUntil', offered_until) order by vacancy.id) from vacancy
        where vacancy.municipality_id = resource.municipality_id and vacancy.resource_id = resource.id), '[]')`.as(
        'vacancies',
      ),
      sql<
        Row['formal']
      >`coalesce((select jsonb_agg(jsonb_build_object('weekday', weekday, 'half', half, 'capacity', capacity,
        'contracted', contracted, 'pending', pending, 'reserve', reserve, 'guests', guests, 'overrideReason', override_reason)
        order by weekday, half) from formal_capacity
        where formal_capacity.municipality_id = resource.municipality_id and formal_capacity.resource_id = resource.id), '[]')`.as(
        'formal',
      ),
    ])
    .orderBy('resource.id');
}

/** So many rows are made of an answer at once: a few milliseconds. */
const perRead = 200;

/** A large town comes in parts: between two of them others get their turn. One read is one answer, and is made into rows at once. */
async function* readParts(db: Handle, today: string): AsyncGenerator<Row[], void, undefined> {
  const seats = await readSeats(db, 'all', today, today);
  let last: string | undefined;
  do {
    let query = rowsOf(db).where('resource.state', '=', 'open').limit(perRead);
    if (last !== undefined) query = query.where('resource.id', '>', last);
    const rows = await query.execute();
    yield rows.map((row) => ({ ...row, seats: seats.get(row.id) ?? [] }));
    last = rows.length < perRead ? undefined : rows.at(-1)?.id;
  } while (last !== undefined);
}

async function readOneRow(db: Handle, today: string, id: string): Promise<Row[]> {
  const seats = await readSeats(db, [id], today, today);
  const rows = await rowsOf(db).where('resource.id', '=', id).execute();
  return rows.map((row) => ({ ...row, seats: seats.get(row.id) ?? [] }));
}

function readVacancy(
  vacancy: Row['vacancies'][number],
  seats: readonly Seat[],
  today: string,
): Opportunity['windows'] {
  const rule = recurrenceRuleShape.safeParse(vacancy.rule);
  if (!rule.success) return [];
  const from = vacancy.offeredFrom === null ? {} : { from: vacancy.offeredFrom };
  const window = {
    rule: { ...rule.data, ...from },
    // No number written down is "not asked", which the engine shows as 未確認; it is not "as many as like".
    ...(vacancy.capacity === null ? {} : { capacity: vacancy.capacity }),
    ...(vacancy.offeredUntil === null ? {} : { validUntil: vacancy.offeredUntil }),
  };
  const booked = seats.filter(({ slotKey }) => slotKey === vacancy.id);
  return windowsLessSeats(window, booked, today);
}

/** What the building has counts as offered there: 段差なし, 静か, as code or as its label. */
function supportsOfPlace(features: readonly string[] | null): SupportCode[] {
  return supportCodes.filter((code) =>
    features?.some((feature) => feature === code || feature === supportLabels[code]),
  );
}

/**
 * The proper names that occur in what is told of a resource. Where somebody of ours named a thing after its place, the name
 * says what it is (「川端公民館 調理室」); in a register it is what the business is called.
 */
function namesIn(row: Row, town: string): string[] {
  const stem = town.replace(/[市区町村]$/u, '');
  const own = [row.organizationName, row.placeName].filter(
    (name) => name !== row.name || row.sourceFormat !== null,
  );
  const told = `${row.name} ${row.summary}`;
  return [...own, row.placeAddress, row.areaName, town, stem]
    .filter((name) => name !== null)
    .filter((name) => name.trim().length > 1 && told.includes(name))
    .toSorted((a, b) => b.length - a.length);
}

function toOpportunity(row: Row, town: string, today: string): Opportunity | undefined {
  const stored = (row.opportunity ?? {}) as Record<string, unknown>;
  const parsed = opportunityShape.safeParse({
    ...stored,
    v: 1,
    id: row.id,
    kind: row.kind,
    name: row.name,
    text: typeof stored['text'] === 'string' && stored['text'] !== '' ? stored['text'] : row.summary,
  });
  if (!parsed.success) return undefined;
  const properNames = namesIn(row, town);
  const offered = row.vacancies.flatMap((vacancy) => readVacancy(vacancy, row.seats, today));
  const term = { startsOn: today, endsOn: null };
  const windows = offered.length > 0 ? offered : parsed.data.windows;
  return {
    ...parsed.data,
    ...(properNames.length > 0 ? { properNames } : {}),
    windows,
    supports: [...new Set([...parsed.data.supports, ...supportsOfPlace(row.accessFeatures)])],
    // Read anew each time: a formal user may have come this morning (matching.md §7).
    ...formalPart(withSeats(row.formal, row.seats, term, today), windows, today),
    ...(row.latitude !== null && row.longitude !== null
      ? { at: { lat: row.latitude, lon: row.longitude } }
      : {}),
    ...(row.checkedOn === null ? {} : { checkedOn: row.checkedOn }),
    ...(row.nextCheckOn === null ? {} : { nextCheckOn: row.nextCheckOn }),
    ...(row.state === 'open' ? {} : { closedOn: today }),
  };
}

const remembered = new Map<string, { row: string; opportunity: Opportunity | undefined }>();
const mostRemembered = 50_000;

/**
 * The same row on the same day is read once: the engine works out a side of each opportunity and finds it again by the
 * object. What is remembered is compared with the row of now, letter for letter, so nothing in it can be out of date.
 */
function opportunityOf(row: Row, town: string, today: string): Opportunity | undefined {
  const text = `${today} ${town} ${JSON.stringify(row)}`;
  const known = remembered.get(row.id);
  if (known?.row === text) return known.opportunity;
  const opportunity = toOpportunity(row, town, today);
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(row.id, { row: text, opportunity });
  return opportunity;
}

/** How far a town is that is being read; `total` is null until it is known. */
export type TownSoFar = { done: number; total: number | null };

const emptySnapshot = (): Snapshot => ({ opportunities: [], resources: new Map(), unreadable: [] });

async function addRows(
  snapshot: Snapshot,
  rows: readonly Row[],
  of: { town: string; today: string; breath: () => Promise<void>; soFar?: TownSoFar | undefined },
): Promise<void> {
  for (const row of rows) {
    await of.breath();
    const { id, name, kind, organizationName, placeName, scheduleNote, state, checkedOn, nextCheckOn } = row;
    const resource = {
      id,
      name,
      kind,
      organizationName,
      placeName,
      scheduleNote,
      state,
      checkedOn,
      nextCheckOn,
    };
    snapshot.resources.set(id, resource);
    const opportunity = opportunityOf(row, of.town, of.today);
    if (opportunity) snapshot.opportunities.push(opportunity);
    else snapshot.unreadable.push(resource);
    if (of.soFar) of.soFar.done += 1;
  }
}

async function nameOfTown(db: Handle): Promise<string> {
  const own = await db.selectFrom('municipality').select('name').executeTakeFirst();
  return own?.name ?? '';
}

async function countOpen(db: Handle): Promise<number> {
  const { count } = await db
    .selectFrom('resource')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow();
  return count;
}

/** Everything the town has open now, as values: the engine sees no row and no query. */
export async function readSnapshot(db: Handle, today: string, soFar?: TownSoFar): Promise<Snapshot> {
  const snapshot = emptySnapshot();
  const of = { town: await nameOfTown(db), today, breath: makeBreaths(), soFar };
  if (soFar) soFar.total = await countOpen(db);
  for await (const rows of readParts(db, today)) await addRows(snapshot, rows, of);
  return snapshot;
}

/** One resource, also a paused or closed one, for 「なぜ出ないのか」. */
export async function readOneResource(db: Handle, resourceId: string, today: string): Promise<Snapshot> {
  const snapshot = emptySnapshot();
  const of = { town: await nameOfTown(db), today, breath: makeBreaths() };
  await addRows(snapshot, await readOneRow(db, today, resourceId), of);
  return snapshot;
}
