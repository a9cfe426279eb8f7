import { sql } from 'kysely';
import { asActor, type Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { answersShape, type AssessmentAnswers } from '#domain/assessment.ts';
import { personProfileShape, type PersonProfile } from '#domain/conditions.ts';
import type { Basis, FactKind } from '#domain/fact.ts';
import { issueOf, type IssueCode } from '#domain/issue.ts';
import { Refusal } from '#domain/refusal.ts';
import type { FactCondition } from './fact-condition.ts';
import { suggestFromWords, type WordsSuggestion } from './suggest-from-words.ts';
import { unreadIn } from './unread-in.ts';

export type ShownFact = {
  id: string;
  kind: FactKind;
  /** Empty when it comes from a 支援会議: that it exists, never its gist. */
  words: string;
  isOwnWords: boolean;
  saidBy: string;
  saidOn: string;
  basis: Basis;
  concepts: string[];
  condition: FactCondition | null;
  struckAt: Date | null;
  struckReason: string | null;
  writtenBy: string;
  /** Read from the words and not answered yet; only for a draft. */
  suggestions: WordsSuggestion[];
  /** 条件として読みとれなかったこと, of words about limits and supports; only for a draft. */
  unread: string[];
};

export type ShownAssessment = {
  id: string;
  edition: number;
  state: 'draft' | 'confirmed';
  madeOn: string;
  madeByName: string;
  sources: string[];
  answers: AssessmentAnswers;
  profile: PersonProfile;
  version: number;
};

export type AssessmentAnswer = {
  assessment: ShownAssessment | undefined;
  editions: { edition: number; state: string; madeOn: string }[];
  facts: ShownFact[];
  /** 課題の整理 is no part of an edition: with the newest, those that stand now; with an earlier one, those it stood on. */
  issues: IssueCode[];
};

async function shownFacts(db: Handle, personId: string): Promise<ShownFact[]> {
  const rows = await db
    .selectFrom('fact')
    .innerJoin('account', 'account.id', 'fact.createdBy')
    .select(['fact.id', 'kind', 'isOwnWords', 'saidBy', 'saidOn', 'basis', 'concepts', 'condition'])
    .select(['struckAt', 'struckReason', 'account.name as writtenBy'])
    .select(sql<string>`case when basis = 'confidential_meeting' then '' else words end`.as('words'))
    .where('personId', '=', personId)
    .orderBy('saidOn')
    .orderBy('fact.id')
    .execute();
  return rows.map((row) => ({
    ...row,
    kind: row.kind as FactKind,
    basis: row.basis as Basis,
    condition: row.condition as FactCondition | null,
    suggestions: [],
    unread: [],
  }));
}

function openQuestions(fact: ShownFact, knowsHours: boolean): WordsSuggestion[] {
  // Of what is neither words nor a box of the sheet (課題の整理) nothing is read.
  if (fact.struckAt || fact.basis === 'confidential_meeting') return [];
  const answered = new Set([...(fact.condition?.confirmed ?? []), ...(fact.condition?.refused ?? [])]);
  return suggestFromWords(fact, knowsHours).filter(({ id }) => !answered.has(id));
}

function openUnread(fact: ShownFact): string[] {
  return fact.struckAt || fact.basis === 'confidential_meeting' ? [] : unreadIn(fact);
}

/** An edition with the facts it stands on: the named one, or the newest. Without one, what is known so far. */
export async function readAssessment(
  worker: Worker,
  personId: string,
  edition?: number,
): Promise<AssessmentAnswer> {
  const purpose = { act: 'assessments.read', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db, log) => {
    const editions = await db
      .selectFrom('assessment')
      .select(['edition', 'state', 'madeOn'])
      .where('personId', '=', personId)
      .orderBy('edition', 'desc')
      .execute();
    const wanted = edition ?? editions[0]?.edition;
    const row = wanted === undefined ? undefined : await find(db, personId, wanted);
    if (edition !== undefined && !row) throw new Refusal('not-found');
    const facts = await shownFacts(db, personId);
    log.detail({ edition: wanted ?? null });
    if (!row) return { assessment: undefined, editions, facts, issues: issuesAmong(facts) };
    const { answers, profile, ...rest } = row;
    const assessment = {
      ...rest,
      state: row.state as ShownAssessment['state'],
      answers: answersShape.parse(answers),
      profile: personProfileShape.parse(profile),
    };
    if (assessment.state === 'draft') {
      const knowsHours = assessment.profile.hours !== undefined;
      return {
        assessment,
        editions,
        issues: issuesAmong(facts),
        facts: facts.map((fact) => ({
          ...fact,
          suggestions: openQuestions(fact, knowsHours),
          unread: openUnread(fact),
        })),
      };
    }
    const { factIds } = answers as { factIds?: string[] };
    // An edition that came from elsewhere (an import, the demo) lists none: then the facts that were written for it count.
    const stoodOn = new Set(factIds ?? (await factsWrittenFor(db, row.id)));
    const own = facts.filter(({ id }) => stoodOn.has(id));
    const isNewest = editions[0]?.edition === row.edition;
    return { assessment, editions, facts: own, issues: issuesAmong(isNewest ? facts : own) };
  });
}

function issuesAmong(facts: readonly ShownFact[]): IssueCode[] {
  return facts.flatMap(({ concepts, struckAt, basis }) =>
    struckAt || basis === 'confidential_meeting' ? [] : (issueOf(concepts) ?? []),
  );
}

async function factsWrittenFor(db: Handle, assessmentId: string): Promise<string[]> {
  const rows = await db.selectFrom('fact').select('id').where('assessmentId', '=', assessmentId).execute();
  return rows.map(({ id }) => id);
}

async function find(db: Handle, personId: string, edition: number) {
  return db
    .selectFrom('assessment')
    .innerJoin('account', 'account.id', 'assessment.madeBy')
    .select(['assessment.id', 'edition', 'state', 'madeOn', 'sources', 'answers', 'profile'])
    .select(['assessment.version', 'account.name as madeByName'])
    .where('personId', '=', personId)
    .where('edition', '=', edition)
    .executeTakeFirst();
}
