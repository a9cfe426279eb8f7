import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { addDays } from '#domain/calendar-day.ts';
import { describeCases, readOpenCases, type OpenCase } from './open-cases.ts';

/** After so many days in one state a case is looked at together, whatever the reason is. */
export const standsStillAfterDays = 60;

export type StandingCases = {
  awaitsMeeting: OpenCase[];
  withoutConsent: OpenCase[];
  withoutLead: OpenCase[];
  standsStill: OpenCase[];
};

/** The cases that a coordinator looks through before a meeting (design.md §2): each may stand in more than one list. */
export async function readStandingCases(worker: Worker, today: string): Promise<StandingCases> {
  return asActor(worker, { act: 'meetings.prepare' }, async (db, log) => {
    const cases = await describeCases(db, await readOpenCases(db, worker));
    for (const { personId } of cases) log.about('person', personId);
    const since = addDays(today, -standsStillAfterDays);
    return {
      awaitsMeeting: cases.filter(({ state }) => state === 'meeting_awaited' || state === 'planning'),
      withoutConsent: cases.filter(({ state }) => state === 'no_consent_yet'),
      withoutLead: cases.filter(({ mainAccountId, isOpenToLead }) => !mainAccountId || !isOpenToLead),
      standsStill: cases.filter(({ stateSince, state }) => stateSince <= since && state !== 'taking_part'),
    };
  });
}
