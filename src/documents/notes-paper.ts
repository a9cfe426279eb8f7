import { bases } from '#domain/fact.ts';
import { followUpSides, mannerLabel } from '#domain/follow-up.ts';
import { formatJapaneseDate } from '#domain/japanese-date.ts';
import { noteMethods, noteParties, noteScopes, noteSides } from '#domain/progress-note.ts';
import { tokyoDay, tokyoTime } from '#domain/tokyo-day.ts';
import { box, boxes, column, labelOf, list, quoted, shortDay, span, starNote } from './boxes.ts';
import { furnish, shortPersonRow, type Issue, type PaperPerson } from './furniture.ts';
import type { Paper, TableCell } from './paper.ts';

/** One entry of the record, as written. Those of a 支援会議 never come here (invariant 1). */
export type NoteLine = {
  at: Date;
  minutes: number | null;
  method: string;
  withKind: string;
  withWhom: string;
  placeNote: string;
  body: string;
  ownWords: string;
  enclosures: string;
  nextStep: string;
  nextOn: string | null;
  nextBy: string;
  isNextDone: boolean;
  basis: string;
  scope: string;
  side: string;
  dangerSign: boolean;
  writtenBy: string;
  agency: string;
  /** Null unless it was struck; then the reason. */
  struckReason: string | null;
};

/** 定着支援の連絡: a day without an hour, written on the page of its placement and not copied into a note. */
export type ContactLine = {
  on: string;
  side: string;
  manner: string;
  resource: string;
  words: string;
  workerView: string;
  nextStep: string;
  writtenBy: string;
};

export type NotesPaper = {
  person: PaperPerson;
  caseNumber: string;
  mainWorker: string;
  from: string | null;
  to: string | null;
  notes: readonly NoteLine[];
  contacts: readonly ContactLine[];
};

function lines(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n');
}

function ended(at: Date, minutes: number | null): string {
  return minutes === null ? '' : `〜${tokyoTime(new Date(at.getTime() + minutes * 60_000))}`;
}

/** 「選ばない」 is no word of the paper. */
function withWords({ withKind, withWhom }: NoteLine): string {
  return [withKind === '' ? '' : labelOf(noteParties, withKind), withWhom]
    .filter((part) => part !== '')
    .join('　');
}

function row(note: NoteLine): TableCell[] {
  const on = tokyoDay(note.at);
  const body = lines(
    note.body,
    note.ownWords === '' ? '' : `本人${quoted(note.ownWords)}`,
    note.enclosures === '' ? '' : `添付　${note.enclosures}`,
  );
  return [
    lines(formatJapaneseDate(on, { weekday: true }), `${tokyoTime(note.at)}${ended(note.at, note.minutes)}`),
    lines(labelOf(noteMethods, note.method), withWords(note), note.placeNote),
    note.struckReason === null ? body : { struck: body, reason: note.struckReason },
    lines(
      note.nextStep,
      note.nextOn ? `${shortDay(note.nextOn)}まで` : '',
      note.nextBy,
      note.nextStep !== '' && note.isNextDone ? '（済）' : '',
    ),
    lines(
      note.writtenBy,
      note.agency,
      `根拠　${labelOf(bases, note.basis)}`,
      note.scope === 'own_agency' ? labelOf(noteScopes, note.scope) : '',
      note.side === 'person' ? '' : labelOf(noteSides, note.side),
      note.dangerSign ? '▲ 危険のしるし' : '',
    ),
  ];
}

function contactRow(contact: ContactLine): TableCell[] {
  const { side, words } = contact;
  const said = words === '' ? '' : `${labelOf(followUpSides, side)}${quoted(words)}`;
  return [
    formatJapaneseDate(contact.on, { weekday: true }),
    lines(mannerLabel(contact.manner), labelOf(followUpSides, side), contact.resource),
    lines(said, contact.workerView),
    contact.nextStep,
    lines(contact.writtenBy, '定着支援の連絡'),
  ];
}

/** Oldest first; a contact has no hour, and stands after the notes of its day. */
function rowsOf({ notes, contacts }: NotesPaper): (readonly TableCell[])[] {
  const all = [
    ...notes.map((note) => ({ key: `${tokyoDay(note.at)} 0 ${note.at.toISOString()}`, row: row(note) })),
    ...contacts.map((contact) => ({ key: `${contact.on} 1`, row: contactRow(contact) })),
  ];
  return all.toSorted((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key))).map((one) => one.row);
}

/** 支援経過記録 as a list, oldest first (practice.md §1.5(4)). */
export function notesPaper(input: NotesPaper, issue: Issue): Paper {
  return furnish('notes', issue, {
    note: starNote,
    running: `${input.caseNumber}　${input.person.name}`,
    blocks: [
      boxes(
        '',
        shortPersonRow(input.person),
        [box('ケース番号', input.caseNumber), box('担当', input.mainWorker, { labelWidth: 18 })],
        [
          box('期間', span(input.from, input.to)),
          box('件数', `${input.notes.length + input.contacts.length}件`, { labelWidth: 18 }),
        ],
      ),
      list(
        '経過',
        [
          column('日時', 27),
          column('★方法・\n相手・場所', 24),
          column('内容・本人の言葉'),
          column('次にすること\n・期限・担当', 30),
          column('記録者・根拠', 27),
        ],
        rowsOf(input),
        { least: 8, size: 8.5 },
      ),
    ],
  });
}
