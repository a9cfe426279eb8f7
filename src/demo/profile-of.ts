import { ageOn } from '#domain/calendar-day.ts';
import { blankPerson, personProfileShape, type PersonProfile } from '#domain/conditions.ts';
import { readText } from '#matching/read-text.ts';
import { takeUpForPerson, topicsOf } from '#matching/take-up.ts';
import type { DemoPerson } from './demo-person.ts';

function said(words: string): { text: string; concepts: string[] } {
  return { text: words, concepts: topicsOf(readText(words, 'person').suggestions) };
}

function wordsOf(story: DemoPerson, kind: DemoPerson['facts'][number][0]): string[] {
  return story.facts.filter(([each]) => each === kind).map(([, words]) => words);
}

/**
 * The conditions of a demo person: what the product reads from the words, as if a worker had confirmed each suggestion,
 * and over it what the story states itself.
 */
export function profileOf(story: DemoPerson, today: string): PersonProfile {
  const base: PersonProfile = {
    ...blankPerson(),
    ...(story.born ? { age: ageOn(story.born, today) } : {}),
    wishes: wordsOf(story, 'wish').map(said),
    strengths: wordsOf(story, 'strength').map((words) => ({
      ...said(words),
      level: /\d+年|師|職/u.test(words) ? ('professional' as const) : ('good' as const),
    })),
  };
  const refused = [...wordsOf(story, 'aversion'), ...wordsOf(story, 'limit')];
  const known = refused.reduce(
    (profile, words) => takeUpForPerson(profile, readText(words, 'limit').suggestions),
    base,
  );
  const rest = [...wordsOf(story, 'hours'), ...wordsOf(story, 'reach'), ...wordsOf(story, 'support_needed')];
  const full = rest.reduce(
    (profile, words) => takeUpForPerson(profile, readText(words, 'person').suggestions),
    known,
  );
  return personProfileShape.parse({ ...full, ...story.profile });
}
