import { sql } from 'kysely';
import type { Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { addDays } from '#domain/calendar-day.ts';
import type { Waiting } from '#domain/waiting.ts';

/** Voices of the last month and resources to ask again: the work of those who know the town. */
export async function waitingOfTown(db: Handle, worker: Worker, today: string): Promise<Waiting[]> {
  if (!worker.roles.includes('community_coordinator')) return [];
  const voices = await sql<{
    id: string;
    words: string;
    heardOn: string;
  }>`select id, words, heard_on from voice
    where heard_on >= ${addDays(today, -30)} order by heard_on desc limit 10`.execute(db);
  const resources = await sql<{
    id: string;
    name: string;
    checkedOn: string | null;
    nextCheckOn: string | null;
  }>`
    select id, name, checked_on, next_check_on from resource
    where state = 'open' and (next_check_on <= ${today} or checked_on is null)
    order by next_check_on nulls first, name limit 20`.execute(db);
  return [
    ...voices.rows.map((row): Waiting => ({
      kind: 'voice',
      title: `「${row.words.length > 40 ? `${row.words.slice(0, 40)}…` : row.words}」`,
      detail: '',
      href: '/town',
      since: row.heardOn,
      due: null,
    })),
    ...resources.rows.map((row): Waiting => ({
      kind: 'resource',
      title: row.name,
      detail: row.checkedOn === null ? 'まだ確かめていない' : '',
      href: `/town/resources/${row.id}`,
      since: row.checkedOn,
      due: row.nextCheckOn,
    })),
  ];
}
