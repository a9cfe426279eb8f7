import { sql } from 'kysely';
import { mayLeaveTheMeeting } from '#domain/fact.ts';
import { issueOf, type IssueCode } from '#domain/issue.ts';
import { boxOf } from '#domain/sheet-box.ts';
import type { AssessmentPaper, PaperFacts } from '#documents/assessment-input.ts';
import type { PaperFact } from '#documents/paper-facts.ts';
import type { PaperGround } from './paper-ground.ts';

export type KnownFacts = { facts: PaperFacts; issues: IssueCode[]; sheet: AssessmentPaper['sheet'] };

/** The facts an edition stands on: those it kept when it was confirmed, or all that are known now. */
export type StoodOn = ReadonlySet<string> | 'all';

async function readRows({ db, personId }: PaperGround) {
  const rows = await db
    .selectFrom('fact')
    .select(['id', 'kind', 'words', 'isOwnWords', 'saidBy', 'saidOn', 'basis', 'concepts'])
    .select(sql<string | null>`condition ->> 'refusal'`.as('refusal'))
    .select(sql<boolean>`struck_at is not null`.as('isStruck'))
    .where('personId', '=', personId)
    // What was learnt in a 支援会議 stands on no paper (invariant 1). Asked twice, so that no change of one forgets it.
    .where('basis', '!=', 'confidential_meeting')
    .orderBy('saidOn')
    .orderBy('id')
    .execute();
  return rows.filter(({ basis }) => mayLeaveTheMeeting(basis));
}

/** What is known, by the box it belongs to. A box whose item is closed to the worker is null, and the paper says so. */
export async function readFacts(ground: PaperGround, stoodOn: StoodOn): Promise<KnownFacts> {
  const { open } = ground;
  const known = await readRows(ground);
  const all = known.filter(({ isStruck }) => !isStruck);
  const rows = stoodOn === 'all' ? all : all.filter(({ id }) => stoodOn.has(id));
  const where = (holds: (row: (typeof rows)[number]) => boolean): PaperFact[] =>
    rows
      .filter(holds)
      .map(({ words, isOwnWords, saidBy, saidOn }) => ({ words, isOwnWords, saidBy, saidOn }));
  const of = (kind: string) => where((row) => row.kind === kind);
  const facts: PaperFacts = {
    strength: of('strength'),
    wish: of('wish'),
    never: where(({ kind, refusal }) => kind === 'aversion' && refusal !== 'cannot'),
    cannot: where(({ kind, refusal }) => kind === 'aversion' && refusal === 'cannot'),
    limit: of('limit'),
    support: of('support_needed'),
    hours: of('hours'),
    reach: of('reach'),
    other: where(
      ({ kind, concepts }) =>
        kind === 'other' && issueOf(concepts) === undefined && boxOf(concepts) === undefined,
    ),
    health: open.has('health') ? of('health') : null,
    economy: open.has('economy') ? of('economy') : null,
    family: open.has('family') ? of('family') : null,
  };
  // The issues are those that stand now: an edition does not freeze them.
  const issues = all.flatMap(({ kind, concepts }) => (kind === 'other' ? (issueOf(concepts) ?? []) : []));
  // A box that was written over since still stands in the edition that was confirmed with it.
  const stood = stoodOn === 'all' ? all : known.filter(({ id }) => stoodOn.has(id));
  const sheet = Object.fromEntries(
    stood.flatMap(({ concepts, words }) => {
      const code = boxOf(concepts);
      return code ? [[code, words]] : [];
    }),
  );
  return { facts, issues, sheet };
}

export async function factsWrittenFor({ db }: PaperGround, assessmentId: string): Promise<string[]> {
  const rows = await db.selectFrom('fact').select('id').where('assessmentId', '=', assessmentId).execute();
  return rows.map(({ id }) => id);
}
