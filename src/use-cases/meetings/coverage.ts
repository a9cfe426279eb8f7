import { sql } from 'kysely';
import { whoHolds } from '#db/access-list.ts';
import type { Handle } from '#db/as-actor.ts';

export type Seat = {
  id: string;
  agencyId: string | null;
  agencyName: string | null;
  affiliation: string;
  name: string;
  role: string;
  presence: string;
  version: number;
};

/** ○ all of it, △ without illness and money, × not agreed to. */
export type Coverage = 'full' | 'part' | 'none';

export type PersonCoverage = {
  /** The person agreed to being talked about together at all: else the way is the 支援会議 (practice.md §1.4). */
  hasAgreed: boolean;
  bySeat: ReadonlyMap<string, Coverage>;
};

export function seatName(seat: Pick<Seat, 'agencyName' | 'affiliation' | 'name'>): string {
  return seat.agencyName ?? [seat.affiliation, seat.name].filter((part) => part !== '').join('　');
}

/** Somebody who is not invited any more needs no consent. */
export function isAtTable(seat: Pick<Seat, 'presence'>): boolean {
  return seat.presence !== 'left_out';
}

/**
 * Whether the person's consent covers each seat on the day of the meeting (invariant 2). An agency counts when what a plan is
 * made of is open to it then; anybody else when a consent names them. A consent that ends before the day does not count.
 */
export async function coverageOf(
  db: Handle,
  personId: string,
  seats: readonly Seat[],
  day: string,
): Promise<PersonCoverage> {
  const holders = await whoHolds(db, personId, day);
  const { rows } = await sql<{ name: string }>`
    select coalesce(organization.name, consent.recipient_name) as name from consent
      left join organization on organization.id = consent.recipient_organization_id
    where consent.person_id = ${personId}::uuid and consent.state = 'given' and consent.recipient_agency_id is null
      and (consent.valid_until is null or consent.valid_until >= ${day}::date)`.execute(db);
  const named = new Set(rows.map(({ name }) => name.trim()).filter((name) => name !== ''));
  const bySeat = new Map<string, Coverage>();
  for (const seat of seats) bySeat.set(seat.id, coverageOfSeat(seat, holders, named));
  return { hasAgreed: await hasAgreed(db, personId, day), bySeat };
}

function coverageOfSeat(
  seat: Seat,
  holders: Awaited<ReturnType<typeof whoHolds>>,
  named: ReadonlySet<string>,
): Coverage {
  if (seat.agencyId === null) {
    return named.has(seat.affiliation.trim()) || named.has(seat.name.trim()) ? 'part' : 'none';
  }
  const items = holders.get(seat.agencyId);
  if (!items?.has('participation')) return 'none';
  return items.has('health') && items.has('economy') ? 'full' : 'part';
}

async function hasAgreed(db: Handle, personId: string, day: string): Promise<boolean> {
  const { rows } = await sql<{ agreed: boolean }>`select
      exists (select from consent where person_id = ${personId}::uuid and state = 'given'
        and (valid_until is null or valid_until >= ${day}::date))
      or exists (select from intake where person_id = ${personId}::uuid and consent_state = 'given') as agreed`.execute(
    db,
  );
  return rows[0]?.agreed ?? false;
}

/** Those at the table whom the consent does not cover and who do not leave the room for this item. */
export function uncovered(
  coverage: PersonCoverage,
  seats: readonly Seat[],
  standsAside: readonly string[],
): Seat[] {
  return seats.filter(
    (seat) => isAtTable(seat) && coverage.bySeat.get(seat.id) === 'none' && !standsAside.includes(seat.id),
  );
}
