import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { PlanState } from '#domain/plan-state.ts';
import { Refusal } from '#domain/refusal.ts';
import { nameWithSan } from '#domain/person.ts';
import { coverageOf, seatName, type Coverage } from './coverage.ts';
import { readSeats } from './lock-meeting.ts';

export type AgendaPerson = {
  personId: string;
  personName: string;
  personNumber: string;
  caseState: string;
  plans: { id: string; edition: number; state: PlanState }[];
  seats: { id: string; name: string; coverage: Coverage }[];
  hasAgreed: boolean;
};

/** Somebody whom one would put on an agenda, by id or by the number that people read, with whom their consent covers. */
export async function findAgendaPerson(
  worker: Worker,
  meetingId: string,
  asked: { id: string } | { number: string },
): Promise<AgendaPerson | undefined> {
  return asActor(worker, { act: 'meetings.agenda-person' }, async (db, log) => {
    const meeting = await db
      .selectFrom('meeting')
      .select(['heldOn'])
      .where('id', '=', meetingId)
      .where('legalBasis', '=', 'coordination')
      .executeTakeFirst();
    if (!meeting) throw new Refusal('not-found');
    const query = db
      .selectFrom('person')
      .innerJoin('case', (join) =>
        join
          .onRef('case.municipalityId', '=', 'person.municipalityId')
          .onRef('case.personId', '=', 'person.id'),
      )
      .select([
        'person.id',
        'person.number',
        'familyName',
        'givenName',
        'called',
        'case.id as caseId',
        'state',
      ])
      .orderBy('case.openedOn', 'desc')
      .orderBy('case.id', 'desc');
    const row = await (
      'id' in asked
        ? query.where('person.id', '=', asked.id)
        : query.where('person.number', '=', asked.number)
    ).executeTakeFirst();
    if (!row) return undefined;
    log.about('person', row.id);
    const seats = await readSeats(db, meetingId);
    const coverage = await coverageOf(db, row.id, seats, meeting.heldOn);
    const plans = await db
      .selectFrom('plan')
      .select(['id', 'edition', 'state'])
      .where('caseId', '=', row.caseId)
      .where('personId', '=', row.id)
      .where('state', 'in', ['draft', 'in_meeting', 'running', 'evaluating'])
      .orderBy('edition', 'desc')
      .execute();
    return {
      personId: row.id,
      personName: nameWithSan(row),
      personNumber: row.number,
      caseState: row.state,
      plans: plans.map((plan) => ({ ...plan, state: plan.state as PlanState })),
      seats: seats
        .filter(({ presence }) => presence !== 'left_out')
        .map((seat) => ({
          id: seat.id,
          name: seatName(seat),
          coverage: coverage.bySeat.get(seat.id) ?? 'none',
        })),
      hasAgreed: coverage.hasAgreed,
    };
  });
}
