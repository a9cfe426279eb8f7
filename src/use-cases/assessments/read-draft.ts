import type { Handle } from '#db/as-actor.ts';
import type { StoredVersion } from '#db/meet-versions.ts';
import { answersShape, conditionsOf, type AssessmentAnswers, type Conditions } from '#domain/assessment.ts';
import { ageOn } from '#domain/calendar-day.ts';
import { personProfileShape } from '#domain/conditions.ts';
import type { Basis, FactKind } from '#domain/fact.ts';
import { Refusal } from '#domain/refusal.ts';
import type { FactCondition, LiveFact } from './fact-condition.ts';

/** One flat record, so that two people's changes to different fields merge (design.md §3.2). */
export type DraftFields = { madeOn: string; sources: string[] } & AssessmentAnswers & Conditions;

export function flat(
  madeOn: string,
  sources: readonly string[],
  answers: AssessmentAnswers,
  conditions: Conditions,
): DraftFields {
  return { madeOn, sources: [...sources], ...answers, ...conditions };
}

/** The flat record as its two parts again. */
export function parts(fields: DraftFields): { answers: AssessmentAnswers; conditions: Conditions } {
  // 名まえを出してよいか is an answer of the sheet; the profile is told of it anew at each saving.
  const { disclosure: _answer, ...conditions } = fields;
  return {
    answers: answersShape.parse(fields),
    conditions: conditionsOf({ v: 1, ...conditions, strengths: [], wishes: [], noLonger: [], avoid: [] }),
  };
}

/** The draft, locked for writing. A confirmed edition is not one any more. */
export async function readDraft(
  db: Handle,
  personId: string,
  assessmentId: string,
): Promise<StoredVersion<DraftFields>> {
  const row = await db
    .selectFrom('assessment')
    .select(['state', 'madeOn', 'sources', 'answers', 'profile', 'version', 'updatedBy', 'updatedAt'])
    .where('id', '=', assessmentId)
    .where('personId', '=', personId)
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  if (row.state !== 'draft') throw new Refusal('already-done');
  const { version, updatedBy, updatedAt } = row;
  const answers = answersShape.parse(row.answers);
  const conditions = conditionsOf(personProfileShape.parse(row.profile));
  return { version, updatedBy, updatedAt, fields: flat(row.madeOn, row.sources, answers, conditions) };
}

/** Facts that count: neither struck nor out of sight. */
export async function liveFacts(db: Handle, personId: string): Promise<LiveFact[]> {
  const rows = await db
    .selectFrom('fact')
    .select(['id', 'kind', 'words', 'basis', 'concepts', 'condition'])
    .where('personId', '=', personId)
    .where('struckAt', 'is', null)
    .orderBy('saidOn')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    ...row,
    kind: row.kind as FactKind,
    basis: row.basis as Basis,
    condition: row.condition as FactCondition | null,
  }));
}

export async function ageOfPerson(db: Handle, personId: string, day: string): Promise<number | undefined> {
  const person = await db
    .selectFrom('person')
    .select(['bornOn', 'bornPrecision'])
    .where('id', '=', personId)
    .executeTakeFirst();
  return person?.bornOn ? ageOn(person.bornOn, day) : undefined;
}
