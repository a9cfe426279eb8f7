import type { Handle } from '#db/as-actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { conditionsIn, type HostCondition } from '#domain/sounding.ts';

export type HeldSounding = {
  id: string;
  answer: string | null;
  answeredOn: string | null;
  recordedBy: string | null;
  reasonCode: string;
  reasonWords: string;
  conditions: HostCondition[];
  version: number;
};

/** Locks one sounding of this placement that was not taken back, in the version that the page was filled from. */
export async function holdSounding(
  db: Handle,
  placementId: string,
  seen: { id: string; version: number },
): Promise<HeldSounding> {
  const row = await db
    .selectFrom('sounding')
    .select([
      'id',
      'answer',
      'answeredOn',
      'recordedBy',
      'reasonCode',
      'reasonWords',
      'conditionWords',
      'conditionAnswers',
      'version',
      'withdrawnAt',
    ])
    .where('id', '=', seen.id)
    .where('placementId', '=', placementId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  if (row.withdrawnAt !== null) throw new Refusal('already-done');
  if (row.version !== seen.version) throw new Refusal('changed-meanwhile');
  const { withdrawnAt: _, conditionWords, conditionAnswers, ...rest } = row;
  return { ...rest, conditions: conditionsIn({ conditionWords, conditionAnswers }) };
}
