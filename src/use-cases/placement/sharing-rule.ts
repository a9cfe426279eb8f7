import type { Handle } from '#db/as-actor.ts';
import { pointsOf, usualWeight } from '#domain/sharing.ts';

export type SharingRule = {
  /** Null as long as no meeting has set one: the usual weight is used, and the page says so. */
  id: string | null;
  points: number | null;
  reason: string;
  meeting: { id: string; title: string; heldOn: string } | null;
  reviewOn: string | null;
  byName: string;
  at: Date | null;
};

/** The weights that were set, the newest first. Nothing is written over: what held on a day stays known. */
export async function readSharingRules(db: Handle, limit: number): Promise<SharingRule[]> {
  const rows = await db
    .selectFrom('allocationSetting')
    .innerJoin('account', (join) =>
      join
        .onRef('account.municipalityId', '=', 'allocationSetting.municipalityId')
        .onRef('account.id', '=', 'allocationSetting.createdBy'),
    )
    .leftJoin('meeting', (join) =>
      join
        .onRef('meeting.municipalityId', '=', 'allocationSetting.municipalityId')
        .onRef('meeting.id', '=', 'allocationSetting.meetingId'),
    )
    .select(['allocationSetting.id', 'points', 'reason', 'reviewOn', 'allocationSetting.createdAt as at'])
    .select(['account.name as byName', 'meeting.id as meetingId', 'meeting.title', 'meeting.heldOn'])
    .orderBy('allocationSetting.createdAt', 'desc')
    .orderBy('allocationSetting.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ meetingId, title, heldOn, ...row }) => ({
    ...row,
    meeting: meetingId === null ? null : { id: meetingId, title: title ?? '', heldOn: heldOn ?? '' },
  }));
}

export const ruleOfTheHouse: SharingRule = {
  id: null,
  points: pointsOf(usualWeight),
  reason: '',
  meeting: null,
  reviewOn: null,
  byName: '',
  at: null,
};

export async function readSharingRule(db: Handle): Promise<SharingRule> {
  const [newest] = await readSharingRules(db, 1);
  return newest ?? ruleOfTheHouse;
}

export type MeetingChoice = { id: string; title: string; heldOn: string };

/** 重層的支援会議 only: a 支援会議 is about one person and decides nothing for all. */
export async function readMeetingChoices(db: Handle): Promise<MeetingChoice[]> {
  return db
    .selectFrom('meeting')
    .select(['id', 'title', 'heldOn'])
    .where('legalBasis', '=', 'coordination')
    .orderBy('heldOn', 'desc')
    .orderBy('number', 'desc')
    .limit(30)
    .execute();
}
