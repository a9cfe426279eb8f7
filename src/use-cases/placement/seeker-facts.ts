import { sql } from 'kysely';
import type { Handle } from '#db/as-actor.ts';
import { addDays } from '#domain/calendar-day.ts';
import { profileForMatch } from '#domain/candidate-profile.ts';
import { personProfileShape, type PersonProfile } from '#domain/conditions.ts';
import { mayLeaveTheMeeting } from '#domain/fact.ts';
import { makeBreaths } from './in-turns.ts';
import type { ProfileSource } from './read-profile.ts';

/** What `readMatchProfile` reads about one person, for hundreds at once. */
export type SeekerFacts = {
  source: ProfileSource;
  profile: PersonProfile;
  contactVersion: number | null;
  isUrgent: boolean;
};

type PersonRow = {
  id: string;
  bornOn: string | null;
  bornPrecision: string;
  assessmentId: string;
  edition: number;
  isConfirmed: boolean;
  madeOn: string;
  profile: unknown;
  /** Null where there is no distance for anybody (支援措置), nothing open to this worker, or nothing written. */
  latitude: number | null;
  longitude: number | null;
  contactVersion: number | null;
  isUrgent: boolean;
};

/** A sign of urgency that is older is not news any more: somebody has acted on it, or it was none. */
const urgentForDays = 90;

async function readRows(db: Handle, ids: readonly string[], today: string): Promise<PersonRow[]> {
  const { rows } = await sql<PersonRow>`
    select person.id, person.born_on, person.born_precision, newest.id as assessment_id, newest.edition,
      newest.state = 'confirmed' as is_confirmed, newest.made_on, newest.profile,
      home.latitude, home.longitude, home.version as contact_version,
      exists (select from intake where intake.municipality_id = person.municipality_id and intake.person_id = person.id
        and intake.received_at >= (${addDays(today, -urgentForDays)}::date)::timestamp at time zone 'Asia/Tokyo'
        and jsonb_array_length(coalesce(intake.urgency -> 'signs', '[]')) > 0) as is_urgent
    from person
    cross join lateral (select assessment.id, edition, state, made_on, profile from assessment
      where assessment.municipality_id = person.municipality_id and assessment.person_id = person.id
      order by state = 'confirmed' desc, edition desc limit 1) as newest
    left join lateral (select latitude, longitude, version from person_contact as contact
      where contact.municipality_id = person.municipality_id and contact.person_id = person.id
        and not person.has_protected_address and not contact.is_protected
        and latitude is not null and longitude is not null) as home on true
    where person.id = any(${ids}::uuid[])`.execute(db);
  return rows;
}

type Words = { personId: string; words: string; basis: string };

/** As `readOwnWords` and the sealed words of `readMatchProfile`, kept apart: only the first may be told of. */
async function readWords(db: Handle, ids: readonly string[]): Promise<Map<string, Words[]>> {
  const { rows } = await sql<Words>`
    select person_id, words, basis from (
      select person_id, words, basis, row_number() over (
        partition by person_id, basis = 'confidential_meeting' order by said_on desc, id desc) as nth
      from fact where person_id = any(${ids}::uuid[]) and (basis = 'confidential_meeting'
        or (struck_at is null and kind in ('wish', 'strength', 'aversion', 'limit', 'hours', 'reach', 'support_needed')))
    ) as said where basis = 'confidential_meeting' or nth <= 60`.execute(db);
  const byPerson = new Map<string, Words[]>();
  for (const row of rows) {
    const own = byPerson.get(row.personId);
    if (own === undefined) byPerson.set(row.personId, [row]);
    else own.push(row);
  }
  return byPerson;
}

/** Nobody without an assessment is among them. The order does not matter. */
export async function readSeekerFacts(
  db: Handle,
  ids: readonly string[],
  today: string,
): Promise<Map<string, SeekerFacts>> {
  const rows = await readRows(db, ids, today);
  const words = await readWords(db, ids);
  const found = new Map<string, SeekerFacts>();
  const breath = makeBreaths();
  for (const row of rows) {
    await breath();
    const said = words.get(row.id) ?? [];
    const facts = {
      bornOn: row.bornOn,
      bornPrecision: row.bornPrecision,
      sealedWords: said.filter(({ basis }) => basis === 'confidential_meeting').map((one) => one.words),
      openWords: said.filter(({ basis }) => mayLeaveTheMeeting(basis)).map((one) => one.words),
      ...(row.latitude === null || row.longitude === null
        ? {}
        : { home: { latitude: row.latitude, longitude: row.longitude } }),
    };
    const { assessmentId, edition, isConfirmed, madeOn, contactVersion, isUrgent } = row;
    const source = { assessmentId, edition, isConfirmed, madeOn };
    const profile = profileForMatch(personProfileShape.parse(row.profile), facts, today);
    found.set(row.id, { source, profile, contactVersion, isUrgent });
  }
  return found;
}
