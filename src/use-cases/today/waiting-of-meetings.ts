import { sql } from 'kysely';
import type { Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { addDays } from '#domain/calendar-day.ts';
import type { Waiting } from '#domain/waiting.ts';

/** Meetings that my agency convenes: to prepare within two weeks, or held and not yet confirmed. */
export async function waitingOfMeetings(db: Handle, worker: Worker, today: string): Promise<Waiting[]> {
  const { rows } = await sql<{ id: string; number: string; title: string; state: string; heldOn: string }>`
    select id, number, title, state, held_on from meeting
    where convener_agency_id = ${worker.agencyId}::uuid
      and (state in ('preparing', 'called') and held_on <= ${addDays(today, 14)} or state = 'held')
    order by held_on limit 20`.execute(db);
  return rows.map((row) => ({
    kind: 'meeting',
    title: row.title || '重層的支援会議',
    detail: `${row.number}　${row.state === 'held' ? '議事録の確定がまだです' : '準備'}`,
    href: `/meetings/${row.id}`,
    since: row.state === 'held' ? row.heldOn : null,
    due: row.heldOn,
  }));
}
