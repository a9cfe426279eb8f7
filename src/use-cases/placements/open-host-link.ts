import { sql } from 'kysely';
import { refreshAccess } from '#db/access-list.ts';
import { asActor, type Handle } from '#db/as-actor.ts';
import { hashHostSecret, newHostSecret, type HostSecret } from '#db/host-secret.ts';
import type { Worker } from '#domain/actor.ts';
import type { Identifying } from '#domain/candidate-voice.ts';
import type { HostLinkDraft } from '#domain/host-link.ts';
import { isNameless, isPlacementOver } from '#domain/placement-state.ts';
import { Refusal } from '#domain/refusal.ts';
import { findTelling } from './check-words.ts';
import { endHostLinks } from './close-host-link.ts';
import { about, holdPlacement, type HeldPlacement, type SeenPlacement } from './hold-placement.ts';

export type NewHostLink = SeenPlacement & { id: string; draft: HostLinkDraft; sureOf: readonly string[] };
export type Opened = { ok: true; secret: HostSecret } | { ok: false; identifying: Identifying[] };

/**
 * Opens a door for the host of one placement: what it was asked, and after the person's yes what was handed over. The
 * secret is given back this once and kept as a hash; an older door of the same placement closes.
 */
export async function openHostLink(worker: Worker, given: NewHostLink): Promise<Opened> {
  const { id, personId, draft } = given;
  return asActor(worker, about('placements.host-link.open', personId), async (db) => {
    const known = await db.selectFrom('hostLink').select('id').where('id', '=', id).executeTakeFirst();
    // Shown once: the same form sent twice opens nothing more.
    if (known) throw new Refusal('already-done');
    const held = await holdPlacement(db, worker, given);
    if (isPlacementOver(held.state)) throw new Refusal('already-done');
    if (isNameless(held.state)) {
      const words = [draft.addressee, draft.about].join('\n');
      const identifying = await findTelling(db, personId, words, given.sureOf);
      if (identifying.length > 0) return { ok: false, identifying };
    }
    await endHostLinks(db, held.id);
    const secret = newHostSecret();
    const { municipalityId, accountId } = worker;
    await db
      .insertInto('hostLink')
      .values({
        municipalityId,
        id,
        personId,
        placementId: held.id,
        resourceId: held.resourceId,
        tokenHash: hashHostSecret(secret.token),
        codeHash: hashHostSecret(secret.code),
        addressee: draft.addressee,
        about: draft.about,
        asker: draft.asker,
        askerPhone: draft.askerPhone,
        validUntil: new Date(`${draft.validUntil}T23:59:59+09:00`),
        createdBy: accountId,
      })
      .execute();
    await letIn(db, worker, held, id);
    await refreshAccess(db, personId);
    return { ok: true, secret };
  });
}

/** The rows that are meant for the host carry its link. What comes later takes it from the placement. */
async function letIn(db: Handle, worker: Worker, held: HeldPlacement, hostLinkId: string): Promise<void> {
  await db
    .updateTable('placement')
    .set({ hostLinkId, version: held.version + 1, updatedAt: sql`now()`, updatedBy: worker.accountId })
    .where('id', '=', held.id)
    .execute();
  await db
    .updateTable('sounding')
    .set({ hostLinkId })
    .where('placementId', '=', held.id)
    .where('withdrawnAt', 'is', null)
    .execute();
  await db
    .updateTable('visit')
    .set({ hostLinkId })
    .where('placementId', '=', held.id)
    .where('outcome', 'is', null)
    .execute();
  await db
    .updateTable('careSheet')
    .set({ hostLinkId })
    .where('placementId', '=', held.id)
    // The newest that is out, and none that no consent carries: as handing it over says.
    .where('consentId', 'is not', null)
    .where('takenBackOn', 'is', null)
    .where('edition', '=', (eb) =>
      eb
        .selectFrom('careSheet as handed')
        .select(({ fn }) => fn.max('handed.edition').as('newest'))
        .where('handed.placementId', '=', held.id)
        .where('handed.handedOn', 'is not', null),
    )
    .execute();
  await db
    .updateTable('watchRequest')
    .set({ hostLinkId })
    .where('placementId', '=', held.id)
    // What others than the host were asked stays theirs.
    .where('onHostPage', '=', true)
    .where('consentId', 'is not', null)
    .where('endedAt', 'is', null)
    .execute();
}
