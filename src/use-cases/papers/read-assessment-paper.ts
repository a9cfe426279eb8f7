import type { Worker } from '#domain/actor.ts';
import { answersShape } from '#domain/assessment.ts';
import { conditionWords } from '#domain/condition-words.ts';
import { personProfileShape } from '#domain/conditions.ts';
import { Refusal } from '#domain/refusal.ts';
import { stageChoices } from '#domain/scale-ladder.ts';
import type { AssessmentPaper } from '#documents/assessment-input.ts';
import { assessmentPaper } from '#documents/assessment-paper.ts';
import type { Paper } from '#documents/paper.ts';
import { fieldIn, textsIn } from './as-text.ts';
import { onPaper, type PaperGround, type PaperRequest } from './paper-ground.ts';
import { readContact } from './read-contact.ts';
import { factsWrittenFor, readFacts, type StoodOn } from './read-facts.ts';
import { readBaseline, readLadder } from './read-scales.ts';

async function findEditions({ db, personId }: PaperGround) {
  return db
    .selectFrom('assessment')
    .innerJoin('account', 'account.id', 'assessment.madeBy')
    .select([
      'assessment.id',
      'edition',
      'state',
      'madeOn',
      'sources',
      'answers',
      'profile',
      'account.name as madeBy',
    ])
    .where('personId', '=', personId)
    .orderBy('edition')
    .execute();
}

async function stoodOn(
  ground: PaperGround,
  row: { id: string; state: string; answers: unknown },
): Promise<StoodOn> {
  if (row.state === 'draft') return 'all';
  const kept = fieldIn(row.answers, 'factIds');
  return new Set(kept === undefined ? await factsWrittenFor(ground, row.id) : textsIn(kept));
}

async function readHousehold({ db, personId, open }: PaperGround) {
  if (!open.has('family')) return { household: null, householdKind: '' };
  const rows = await db
    .selectFrom('householdMember')
    .innerJoin('household', 'household.id', 'householdMember.householdId')
    .select([
      'relation',
      'name',
      'livesTogether',
      'bornOn',
      'bornPrecision',
      'occupation',
      'careNote',
      'role',
    ])
    .select(['note', 'household.kind'])
    .where('ofPersonId', '=', personId)
    .orderBy('livesTogether', 'desc')
    .orderBy('householdMember.id')
    .execute();
  return { household: rows.map(({ kind: _kind, ...member }) => member), householdKind: rows[0]?.kind ?? '' };
}

function conditionsOf(stored: unknown): AssessmentPaper['conditions'] {
  const profile = personProfileShape.parse(stored);
  const words = (field: keyof typeof profile) => conditionWords(field, profile[field]);
  return {
    hours: words('hours'),
    session: words('sessionMaxMinutes'),
    times: words('timesPerWeekMax'),
    reach: words('reach'),
    group: words('groupMax'),
    fee: words('feeMaxYen'),
    supports: words('supports'),
    contact: words('contact'),
    noise: words('noise'),
  };
}

/** インテーク・アセスメントシート: the named edition, or the newest; without one, what is known so far. */
export async function readAssessmentPaper(
  worker: Worker,
  personId: string,
  request: PaperRequest,
): Promise<Paper> {
  const purpose = { act: 'papers.assessment', needs: 'participation' } as const;
  return onPaper(worker, personId, request, purpose, async (ground) => {
    const editions = await findEditions(ground);
    const row = request.of ? editions.find(({ id }) => id === request.of) : editions.at(-1);
    if (request.of && !row) throw new Refusal('not-found');
    const { facts, issues, sheet } = await readFacts(ground, row ? await stoodOn(ground, row) : 'all');
    const answers = answersShape.parse(row?.answers ?? {});
    const input: AssessmentPaper = {
      person: ground.person,
      contact: await readContact(ground),
      edition: row?.edition ?? null,
      isDraft: row?.state === 'draft',
      madeBy: row?.madeBy ?? '',
      sources: row?.sources ?? [],
      editions: editions.map(({ edition, madeOn, state }) => ({
        edition,
        madeOn,
        isDraft: state === 'draft',
      })),
      householdNote: ground.householdNote,
      ...(await readHousehold(ground)),
      answers,
      stages: stageChoices(await readLadder(ground), answers.stage),
      facts,
      sheet,
      conditions: conditionsOf(row?.profile ?? { v: 1 }),
      issues,
      scales: await readBaseline(ground),
    };
    return assessmentPaper(input, { ...ground.issue, madeOn: row?.madeOn ?? ground.today });
  });
}
