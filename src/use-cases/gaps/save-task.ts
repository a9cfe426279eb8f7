import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import { meetVersions, type KeptSides } from '#db/meet-versions.ts';
import type { Worker } from '#domain/actor.ts';
import type { Saved } from '#domain/clash.ts';
import { Refusal } from '#domain/refusal.ts';
import { isTaskEnded, type TaskChange } from '#domain/resource-task.ts';

/** Saves how a task stands. Ended, it keeps the day; taken up again, it loses it. What two wrote at once is laid side by side. */
export async function saveTask(
  worker: Worker,
  taskId: string,
  seen: number,
  change: TaskChange,
  today: string,
  kept?: KeptSides,
): Promise<Saved> {
  const purpose = { act: 'gaps.task.save', subjects: [{ kind: 'resource_task', id: taskId }] };
  return asActor(worker, purpose, async (db): Promise<Saved> => {
    const row = await db
      .selectFrom('resourceTask')
      .select(['version', 'updatedAt', 'updatedBy', 'endedOn', 'sought', 'areaId', 'assignedTo', 'together'])
      .select(['dueOn', 'course', 'state', 'resultResourceId', 'resultWords'])
      .where('id', '=', taskId)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw new Refusal('not-found');
    const { version, updatedAt, updatedBy, endedOn, ...fields } = row;
    const stored = { version, updatedAt, updatedBy, fields: fields as TaskChange };
    const subject = { kind: 'resource_task', id: taskId };
    const met = await meetVersions<TaskChange>(db, worker, subject, stored, { seen, fields: change, kept });
    if (!met.ok) return met;
    const { merged } = met;
    // Two halves that were sound by themselves may not be together: one ended it, the other took the words of its end away.
    const isBare = merged.resultResourceId === null && merged.resultWords.trim() === '';
    if (merged.state === 'met' && isBare) throw new Refusal('changed-meanwhile');
    if (merged.state === 'dropped' && merged.resultWords.trim() === '')
      throw new Refusal('changed-meanwhile');
    await db
      .updateTable('resourceTask')
      .set({
        ...merged,
        endedOn: isTaskEnded(merged.state) ? (endedOn ?? today) : null,
        version: met.version,
        updatedAt: sql`now()`,
        updatedBy: worker.accountId,
      })
      .where('id', '=', taskId)
      .execute();
    return { ok: true };
  });
}
