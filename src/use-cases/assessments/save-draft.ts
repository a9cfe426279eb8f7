import { sql } from 'kysely';
import { refreshAccess } from '#db/access-list.ts';
import { asActor, type Handle } from '#db/as-actor.ts';
import { json } from '#db/json.ts';
import { meetVersions, type KeptSides } from '#db/meet-versions.ts';
import type { Worker } from '#domain/actor.ts';
import type { AssessmentAnswers, Conditions } from '#domain/assessment.ts';
import type { Saved } from '#domain/clash.ts';
import { decideOnWords, type Decision } from './decide-on-words.ts';
import { deriveProfile } from './derive-profile.ts';
import type { LiveFact } from './fact-condition.ts';
import { insertFact, type NewFact } from './insert-fact.ts';
import { ageOfPerson, flat, liveFacts, parts, readDraft } from './read-draft.ts';

export type DraftInput = {
  madeOn: string;
  sources: readonly string[];
  answers: AssessmentAnswers;
  conditions: Conditions;
  newFacts: readonly NewFact[];
  decisions: readonly Decision[];
};

/**
 * Saves a draft in one step: fields that merge with what others saved meanwhile, new words, and the answers to what was
 * read from words. Nothing of it is kept when two people changed the same field; the clash comes back instead.
 */
export async function saveDraft(
  worker: Worker,
  personId: string,
  assessmentId: string,
  seen: number,
  input: DraftInput,
  kept?: KeptSides,
): Promise<Saved> {
  const purpose = { act: 'assessments.save', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db, log) => {
    await db.selectFrom('assessment').select('id').where('id', '=', assessmentId).forUpdate().execute();
    const stored = await readDraft(db, personId, assessmentId);
    const subject = { kind: 'assessment', id: assessmentId, personId };
    const fields = flat(input.madeOn, input.sources, input.answers, input.conditions);
    const met = await meetVersions(db, worker, subject, stored, { seen, fields, kept });
    if (!met.ok) return met;
    for (const fact of input.newFacts) await insertFact(db, worker, personId, assessmentId, fact);
    if (input.newFacts.length > 0) await refreshAccess(db, personId);
    const { answers, conditions } = parts(met.merged);
    const decided = await applyDecisions(db, personId, input.decisions, conditions);
    const age = await ageOfPerson(db, personId, met.merged.madeOn);
    await db
      .updateTable('assessment')
      .set({
        madeOn: met.merged.madeOn,
        sources: met.merged.sources,
        answers: json(answers),
        profile: json(deriveProfile({ answers, conditions: decided.conditions }, decided.facts, age)),
        version: met.version,
        updatedAt: sql`now()`,
        updatedBy: worker.accountId,
      })
      .where('id', '=', assessmentId)
      .execute();
    log.detail({ facts: input.newFacts.length, decisions: input.decisions.length });
    await refreshAccess(db, personId);
    return { ok: true };
  });
}

async function applyDecisions(
  db: Handle,
  personId: string,
  decisions: readonly Decision[],
  typed: Conditions,
): Promise<{ facts: LiveFact[]; conditions: Conditions }> {
  const facts = await liveFacts(db, personId);
  let conditions = typed;
  for (const decision of decisions) {
    const place = facts.findIndex(({ id }) => id === decision.factId);
    const fact = facts[place];
    if (!fact) continue;
    const decided = decideOnWords(fact, decision, conditions);
    conditions = decided.conditions;
    facts[place] = decided.fact;
    await db
      .updateTable('fact')
      .set({
        concepts: decided.fact.concepts,
        condition: json(decided.fact.condition),
        version: sql`version + 1`,
      })
      .where('id', '=', fact.id)
      .execute();
  }
  return { facts, conditions };
}
