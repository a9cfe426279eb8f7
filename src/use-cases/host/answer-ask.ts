import { refreshAccess } from '#db/access-list.ts';
import { isNameless } from '#domain/placement-state.ts';
import { Refusal } from '#domain/refusal.ts';
import type { HostAnswer } from '#domain/sounding.ts';
import { asHost, type HostAtDoor } from './enter.ts';
import { ownPlacement } from './read-ask.ts';

/** The host's own answer. Nothing moves by it: a worker reads it and takes it up, as with an answer on paper. */
export async function answerAsk(
  host: HostAtDoor,
  asked: { id: string; version: number },
  given: HostAnswer,
  today: string,
): Promise<void> {
  await asHost(host, 'host.answer', async (db, log) => {
    const placement = await ownPlacement(db, log);
    if (!isNameless(placement.state)) throw new Refusal('already-done');
    const sounding = await db
      .selectFrom('sounding')
      .select(['version', 'answer'])
      .where('id', '=', asked.id)
      .executeTakeFirst();
    if (!sounding) throw new Refusal('not-found');
    if (sounding.answer !== null || sounding.version !== asked.version) throw new Refusal('already-done');
    const isNo = given.answer === 'no';
    const result = await db
      .updateTable('sounding')
      .set({
        answer: given.answer,
        answeredOn: today,
        answeredBy: given.answeredBy,
        answerManner: 'link',
        conditionWords: isNo ? [] : given.conditions.map(({ words }) => words),
        reasonCode: isNo ? given.reasonCode : '',
        reasonWords: isNo ? given.reasonWords : '',
        version: sounding.version + 1,
      })
      .where('id', '=', asked.id)
      .where('version', '=', sounding.version)
      // Sent twice at once, one of them finds it answered.
      .where('answer', 'is', null)
      .executeTakeFirst();
    if (result.numUpdatedRows === 0n) throw new Refusal('already-done');
    log.detail({ answer: given.answer });
    await refreshAccess(db, placement.personId);
  });
}
