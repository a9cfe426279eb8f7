import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { formalPart } from '#domain/candidate-formal.ts';
import { windowsLessSeats } from '#domain/candidate-seats.ts';
import { opportunityShape, type Opportunity } from '#domain/conditions.ts';
import type { HalfDay } from '#domain/formal-capacity.ts';
import { recurrenceRuleShape } from '#domain/hours.ts';
import { sortedJson } from '#domain/candidate-delta.ts';
import type { ResourceSeen } from '#domain/pass-ending.ts';
import { readSeats, withSeats } from './taken-seats.ts';
import { among } from './among.ts';
import type { Handle } from './as-actor.ts';

type Vacancy = { id: string; rule: unknown; capacity: number | null; offeredUntil: string | null };

/** What some resources are like now, as far as a reason may end by it. */
export async function readSeen(
  db: Handle,
  resourceIds: readonly string[],
  today: string,
): Promise<Map<string, ResourceSeen>> {
  if (resourceIds.length === 0) return new Map();
  const seats = await readSeats(db, resourceIds, today, today);
  const rows = await readRows(db, resourceIds);
  return new Map(
    rows.map((row) => {
      const stored = opportunityShape.safeParse({
        ...(row.opportunity as object),
        v: 1,
        id: row.id,
        kind: row.kind,
        name: row.name,
      });
      const known = stored.success ? stored.data : undefined;
      const taken = seats.get(row.id) ?? [];
      const offered = row.vacancies.flatMap((vacancy) => windowsOf(vacancy, taken, today));
      const windows = offered.length > 0 ? offered : (known?.windows ?? []);
      const term = { startsOn: today, endsOn: null };
      const formal = formalPart(withSeats(row.formal, taken, term, today), windows, today);
      const seen: ResourceSeen = {
        free: freeIn({ windows, ...formal }),
        hours: digest([
          row.vacancies.map(({ rule }) => rule),
          known?.windows.map(({ rule }) => rule) ?? [],
          row.scheduleNote,
          known?.minSessionMinutes ?? null,
        ]),
        conditions: digest([conditionsOf(known), row.cannotAccept, row.feeNote]),
        contact: digest([row.contactPerson, row.contactNote ?? '', row.phone ?? '']),
        supports: [...(known?.supports ?? []), ...(row.accessFeatures ?? [])],
        checkedOn: row.checkedOn,
      };
      return [row.id, seen];
    }),
  );
}

function readRows(db: Handle, resourceIds: readonly string[]) {
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
    .select([
      'resource.id',
      'resource.kind',
      'resource.name',
      'resource.opportunity',
      'resource.scheduleNote',
    ])
    .select(['resource.cannotAccept', 'resource.feeNote', 'resource.contactPerson', 'resource.checkedOn'])
    .select(['organization.contactNote', 'organization.phone', 'place.accessFeatures'])
    .select([
      sql<
        Vacancy[]
      >`coalesce((select jsonb_agg(jsonb_build_object('id', vacancy.id, 'rule', rule, 'capacity', capacity,
        'offeredUntil', offered_until) order by vacancy.id) from vacancy
        where vacancy.municipality_id = resource.municipality_id and vacancy.resource_id = resource.id), '[]')`.as(
        'vacancies',
      ),
      sql<
        HalfDay[]
      >`coalesce((select jsonb_agg(jsonb_build_object('weekday', weekday, 'half', half, 'capacity', capacity,
        'contracted', contracted, 'pending', pending, 'reserve', reserve, 'guests', guests, 'overrideReason', override_reason)
        order by weekday, half) from formal_capacity
        where formal_capacity.municipality_id = resource.municipality_id and formal_capacity.resource_id = resource.id), '[]')`.as(
        'formal',
      ),
    ])
    .where(among('resource.id', resourceIds))
    .execute();
}

function windowsOf(
  vacancy: Vacancy,
  seats: Parameters<typeof windowsLessSeats>[1],
  today: string,
): Opportunity['windows'] {
  const rule = recurrenceRuleShape.safeParse(vacancy.rule);
  if (!rule.success || (vacancy.offeredUntil !== null && vacancy.offeredUntil < today)) return [];
  const window = {
    rule: rule.data,
    ...(vacancy.capacity === null ? {} : { capacity: vacancy.capacity }),
  };
  return windowsLessSeats(
    window,
    seats.filter(({ slotKey }) => slotKey === vacancy.id),
    today,
  );
}

/** As many as like stands for a number that nothing exceeds; null: nobody said how many. */
const plenty = 9999;

function freeIn({ windows, formal }: Pick<Opportunity, 'windows' | 'formal'>): number | null {
  if (formal !== undefined) {
    const { capacity, contracted, pending, reserve, guests } = formal;
    return Math.max(0, capacity - contracted - pending - reserve - guests);
  }
  const counts = windows.flatMap(({ capacity }) => (capacity === undefined ? [] : [capacity ?? plenty]));
  return counts.length === 0 ? null : Math.max(...counts);
}

/** What a host asks of somebody who comes. What is done there and when is not a condition. */
function conditionsOf(known: Opportunity | undefined): unknown {
  if (known === undefined) return null;
  const { demands, requires, documents, eligibility, feeYen, group, ageMin, ageMax, contact, noise, step } =
    known;
  return { demands, requires, documents, eligibility, feeYen, group, ageMin, ageMax, contact, noise, step };
}

function digest(value: unknown): string {
  return createHash('sha256').update(sortedJson(value)).digest('base64url').slice(0, 16);
}
