import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import { meetVersions, type KeptSides } from '#db/meet-versions.ts';
import type { Worker } from '#domain/actor.ts';
import { agreementAnswerShape, type AgreementReply } from '#domain/agreement.ts';
import type { Saved } from '#domain/clash.ts';
import { Refusal } from '#domain/refusal.ts';
import { findTelling, type TellsOfSomebody } from './find-telling.ts';

export type AgreementAnswer = AgreementReply & {
  seen: number;
  kept?: KeptSides | undefined;
  sureOf: readonly string[];
};

/** Keeps what one side answered, over the version that was seen. A no is kept as it was said and decides nothing else. */
export async function answerAgreement(
  worker: Worker,
  activityId: string,
  id: string,
  { seen, kept, sureOf, ...reply }: AgreementAnswer,
): Promise<Saved | TellsOfSomebody> {
  const identifying = await findTelling(worker, activityId, [reply.words], sureOf);
  if (identifying.length > 0) return { ok: false, identifying };
  const purpose = { act: 'community.answer-agreement', subjects: [{ kind: 'activity', id: activityId }] };
  return asActor(worker, purpose, async (db) => {
    const row = await db
      .selectFrom('activityAgreement')
      .select(['version', 'updatedBy', 'updatedAt', 'state', 'askedOn', 'answeredOn', 'words'])
      .where('id', '=', id)
      .where('activityId', '=', activityId)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw new Refusal('not-found');
    const { version, updatedBy, updatedAt, ...stored } = row;
    const met = await meetVersions<Record<string, unknown>>(
      db,
      worker,
      { kind: 'activity_agreement', id },
      { version, updatedBy, updatedAt, fields: stored },
      { seen, fields: whole(reply), kept },
    );
    if (!met.ok) return met;
    // Two people's halves may each be right and together be none: an answer that came before the question.
    const merged = agreementAnswerShape.safeParse(met.merged);
    if (!merged.success) throw new Refusal('changed-meanwhile');
    await db
      .updateTable('activityAgreement')
      .set({
        ...whole(merged.data),
        version: met.version,
        updatedAt: sql`now()`,
        updatedBy: worker.accountId,
      })
      .where('id', '=', id)
      .execute();
    return { ok: true };
  });
}

/** What is still to be asked has no day; what is still to be answered has no answer. */
function whole({ state, askedOn, answeredOn, words }: AgreementReply) {
  const isAsked = state !== 'to_ask';
  const isAnswered = isAsked && state !== 'asked';
  return {
    state,
    askedOn: isAsked ? askedOn : null,
    answeredOn: isAnswered ? answeredOn : null,
    words,
  };
}
