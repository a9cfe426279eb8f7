import { asActor, type Handle } from '#db/as-actor.ts';
import { beginActivity } from '#db/begin-activity.ts';
import type { Worker } from '#domain/actor.ts';
import type { Identifying } from '#domain/candidate-voice.ts';
import type { Composition } from '#domain/composition.ts';
import { fiscalYear } from '#domain/japanese-date.ts';
import { Refusal } from '#domain/refusal.ts';
import { townWordsDetails } from '#domain/town-words.ts';
import { draftsForVoice } from './compose-for-voice.ts';
import { composedActivity, toldOfComposition } from './composed-activity.ts';
import { insertAgreements } from './composed-parts.ts';

/** As the page showed it: what was seen is what is begun, or nothing. */
export type SeenGroupDraft = {
  voiceId: string;
  key: string;
  leadId: string;
  placeId: string;
  firstOn: string;
};
export type TakenUpForGroup =
  | { ok: true; activityId: string }
  /** Hours, voice, recipe or group are not any more as the page showed them. */
  | { ok: false; reason: 'changed' }
  | { ok: false; reason: 'telling'; identifying: Identifying[] };

/**
 * One click on a draft that a group would lead: an activity of the town with everybody who has to be asked, the group itself among
 * them. It is about nobody whom we support, so that no case, no role in the register and no placement comes of it.
 */
export async function takeUpForGroup(
  worker: Worker,
  seen: SeenGroupDraft,
  today: string,
): Promise<TakenUpForGroup> {
  const { voiceId, placeId } = seen;
  const purpose = { act: 'community.take-up-for-group', subjects: [{ kind: 'voice', id: voiceId }] };
  return asActor(worker, purpose, async (db, log): Promise<TakenUpForGroup> => {
    // Two who begin something in one room at once: the second finds its hours taken.
    const room = await db
      .selectFrom('resource')
      .select(['id', 'placeId'])
      .where('id', '=', placeId)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (!room) throw new Refusal('not-found');
    const before = await alreadyBegun(db, seen);
    if (before !== undefined) return { ok: true, activityId: before };
    const { drafts } = await draftsForVoice(db, worker, voiceId, today);
    const draft = drafts.find((one) => isSeen(one, seen));
    if (draft === undefined) return { ok: false, reason: 'changed' };
    const identifying = townWordsDetails(toldOfComposition(draft).join('\n'), [], []).filter(
      ({ weight }) => weight === 'must',
    );
    if (identifying.length > 0) return { ok: false, reason: 'telling', identifying };
    const activityId = await begin(db, worker, draft, room, today);
    log.about('activity', activityId);
    return { ok: true, activityId };
  });
}

function isSeen(draft: Composition, { key, leadId, placeId, firstOn }: SeenGroupDraft): boolean {
  return (
    draft.key === key &&
    draft.lead.id === leadId &&
    draft.placeId === placeId &&
    (draft.dates[0] ?? '') === firstOn
  );
}

/** Sent twice, or gone back to and sent again. */
async function alreadyBegun(db: Handle, { voiceId, key, leadId, placeId }: SeenGroupDraft) {
  const row = await db
    .selectFrom('activity')
    .select('id')
    .where('voiceId', '=', voiceId)
    .where('organizationId', '=', leadId)
    .where('spaceResourceId', '=', placeId)
    .where('recipeCode', '=', key.slice(voiceId.length + 1))
    .where('stage', 'not in', ['ended', 'handed_on'])
    .executeTakeFirst();
  return row?.id;
}

async function begin(
  db: Handle,
  worker: Worker,
  draft: Composition,
  room: { id: string; placeId: string | null },
  today: string,
): Promise<string> {
  const { areaId } = await db
    .selectFrom('voice')
    .select('areaId')
    .where('id', '=', draft.wishId)
    .executeTakeFirstOrThrow();
  const where = { areaId, organizationId: draft.lead.id, placeId: room.placeId, roleResourceId: null };
  const { id } = await beginActivity(
    db,
    worker,
    {
      ...composedActivity(draft, where),
      voiceId: draft.wishId,
      alsoVoiceIds: draft.alsoWishes.map(({ id: voice }) => voice),
      parentId: null,
      recipeCode: draft.recipeCode,
      spaceResourceId: room.id,
    },
    { today, fiscalYear: fiscalYear(today) },
  );
  await insertAgreements(db, worker, id, draft);
  return id;
}
