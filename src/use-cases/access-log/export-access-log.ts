import { asActor } from '#db/as-actor.ts';
import { openLogOfPerson } from '#db/log-of-person.ts';
import { csvOf } from '#documents/csv.ts';
import { actKinds, actorLabel, whyRefused } from '#domain/act-kind.ts';
import { actLabel } from '#domain/act-label.ts';
import type { Worker } from '#domain/actor.ts';
import { tokyoDay, tokyoTime } from '#domain/tokyo-day.ts';
import { findEntries, type AccessLogQuery } from './find-entries.ts';
import { asked } from './read-access-log.ts';
import { showEntries, type AccessLogEntry } from './show-entries.ts';

/** A spreadsheet of more is read by nobody; whoever needs more asks for other days. */
export const mostExported = 2000;

const heads = [
  '番号',
  '日',
  '時刻',
  'だれ',
  '機関',
  '種類',
  'なにを',
  'だれ・なにの',
  '結果',
  '理由',
] as const;
const outcomes = { done: '', refused: 'ことわった', failed: '途中で止まった' };

/** The entries that a page of the log would show, as a file, newest first. Taking them out is an act of its own in the log. */
export async function exportAccessLog(worker: Worker, query: AccessLogQuery): Promise<string> {
  return asActor(worker, { act: 'access-log.export', subjects: asked(query) }, async (db, log) => {
    if (query.personId !== undefined) await openLogOfPerson(db, worker, query.personId);
    const entries = await showEntries(db, log, await findEntries(db, worker, query, mostExported));
    log.detail({ count: entries.length });
    return csvOf([heads, ...entries.map(lineOf)]);
  });
}

function lineOf(entry: AccessLogEntry) {
  const about = [
    ...entry.people.map((who) => (who === 'closed' ? '開いていない人' : `${who.number} ${who.name}`)),
    ...(entry.morePeople > 0 ? [`ほか${entry.morePeople}人`] : []),
    ...entry.accounts,
  ];
  return [
    entry.seq,
    tokyoDay(entry.at),
    tokyoTime(entry.at),
    entry.accountName ?? actorLabel(entry.actorKind),
    entry.agencyName ?? '',
    actKinds[entry.kind],
    actLabel(entry.act),
    about.join('、'),
    [outcomes[entry.outcome], whyRefused(entry.code)].filter((part) => part !== '').join('：'),
    entry.typedReason ?? '',
  ];
}
