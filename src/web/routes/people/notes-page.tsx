import { formatDayNear } from '#domain/japanese-date.ts';
import { noteMethods, noteParties, noteScopes } from '#domain/progress-note.ts';
import { tokyoDay, tokyoTime } from '#domain/tokyo-day.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
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

function Note({ note, personId, context }: { note: ListedNote; personId: string; context: PageContext }) {
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
export function NotesPage({ context, person, notes, next, search }: Props) {
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
      {person.open.has('notes') || notes.length > 0 ? (
        <>
          <FilterBar action={path} isNarrowed={search !== ''}>
            <TextField name="q" label="記録の言葉でさがす" type="search" value={search} unmarked />
          </FilterBar>
          {notes.length === 0 ? (
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
              {notes.map((note) => (
                <Note note={note} personId={person.id} context={context} />
              ))}
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
