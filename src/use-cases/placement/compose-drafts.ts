import type { Handle } from '#db/as-actor.ts';
import { readDraftPasses } from '#db/composition-passes.ts';
import { townCalendar } from '#db/town-calendar.ts';
import { addDays, daysBetween } from '#domain/calendar-day.ts';
import type { DraftPasses } from '#domain/composition-pass.ts';
import type { Composition } from '#domain/composition.ts';
import { draftOf } from '#matching/compose-draft.ts';
import type { Lead } from '#matching/compose-lead.ts';
import { spread } from '#matching/compose-spread.ts';
import type { ComposeTown } from '#matching/compose-town.ts';
import { compose, type Composed } from '#matching/compose.ts';
import { findMatchPerson, type MatchPerson } from './find-person.ts';
import { readMatchProfile, type MatchProfile } from './read-profile.ts';
import { readSearchSince } from './read-search-since.ts';

/** As many as can be talked over at one table. */
const shownDrafts = 6;

export type PersonAsLead = {
  person: MatchPerson;
  match: MatchProfile;
  lead: Lead;
  waitingDays: number;
  passes: DraftPasses;
};

/** Undefined as long as there is no assessment: nothing is known that could be led. */
export async function readPersonAsLead(
  db: Handle,
  personId: string,
  today: string,
): Promise<{ person: MatchPerson; known: PersonAsLead | undefined }> {
  const person = await findMatchPerson(db, personId);
  const match = await readMatchProfile(db, person, today);
  if (!match) return { person, known: undefined };
  const since = await readSearchSince(db, personId);
  const waitingDays = since === null ? 0 : Math.max(0, daysBetween(since, today));
  const passes = await readDraftPasses(db, personId, today, match.profile.supports);
  const lead: Lead = { kind: 'person', profile: match.profile, waitingDays };
  return { person, known: { person, match, lead, waitingDays, passes } };
}

export async function writeDrafts(
  db: Handle,
  found: readonly { composed: Composed; lead: Lead }[],
  today: string,
): Promise<Composition[]> {
  const isHoliday = await holidaysFrom(db, today);
  return found.map(({ composed, lead }) => draftOf(composed, lead, today, isHoliday));
}

/** Whether a day is a holiday, as far ahead as a draft looks. */
export async function holidaysFrom(db: Handle, today: string): Promise<(day: string) => boolean> {
  return (await townCalendar(db, today, addDays(today, 730))).isHoliday;
}

/** What was let go is looked at as if the town did not offer it: it takes nobody's place on the page. */
export async function draftsFor(
  db: Handle,
  { lead, passes }: Pick<PersonAsLead, 'lead' | 'passes'>,
  town: ComposeTown,
): Promise<Composition[]> {
  return draftsOf(lead, town, passes.heldKeys, await holidaysFrom(db, town.day));
}

/** What is shown, from the facts alone: today, and again when a run of another day is looked at. */
export function draftsOf(
  lead: Lead,
  town: ComposeTown,
  held: ReadonlySet<string>,
  isHoliday: (day: string) => boolean,
): Composition[] {
  return spread(compose(lead, town, { held }), shownDrafts).map((composed) =>
    draftOf(composed, lead, town.day, isHoliday),
  );
}
