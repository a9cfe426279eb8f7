import { sql } from 'kysely';
import type { Handle } from '#db/as-actor.ts';
import { profileForMatch, saysAnything } from '#domain/candidate-profile.ts';
import { personProfileShape } from '#domain/conditions.ts';
import type { WaitingPerson } from '#matching/gap-standing.ts';
import { makeBreaths } from '#use-cases/placement/in-turns.ts';
import { everybodyInLine } from '#use-cases/placement/waiting-order.ts';

const everybody = 1_000_000;
/** So many rows are read at once; the driver makes them all into objects before anybody else gets their turn. */
const perRead = 200;

export type WaitingPeople = {
  people: WaitingPerson[];
  /** With an assessment that names neither a wish nor a strength: what they lack is a talk, not a place. */
  unsaid: number;
};

/**
 * Everybody whom this worker may read and with whom somebody looks for a place, as the engine knows people: the same profile as
 * つなぐ makes of one (read-profile.ts), for all at once. No name is read.
 */
export async function readWaitingPeople(db: Handle, today: string): Promise<WaitingPeople> {
  const line = await everybodyInLine(db, { after: undefined, onlySearching: true, limit: everybody });
  // In the order of ids, which says nothing about who has waited how long.
  const ids = line.map(({ personId }) => personId).toSorted();
  const all: WaitingPerson[] = [];
  const breath = makeBreaths();
  for (let from = 0; from < ids.length; from += perRead)
    all.push(...(await readSome(db, ids.slice(from, from + perRead), today, breath)));
  const people = all.filter(({ profile }) => saysAnything(profile));
  return { people, unsaid: all.length - people.length };
}

async function readSome(
  db: Handle,
  ids: readonly string[],
  today: string,
  breath: () => Promise<void>,
): Promise<WaitingPerson[]> {
  const rows = await readRows(db, ids);
  const sealed = await wordsOf(db, ids, true);
  // Only where something is sealed it matters what was heard again with consent.
  const open = await wordsOf(db, [...sealed.keys()], false);
  const passes = await passesOf(db, ids, today);
  const people: WaitingPerson[] = [];
  for (const row of rows) {
    await breath();
    const isKnown = !row.isHidden && row.latitude !== null && row.longitude !== null;
    const facts = {
      bornOn: row.bornOn,
      bornPrecision: row.bornPrecision,
      sealedWords: sealed.get(row.id) ?? [],
      openWords: open.get(row.id) ?? [],
      ...(isKnown ? { home: { latitude: row.latitude ?? 0, longitude: row.longitude ?? 0 } } : {}),
    };
    people.push({
      profile: profileForMatch(personProfileShape.parse(row.profile), facts, today),
      areaId: row.areaId,
      passed: passes.get(row.id) ?? new Set(),
    });
  }
  return people;
}

type Row = {
  id: string;
  bornOn: string | null;
  bornPrecision: string;
  areaId: string | null;
  /** Under 支援措置 there is no distance for anybody (invariant 3). */
  isHidden: boolean;
  latitude: number | null;
  longitude: number | null;
  profile: unknown;
};

async function readRows(db: Handle, ids: readonly string[]): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select distinct on (person.id) person.id, person.born_on, person.born_precision, area.id as area_id,
      person.has_protected_address or coalesce(contact.is_protected, false) as is_hidden,
      contact.latitude, contact.longitude, assessment.profile
    from person
      join assessment on assessment.municipality_id = person.municipality_id and assessment.person_id = person.id
      left join person_contact as contact on contact.municipality_id = person.municipality_id and contact.person_id = person.id
      left join area on area.municipality_id = person.municipality_id and area.id = person.area_id
        and area.kind <> 'elementary_school'
    where person.id = any(${ids}::uuid[])
    order by person.id, assessment.state = 'confirmed' desc, assessment.edition desc`.execute(db);
  return rows;
}

async function wordsOf(
  db: Handle,
  ids: readonly string[],
  isSealed: boolean,
): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  if (ids.length === 0) return found;
  const kinds = isSealed
    ? sql`basis = 'confidential_meeting'`
    : sql`basis <> 'confidential_meeting' and struck_at is null
        and kind in ('wish', 'strength', 'aversion', 'limit', 'hours', 'reach', 'support_needed')`;
  const { rows } = await sql<{ personId: string; words: string }>`
    select person_id, words from fact where person_id = any(${ids}::uuid[]) and ${kinds}`.execute(db);
  for (const { personId, words } of rows) {
    const known = found.get(personId);
    if (known === undefined) found.set(personId, [words]);
    else known.push(words);
  }
  return found;
}

async function passesOf(
  db: Handle,
  ids: readonly string[],
  today: string,
): Promise<Map<string, Set<string>>> {
  const { rows } = await sql<{ personId: string; resourceId: string }>`
    select person_id, resource_id from match_pass
    where person_id = any(${ids}::uuid[]) and ended_at is null and (until is null or until > ${today})`.execute(
    db,
  );
  const found = new Map<string, Set<string>>();
  for (const { personId, resourceId } of rows) {
    const known = found.get(personId);
    if (known === undefined) found.set(personId, new Set([resourceId]));
    else known.add(resourceId);
  }
  return found;
}
