import { anyTime } from '#domain/hours.ts';
import { profileOfLead, type Lead } from './compose-lead.ts';
import { reachOf, type Reach } from './compose-reach.ts';
import type { ComposeTown } from './compose-town.ts';
import { answersOf, inFull, type Answered, type Composed } from './compose.ts';

type Group = Extract<Lead, { kind: 'group' }>;

/**
 * The best that many groups could begin, `each` of them at most so many. Groups of the same hours differ in what they do and in
 * nothing else that is judged (`profileOfLead`): where and when something could be is worked out once for all of them, and who does
 * the same has the same answers.
 */
export function composeGroups(
  leads: readonly Group[],
  town: ComposeTown,
  { each, shown }: { each: number; shown: number },
): { composed: Composed; lead: Group }[] {
  const reaches = new Map<string, Reach>();
  const answers = new Map<string, Answered[]>();
  const answersFor = (lead: Group): Answered[] => {
    const when = JSON.stringify(lead.hours ?? null);
    const key = `${when} ${lead.concepts.join()}`;
    const known = answers.get(key);
    if (known !== undefined) return known;
    const reach = reaches.get(when) ?? reachOf(profileOfLead(lead), lead.hours ?? anyTime, town);
    reaches.set(when, reach);
    const found = answersOf(lead, town, { enough: each, reach });
    answers.set(key, found);
    return found;
  };
  return leads
    .flatMap((lead) => answersFor(lead).map((answered) => ({ answered, lead })))
    .toSorted((a, b) => b.answered.worth - a.answered.worth)
    .slice(0, shown)
    .map(({ answered, lead }) => {
      // What a group stands on is called by its own name.
      const own = { ...answered, strength: { ...answered.strength, text: lead.name } };
      return { composed: inFull(own, profileOfLead(lead), town.day), lead };
    });
}
