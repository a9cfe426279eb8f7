import type { Worker } from '#domain/actor.ts';
import { mayLeaveTheMeeting } from '#domain/fact.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import { notesPaper } from '#documents/notes-paper.ts';
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

/** 支援経過記録, oldest first; what was struck stays, with its reason (invariant 9). */
export async function readNotesPaper(
  worker: Worker,
  personId: string,
  request: PaperRequest,
): Promise<Paper> {
  const purpose = { act: 'papers.notes', needs: 'notes' } as const;
  return onPaper(worker, personId, request, purpose, async (ground) => {
    const notes = await readNotes(ground);
    ground.log.detail({ notes: notes.length });
    const [first, last] = [notes[0], notes.at(-1)];
    return notesPaper(
      {
        person: ground.person,
        caseNumber: ground.currentCase?.number ?? '',
        mainWorker: ground.currentCase?.mainWorker ?? '',
        from: first ? tokyoDay(first.at) : null,
        to: last ? tokyoDay(last.at) : null,
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
