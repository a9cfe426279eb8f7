import type { Handle } from '#db/as-actor.ts';
import { profileForMatch } from '#domain/candidate-profile.ts';
import { personProfileShape, type PersonProfile } from '#domain/conditions.ts';
import type { MatchPerson } from './find-person.ts';
import { readHomeAt, readHome, type Home } from './read-home.ts';
import { readOwnWords, type OwnWords } from './read-own-words.ts';

/** Which edition a search stands on. A draft may be used, and the page says so. */
export type ProfileSource = { assessmentId: string; edition: number; isConfirmed: boolean; madeOn: string };

export type MatchProfile = {
  source: ProfileSource;
  profile: PersonProfile;
  newerDraft: number | null;
  home: Home;
  ownWords: OwnWords[];
};

async function newestAssessment(db: Handle, personId: string) {
  return (
    db
      .selectFrom('assessment')
      .select(['id', 'edition', 'state', 'madeOn', 'profile'])
      .where('personId', '=', personId)
      // The confirmed edition speaks before a draft that is still being written.
      .orderBy((eb) => eb.case().when('state', '=', 'confirmed').then(0).else(1).end())
      .orderBy('edition', 'desc')
      .limit(1)
      .executeTakeFirst()
  );
}

async function newerDraftOf(db: Handle, personId: string, edition: number): Promise<number | null> {
  const row = await db
    .selectFrom('assessment')
    .select('edition')
    .where('personId', '=', personId)
    .where('edition', '>', edition)
    .orderBy('edition', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.edition ?? null;
}

async function readSealedWords(db: Handle, personId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('fact')
    .select('words')
    .where('personId', '=', personId)
    .where('basis', '=', 'confidential_meeting')
    .execute();
  return rows.map(({ words }) => words);
}

/** What may be looked for with this person now; undefined as long as nobody has written an assessment. */
export async function readMatchProfile(
  db: Handle,
  person: MatchPerson,
  today: string,
): Promise<MatchProfile | undefined> {
  const row = await newestAssessment(db, person.id);
  if (!row) return undefined;
  const home = await readHome(db, person.id);
  const ownWords = await readOwnWords(db, person.id);
  const facts = {
    bornOn: person.bornOn,
    bornPrecision: person.bornPrecision,
    sealedWords: await readSealedWords(db, person.id),
    openWords: ownWords.map(({ words }) => words),
    ...(home.state === 'known' ? { home: home.point } : {}),
  };
  const stored = personProfileShape.parse(row.profile);
  return {
    source: {
      assessmentId: row.id,
      edition: row.edition,
      isConfirmed: row.state === 'confirmed',
      madeOn: row.madeOn,
    },
    profile: profileForMatch(stored, facts, today),
    newerDraft: await newerDraftOf(db, person.id, row.edition),
    home,
    ownWords,
  };
}

/** Puts back the home that a kept run left out, as far as this worker may see it today. */
export async function withHomeAt(
  db: Handle,
  personId: string,
  profile: PersonProfile,
  contactVersion: number | null,
): Promise<{ profile: PersonProfile; isHomeMissing: boolean }> {
  if (contactVersion === null) return { profile, isHomeMissing: false };
  const home = await readHomeAt(db, personId, contactVersion);
  if (home.state !== 'known') return { profile, isHomeMissing: true };
  const { latitude, longitude } = home.point;
  return {
    profile: { ...profile, reach: { ...profile.reach, home: { lat: latitude, lon: longitude } } },
    isHomeMissing: false,
  };
}
