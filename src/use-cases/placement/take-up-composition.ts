import { uuidv7 } from 'uuidv7';
import { refreshAccess } from '#db/access-list.ts';
import { asActor, type Handle } from '#db/as-actor.ts';
import { beginActivity } from '#db/begin-activity.ts';
import { json } from '#db/json.ts';
import { readKnownDetails } from '#db/known-details.ts';
import { requireItem } from '#db/own-items.ts';
import type { Worker } from '#domain/actor.ts';
import type { Identifying } from '#domain/candidate-voice.ts';
import { voicesOf, type Composition } from '#domain/composition.ts';
import { fiscalYear } from '#domain/japanese-date.ts';
import { Refusal } from '#domain/refusal.ts';
import { townWordsDetails } from '#domain/town-words.ts';
import { insertPlacement } from '#db/insert-placement.ts';
import { composedActivity, toldOfComposition } from './composed-activity.ts';
import { draftsFor, readPersonAsLead } from './compose-drafts.ts';
import { insertLeadRole, insertAgreements } from './composed-parts.ts';
import { readComposeTown } from './read-compose-town.ts';

export type TakenUp =
  | { ok: true; activityId: string }
  /** Hours, voice or recipe are not any more as the page showed them. */
  | { ok: false; reason: 'changed' }
  | { ok: false; reason: 'telling'; identifying: Identifying[] };

/** As the page showed it: what was seen is what is begun, or nothing. */
export type SeenComposition = { personId: string; key: string; placeId: string; firstOn: string };

/**
 * One click: the draft becomes an activity of the town, its lead's role an entry of the register, and the person a candidate for
 * it. Nobody has been asked yet: that is what the agreements are for. Why it was composed stays with the case, not with the town.
 */
export async function takeUpComposition(
  worker: Worker,
  { personId, key, placeId, firstOn }: SeenComposition,
  today: string,
): Promise<TakenUp> {
  const purpose = { act: 'community.take-up', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db, log) => {
    await requireItem(db, worker, personId, 'participation');
    // Two who begin something in one room at once: the second finds its hours taken.
    const room = await db
      .selectFrom('resource')
      .select(['id', 'placeId'])
      .where('id', '=', placeId)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (!room) throw new Refusal('not-found');
    const before = await alreadyBegun(db, personId, key);
    if (before !== undefined) return { ok: true, activityId: before };
    const { known } = await readPersonAsLead(db, personId, today);
    if (known === undefined) return { ok: false, reason: 'changed' };
    const drafts = await draftsFor(db, known, (await readComposeTown(db, worker, today)).ready);
    const draft = drafts.find((one) => one.key === key);
    if (draft === undefined || draft.placeId !== placeId || (draft.dates[0] ?? '') !== firstOn) {
      return { ok: false, reason: 'changed' };
    }
    const openCase = await findOpenCase(db, personId);
    if (!openCase) throw new Refusal('already-done');
    const told = toldOfComposition(draft);
    const identifying = townWordsDetails(told.join('\n'), [await readKnownDetails(db, personId)], []).filter(
      ({ weight }) => weight === 'must',
    );
    if (identifying.length > 0) return { ok: false, reason: 'telling', identifying };
    const activityId = await begin(db, worker, draft, { personId, caseId: openCase.id, room, today });
    for (const voiceId of voicesOf(draft)) log.about('voice', voiceId);
    await refreshAccess(db, personId);
    return { ok: true, activityId };
  });
}

type Ground = {
  personId: string;
  caseId: string;
  room: { id: string; placeId: string | null };
  today: string;
};

async function begin(db: Handle, worker: Worker, draft: Composition, ground: Ground): Promise<string> {
  const { personId, caseId, room, today } = ground;
  const { municipalityId, accountId } = worker;
  const voice = await db
    .selectFrom('voice')
    .select(['areaId', 'organizationId'])
    .where('id', '=', draft.wishId)
    .executeTakeFirstOrThrow();
  const role = await insertLeadRole(db, worker, draft, {
    placeId: room.placeId,
    hostId: voice.organizationId,
    today,
  });
  const begun = composedActivity(draft, { ...voice, placeId: room.placeId, roleResourceId: role });
  const { id } = await beginActivity(
    db,
    worker,
    {
      ...begun,
      voiceId: draft.wishId,
      alsoVoiceIds: draft.alsoWishes.map(({ id: voice }) => voice),
      parentId: null,
      recipeCode: draft.recipeCode,
      spaceResourceId: room.id,
    },
    { today, fiscalYear: fiscalYear(today) },
  );
  await db.updateTable('activity').set({ roleResourceId: role }).where('id', '=', id).execute();
  await insertAgreements(db, worker, id, draft);
  const placementId = uuidv7();
  await insertPlacement(db, worker, {
    id: placementId,
    personId,
    caseId,
    resourceId: role,
    runId: null,
    on: today,
  });
  await db
    .insertInto('activityCase')
    .values({
      municipalityId,
      id: uuidv7(),
      activityId: id,
      personId,
      caseId,
      placementId,
      part: 'lead',
      composed: json(draft),
      fromDay: today,
      createdBy: accountId,
    })
    .execute();
  return id;
}

/** Sent twice, or gone back to and sent again. */
async function alreadyBegun(db: Handle, personId: string, key: string): Promise<string | undefined> {
  const rows = await db
    .selectFrom('activityCase')
    .select(['activityId', 'composed'])
    .where('personId', '=', personId)
    .where('untilDay', 'is', null)
    .execute();
  return rows.find(({ composed }) => (composed as { key?: unknown }).key === key)?.activityId;
}

async function findOpenCase(db: Handle, personId: string): Promise<{ id: string } | undefined> {
  return db
    .selectFrom('case')
    .select('id')
    .where('personId', '=', personId)
    .where('state', 'not in', ['closed', 'closed_watching', 'referred'])
    .orderBy('openedOn', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
}
