import { sql } from 'kysely';
import type { Handle } from '#db/as-actor.ts';
import { voiceConditionsShape, type VoiceSharing } from '#domain/voice.ts';
import { voiceAsWish } from '#domain/voice-wish.ts';
import type { Wish } from '#matching/compose-town.ts';

const mostVoices = 1000;

export type WishRow = Awaited<ReturnType<typeof readWishRows>>[number];

/** Voices that nothing answers yet, the newest first, with whoever feels the same and would lend a hand. */
export async function readWishRows(db: Handle, onlyVoice: string | undefined) {
  let query = db
    .selectFrom('voice')
    .leftJoin('organization', (join) =>
      join
        .onRef('organization.municipalityId', '=', 'voice.municipalityId')
        .onRef('organization.id', '=', 'voice.organizationId'),
    )
    .leftJoin('area', (join) =>
      join.onRef('area.municipalityId', '=', 'voice.municipalityId').onRef('area.id', '=', 'voice.areaId'),
    )
    .select(['voice.id', 'voice.words', 'theme', 'heardOn', 'sharing', 'toldBy', 'voice.conditions'])
    .select(['voice.areaId', 'organization.name as organizationName', 'area.name as areaName'])
    .select(
      sql<
        string[]
      >`coalesce((select array_agg(name order by since, id) from ally where ally.municipality_id = voice.municipality_id
        and ally.voice_id = voice.id and ally.until is null and ally.part in ('helper', 'assistant', 'lead')), '{}')`.as(
        'helpers',
      ),
    )
    .where('voice.state', '=', 'open')
    .orderBy('heardOn', 'desc')
    .orderBy('voice.id')
    .limit(mostVoices);
  if (onlyVoice !== undefined) query = query.where('voice.id', '=', onlyVoice);
  return query.execute();
}

export function wishOf({
  organizationName,
  areaName,
  areaId,
  toldBy,
  helpers,
  sharing,
  conditions,
  ...voice
}: WishRow): Wish {
  return {
    opportunity: voiceAsWish({
      ...voice,
      state: 'open',
      conditions: voiceConditionsShape.parse(conditions),
      properNames: [organizationName, areaName].filter((name) => name !== null),
    }),
    words: voice.words,
    owner: organizationName ?? toldBy,
    sharing: sharing as VoiceSharing,
    helpers: helpers.map((name) => ({ name })),
    ...(areaId === null ? {} : { areaId }),
  };
}
