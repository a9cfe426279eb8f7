import { sql } from 'kysely';
import { asActor, type Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { Basis } from '#domain/fact.ts';
import type { NoteMethod, NoteParty } from '#domain/progress-note.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import { attendanceOn, contactsAmong, type DayAttendance, type ListedContact } from './contacts-among.ts';

export type ListedNote = {
  id: string;
  at: Date;
  minutes: number | null;
  method: NoteMethod;
  withKind: NoteParty;
  withWhom: string;
  placeNote: string;
  body: string;
  ownWords: string;
  enclosures: string;
  nextStep: string;
  nextOn: string | null;
  nextByName: string | null;
  nextDoneAt: Date | null;
  basis: Basis;
  scope: 'own_agency' | 'consented';
  side: 'person' | 'town' | 'both';
  dangerSign: boolean;
  struckAt: Date | null;
  struckReason: string | null;
  replacesId: string | null;
  /** Somebody wrote it better in another note. */
  isReplaced: boolean;
  writtenBy: string;
  isOwnAgency: boolean;
  /** From a 支援会議: its words are left out until they are opened with a purpose. */
  isSealed: boolean;
};

export const notesPerPage = 30;

/** Notes newest first. What comes from a 支援会議 is listed without its words (look.md: that it exists, never its gist). */
export async function listNotes(
  worker: Worker,
  personId: string,
  options: { search?: string; after?: string } = {},
): Promise<{
  notes: ListedNote[];
  contacts: ListedContact[];
  attendance: DayAttendance[];
  next: string | undefined;
}> {
  const purpose = { act: 'notes.list', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db, log) => {
    const words = (column: 'body' | 'ownWords' | 'enclosures' | 'nextStep' | 'withWhom' | 'placeNote') =>
      sql<string>`case when basis = 'confidential_meeting' then '' else ${sql.ref(`progressNote.${column}`)} end`.as(
        column,
      );
    let query = db
      .selectFrom('progressNote')
      .innerJoin('account', 'account.id', 'progressNote.createdBy')
      .leftJoin('account as next', 'next.id', 'progressNote.nextBy')
      .select([
        'progressNote.id',
        'progressNote.at',
        'progressNote.minutes',
        'progressNote.method',
        'progressNote.withKind',
        words('withWhom'),
        words('enclosures'),
        words('placeNote'),
        words('body'),
        words('ownWords'),
        words('nextStep'),
        'progressNote.nextOn',
        'next.name as nextByName',
        'progressNote.nextDoneAt',
        'progressNote.basis',
        'progressNote.scope',
        'progressNote.side',
        'progressNote.dangerSign',
        'progressNote.struckAt',
        'progressNote.struckReason',
        'progressNote.replacesId',
        sql<boolean>`exists (select from progress_note as later where later.municipality_id = progress_note.municipality_id and later.replaces_id = progress_note.id)`.as(
          'isReplaced',
        ),
        'progressNote.agencyId',
        'account.name as writtenBy',
      ])
      .where('progressNote.personId', '=', personId);
    const typed = options.search?.trim() ?? '';
    if (typed !== '') {
      query = query
        .where('basis', '!=', 'confidential_meeting')
        .where(sql<boolean>`position(app.fold(${typed}) in app.fold(body || ' ' || own_words)) > 0`);
    }
    if (options.after) {
      query = query.where(
        sql<boolean>`(progress_note.at, progress_note.id) < (select last.at, last.id from progress_note as last where last.id = ${options.after} and last.person_id = ${personId})`,
      );
    }
    const rows = await query
      .orderBy('progressNote.at', 'desc')
      .orderBy('progressNote.id', 'desc')
      .limit(notesPerPage + 1)
      .execute();
    const shown = rows.slice(0, notesPerPage);
    log.detail({ shown: shown.length });
    const hasMore = rows.length > notesPerPage;
    const contacts = await contactsAmong(db, personId, {
      // Page by page between the notes; before the first note stands what happened since, after the last all the rest.
      from: hasMore ? shown.at(-1)?.at : undefined,
      before: options.after ? await instantOf(db, personId, options.after) : undefined,
      search: typed,
    });
    const days = shown.map(({ at }) => tokyoDay(at));
    return {
      contacts,
      attendance: await attendanceOn(db, personId, days),
      notes: shown.map(({ agencyId, ...row }) => ({
        ...row,
        method: row.method as NoteMethod,
        withKind: row.withKind as NoteParty,
        basis: row.basis as Basis,
        scope: row.scope as ListedNote['scope'],
        side: row.side as ListedNote['side'],
        isOwnAgency: agencyId === worker.agencyId,
        isSealed: row.basis === 'confidential_meeting',
      })),
      next: hasMore ? shown.at(-1)?.id : undefined,
    };
  });
}

async function instantOf(db: Handle, personId: string, noteId: string): Promise<Date | undefined> {
  const row = await db
    .selectFrom('progressNote')
    .select('at')
    .where('id', '=', noteId)
    .where('personId', '=', personId)
    .executeTakeFirst();
  return row?.at;
}
