import { sql } from 'kysely';
import { asActor, type Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { consentStanding, type ConsentItem, type ConsentStanding } from '#domain/consent.ts';
import type { Basis, FactKind } from '#domain/fact.ts';
import type { NoteMethod } from '#domain/progress-note.ts';
import { readHead, type PersonHead } from './find-person.ts';

export type OverviewFact = {
  id: string;
  kind: FactKind;
  words: string;
  isOwnWords: boolean;
  saidOn: string;
  basis: Basis;
  /** For 「もうできない・したくない」: which of the two; only the second is a veto. */
  isVeto: boolean;
};

export type Overview = {
  person: PersonHead;
  facts: OverviewFact[];
  /** How many facts and notes come from a 支援会議: that they exist, never their gist. */
  sealedCount: number;
  latestEdition: { edition: number; state: string; profile: Record<string, unknown> } | undefined;
  intakeWords: { words: string; receivedAt: Date } | undefined;
  notes: {
    id: string;
    at: Date;
    method: NoteMethod;
    body: string;
    ownWords: string;
    by: string;
    isSealed: boolean;
  }[];
  noteCount: number;
  nextSteps: { id: string; step: string; on: string | null; by: string | null }[];
  consents: {
    id: string;
    recipient: string;
    items: ConsentItem[];
    toldWords: string;
    notToldWords: string;
    validUntil: string | null;
    standing: ConsentStanding;
  }[];
  household: { id: string; name: string; relation: string; livesTogether: boolean; note: string }[];
};

async function facts(db: Handle, personId: string) {
  const rows = await db
    .selectFrom('fact')
    .select(['id', 'kind', 'words', 'isOwnWords', 'saidOn', 'basis'])
    .select(
      sql<boolean>`kind = 'aversion' and coalesce(condition ->> 'refusal', 'never') = 'never'`.as('isVeto'),
    )
    .where('personId', '=', personId)
    .where('struckAt', 'is', null)
    .where('basis', '!=', 'confidential_meeting')
    .orderBy('saidOn', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows as OverviewFact[];
}

async function notes(db: Handle, personId: string) {
  const rows = await db
    .selectFrom('progressNote')
    .innerJoin('account', 'account.id', 'progressNote.createdBy')
    .select(['progressNote.id', 'at', 'method', 'account.name as by'])
    .select(sql<boolean>`basis = 'confidential_meeting'`.as('isSealed'))
    .select(sql<string>`case when basis = 'confidential_meeting' then '' else body end`.as('body'))
    .select(sql<string>`case when basis = 'confidential_meeting' then '' else own_words end`.as('ownWords'))
    .where('personId', '=', personId)
    .where('struckAt', 'is', null)
    .orderBy('at', 'desc')
    .orderBy('progressNote.id', 'desc')
    .limit(5)
    .execute();
  return rows.map((row) => ({ ...row, method: row.method as NoteMethod }));
}

async function nextSteps(db: Handle, personId: string) {
  return db
    .selectFrom('progressNote')
    .leftJoin('account', 'account.id', 'progressNote.nextBy')
    .select(['progressNote.id', 'nextStep as step', 'nextOn as on', 'account.name as by'])
    .where('personId', '=', personId)
    .where('nextStep', '!=', '')
    .where('nextDoneAt', 'is', null)
    .where('struckAt', 'is', null)
    .where('basis', '!=', 'confidential_meeting')
    .orderBy(sql`next_on asc nulls last`)
    .limit(6)
    .execute();
}

/** The answers that count now: the newest of each recipient and purpose, without those taken back. */
async function consents(db: Handle, personId: string, today: string) {
  const rows = await db
    .selectFrom('consent')
    .leftJoin('agency', 'agency.id', 'recipientAgencyId')
    .leftJoin('organization', 'organization.id', 'recipientOrganizationId')
    .select(['consent.id', 'consent.state', 'items', 'toldWords', 'notToldWords', 'validUntil'])
    .select(sql<string>`coalesce(agency.name, organization.name, recipient_name)`.as('recipient'))
    .distinctOn([sql`coalesce(agency.name, organization.name, recipient_name)`, 'consent.purpose'])
    .where('personId', '=', personId)
    .orderBy(sql`coalesce(agency.name, organization.name, recipient_name)`)
    .orderBy('consent.purpose')
    .orderBy('consent.createdAt', 'desc')
    .execute();
  return rows
    .filter(({ state }) => state !== 'withdrawn')
    .map(({ state, items, ...row }) => ({
      ...row,
      items: items as ConsentItem[],
      standing: consentStanding({ state, validUntil: row.validUntil }, today),
    }));
}

async function countSealed(db: Handle, personId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select ((select count(*) from fact where person_id = ${personId}::uuid and basis = 'confidential_meeting' and struck_at is null)
      + (select count(*) from progress_note where person_id = ${personId}::uuid and basis = 'confidential_meeting' and struck_at is null))::int as count`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/** The first page about a person. One entry in the access log stands for all that it shows. */
export async function openOverview(worker: Worker, personId: string, today: string): Promise<Overview> {
  const purpose = { act: 'people.overview', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    const person = await readHead(db, worker, personId);
    const latestEdition = await db
      .selectFrom('assessment')
      .select(['edition', 'state', 'profile'])
      .where('personId', '=', personId)
      .orderBy('edition', 'desc')
      .executeTakeFirst();
    const intake = await db
      .selectFrom('intake')
      .select(['ownWords as words', 'receivedAt'])
      .where('personId', '=', personId)
      .where('ownWords', '!=', '')
      .orderBy('receivedAt', 'desc')
      .executeTakeFirst();
    const { noteCount } = await db
      .selectFrom('progressNote')
      .select((eb) => eb.fn.countAll<number>().as('noteCount'))
      .where('personId', '=', personId)
      .executeTakeFirstOrThrow();
    const household = await db
      .selectFrom('householdMember')
      .select(['id', 'name', 'relation', 'livesTogether', 'note'])
      .where('ofPersonId', '=', personId)
      .orderBy('livesTogether', 'desc')
      .orderBy('id')
      .execute();
    return {
      person,
      facts: await facts(db, personId),
      sealedCount: await countSealed(db, personId),
      latestEdition: latestEdition && {
        ...latestEdition,
        profile: latestEdition.profile as Record<string, unknown>,
      },
      intakeWords: intake,
      notes: await notes(db, personId),
      noteCount,
      nextSteps: await nextSteps(db, personId),
      consents: await consents(db, personId, today),
      household,
    };
  });
}
