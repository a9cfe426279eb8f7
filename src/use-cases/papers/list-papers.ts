import { asActor, type Handle } from '#db/as-actor.ts';
import { ownItems } from '#db/own-items.ts';
import type { AccessItem } from '#db/access-list.ts';
import type { Worker } from '#domain/actor.ts';
import { answersShape } from '#domain/assessment.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import type { PaperKind } from '#documents/papers.ts';
import { textIn } from './as-text.ts';
import { listPlacementPapers, type PlacementPapers } from './list-placement-papers.ts';
import { paperSetting } from './read-paper-setting.ts';
import { closed, gapsOf, ready, unwritten, type ListedPaper } from './listed-paper.ts';

export type PaperList = {
  papers: ListedPaper[];
  placements: PlacementPapers[];
  /** 様式番号 by kind. */
  formNumbers: Readonly<Record<string, string>>;
};

type About = { db: Handle; personId: string; open: ReadonlySet<AccessItem>; today: string };

async function intake({ db, personId }: About): Promise<ListedPaper[]> {
  const row = await db
    .selectFrom('intake')
    .select(['receivedAt', 'ownWords', 'mainTopic', 'consentState'])
    .where('personId', '=', personId)
    .orderBy('receivedAt', 'desc')
    .executeTakeFirst();
  if (!row) return [unwritten('intake'), unwritten('intake-unconsented')];
  const on = tokyoDay(row.receivedAt);
  const gaps = gapsOf([row.ownWords === '', '具体的な内容'], [row.mainTopic === '', '最も困っていること']);
  // Both forms print the same intake; which of them is meant follows from the answer, and only that one has gaps.
  const isConsented = row.consentState === 'given';
  return [
    ready('intake', on, isConsented ? gaps : []),
    ready('intake-unconsented', on, isConsented ? [] : gaps),
  ];
}

async function assessment({ db, personId }: About): Promise<ListedPaper> {
  const row = await db
    .selectFrom('assessment')
    .select(['madeOn', 'state', 'answers'])
    .where('personId', '=', personId)
    .orderBy('edition', 'desc')
    .executeTakeFirst();
  if (!row) return unwritten('assessment');
  const answers = answersShape.parse(row.answers);
  const gaps = gapsOf(
    [row.state === 'draft', '確定'],
    [answers.goalPerson === '', '本人の目標・希望'],
    [answers.viewWorker === '', '支援者の見立て'],
    [answers.screening === '', 'スクリーニングの結果'],
  );
  return ready('assessment', row.madeOn, gaps);
}

async function plan({ db, personId }: About): Promise<ListedPaper> {
  const row = await db
    .selectFrom('plan')
    .leftJoin('planSheet', 'planSheet.planId', 'plan.id')
    .select(['madeOn', 'fitOn', 'agreedOn', 'decidedOn', 'content'])
    .where('plan.personId', '=', personId)
    .orderBy('madeOn', 'desc')
    .orderBy('edition', 'desc')
    .executeTakeFirst();
  if (!row) return unwritten('plan');
  const gaps = gapsOf(
    [textIn(row.content, 'wishedLife') === '', '本人の望む暮らし'],
    [row.fitOn === null, '会議の判断'],
    [row.agreedOn === null, '本人の同意'],
    [row.decidedOn === null, '支援決定'],
  );
  return ready('plan', row.madeOn, gaps);
}

async function notes({ db, personId }: About): Promise<ListedPaper> {
  const row = await db
    .selectFrom('progressNote')
    .select('at')
    .where('personId', '=', personId)
    .where('basis', '!=', 'confidential_meeting')
    .orderBy('at', 'desc')
    .executeTakeFirst();
  return row ? ready('notes', tokyoDay(row.at), []) : unwritten('notes');
}

async function evaluation({ db, personId }: About): Promise<ListedPaper> {
  const row = await db
    .selectFrom('evaluation')
    .select(['madeOn', 'judgement', 'explainedOn', 'agreedOn'])
    .where('personId', '=', personId)
    .orderBy('madeOn', 'desc')
    .executeTakeFirst();
  if (!row) return unwritten('evaluation');
  const gaps = gapsOf(
    [row.judgement === null, '判定'],
    [row.explainedOn === null, '本人への説明'],
    [row.agreedOn === null, '本人の同意'],
  );
  return ready('evaluation', row.madeOn, gaps);
}

async function incident({ db, personId }: About): Promise<ListedPaper> {
  const row = await db
    .selectFrom('incident')
    .select(['at', 'toldOn', 'prevention', 'closedOn'])
    .where('personId', '=', personId)
    .where('basis', '!=', 'confidential_meeting')
    .orderBy('at', 'desc')
    .executeTakeFirst();
  if (!row) return unwritten('incident');
  const gaps = gapsOf([row.toldOn === null, '知らせた日'], [row.prevention === '', 'これから気をつけること']);
  return ready('incident', tokyoDay(row.at), gaps);
}

async function closure({ db, personId }: About): Promise<ListedPaper[]> {
  const row = await db
    .selectFrom('closure')
    .select(['closedOn', 'toldPersonOn', 'comeAgainWhen', 'contactDueOn', 'contactDoneOn'])
    .where('personId', '=', personId)
    .orderBy('closedOn', 'desc')
    .executeTakeFirst();
  if (!row) return [unwritten('closure'), unwritten('closure-notice')];
  const shared = gapsOf(
    [row.comeAgainWhen === '', 'また来るめやす'],
    [row.toldPersonOn === null, '本人に伝えた日'],
  );
  const awaited = row.contactDueOn !== null && row.contactDoneOn === null;
  return [
    ready('closure', row.closedOn, [...shared, ...gapsOf([awaited, '3か月後の連絡'])]),
    ready('closure-notice', row.closedOn, shared),
  ];
}

async function handover({ db, personId }: About): Promise<ListedPaper> {
  const row = await db
    .selectFrom('handover')
    .select(['effectiveOn', 'content', 'metTogetherOn', 'personToldOn'])
    .where('personId', '=', personId)
    .orderBy('effectiveOn', 'desc')
    .executeTakeFirst();
  if (!row) return unwritten('handover');
  const gaps = gapsOf(
    [textIn(row.content, 'avoid') === '', '避けたほうがよい関わり方'],
    [row.personToldOn === null, '本人に伝えた日'],
    [row.metTogetherOn === null, 'いっしょに会った日'],
  );
  return ready('handover', row.effectiveOn, gaps);
}

/** Every paper of a person, and what is still missing on each. One entry in the access log; nothing of the content. */
export async function listPapers(worker: Worker, personId: string, today: string): Promise<PaperList> {
  const purpose = { act: 'papers.list', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    const about = { db, personId, open: await ownItems(db, worker, personId), today };
    const opened = async (
      kinds: PaperKind[],
      needs: AccessItem,
      list: () => Promise<ListedPaper | ListedPaper[]>,
    ) => (about.open.has(needs) ? [await list()].flat() : kinds.map(closed));
    const { formNumbers } = await paperSetting(db);
    return {
      formNumbers,
      papers: [
        ...(await opened(['intake', 'intake-unconsented'], 'intake', () => intake(about))),
        ...(await opened(['assessment'], 'participation', () => assessment(about))),
        ...(await opened(['plan'], 'participation', () => plan(about))),
        ...(await opened(['notes'], 'notes', () => notes(about))),
        ...(await opened(['evaluation'], 'participation', () => evaluation(about))),
        ...(await opened(['incident'], 'notes', () => incident(about))),
        ...(await opened(['closure', 'closure-notice'], 'notes', () => closure(about))),
        ...(await opened(['handover'], 'notes', () => handover(about))),
        unwritten('consent'),
        unwritten('withdrawal'),
      ],
      placements: about.open.has('participation')
        ? await listPlacementPapers(db, personId, about.open, today)
        : [],
    };
  });
}
