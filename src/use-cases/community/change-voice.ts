import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import { json } from '#db/json.ts';
import { meetVersions, type KeptSides } from '#db/meet-versions.ts';
import type { Worker } from '#domain/actor.ts';
import type { Saved } from '#domain/clash.ts';
import { Refusal } from '#domain/refusal.ts';
import { townVoiceShape, voiceConditionsShape, type TownVoice, type VoiceConditions } from '#domain/voice.ts';
import { conditionsIn, flatConditions } from './flat-conditions.ts';
import { findTelling, type TellsOfSomebody } from './find-telling.ts';

export type VoiceChange = {
  voice: TownVoice;
  conditions: VoiceConditions;
  sureOf: readonly string[];
  seen: number;
  kept?: KeptSides | undefined;
};

const fields = Object.keys(voiceConditionsShape.shape);

/** Saves a voice over the version that was seen; two people's changes to different conditions merge. */
export async function changeVoice(
  worker: Worker,
  id: string,
  { voice, conditions, sureOf, seen, kept }: VoiceChange,
): Promise<Saved | TellsOfSomebody> {
  const { words, scene, theme, toldBy } = voice;
  const identifying = await findTelling(worker, null, [words, scene, theme, toldBy], sureOf);
  if (identifying.length > 0) return { ok: false, identifying };
  return asActor(worker, { act: 'community.change-voice', subjects: [{ kind: 'voice', id }] }, async (db) => {
    const row = await db
      .selectFrom('voice')
      .select(['version', 'updatedBy', 'updatedAt', 'conditions'])
      .select(['words', 'scene', 'theme', 'areaId', 'organizationId', 'toldBy', 'sharing'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw new Refusal('not-found');
    const { version, updatedBy, updatedAt, conditions: asked, ...stored } = row;
    const met = await meetVersions<Record<string, unknown>>(
      db,
      worker,
      { kind: 'voice', id },
      {
        version,
        updatedBy,
        updatedAt,
        fields: { ...flatConditions(fields, voiceConditionsShape.parse(asked)), ...stored },
      },
      { seen, fields: { ...flatConditions(fields, conditions), ...voice }, kept },
    );
    if (!met.ok) return met;
    await db
      .updateTable('voice')
      .set({
        ...townVoiceShape.parse(met.merged),
        conditions: json(voiceConditionsShape.parse(conditionsIn(fields, met.merged))),
        version: met.version,
        updatedAt: sql`now()`,
        updatedBy: worker.accountId,
      })
      .where('id', '=', id)
      .execute();
    return { ok: true };
  });
}
