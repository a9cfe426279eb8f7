import { usualPractice, type StoredPractice } from '#domain/practice-setting.ts';
import type { Handle } from './as-actor.ts';

export async function readPractice(db: Handle): Promise<StoredPractice> {
  const row = await db
    .selectFrom('practiceSetting')
    .select(['soundingsPerWeek', 'reviewsBeforeStep', 'version'])
    .executeTakeFirst();
  return row ?? { ...usualPractice, version: 0 };
}
