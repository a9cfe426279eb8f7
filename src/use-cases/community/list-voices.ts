import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { VoiceOrigin, VoiceState } from '#domain/voice.ts';

export type VoiceSearch = {
  words?: string;
  state?: VoiceState;
  areaId?: string;
  /** The last row of the page before. */
  after?: string;
  limit?: number;
};

export type VoiceRow = {
  id: string;
  words: string;
  scene: string;
  theme: string;
  toldBy: string;
  areaName: string | null;
  organizationName: string | null;
  fromKind: VoiceOrigin;
  state: VoiceState;
  heardOn: string;
  allies: number;
  activities: number;
};

/** Voices of the town, newest first, with how many said 「わたしも」 and what grew from them. */
export async function listVoices(
  worker: Worker,
  { words = '', state, areaId, after, limit = 50 }: VoiceSearch,
): Promise<{ rows: VoiceRow[]; next: string | undefined; total: number }> {
  return asActor(worker, { act: 'community.list-voices' }, async (db) => {
    let query = db
      .selectFrom('voice')
      .leftJoin('area', (join) =>
        join.onRef('area.municipalityId', '=', 'voice.municipalityId').onRef('area.id', '=', 'voice.areaId'),
      )
      .leftJoin('organization', (join) =>
        join
          .onRef('organization.municipalityId', '=', 'voice.municipalityId')
          .onRef('organization.id', '=', 'voice.organizationId'),
      );
    for (const word of words.split(/\s+/u).filter((part) => part !== '')) {
      query = query.where(
        sql<boolean>`position(app.fold(${word}) in app.fold(voice.words || ' ' || voice.scene || ' ' || voice.theme
          || ' ' || voice.told_by || ' ' || coalesce(organization.name, ''))) > 0`,
      );
    }
    if (state) query = query.where('voice.state', '=', state);
    if (areaId) query = query.where('voice.areaId', '=', areaId);
    const { total } = await query
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    if (after) {
      query = query.where(
        sql<boolean>`(voice.heard_on, voice.id) < (select heard_on, id from voice where id = ${after})`,
      );
    }
    const found = await query
      .select(['voice.id', 'voice.words', 'scene', 'theme', 'toldBy', 'fromKind', 'voice.state', 'heardOn'])
      .select(['area.name as areaName', 'organization.name as organizationName'])
      .select([
        sql<number>`(select count(*)::int from ally where ally.municipality_id = voice.municipality_id
          and ally.voice_id = voice.id and ally.until is null)`.as('allies'),
        sql<number>`(select count(*)::int from activity where activity.municipality_id = voice.municipality_id
          and activity.voice_id = voice.id)`.as('activities'),
      ])
      .orderBy('heardOn', 'desc')
      .orderBy('voice.id', 'desc')
      .limit(limit + 1)
      .execute();
    const rows = found.slice(0, limit) as VoiceRow[];
    return { rows, next: found.length > limit ? rows.at(-1)?.id : undefined, total };
  });
}
