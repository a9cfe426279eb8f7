import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { isNameless } from '#domain/placement-state.ts';
import { Refusal } from '#domain/refusal.ts';
import type { HostNo } from '#domain/sounding.ts';
import { goOnAfterAnswer } from './after-answer.ts';
import { about, holdPlacement, type SeenPlacement } from './hold-placement.ts';
import { holdSounding } from './hold-sounding.ts';

export type TakenUp = SeenPlacement & {
  sounding: { id: string; version: number };
  /** After a no of the host: what follows. The reason is the host's own, as it chose it. */
  follows: Pick<HostNo, 'consequence' | 'until'> | undefined;
};

/** A host has answered behind its link; somebody reads it and takes it up. Until then nothing has moved. */
export async function takeUpAnswer(worker: Worker, given: TakenUp): Promise<void> {
  const { personId, follows } = given;
  await asActor(worker, about('placements.take-up', personId), async (db) => {
    const held = await holdPlacement(db, worker, given);
    const sounding = await holdSounding(db, held.id, given.sounding);
    const { answer, answeredOn } = sounding;
    if (answer === null || answeredOn === null) throw new Refusal('answer-missing');
    if (sounding.recordedBy !== null || !isNameless(held.state)) throw new Refusal('already-done');
    if (answer === 'no' && follows === undefined) throw new Refusal('not-permitted');
    await db
      .updateTable('sounding')
      .set({ recordedBy: worker.accountId, version: sounding.version + 1 })
      .where('id', '=', sounding.id)
      .execute();
    const no = follows && { ...follows, code: sounding.reasonCode, words: sounding.reasonWords };
    await goOnAfterAnswer(db, worker, held, { answer, on: answeredOn }, no);
    await refreshAccess(db, personId);
  });
}
