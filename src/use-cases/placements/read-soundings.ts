import * as z from 'zod';
import type { Handle } from '#db/as-actor.ts';
import { conditionsIn, toldLineShape } from '#domain/sounding.ts';

export type StoredSounding = Awaited<ReturnType<typeof readSoundings>>[number];

const toldShape = z.array(toldLineShape);

/** Everything that a host was asked for this placement, the newest first. */
export async function readSoundings(db: Handle, placementId: string) {
  const rows = await db
    .selectFrom('sounding')
    .leftJoin('account', (join) =>
      join
        .onRef('account.municipalityId', '=', 'sounding.municipalityId')
        .onRef('account.id', '=', 'sounding.askedBy'),
    )
    .select([
      'sounding.id',
      'sounding.askedOn',
      'account.name as askedByName',
      'sounding.manner',
      'sounding.askedWhom',
      'sounding.told',
      'sounding.askedWords',
      'sounding.replyDueOn',
      'sounding.answer',
      'sounding.answeredOn',
      'sounding.answeredBy',
      'sounding.answerManner',
      'sounding.recordedBy',
      'sounding.conditionWords',
      'sounding.conditionAnswers',
      'sounding.reasonCode',
      'sounding.reasonWords',
      'sounding.withdrawnAt',
      'sounding.version',
    ])
    .where('sounding.placementId', '=', placementId)
    .orderBy('sounding.askedOn', 'desc')
    .orderBy('sounding.id', 'desc')
    .execute();
  return rows.map(({ conditionWords, conditionAnswers, ...row }) => ({
    ...row,
    told: toldShape.parse(row.told),
    conditions: conditionsIn({ conditionWords, conditionAnswers }),
    isTakenUp: row.recordedBy !== null,
  }));
}
