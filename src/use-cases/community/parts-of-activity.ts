import type { Handle } from '#db/as-actor.ts';
import type { SessionState } from '#domain/activity-session.ts';
import type { ActivityStage } from '#domain/activity-stage.ts';
import type { AgreementSide, AgreementState } from '#domain/agreement.ts';
import type { SupportLevel } from '#domain/support-level.ts';

export type SessionRow = {
  id: string;
  version: number;
  onDay: string;
  fromMinute: number | null;
  toMinute: number | null;
  state: SessionState;
  headcount: number | null;
  firstTime: number | null;
  cameAgain: number | null;
  staffPart: SupportLevel | null;
  theme: string;
  words: string;
  whyCancelled: string;
};

/** 開催, newest first. Numbers only: who came is nowhere (invariant 10). */
export async function sessionsOf(db: Handle, activityId: string): Promise<SessionRow[]> {
  const rows = await db
    .selectFrom('activitySession')
    .select(['id', 'version', 'onDay', 'fromMinute', 'toMinute', 'state', 'headcount', 'firstTime'])
    .select(['cameAgain', 'staffPart', 'theme', 'words', 'whyCancelled'])
    .where('activityId', '=', activityId)
    .orderBy('onDay', 'desc')
    .limit(200)
    .execute();
  return rows as SessionRow[];
}

export type AgreementRow = {
  id: string;
  version: number;
  side: AgreementSide;
  whom: string;
  what: string;
  state: AgreementState;
  askedOn: string | null;
  answeredOn: string | null;
  words: string;
};

/** 了解, in the order in which they were written down. */
export async function agreementsOf(db: Handle, activityId: string): Promise<AgreementRow[]> {
  const rows = await db
    .selectFrom('activityAgreement')
    .select(['id', 'version', 'side', 'whom', 'what', 'state', 'askedOn', 'answeredOn', 'words'])
    .where('activityId', '=', activityId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
  return rows as AgreementRow[];
}

export type StageRow = {
  id: string;
  fromStage: ActivityStage | null;
  toStage: ActivityStage;
  onDay: string;
  why: string;
  byName: string;
};

/** Each step with its day, its why and who wrote it, newest first. */
export async function stagesOf(db: Handle, activityId: string): Promise<StageRow[]> {
  const rows = await db
    .selectFrom('activityStage')
    .innerJoin('account', (join) =>
      join
        .onRef('account.municipalityId', '=', 'activityStage.municipalityId')
        .onRef('account.id', '=', 'activityStage.byAccount'),
    )
    .select(['activityStage.id', 'fromStage', 'toStage', 'onDay', 'why', 'account.name as byName'])
    .where('activityId', '=', activityId)
    .orderBy('onDay', 'desc')
    .orderBy('activityStage.id', 'desc')
    .execute();
  return rows as StageRow[];
}
