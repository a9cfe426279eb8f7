import { sql } from 'kysely';
import type { Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { addDays } from '#domain/calendar-day.ts';
import { caseStates, type CaseState } from '#domain/case-state.ts';
import type { Waiting, WaitingKind } from '#domain/waiting.ts';
import { nameWithSan } from '#domain/person.ts';
import { describeCases, type CaseInLine, type OpenCase } from './open-cases.ts';
import { standsStillAfterDays } from './read-standing-cases.ts';

/** So many of a kind are shown: what has waited longest. */
const most = 20;

/** Cases that nobody has taken up, that stand still, or that came from my desk and moved: out of those that wait longest. */
export async function waitingOfCases(
  db: Handle,
  worker: Worker,
  today: string,
  { cases }: { cases: readonly CaseInLine[] },
): Promise<Waiting[]> {
  const isMine = (one: CaseInLine): boolean => one.mainAccountId === worker.accountId;
  const since = addDays(today, -standsStillAfterDays);
  const wanted: [WaitingKind, CaseInLine[]][] = [
    ['received', cases.filter((one) => isNew(one) && (one.mainAccountId === null || isMine(one)))],
    ['searching', cases.filter((one) => one.state === 'searching' && isMine(one))],
  ];
  if (worker.roles.some((role) => role === 'coordinator' || role === 'municipal_officer')) {
    wanted.push(
      ['no_lead', cases.filter((one) => !isNew(one) && (!one.mainAccountId || !one.isOpenToLead))],
      [
        'stands_still',
        cases.filter((one) => one.stateSince <= since && !['taking_part', 'paused'].includes(one.state)),
      ],
    );
  }
  const shown = wanted.map(([kind, some]) => [kind, some.slice(0, most)] as const);
  const people = new Map(
    (await describeCases(db, [...new Set(shown.flatMap(([, some]) => some))])).map((one) => [
      one.personId,
      one,
    ]),
  );
  const items = shown.flatMap(([kind, some]) =>
    some.flatMap((one) => {
      const described = people.get(one.personId);
      return described ? [waitingCase(kind, described)] : [];
    }),
  );
  return [...items, ...(await readReferrals(db, worker, today))];
}

function isNew({ state }: CaseInLine): boolean {
  return state === 'received' || state === 'no_consent_yet';
}

function waitingCase(kind: WaitingKind, one: OpenCase): Waiting {
  const page = kind === 'searching' ? '' : '/case';
  return {
    kind,
    title: one.personName,
    detail: [caseStates[one.state as CaseState], one.mainName ?? '', kind === 'no_lead' ? leadLost(one) : '']
      .filter((part) => part !== '')
      .join('　'),
    href: `/people/${one.personId}${page}`,
    since: one.stateSince,
    due: null,
    personId: one.personId,
    // Somebody has them already: what is left to do is the next step.
    ...(kind === 'received' && one.mainName !== null && { act: '次の段階へ' }),
  };
}

/** There is a lead, and nothing opens the case to it any more: somebody has to ask the person, or take it over. */
function leadLost({ leadAgencyName, isOpenToLead }: OpenCase): string {
  return leadAgencyName !== null && !isOpenToLead ? `主担当（${leadAgencyName}）への同意が切れている` : '';
}

type Referral = {
  personId: string;
  familyName: string;
  givenName: string;
  called: string;
  state: CaseState;
  on: string;
};

/** What became of the people my agency received and another now leads: moved within a month. */
async function readReferrals(db: Handle, worker: Worker, today: string): Promise<Waiting[]> {
  if (!worker.roles.includes('consultation_worker')) return [];
  const { rows } = await sql<Referral>`
    select person.id as person_id, person.family_name, person.given_name, person.called, "case".state, "case".state_since as on
    from intake
    join "case" on "case".municipality_id = intake.municipality_id and "case".person_id = intake.person_id
    join person on person.municipality_id = intake.municipality_id and person.id = intake.person_id
    where intake.agency_id = ${worker.agencyId}::uuid and "case".lead_agency_id is distinct from ${worker.agencyId}::uuid
      and "case".state_since >= ${addDays(today, -30)}
    order by "case".state_since desc limit ${most}`.execute(db);
  return rows.map(({ personId, familyName, givenName, called, state, on }) => ({
    kind: 'referral',
    title: nameWithSan({ familyName, givenName, called }),
    detail: `いまは「${caseStates[state]}」`,
    href: `/people/${personId}`,
    since: on,
    due: null,
    personId,
  }));
}
