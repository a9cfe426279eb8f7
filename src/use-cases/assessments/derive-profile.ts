import type { AssessmentAnswers, Conditions } from '#domain/assessment.ts';
import type { PersonProfile } from '#domain/conditions.ts';
import { mayLeaveTheMeeting } from '#domain/fact.ts';
import type { LiveFact } from './fact-condition.ts';
import { isLimiting } from './suggest-from-words.ts';
import { unreadIn } from './unread-in.ts';

/** A profile keeps 500 letters of what was said; the whole of it stays in the fact. */
const most = 500;

/**
 * The profile that searches use: the conditions as entered, and the person's own words with what a worker confirmed of
 * them. A struck fact is gone from it, and one from a 支援会議 never enters (invariant 1).
 */
export function deriveProfile(
  { answers, conditions }: { answers: AssessmentAnswers; conditions: Conditions },
  facts: readonly LiveFact[],
  age: number | undefined,
): PersonProfile {
  const usable = facts.filter((fact) => mayLeaveTheMeeting(fact.basis));
  const said = (fact: LiveFact) => ({ text: fact.words.slice(0, most), concepts: fact.concepts });
  const ofKind = (kind: LiveFact['kind']) => usable.filter((fact) => fact.kind === kind);
  const refusedAs = (refusal: 'cannot' | 'never') => [
    ...ofKind('aversion')
      // Without an answer to which of the two it is, a no is taken as a no (fails closed).
      .filter((fact) => (fact.condition?.refusal ?? 'never') === refusal)
      .map((fact) => ({ ...said(fact), demands: fact.condition?.demands ?? [] })),
    ...usable.flatMap((fact) => {
      const also = refusal === 'never' ? fact.condition?.alsoNever : fact.condition?.alsoCannot;
      return also && also.length > 0
        ? [{ text: fact.words.slice(0, most), concepts: also, demands: [] }]
        : [];
    }),
  ];
  // What is told of limits and of what helps is looked at for conditions; what gave none stays as a note beside every answer.
  const unread = usable.flatMap((fact) =>
    unreadIn(fact).map((text) => ({ text, isLimit: isLimiting(fact.kind) })),
  );
  return {
    v: 1,
    ...conditions,
    ...(answers.disclosure === '' ? {} : { disclosure: answers.disclosure }),
    ...(unread.length > 0 ? { unread: unread.slice(0, 60) } : {}),
    ...(age === undefined || age < 0 ? {} : { age: Math.min(age, 130) }),
    strengths: ofKind('strength').map((fact) => ({
      ...said(fact),
      ...(fact.condition?.level ? { level: fact.condition.level } : {}),
    })),
    wishes: ofKind('wish').map(said),
    noLonger: refusedAs('cannot'),
    avoid: refusedAs('never'),
  };
}
