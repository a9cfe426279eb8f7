import type { Conditions } from '#domain/assessment.ts';
import { blankPerson } from '#domain/conditions.ts';
import { takeUpForPerson } from '#matching/take-up.ts';
import { conditionsOf } from '#domain/assessment.ts';
import { undecided, type FactCondition, type LiveFact } from './fact-condition.ts';
import { hoursWithout } from './hours-without.ts';
import { isLimiting, suggestFromWords } from './suggest-from-words.ts';
import { unreadIn } from './unread-in.ts';

/** A worker's answers to what was read from one fact. Ids that nobody offered are left aside. */
export type Decision = {
  factId: string;
  confirmed: readonly string[];
  refused: readonly string[];
  /** Words that were not read and that are no condition. */
  noConditions?: readonly string[];
};

/** A fact and the conditions after the answers: topics stay with the words, typed conditions go to their fields. */
export function decideOnWords(
  fact: LiveFact,
  decision: Decision,
  conditions: Conditions,
): { fact: LiveFact; conditions: Conditions } {
  const offered = suggestFromWords(fact, conditions.hours !== undefined);
  const known = new Set(offered.map(({ id }) => id));
  const before = fact.condition ?? undecided;
  const answered = new Set([...before.confirmed, ...before.refused]);
  const fresh = (ids: readonly string[]) => ids.filter((id) => known.has(id) && !answered.has(id));
  const confirmed = fresh(decision.confirmed);
  const refused = fresh(decision.refused);
  const yes = offered.filter(({ id }) => confirmed.includes(id)).map(({ meaning }) => meaning);
  const condition: FactCondition = {
    ...before,
    confirmed: [...before.confirmed, ...confirmed],
    refused: [...before.refused, ...refused],
    ...(decision.noConditions
      ? {
          noConditions: union(
            before.noConditions ?? [],
            unreadIn(fact).filter((words) => decision.noConditions?.includes(words)),
          ),
        }
      : {}),
  };
  const topics = yes.flatMap((meaning) => (meaning.kind === 'concept' ? [meaning] : []));
  const holdsTopics = fact.kind === 'strength' || fact.kind === 'wish' || fact.kind === 'aversion';
  const concepts = holdsTopics
    ? union(
        fact.concepts,
        topics.map(({ concept }) => concept),
      )
    : fact.concepts;
  if (!holdsTopics) {
    const as = (leaning: string) =>
      topics.filter((topic) => topic.leaning === leaning).map(({ concept }) => concept);
    condition.alsoNever = union(before.alsoNever ?? [], as('unwilling'));
    condition.alsoCannot = union(before.alsoCannot ?? [], as('unable'));
  }
  const isNo = fact.kind === 'aversion';
  if (isNo) {
    const demands = yes.flatMap((meaning) =>
      meaning.kind === 'demand' && !meaning.holds ? [meaning.code] : [],
    );
    condition.demands = union(before.demands ?? [], demands);
  }
  // A refusal's demands belong to the refusal; everything else that is typed goes to its field.
  const taking = isLimiting(fact.kind)
    ? yes.flatMap((meaning) => (meaning.kind === 'hours' ? meaning.hours : []))
    : [];
  const typed = yes.filter(
    ({ kind }) =>
      kind !== 'concept' && !(isNo && kind === 'demand') && !(kind === 'hours' && isLimiting(fact.kind)),
  );
  const taken = conditionsOf(takeUpForPerson({ ...blankPerson(), ...conditions }, typed));
  const hours = taken.hours && taking.length > 0 ? { hours: hoursWithout(taken.hours, taking) } : {};
  return { fact: { ...fact, concepts, condition }, conditions: { ...taken, ...hours } };
}

function union<T>(before: readonly T[], more: readonly T[]): T[] {
  return [...new Set([...before, ...more])];
}
