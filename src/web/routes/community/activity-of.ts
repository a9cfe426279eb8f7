import type { Context } from 'hono';
import { Refusal } from '#domain/refusal.ts';
import { readActivity, type ActivityRecord } from '#use-cases/community/read-activity.ts';
import type { Env } from '#web/context.ts';
import { pathId } from '#web/path-id.ts';

/** The activity of the address; one that is not there is told as such. */
export async function activityOf(c: Context<Env>): Promise<ActivityRecord> {
  const found = await readActivity(c.var.session.worker, pathId(c, 'id'));
  if (!found) throw new Refusal('not-found');
  return found;
}
