import { sql } from 'kysely';
import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { json } from '#db/json.ts';
import { meetVersions, type KeptSides } from '#db/meet-versions.ts';
import type { Worker } from '#domain/actor.ts';
import type { Saved } from '#domain/clash.ts';
import type { HandoverContent } from '#domain/handover.ts';
import { Refusal } from '#domain/refusal.ts';

export type HandoverInput = HandoverContent & {
  effectiveOn: string;
  metTogetherOn: string | null;
  personToldOn: string | null;
};

/** Saves a 引継書 while it is being written: who hands over and who takes over may both write on it. */
export async function saveHandover(
  worker: Worker,
  personId: string,
  id: string,
  seen: number,
  input: HandoverInput,
  kept?: KeptSides,
): Promise<Saved> {
  const purpose = { act: 'closing.handover.save', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    const row = await db
      .selectFrom('handover')
      .select(['content', 'effectiveOn', 'metTogetherOn', 'personToldOn', 'doneOn', 'cancelledOn'])
      .select(['version', 'updatedAt', 'updatedBy'])
      .where('id', '=', id)
      .where('personId', '=', personId)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw new Refusal('not-found');
    if (row.doneOn !== null || row.cancelledOn !== null) throw new Refusal('already-done');
    const { content, effectiveOn, metTogetherOn, personToldOn, version, updatedAt, updatedBy } = row;
    const fields = { ...(content as HandoverContent), effectiveOn, metTogetherOn, personToldOn };
    const subject = { kind: 'handover', id, personId };
    const stored = { version, updatedAt, updatedBy, fields };
    const met = await meetVersions<HandoverInput>(db, worker, subject, stored, { seen, fields: input, kept });
    if (!met.ok) return met;
    const { effectiveOn: on, metTogetherOn: together, personToldOn: told, ...words } = met.merged;
    await db
      .updateTable('handover')
      .set({
        content: json(words),
        effectiveOn: on,
        metTogetherOn: together,
        personToldOn: told,
        version: met.version,
        updatedAt: sql`now()`,
        updatedBy: worker.accountId,
      })
      .where('id', '=', id)
      .execute();
    await refreshAccess(db, personId);
    return { ok: true };
  });
}
