import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { isNameless } from '#domain/placement-state.ts';
import { Refusal } from '#domain/refusal.ts';
import { storedConditions, type AnswerDraft, type HostNo } from '#domain/sounding.ts';
import { goOnAfterAnswer } from './after-answer.ts';
import { about, holdPlacement, type SeenPlacement } from './hold-placement.ts';
import { holdSounding } from './hold-sounding.ts';

export type NewAnswer = SeenPlacement & {
  sounding: { id: string; version: number };
  answer: AnswerDraft;
  /** With a no: why, and what follows from it. */
  no: HostNo | undefined;
};

/** What a host answered, by phone, on paper or at the door, written down by whoever heard it. It counts like any other way. */
export async function recordAnswer(worker: Worker, given: NewAnswer): Promise<void> {
  const { personId, answer, no } = given;
  await asActor(worker, about('placements.answer', personId), async (db, log) => {
    const held = await holdPlacement(db, worker, given);
    if (!isNameless(held.state)) throw new Refusal('already-done');
    const sounding = await holdSounding(db, held.id, given.sounding);
    if (sounding.answer !== null) throw new Refusal('already-done');
    const isNo = answer.answer === 'no';
    await db
      .updateTable('sounding')
      .set({
        answer: answer.answer,
        answeredOn: answer.answeredOn,
        answeredBy: answer.answeredBy,
        answerManner: answer.manner,
        recordedBy: worker.accountId,
        ...storedConditions(isNo ? [] : answer.conditions),
        reasonCode: isNo ? (no?.code ?? '') : '',
        reasonWords: isNo ? (no?.words ?? '') : '',
        version: sounding.version + 1,
      })
      .where('id', '=', sounding.id)
      .execute();
    log.detail({ answer: answer.answer });
    await goOnAfterAnswer(db, worker, held, { answer: answer.answer, on: answer.answeredOn }, no);
    await refreshAccess(db, personId);
  });
}
