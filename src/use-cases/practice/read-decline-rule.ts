import { asActor } from '#db/as-actor.ts';
import { readDeclineRules } from '#db/decline-rules.ts';
import type { Worker } from '#domain/actor.ts';
import { findRule, type DeclineRule, type StoredRule } from '#domain/decline-rule.ts';
import { Refusal } from '#domain/refusal.ts';

/** How a line read before somebody wrote over it. */
export type EarlierRule = { before: Partial<DeclineRule>; changedAt: Date; changedBy: string };
export type RuleWithHistory = { rule: StoredRule; earlier: EarlierRule[] };

const most = 20;

/** One line of the table and what it said before, newest first. */
export async function readDeclineRule(
  worker: Worker,
  key: { whose: string; code: string },
): Promise<RuleWithHistory> {
  return asActor(worker, { act: 'practice.rule' }, async (db) => {
    const rule = findRule(await readDeclineRules(db), key.whose, key.code);
    if (!rule) throw new Refusal('not-found');
    if (rule.id === null) return { rule, earlier: [] };
    const rows = await db
      .selectFrom('revision')
      .innerJoin('account', (join) =>
        join
          .onRef('account.municipalityId', '=', 'revision.municipalityId')
          .onRef('account.id', '=', 'revision.byAccount'),
      )
      .select(['revision.before', 'revision.at as changedAt', 'account.name as changedBy'])
      .where('subjectKind', '=', 'decline_rule')
      .where('subjectId', '=', rule.id)
      .orderBy('revision.version', 'desc')
      .limit(most)
      .execute();
    const earlier = rows.map(({ before, ...row }) => ({ ...row, before: before as Partial<DeclineRule> }));
    return { rule, earlier };
  });
}
