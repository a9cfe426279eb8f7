import { sql } from 'kysely';
import { asActor, type Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { nameWithSan } from '#domain/person.ts';
import { conditionsIn } from '#domain/sounding.ts';
import { readAskAgain, type AskAgain, type WaitingScope } from './read-ask-again.ts';

export type { AskAgain, WaitingScope };

export type WaitingSounding = {
  personId: string;
  personName: string;
  placementId: string;
  soundingId: string;
  number: string;
  resourceName: string;
  manner: string;
  askedWhom: string;
  /** Since when it waits: the day of the question, or of the answer. */
  since: string;
  replyDueOn: string | null;
  mainName: string | null;
  answer: string | null;
};

export type WaitingSoundings = {
  /** Nobody has answered, the oldest first. */
  unanswered: WaitingSounding[];
  /** A host has answered behind its link, and nobody has taken it up. */
  arrived: WaitingSounding[];
  /** Conditions that are talked over. */
  conditions: WaitingSounding[];
  /** The host would; the person has not said yes or no. */
  person: WaitingSounding[];
  /** A host said 「また聞いて」, and the day has come. */
  askAgain: AskAgain[];
};

const most = 300;

function query(db: Handle, worker: Worker, scope: WaitingScope) {
  let rows = db
    .selectFrom('sounding')
    .innerJoin('placement', (join) =>
      join
        .onRef('placement.municipalityId', '=', 'sounding.municipalityId')
        .onRef('placement.id', '=', 'sounding.placementId'),
    )
    .innerJoin('person', (join) =>
      join
        .onRef('person.municipalityId', '=', 'sounding.municipalityId')
        .onRef('person.id', '=', 'sounding.personId'),
    )
    .innerJoin('resource', (join) =>
      join
        .onRef('resource.municipalityId', '=', 'sounding.municipalityId')
        .onRef('resource.id', '=', 'sounding.resourceId'),
    )
    .leftJoin('account', (join) =>
      join
        .onRef('account.municipalityId', '=', 'placement.municipalityId')
        .onRef('account.id', '=', 'placement.mainAccountId'),
    )
    .select(['sounding.id as soundingId', 'sounding.personId', 'sounding.placementId', 'sounding.manner'])
    .select(['sounding.askedWhom', 'sounding.askedOn', 'sounding.answeredOn', 'sounding.replyDueOn'])
    .select([
      'sounding.answer',
      'sounding.conditionWords',
      'sounding.conditionAnswers',
      'sounding.recordedBy',
    ])
    .select([
      'placement.number',
      'placement.state',
      'resource.name as resourceName',
      'account.name as mainName',
    ])
    .select(['person.called', 'person.familyName', 'person.givenName'])
    .where('placement.state', 'in', ['sounding', 'conditions'])
    .where('sounding.withdrawnAt', 'is', null)
    // The newest question alone waits: an older one was answered and asked again.
    .where(
      sql<boolean>`not exists (select from sounding as later where later.municipality_id = sounding.municipality_id
        and later.placement_id = sounding.placement_id and later.withdrawn_at is null
        and (later.asked_on, later.id) > (sounding.asked_on, sounding.id))`,
    )
    .orderBy('sounding.askedOn')
    .orderBy('sounding.id')
    .limit(most);
  if (scope === 'mine') rows = rows.where('placement.mainAccountId', '=', worker.accountId);
  if (scope === 'agency') rows = rows.where('account.agencyId', '=', worker.agencyId);
  return rows;
}

/**
 * What waits for an answer, for a condition or for the person's word, the longest waiting first. きょう shows one's own;
 * the list of everybody is for not forgetting anybody.
 */
export async function listWaitingSoundings(
  worker: Worker,
  scope: WaitingScope,
  today: string,
): Promise<WaitingSoundings> {
  return asActor(worker, { act: 'placements.waiting' }, async (db, log) => {
    const rows = await query(db, worker, scope).execute();
    const askAgain = await readAskAgain(db, worker, scope, today);
    const waiting: WaitingSoundings = { unanswered: [], arrived: [], conditions: [], person: [], askAgain };
    for (const row of rows) {
      const {
        askedOn,
        answeredOn,
        conditionWords,
        conditionAnswers,
        recordedBy,
        called,
        familyName,
        givenName,
        ...rest
      } = row;
      const entry = {
        ...rest,
        personName: nameWithSan({ called, familyName, givenName }),
        since: answeredOn ?? askedOn,
      };
      const conditions = conditionsIn({ conditionWords, conditionAnswers });
      const isOpen = conditions.some(({ person }) => person !== 'agreed');
      if (row.answer === null) waiting.unanswered.push(entry);
      else if (recordedBy === null) waiting.arrived.push(entry);
      else if (isOpen || row.answer === 'no') waiting.conditions.push(entry);
      else waiting.person.push(entry);
    }
    for (const personId of new Set([...rows, ...askAgain].map((row) => row.personId))) {
      log.about('person', personId);
    }
    for (const list of [waiting.arrived, waiting.conditions, waiting.person]) {
      list.sort((a, b) => a.since.localeCompare(b.since));
    }
    log.detail({ count: rows.length });
    return waiting;
  });
}
