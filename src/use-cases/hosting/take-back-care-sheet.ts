import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { lockSheet, type SeenSheet } from './agree-care-sheet.ts';

/** The paper is back, or torn up; the host's page shows it no more. */
export async function takeBackCareSheet(worker: Worker, seen: SeenSheet, on: string): Promise<void> {
  const purpose = { act: 'hosting.care-sheet.take-back', subjects: [{ kind: 'person', id: seen.personId }] };
  await asActor(worker, purpose, async (db) => {
    const sheet = await lockSheet(db, seen);
    if (sheet.handedOn === null || sheet.takenBackOn !== null) throw new Refusal('already-done');
    await db
      .updateTable('careSheet')
      .set({ takenBackOn: on, hostLinkId: null, version: sheet.version + 1 })
      .where('id', '=', sheet.id)
      .execute();
  });
}
