import { attendanceStates } from '#domain/attendance.ts';
import { followUpSides, mannerLabel } from '#domain/follow-up.ts';
import { halfLabels } from '#domain/formal-capacity.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import { noteMethods, noteParties, noteScopes } from '#domain/progress-note.ts';
import { tokyoDay, tokyoTime } from '#domain/tokyo-day.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import type { DayAttendance, ListedContact } from '#use-cases/notes/contacts-among.ts';
import type { ListedNote } from '#use-cases/notes/list-notes.ts';
import { LinkButton } from '#web/ui/button.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { FilterBar } from '#web/ui/filter-bar.tsx';
import { gap } from '#web/ui/gap.ts';
import type { PageContext } from '#web/ui/page-context.ts';
import { Pagination } from '#web/ui/pagination.tsx';
import { Stamp } from '#web/ui/stamp.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { Said } from '#web/ui/voice.tsx';
import { ClosedItem } from './closed-item.tsx';
import { PersonFrame } from './person-frame.tsx';
import { PaperLink } from '#web/routes/papers/paper-link.tsx';

type Props = {
  context: PageContext;
  person: PersonHead;
  notes: readonly ListedNote[];
  contacts: readonly ListedContact[];
  attendance: readonly DayAttendance[];
  next: string | undefined;
  search: string;
};

function NextStep({ note, personId, context }: { note: ListedNote; personId: string; context: PageContext }) {
  if (note.nextStep === '' || note.struckAt) return null;
  const due = note.nextOn === null ? '' : formatDayNear(note.nextOn, context.today);
  if (note.nextDoneAt) {
    return (
      <p class="soft">
        済み：{note.nextStep}（{formatDayNear(tokyoDay(note.nextDoneAt), context.today)}）
      </p>
    );
  }
  return (
    <form method="post" action={`/people/${personId}/notes/${note.id}/next-done`} class="acts">
      <input type="hidden" name="csrf" value={context.csrf} />
      <span>
        <b>次に</b>
        {gap}
        {[note.nextStep, due, note.nextByName ?? ''].filter((part) => part !== '').join(gap)}
      </span>
      <button class="btn three">済んだ</button>
    </form>
  );
}

type Entry = ListedNote | ListedContact;

/** Newest first; a contact has a day only, and stands after the notes of that day. */
function inOrder(notes: readonly ListedNote[], contacts: readonly ListedContact[]): Entry[] {
  const key = (entry: Entry): string =>
    'doneOn' in entry
      ? `${entry.doneOn} 00:00`
      : `${tokyoDay(entry.at)} ${tokyoTime(entry.at).padStart(5, '0')}`;
  return [...notes, ...contacts].toSorted((a, b) => (key(a) < key(b) ? 1 : key(a) > key(b) ? -1 : 0));
}

/** 定着支援の連絡: shown where one looks for what happened, written and corrected on the page of the placement. */
function Contact({
  contact,
  personId,
  context,
}: {
  contact: ListedContact;
  personId: string;
  context: PageContext;
}) {
  const { doneOn, side, manner, words, workerView, resourceName, placementId, writtenBy } = contact;
  const facts = [
    formatDayNear(doneOn, context.today, { weekday: true }),
    '定着支援の連絡',
    `${followUpSides[side]}　${mannerLabel(manner)}`,
    writtenBy,
  ];
  return (
    <li>
      <p class="d">{facts.filter((part) => part !== '').join(gap)}</p>
      {words === '' ? null : (
        <p>
          <Said words={words} />
        </p>
      )}
      {workerView === '' ? null : <p class="as-typed">{workerView}</p>}
      <p class="no-print">
        <a href={`/people/${personId}/placements/${placementId}/follow-up`}>{resourceName}の定着支援</a>
      </p>
    </li>
  );
}

/** Whether the person came on the day of a note: told, never copied. */
function CameThatDay({ of, day, personId }: { of: readonly DayAttendance[]; day: string; personId: string }) {
  return (
    <>
      {of
        .filter((one) => one.day === day)
        .map(({ half, state, placementId, resourceName }) => (
          <p class="soft">
            {`この日の出欠：${halfLabels[half]}${gap}${attendanceStates[state]}${gap}`}
            <a href={`/people/${personId}/placements/${placementId}/attendance?month=${day.slice(0, 7)}`}>
              {resourceName}
            </a>
          </p>
        ))}
    </>
  );
}

function Note({
  note,
  personId,
  context,
  attendance,
}: {
  note: ListedNote;
  personId: string;
  context: PageContext;
  attendance: readonly DayAttendance[];
}) {
  const day = formatDayNear(tokyoDay(note.at), context.today, { weekday: true });
  const facts = [
    `${day} ${tokyoTime(note.at)}`,
    note.isSealed ? '支援会議' : noteMethods[note.method],
    note.isSealed || note.withKind === '' ? '' : noteParties[note.withKind],
    note.withWhom,
    note.placeNote,
    note.minutes === null ? '' : `${note.minutes}分`,
    note.writtenBy,
  ];
  return (
    <li class={note.isSealed ? 'seal' : undefined} id={`note-${note.id}`}>
      <p class="d">
        {facts.filter((part) => part !== '').join(gap)}
        {gap}
        <Stamp basis={note.basis} />
        {note.scope === 'own_agency' ? `${gap}${noteScopes.own_agency}` : null}
        {note.replacesId === null ? null : `${gap}書きなおし`}
      </p>
      {note.dangerSign ? <Tag kind="stop">気がかり</Tag> : null}
      {note.isSealed ? (
        <p class="soft">封をしています。要旨も表示しません。</p>
      ) : (
        <>
          <p class="as-typed">{note.struckAt ? <s>{note.body}</s> : note.body}</p>
          {note.ownWords === '' ? null : (
            <p>
              {note.struckAt ? (
                <s>
                  <Said words={note.ownWords} />
                </s>
              ) : (
                <Said words={note.ownWords} />
              )}
            </p>
          )}
        </>
      )}
      <CameThatDay of={attendance} day={tokyoDay(note.at)} personId={personId} />
      {note.enclosures === '' ? null : <p class="soft">添付：{note.enclosures}</p>}
      {note.struckAt ? (
        <p class="soft">
          消した（{formatDayNear(tokyoDay(note.struckAt), context.today)}）：{note.struckReason}
          {note.isOwnAgency && !note.isReplaced ? (
            <>
              {gap}
              <a class="no-print" href={`/people/${personId}/notes/new?replaces=${note.id}`}>
                書きなおす
              </a>
            </>
          ) : null}
        </p>
      ) : null}
      <NextStep note={note} personId={personId} context={context} />
      {note.struckAt || !note.isOwnAgency ? null : (
        <p class="no-print">
          <a href={`/people/${personId}/notes/${note.id}/strike`}>消し線をひく</a>
        </p>
      )}
    </li>
  );
}

/** 経過: what was written, newest first. Struck notes stay readable. */
export function NotesPage({ context, person, notes, contacts, attendance, next, search }: Props) {
  const path = `/people/${person.id}/notes`;
  const query = search === '' ? '' : `&q=${encodeURIComponent(search)}`;
  return (
    <PersonFrame
      context={context}
      person={person}
      tab="/notes"
      title="経過"
      actions={
        <>
          <PaperLink personId={person.id} kind="notes" />
          <LinkButton href={`${path}/new`} kind="main">
            経過を書く
          </LinkButton>
        </>
      }
    >
      {person.open.has('notes') || notes.length + contacts.length > 0 ? (
        <>
          <FilterBar action={path} isNarrowed={search !== ''}>
            <TextField name="q" label="記録の言葉でさがす" type="search" value={search} unmarked />
          </FilterBar>
          {notes.length + contacts.length === 0 ? (
            <EmptyState
              words={search === '' ? '経過はまだありません。' : 'その言葉のある記録はありません。'}
              action={
                search === ''
                  ? { href: `${path}/new`, label: 'はじめの記録を書く' }
                  : { href: path, label: 'すべて見る' }
              }
            />
          ) : (
            <ul class="line">
              {inOrder(notes, contacts).map((entry) =>
                'doneOn' in entry ? (
                  <Contact contact={entry} personId={person.id} context={context} />
                ) : (
                  <Note note={entry} personId={person.id} context={context} attendance={attendance} />
                ),
              )}
            </ul>
          )}
          <Pagination next={next ? `${path}?after=${next}${query}` : undefined} />
        </>
      ) : (
        <ClosedItem what="支援の経過" />
      )}
    </PersonFrame>
  );
}
