import type { Handle } from '#db/as-actor.ts';
import { mayLeaveTheMeeting } from '#domain/fact.ts';

export type OwnWords = {
  kind: string;
  words: string;
  isOwnWords: boolean;
  saidBy: string;
  saidOn: string;
  basis: string;
};

/**
 * What the person said about wishes, strengths and what they do not want, newest first. What was learnt in a 支援会議
 * stays out even where this worker may read it (invariant 1): the query leaves it out, and the rule is asked once more.
 */
export async function readOwnWords(db: Handle, personId: string): Promise<OwnWords[]> {
  const rows = await db
    .selectFrom('fact')
    .select(['kind', 'words', 'isOwnWords', 'saidBy', 'saidOn', 'basis'])
    .where('personId', '=', personId)
    .where('struckAt', 'is', null)
    .where('basis', '<>', 'confidential_meeting')
    .where('kind', 'in', ['wish', 'strength', 'aversion', 'limit', 'hours', 'reach', 'support_needed'])
    .orderBy('saidOn', 'desc')
    .orderBy('id', 'desc')
    .limit(60)
    .execute();
  return rows.filter(({ basis }) => mayLeaveTheMeeting(basis));
}
