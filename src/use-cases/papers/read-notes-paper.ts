import type { Worker } from '#domain/actor.ts';
import { mayLeaveTheMeeting } from '#domain/fact.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import { notesPaper, type ContactLine } from '#documents/notes-paper.ts';
import type { Paper } from '#documents/paper.ts';
import { onPaper, type PaperGround, type PaperRequest } from './paper-ground.ts';

async function readNotes({ db, personId }: PaperGround) {
  const rows = await db
    .selectFrom('progressNote')
    .innerJoin('account', 'account.id', 'progressNote.createdBy')
    .leftJoin('agency', 'agency.id', 'progressNote.agencyId')
    .leftJoin('account as next', 'next.id', 'progressNote.nextBy')
    .select([
      'at',
      'minutes',
      'method',
      'withKind',
      'withWhom',
      'enclosures',
      'placeNote',
      'body',
      'ownWords',
      'nextStep',
      'nextOn',
      'nextDoneAt',
    ])
    .select(['basis', 'scope', 'side', 'dangerSign', 'struckReason', 'next.name as nextBy'])
    .select(['account.name as writtenBy', 'agency.name as agency'])
    .where('personId', '=', personId)
    // The record of a 支援会議 is read behind its own door and printed nowhere (invariant 1).
    .where('basis', '!=', 'confidential_meeting')
    .orderBy('at')
    .orderBy('progressNote.id')
    .execute();
  return rows.filter(({ basis }) => mayLeaveTheMeeting(basis));
}

async function readContacts({ db, personId }: PaperGround): Promise<ContactLine[]> {
  const rows = await db
    .selectFrom('followUp')
    .innerJoin('placement', 'placement.id', 'followUp.placementId')
    .innerJoin('resource', 'resource.id', 'placement.resourceId')
    .leftJoin('account', 'account.id', 'followUp.updatedBy')
    .select(['side', 'manner', 'words', 'workerView', 'nextStep'])
    .select(['resource.name as resource', 'account.name as writtenBy'])
    .select((eb) => eb.ref('followUp.doneOn').$notNull().as('on'))
    .where('followUp.personId', '=', personId)
    .where('followUp.doneOn', 'is not', null)
    .orderBy('followUp.doneOn')
    .orderBy('followUp.id')
    .execute();
  return rows.map((row) => ({ ...row, writtenBy: row.writtenBy ?? '' }));
}

/** 支援経過記録, oldest first; what was struck stays, with its reason (invariant 9). */
export async function readNotesPaper(
  worker: Worker,
  personId: string,
  request: PaperRequest,
): Promise<Paper> {
  const purpose = { act: 'papers.notes', needs: 'notes' } as const;
  return onPaper(worker, personId, request, purpose, async (ground) => {
    const notes = await readNotes(ground);
    const contacts = await readContacts(ground);
    ground.log.detail({ notes: notes.length, contacts: contacts.length });
    const days = [...notes.map(({ at }) => tokyoDay(at)), ...contacts.map(({ on }) => on)].toSorted();
    return notesPaper(
      {
        person: ground.person,
        caseNumber: ground.currentCase?.number ?? '',
        mainWorker: ground.currentCase?.mainWorker ?? '',
        from: days[0] ?? null,
        to: days.at(-1) ?? null,
        contacts,
        notes: notes.map(({ nextDoneAt, nextBy, agency, ...note }) => ({
          ...note,
          nextBy: nextBy ?? '',
          agency: agency ?? '',
          isNextDone: nextDoneAt !== null,
        })),
      },
      ground.issue,
    );
  });
}
