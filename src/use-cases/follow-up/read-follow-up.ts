import { asActor, type Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { thickerProposals, type FollowUpAlert, type ThickerProposal } from '#domain/follow-up-alert.ts';
import type { Feeling, FollowUpSide, HostLoad, HostWish, Rhythm } from '#domain/follow-up.ts';
import { readFading, type Fading } from './read-fading.ts';
import { readPlacementHead, type PlacementHead } from './placement-head.ts';
import { readAlerts } from './read-alerts.ts';

export type Contact = {
  id: string;
  side: FollowUpSide;
  dueOn: string;
  dueByName: string | null;
  doneOn: string | null;
  manner: string;
  words: string;
  workerView: string;
  feeling: Feeling | null;
  hostLoad: HostLoad | null;
  hostWish: HostWish | null;
  nextStep: string;
  skippedReason: string;
  writtenBy: string | null;
  version: number;
  isCorrected: boolean;
};

export type RhythmRow = {
  side: FollowUpSide;
  every: Rhythm;
  fromDay: string;
  endedOn: string | null;
  why: string;
  by: string | null;
};

export type FollowUpAnswer = {
  placement: PlacementHead;
  /** Planned and not yet made, one a side at most. */
  next: Partial<Record<FollowUpSide, Contact>>;
  current: Partial<Record<FollowUpSide, RhythmRow>>;
  /** Made or let go, newest first. */
  past: Contact[];
  rhythms: RhythmRow[];
  alerts: FollowUpAlert[];
  proposals: ThickerProposal[];
  fading: Fading;
};

/** 定着支援 of one placement: what is due on both sides, what was heard, and what calls for a hand. */
export async function readFollowUp(
  worker: Worker,
  personId: string,
  placementId: string,
  today: string,
): Promise<FollowUpAnswer> {
  const purpose = { act: 'follow-up.read', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    const placement = await readPlacementHead(db, personId, placementId);
    const contacts = await readContacts(db, placementId);
    const rhythms = await readRhythms(db, placementId);
    const current: FollowUpAnswer['current'] = {};
    for (const row of rhythms) if (row.endedOn === null) current[row.side] ??= row;
    const next: FollowUpAnswer['next'] = {};
    const isOpen = (contact: Contact) => contact.doneOn === null && contact.skippedReason === '';
    for (const contact of contacts.filter(isOpen)) next[contact.side] ??= contact;
    const alerts = (await readAlerts(db, [placementId], today)).get(placementId) ?? [];
    const fading = await readFading(db, placement, today);
    const every = { person: current.person?.every, host: current.host?.every };
    return {
      placement,
      next,
      current,
      past: contacts.filter((contact) => !isOpen(contact)).toReversed(),
      rhythms,
      alerts,
      fading,
      proposals: thickerProposals(alerts, {
        ...(every.person ? { person: every.person } : {}),
        ...(every.host ? { host: every.host } : {}),
      }),
    };
  });
}

/** Oldest first, by the day they were made or are due. */
async function readContacts(db: Handle, placementId: string): Promise<Contact[]> {
  const rows = await db
    .selectFrom('followUp')
    .leftJoin('account as due', (join) =>
      join.onRef('due.municipalityId', '=', 'followUp.municipalityId').onRef('due.id', '=', 'followUp.dueBy'),
    )
    .leftJoin('account as writer', (join) =>
      join
        .onRef('writer.municipalityId', '=', 'followUp.municipalityId')
        .onRef('writer.id', '=', 'followUp.updatedBy'),
    )
    .select(['followUp.id', 'side', 'dueOn', 'due.name as dueByName', 'doneOn', 'manner', 'words'])
    .select([
      'workerView',
      'feeling',
      'hostLoad',
      'hostWish',
      'nextStep',
      'skippedReason',
      'followUp.version',
    ])
    .select('writer.name as writtenBy')
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('revision')
            .select('revision.id')
            .whereRef('revision.subjectId', '=', 'followUp.id')
            .where('revision.subjectKind', '=', 'follow_up'),
        )
        .as('isCorrected'),
    )
    .where('placementId', '=', placementId)
    .orderBy((eb) => eb.fn.coalesce('doneOn', 'dueOn'))
    .orderBy('followUp.id')
    .execute();
  return rows.map((row) => ({ ...row, isCorrected: Boolean(row.isCorrected) })) as Contact[];
}

/** Newest first. */
async function readRhythms(db: Handle, placementId: string): Promise<RhythmRow[]> {
  const rows = await db
    .selectFrom('followUpRhythm')
    .leftJoin('account', (join) =>
      join
        .onRef('account.municipalityId', '=', 'followUpRhythm.municipalityId')
        .onRef('account.id', '=', 'followUpRhythm.createdBy'),
    )
    .select(['side', 'every', 'fromDay', 'endedOn', 'why', 'account.name as by'])
    .where('placementId', '=', placementId)
    .orderBy('fromDay', 'desc')
    .orderBy('followUpRhythm.id', 'desc')
    .execute();
  return rows as RhythmRow[];
}
