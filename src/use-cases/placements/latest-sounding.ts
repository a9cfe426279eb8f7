import type { Handle } from '#db/as-actor.ts';

/** The newest sounding of a placement that was not taken back: what the host was last asked. */
export async function latestSounding(db: Handle, placementId: string) {
  return db
    .selectFrom('sounding')
    .select(['id', 'answer', 'recordedBy', 'conditionWords', 'conditionAnswers', 'version'])
    .where('placementId', '=', placementId)
    .where('withdrawnAt', 'is', null)
    .orderBy('askedOn', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
}
