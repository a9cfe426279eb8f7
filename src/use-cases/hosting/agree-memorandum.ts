import { sql } from 'kysely';
import { asActor, type Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { memorandumShape } from '#domain/memorandum.ts';
import { Refusal } from '#domain/refusal.ts';

export type SeenMemorandum = {
  personId: string;
  placementId: string;
  memorandumId: string;
  version: number;
};

/** One edition, locked, unless it has ended. */
export async function lockMemorandum(db: Handle, seen: SeenMemorandum) {
  const row = await db
    .selectFrom('memorandum')
    .select(['id', 'edition', 'version', 'content', 'personAgreedOn', 'hostAgreedOn', 'lockedAt', 'endedAt'])
    .where('id', '=', seen.memorandumId)
    .where('placementId', '=', seen.placementId)
    .where('personId', '=', seen.personId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  if (row.endedAt !== null) throw new Refusal('already-done');
  if (row.version !== seen.version) throw new Refusal('changed-meanwhile');
  return row;
}

export type SideOfMemorandum = { side: 'person'; on: string } | { side: 'host'; on: string; signer: string };

/**
 * One side says yes to an edition. With the second yes it is signed: from then on it does not change, and the days of notice
 * that it promises are those of the placement.
 */
export async function agreeMemorandum(
  worker: Worker,
  seen: SeenMemorandum,
  yes: SideOfMemorandum,
): Promise<{ isSigned: boolean }> {
  const purpose = { act: 'hosting.memorandum.agree', subjects: [{ kind: 'person', id: seen.personId }] };
  return asActor(worker, purpose, async (db, log) => {
    const stored = await lockMemorandum(db, seen);
    const newer = await db
      .selectFrom('memorandum')
      .select('id')
      .where('placementId', '=', seen.placementId)
      .where('edition', '>', stored.edition)
      .limit(1)
      .executeTakeFirst();
    if (newer) throw new Refusal('changed-meanwhile');
    const own = yes.side === 'person' ? stored.personAgreedOn : stored.hostAgreedOn;
    const other = yes.side === 'person' ? stored.hostAgreedOn : stored.personAgreedOn;
    if (own !== null) throw new Refusal('already-done');
    const isSigned = other !== null;
    await db
      .updateTable('memorandum')
      .set({
        ...(yes.side === 'person'
          ? { personAgreedOn: yes.on }
          : { hostAgreedOn: yes.on, hostSigner: yes.signer }),
        ...(isSigned ? { lockedAt: sql<Date>`now()` } : {}),
        version: stored.version + 1,
      })
      .where('id', '=', stored.id)
      .execute();
    log.detail({ side: yes.side, isSigned });
    if (isSigned) {
      await db
        .updateTable('placement')
        .set({
          recallNoticeDays: memorandumShape.parse(stored.content).recallNoticeDays,
          version: sql`version + 1`,
          updatedAt: sql`now()`,
          updatedBy: worker.accountId,
        })
        .where('id', '=', seen.placementId)
        .execute();
    }
    return { isSigned };
  });
}
