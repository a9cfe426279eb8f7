import type { Handle } from '#db/as-actor.ts';
import { Refusal } from '#domain/refusal.ts';
import type { KeptSharing } from './kept-sharing.ts';
import { engineVersion } from './kept-run.ts';

/** The head of a proposal: when, by whom, with which weight, for which meeting. */
export type SharingRun = {
  id: string;
  runAt: Date;
  byName: string;
  onDay: string;
  engine: string;
  isSameEngine: boolean;
  points: number | null;
  townId: string;
  meeting: { id: string; title: string; heldOn: string } | null;
  rule: { reason: string; reviewOn: string } | null;
  result: KeptSharing;
};

export async function findSharing(db: Handle, id: string): Promise<SharingRun> {
  const row = await db
    .selectFrom('allocationRun as run')
    .innerJoin('account', (join) =>
      join.onRef('account.municipalityId', '=', 'run.municipalityId').onRef('account.id', '=', 'run.runBy'),
    )
    .leftJoin('meeting', (join) =>
      join
        .onRef('meeting.municipalityId', '=', 'run.municipalityId')
        .onRef('meeting.id', '=', 'run.meetingId'),
    )
    .leftJoin('allocationSetting as rule', (join) =>
      join.onRef('rule.municipalityId', '=', 'run.municipalityId').onRef('rule.id', '=', 'run.settingId'),
    )
    .select(['run.id', 'run.runAt', 'run.onDay', 'run.engine', 'run.points', 'run.townId', 'run.result'])
    .select(['account.name as byName', 'meeting.id as meetingId', 'meeting.title', 'meeting.heldOn'])
    .select(['rule.reason', 'rule.reviewOn'])
    .where('run.id', '=', id)
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  const { meetingId, title, heldOn, reason, reviewOn, result, ...run } = row;
  return {
    ...run,
    isSameEngine: run.engine === engineVersion,
    meeting: meetingId === null ? null : { id: meetingId, title: title ?? '', heldOn: heldOn ?? '' },
    rule: reason === null || reviewOn === null ? null : { reason, reviewOn },
    result: result as unknown as KeptSharing,
  };
}
