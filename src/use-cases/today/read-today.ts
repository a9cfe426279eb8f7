import { sql } from 'kysely';
import { asActor, type Handle } from '#db/as-actor.ts';
import { inOrder } from '#db/walk-in-order.ts';
import { addDays } from '#domain/calendar-day.ts';
import { fullName } from '#domain/person-name.ts';
import type { Worker } from '#domain/actor.ts';
import { describeCases, readOpenCases, type OpenCase } from './open-cases.ts';

export type DueStep = { personId: string; personName: string; noteId: string; step: string; on: string };
export type EndingConsent = {
  personId: string;
  personName: string;
  purpose: string;
  recipient: string;
  until: string;
};
export type DueResource = { id: string; name: string; checkedOn: string | null; nextCheckOn: string | null };
export type NewVoice = { id: string; words: string; scene: string; heardOn: string };

export type Today = {
  caseCount: number;
  steps: DueStep[];
  consents: EndingConsent[];
  /** The first of those who wait for a place, and of those who have just come; how many there are beside it. */
  waiting: OpenCase[];
  waitingCount: number;
  received: OpenCase[];
  receivedCount: number;
  resources: { due: DueResource[]; total: number };
  rowsToCheck: number;
  voices: NewVoice[];
};

/** How far ahead きょう looks for steps and for consents that run out, in days. */
const stepDays = 7;
const consentDays = 30;
const shownWaiting = 8;
const shownReceived = 6;

/**
 * Everything that waits for this worker: written steps that are due, consents that run out, people without a place to go,
 * intakes nobody took up, resources to ask again, import rows to look at. `mine` are the cases the worker is in charge of.
 */
export async function readToday(worker: Worker, today: string): Promise<Today> {
  return asActor(worker, { act: 'today.read' }, async (db, log) => {
    const cases = await readOpenCases(db, worker);
    const mine = await readOwnPeople(db, worker);
    const steps = await readDueSteps(db, worker, addDays(today, stepDays));
    const consents = await readEndingConsents(db, worker, mine, today, addDays(today, consentDays));
    const allWaiting = cases.filter(isWaiting);
    const allReceived = cases.filter(isReceived);
    const shown = await describeCases(db, [
      ...allWaiting.slice(0, shownWaiting),
      ...allReceived.slice(0, shownReceived),
    ]);
    const seen = [...steps, ...consents, ...shown];
    for (const personId of new Set(seen.map((row) => row.personId))) log.about('person', personId);
    return {
      caseCount: mine.length,
      steps,
      consents,
      waiting: shown.filter(isWaiting),
      waitingCount: allWaiting.length,
      received: shown.filter(isReceived),
      receivedCount: allReceived.length,
      ...(await readTown(db, today)),
    };
  });
}

function isWaiting({ state }: { state: string }): boolean {
  return ['searching', 'assessing', 'outreach'].includes(state);
}

function isReceived({ state }: { state: string }): boolean {
  return ['received', 'no_consent_yet'].includes(state);
}

/** Counted apart: one's own people may not be among the three hundred who have waited longest. */
async function readOwnPeople(db: Handle, worker: Worker): Promise<string[]> {
  const rows = await db
    .selectFrom('case')
    .select('personId')
    .where('mainAccountId', '=', worker.accountId)
    .where('state', 'not in', ['closed', 'closed_watching', 'referred'])
    .execute();
  return rows.map(({ personId }) => personId);
}

async function readDueSteps(db: Handle, worker: Worker, until: string): Promise<DueStep[]> {
  const rows = await db
    .selectFrom('progressNote')
    .innerJoin('person', (join) =>
      join
        .onRef('person.municipalityId', '=', 'progressNote.municipalityId')
        .onRef('person.id', '=', 'progressNote.personId'),
    )
    .select([
      'progressNote.id as noteId',
      'progressNote.personId',
      'progressNote.nextStep as step',
      'progressNote.nextOn as on',
      'person.familyName',
      'person.givenName',
      'person.called',
    ])
    .where('progressNote.nextStep', '!=', '')
    .where('progressNote.nextOn', '<=', until)
    .where('progressNote.nextDoneAt', 'is', null)
    .where('progressNote.struckAt', 'is', null)
    .where('progressNote.nextBy', '=', worker.accountId)
    .orderBy('progressNote.nextOn')
    .limit(50)
    .execute();
  return rows.map(({ familyName, givenName, called, on, ...row }) => ({
    ...row,
    on: on ?? '',
    personName: fullName(familyName, givenName) || called,
  }));
}

/** Of one's own people; who has none in charge sees all that are open to them. */
async function readEndingConsents(
  db: Handle,
  worker: Worker,
  own: readonly string[],
  from: string,
  until: string,
): Promise<EndingConsent[]> {
  let query = db
    .selectFrom('consent')
    .innerJoin('person', (join) =>
      join
        .onRef('person.municipalityId', '=', 'consent.municipalityId')
        .onRef('person.id', '=', 'consent.personId'),
    )
    .leftJoin('agency', (join) =>
      join
        .onRef('agency.municipalityId', '=', 'consent.municipalityId')
        .onRef('agency.id', '=', 'consent.recipientAgencyId'),
    )
    .select([
      'consent.personId',
      'consent.purpose',
      'consent.recipientName',
      'consent.validUntil as until',
      'agency.name as agencyName',
      'person.familyName',
      'person.givenName',
      'person.called',
    ])
    .where('consent.state', '=', 'given')
    .where('consent.validUntil', '>=', from)
    .where('consent.validUntil', '<=', until)
    .orderBy('consent.validUntil')
    .limit(50);
  if (own.length > 0) query = query.where(sql<boolean>`consent.person_id = any(${own}::uuid[])`);
  const rows = own.length > 0 ? await query.execute() : await inOrder(db, worker, () => query.execute());
  return rows.map((row) => ({
    personId: row.personId,
    personName: fullName(row.familyName, row.givenName) || row.called,
    purpose: row.purpose,
    recipient: row.agencyName ?? row.recipientName,
    until: row.until ?? '',
  }));
}

async function readTown(
  db: Handle,
  today: string,
): Promise<Pick<Today, 'resources' | 'rowsToCheck' | 'voices'>> {
  const due = await db
    .selectFrom('resource')
    .select(['id', 'name', 'checkedOn', 'nextCheckOn', sql<number>`count(*) over ()`.as('total')])
    .where('state', '=', 'open')
    .where((eb) => eb.or([eb('nextCheckOn', '<=', today), eb('checkedOn', 'is', null)]))
    .orderBy('nextCheckOn')
    .orderBy('name')
    .limit(6)
    .execute();
  const { rows } = await db
    .selectFrom('importRow')
    .innerJoin('registerImport', (join) =>
      join
        .onRef('registerImport.municipalityId', '=', 'importRow.municipalityId')
        .onRef('registerImport.id', '=', 'importRow.importId'),
    )
    .select((eb) => eb.fn.countAll<number>().as('rows'))
    .where('importRow.fate', '=', 'check')
    .where('importRow.decision', 'is', null)
    .where('registerImport.undoneAt', 'is', null)
    .executeTakeFirstOrThrow();
  return {
    resources: { total: due[0]?.total ?? 0, due },
    rowsToCheck: rows,
    voices: await db
      .selectFrom('voice')
      .select(['id', 'words', 'scene', 'heardOn'])
      .where('heardOn', '>=', addDays(today, -60))
      .orderBy('heardOn', 'desc')
      .limit(4)
      .execute(),
  };
}
