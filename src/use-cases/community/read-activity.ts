import { asActor, type Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { checklistShape, type ChecklistItem } from '#domain/activity-checklist.ts';
import type { ActivityStage } from '#domain/activity-stage.ts';
import {
  activityRolesShape,
  activityShape,
  roleTemplates,
  type ActivityRole,
  type ActivityWords,
  type CarriedBy,
} from '#domain/activity.ts';
import { alliesOf, type AllyRow } from './allies-of.ts';
import { lineageOf, type Lineage } from './lineage-of.ts';
import {
  agreementsOf,
  sessionsOf,
  stagesOf,
  type AgreementRow,
  type SessionRow,
  type StageRow,
} from './parts-of-activity.ts';

export type ActivityRecord = {
  id: string;
  number: string;
  version: number;
  stage: ActivityStage;
  words: ActivityWords;
  roles: ActivityRole[];
  checklist: ChecklistItem[];
  carriedBy: CarriedBy;
  onItsOwnSince: string | null;
  resourceId: string | null;
  roleResourceId: string | null;
  organizationName: string | null;
  placeName: string | null;
  placeAddress: string;
  areaName: string | null;
  voice: { id: string; words: string } | null;
  /** Voices that wish for the same, and that it answers as well. */
  alsoVoices: { id: string; words: string }[];
  sessions: SessionRow[];
  agreements: AgreementRow[];
  allies: AllyRow[];
  stages: StageRow[];
  lineage: Lineage;
};

/** One activity with all that belongs to it, but not who it was begun with (read-activity-origin); undefined when there is none. */
export async function readActivity(worker: Worker, id: string): Promise<ActivityRecord | undefined> {
  const purpose = { act: 'community.read-activity', subjects: [{ kind: 'activity', id }] };
  return asActor(worker, purpose, async (db) => {
    const row = await db
      .selectFrom('activity')
      .leftJoin('organization', (join) =>
        join
          .onRef('organization.municipalityId', '=', 'activity.municipalityId')
          .onRef('organization.id', '=', 'activity.organizationId'),
      )
      .leftJoin('place', (join) =>
        join
          .onRef('place.municipalityId', '=', 'activity.municipalityId')
          .onRef('place.id', '=', 'activity.placeId'),
      )
      .leftJoin('area', (join) =>
        join
          .onRef('area.municipalityId', '=', 'activity.municipalityId')
          .onRef('area.id', '=', 'activity.areaId'),
      )
      .leftJoin('voice', (join) =>
        join
          .onRef('voice.municipalityId', '=', 'activity.municipalityId')
          .onRef('voice.id', '=', 'activity.voiceId'),
      )
      .select(['activity.id', 'activity.number', 'activity.version', 'activity.stage', 'activity.roles'])
      .select(['activity.name', 'activity.nameKana', 'activity.summary', 'activity.concepts', 'rule'])
      .select(['activity.organizationId', 'activity.placeId', 'activity.areaId', 'minutes', 'firstOn'])
      .select(['activity.capacity', 'feeYen', 'ledBy', 'firstSupport', 'fading', 'activity.conditions'])
      .select(['checklist', 'carriedBy', 'onItsOwnSince', 'resourceId', 'roleResourceId', 'parentId'])
      .select(['organization.name as organizationName', 'place.name as placeName', 'area.name as areaName'])
      .select([
        'place.address as placeAddress',
        'voice.id as voiceId',
        'voice.words as voiceWords',
        'alsoVoiceIds',
      ])
      .where('activity.id', '=', id)
      .executeTakeFirst();
    if (!row) return undefined;
    const roles = activityRolesShape.parse(row.roles);
    return {
      id,
      number: row.number,
      version: row.version,
      stage: row.stage as ActivityStage,
      words: activityShape.parse(row),
      roles: roles.length === 0 ? [...roleTemplates] : roles,
      checklist: checklistShape.parse(row.checklist),
      carriedBy: row.carriedBy as CarriedBy,
      onItsOwnSince: row.onItsOwnSince,
      resourceId: row.resourceId,
      roleResourceId: row.roleResourceId,
      organizationName: row.organizationName,
      placeName: row.placeName,
      placeAddress: row.placeAddress ?? '',
      areaName: row.areaName,
      voice: row.voiceId === null ? null : { id: row.voiceId, words: row.voiceWords ?? '' },
      alsoVoices: await voicesWith(db, row.alsoVoiceIds),
      sessions: await sessionsOf(db, id),
      agreements: await agreementsOf(db, id),
      allies: await alliesOf(db, { activityId: id }),
      stages: await stagesOf(db, id),
      lineage: await lineageOf(db, { id, name: row.name, parentId: row.parentId }),
    };
  });
}

async function voicesWith(db: Handle, ids: readonly string[]): Promise<{ id: string; words: string }[]> {
  if (ids.length === 0) return [];
  return db.selectFrom('voice').select(['id', 'words']).where('id', 'in', ids).orderBy('id').execute();
}
