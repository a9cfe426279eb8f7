import { consequences, needsDay } from '#domain/decline-reason.ts';
import { proposedDay, type DeclineRule } from '#domain/decline-rule.ts';
import { formatDayNear } from '#domain/japanese-date.ts';

/** What the town's table says of a reason, beside the reason: what follows, and which day it proposes. */
export function usuallyFollows(rule: DeclineRule, today: string): string {
  const day = needsDay(rule.consequence) ? proposedDay(rule, today) : null;
  const follows = consequences[rule.consequence];
  return day === null ? follows : `${follows}（${formatDayNear(day, today)}）`;
}
