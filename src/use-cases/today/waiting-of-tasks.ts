import { sql } from 'kysely';
import type { Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { addDays } from '#domain/calendar-day.ts';
import type { Waiting } from '#domain/waiting.ts';

/** 資源開拓 that I took on and whose day is near or past. It is about the town: nobody's name is in it. */
export async function waitingOfTasks(db: Handle, worker: Worker, today: string): Promise<Waiting[]> {
  const { rows } = await sql<{ id: string; sought: string; dueOn: string }>`
    select id, sought, due_on from resource_task
    where assigned_to = ${worker.accountId}::uuid and state in ('open', 'underway')
      and due_on <= ${addDays(today, 7)}
    order by due_on limit 20`.execute(db);
  return rows.map((row) => ({
    kind: 'resource_task',
    title: row.sought.length > 40 ? `${row.sought.slice(0, 40)}…` : row.sought,
    detail: '',
    href: `/gaps/tasks/${row.id}`,
    since: null,
    due: row.dueOn,
  }));
}
