import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { ActivityStage } from '#domain/activity-stage.ts';
import { voiceConditionsShape, type TownVoice, type VoiceConditions } from '#domain/voice.ts';
import type { VoiceOrigin, VoiceState } from '#domain/voice.ts';
import { alliesOf, type AllyRow } from './allies-of.ts';

export type VoiceRecord = {
  id: string;
  version: number;
  voice: TownVoice;
  conditions: VoiceConditions;
  fromKind: VoiceOrigin;
  state: VoiceState;
  heardOn: string;
  createdByName: string | null;
  areaName: string | null;
  organizationName: string | null;
  allies: AllyRow[];
  activities: { id: string; name: string; stage: ActivityStage }[];
};

/** One voice with what it asks for, who feels the same, and what grew from it; undefined when there is none. */
export async function readVoice(worker: Worker, id: string): Promise<VoiceRecord | undefined> {
  return asActor(worker, { act: 'community.read-voice', subjects: [{ kind: 'voice', id }] }, async (db) => {
    const row = await db
      .selectFrom('voice')
      .leftJoin('area', (join) =>
        join.onRef('area.municipalityId', '=', 'voice.municipalityId').onRef('area.id', '=', 'voice.areaId'),
      )
      .leftJoin('organization', (join) =>
        join
          .onRef('organization.municipalityId', '=', 'voice.municipalityId')
          .onRef('organization.id', '=', 'voice.organizationId'),
      )
      .leftJoin('account', (join) =>
        join
          .onRef('account.municipalityId', '=', 'voice.municipalityId')
          .onRef('account.id', '=', 'voice.createdBy'),
      )
      .select(['voice.id', 'voice.version', 'conditions', 'fromKind', 'voice.state', 'heardOn'])
      .select(['words', 'scene', 'theme', 'voice.areaId', 'voice.organizationId', 'toldBy', 'sharing'])
      .select(['area.name as areaName', 'organization.name as organizationName'])
      .select('account.name as createdByName')
      .where('voice.id', '=', id)
      .executeTakeFirst();
    if (!row) return undefined;
    const activities = await db
      .selectFrom('activity')
      .select(['id', 'name', 'stage'])
      .where((eb) => eb.or([eb('voiceId', '=', id), sql<boolean>`also_voice_ids @> array[${id}::uuid]`]))
      .orderBy('createdAt')
      .execute();
    const { words, scene, theme, areaId, organizationId, toldBy, sharing, conditions, ...rest } = row;
    return {
      ...rest,
      fromKind: row.fromKind as VoiceOrigin,
      state: row.state as VoiceState,
      voice: {
        words,
        scene,
        theme,
        areaId,
        organizationId,
        toldBy,
        sharing: sharing as TownVoice['sharing'],
      },
      conditions: voiceConditionsShape.parse(conditions),
      allies: await alliesOf(db, { voiceId: id }),
      activities: activities as VoiceRecord['activities'],
    };
  });
}
