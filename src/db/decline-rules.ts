import type { Consequence, EndsWhen } from '#domain/decline-reason.ts';
import { ruleKey, usualRules, type RuleSide, type StoredRule } from '#domain/decline-rule.ts';
import type { Handle } from './as-actor.ts';

/** The whole table, in one order: the town's own lines over the usual ones. */
export async function readDeclineRules(db: Handle): Promise<StoredRule[]> {
  const rows = await db
    .selectFrom('declineRule')
    .select(['id', 'whose', 'code', 'label', 'consequence', 'waitDays', 'endsWhen', 'inUse', 'version'])
    .select('updatedAt')
    .execute();
  const own = new Map(
    rows.map(({ inUse, whose, consequence, endsWhen, ...row }): [string, StoredRule] => {
      const rule = {
        ...row,
        whose: whose as RuleSide,
        consequence: consequence as Consequence,
        endsWhen: endsWhen as EndsWhen,
        isInUse: inUse,
      };
      return [ruleKey(rule), rule];
    }),
  );
  return usualRules.map(
    (rule) => own.get(ruleKey(rule)) ?? { ...rule, id: null, version: 0, updatedAt: null },
  );
}
