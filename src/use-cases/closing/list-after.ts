import { sql } from 'kysely';
import { asActor, type Handle } from '#db/as-actor.ts';
import { retentionYears } from '#db/retention-years.ts';
import type { Worker } from '#domain/actor.ts';
import { monthsLater } from '#domain/freshness.ts';
import { addDays } from '#domain/calendar-day.ts';
import { lastClosingOver, retainUntil, type ClosureReason } from '#domain/closure.ts';
import { nameWithSan } from '#domain/person.ts';

export type AfterRow = {
  id: string;
  personId: string;
  personName: string;
  caseNumber: string;
  reason: ClosureReason;
  closedOn: string;
  contactDueOn: string | null;
  contactResult: string | null;
  watcher: string;
  retainUntil: string;
  heldReason: string;
};

export type After = {
  /** Calls after three months that are due, or will be, the longest waiting first. */
  contacts: AfterRow[];
  /** Files whose term is over, or is within the year, and those kept from disposal with the reason. */
  over: AfterRow[];
  held: AfterRow[];
};

const most = 200;

async function rows(
  db: Handle,
  condition: ReturnType<typeof sql<boolean>>,
  order: 'contactDueOn' | 'closedOn',
) {
  const years = await retentionYears(db, 'case');
  const found = await db
    .selectFrom('closure')
    .innerJoin('case', (join) =>
      join
        .onRef('case.municipalityId', '=', 'closure.municipalityId')
        .onRef('case.id', '=', 'closure.caseId'),
    )
    .innerJoin('person', (join) =>
      join
        .onRef('person.municipalityId', '=', 'closure.municipalityId')
        .onRef('person.id', '=', 'closure.personId'),
    )
    .select(['closure.id', 'closure.personId', 'case.number as caseNumber', 'reason', 'closedOn'])
    .select(['contactDueOn', 'contactResult', 'watcher', 'heldReason'])
    .select(['familyName', 'givenName', 'called'])
    .where(condition)
    .orderBy(order)
    .orderBy('closure.id')
    .limit(most)
    .execute();
  return found.map(({ familyName, givenName, called, ...row }) => ({
    ...row,
    retainUntil: retainUntil(row.closedOn, years),
    reason: row.reason as ClosureReason,
    personName: nameWithSan({ familyName, givenName, called }),
  }));
}

/** 終結のあと: who is to be called, and whose file has come to its term. As far as they are open to this worker. */
export async function listAfter(worker: Worker, today: string): Promise<After> {
  return asActor(worker, { act: 'closing.after' }, async (db, log) => {
    const isDue = sql<boolean>`contact_due_on is not null and contact_done_on is null`;
    const contacts = await rows(db, isDue, 'contactDueOn');
    // Over, or within the year: the day after, because the last day still belongs to the term.
    const soon = addDays(monthsLater(today, 12), 1);
    const last = lastClosingOver(soon, await retentionYears(db, 'case'));
    const over = await rows(db, sql<boolean>`closed_on <= ${last}::date and held_reason = ''`, 'closedOn');
    const held = await rows(db, sql<boolean>`held_reason <> ''`, 'closedOn');
    for (const { personId } of [...contacts, ...over, ...held]) log.about('person', personId);
    return { contacts, over, held };
  });
}
