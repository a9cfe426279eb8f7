import { sql } from 'kysely';
import { asActor, type Handle } from '#db/as-actor.ts';
import { ownItems } from '#db/own-items.ts';
import type { Worker } from '#domain/actor.ts';

export const timelineKinds = [
  'note',
  'intake',
  'consent',
  'assessment',
  'meeting',
  'visit',
  'follow_up',
  'evaluation',
  'case',
  'after',
  'search',
] as const;
export type TimelineKind = (typeof timelineKinds)[number];

/** One thing that happened. `code` and `words` mean what their kind says; sealed ones carry neither. */
export type TimelineEntry = {
  id: string;
  kind: TimelineKind;
  at: Date;
  /**
   * Method of a note or intake, standing of a consent, edition of an assessment, what a meeting or an evaluation decided, kind of
   * a visit or side of a contact, new state of a case, result of the call after the end.
   */
  code: string;
  words: string;
  ownWords: string;
  by: string;
  isSealed: boolean;
  isStruck: boolean;
};

export const entriesPerPage = 40;

/**
 * A day without an hour stands at the moment it was written down, when that was on the day itself, so that a day reads in the order
 * in which it was lived; else at noon in Japan, so that it falls on that day wherever it is read.
 */
const moment = (day: string, written: string): string =>
  `case when (${written} at time zone 'Asia/Tokyo')::date = ${day} then ${written}
    else (${day} + time '12:00') at time zone 'Asia/Tokyo' end`;

const withResource = (table: string): string =>
  `join placement on placement.municipality_id = ${table}.municipality_id and placement.id = ${table}.placement_id
    join resource on resource.municipality_id = placement.municipality_id and resource.id = placement.resource_id`;

/** One select per kind, all of the same columns. Row-level security decides which rows exist for this worker. */
const sources: Record<TimelineKind, string> = {
  note: `select id, 'note' as kind, at, method as code,
      case when basis = 'confidential_meeting' then '' else body end as words,
      case when basis = 'confidential_meeting' then '' else own_words end as own_words,
      created_by as by_id, basis = 'confidential_meeting' as is_sealed, struck_at is not null as is_struck
    from progress_note where person_id = $person`,
  intake: `select id, 'intake', received_at, method, '', own_words, received_by, false, false
    from intake where person_id = $person`,
  consent: `select consent.id, 'consent', ${moment('given_on', 'consent.created_at')}, case when consent.state = 'withdrawn' then 'given' else consent.state end,
      coalesce(agency.name, organization.name, recipient_name), '', consent.updated_by, false, false
    from consent left join agency on agency.id = recipient_agency_id
      left join organization on organization.id = recipient_organization_id where person_id = $person
    union all select consent.id, 'consent', withdrawn_at, 'withdrawn', coalesce(agency.name, organization.name, recipient_name), '', consent.updated_by, false, false
    from consent left join agency on agency.id = recipient_agency_id
      left join organization on organization.id = recipient_organization_id
    where person_id = $person and withdrawn_at is not null`,
  assessment: `select id, 'assessment', ${moment('made_on', 'created_at')}, edition::text, state, '', made_by, false, false
    from assessment where person_id = $person`,
  // What was said in a 支援会議 is no line here: only the coordination meeting is named.
  meeting: `select item.id, 'meeting', ${moment('meeting.held_on', 'item.updated_at')}, item.decision, item.decision_words, item.own_words,
      item.updated_by, false, false
    from meeting_item as item join meeting on meeting.municipality_id = item.municipality_id and meeting.id = item.meeting_id
    where item.person_id = $person and item.decision is not null and item.legal_basis = 'coordination'`,
  visit: `select visit.id, 'visit', ${moment('held_on', 'visit.updated_at')}, visit.kind,
      resource.name || case when host_words <> '' then '　「' || host_words || '」' else '' end, person_words, visit.updated_by, false, false
    from visit ${withResource('visit')} where visit.person_id = $person and held_on is not null`,
  follow_up: `select follow_up.id, 'follow_up', ${moment('done_on', 'follow_up.updated_at')}, side || ':' || manner,
      resource.name || case when side = 'host' and words <> '' then '　「' || words || '」' else '' end,
      case when side = 'person' then words else '' end, follow_up.updated_by, false, false
    from follow_up ${withResource('follow_up')} where follow_up.person_id = $person and done_on is not null`,
  evaluation: `select id, 'evaluation', ${moment('made_on', 'locked_at')}, judgement, edition::text, '', made_by, false, false
    from evaluation where person_id = $person and locked_at is not null`,
  case: `select id, 'case', ${moment('on_day', 'created_at')}, to_state, reason, '', by_account, false, false
    from case_change where person_id = $person`,
  after: `select id, 'after', ${moment('contact_done_on', 'updated_at')}, contact_result, contact_words, '', updated_by, false, false
    from closure where person_id = $person and contact_done_on is not null`,
  search: `select id, 'search', run_at, '', '', '', run_by, false, false from match_run where person_id = $person`,
};

/** Everything about one person that this worker may see, newest first. `after` is the instant and id of the last entry shown. */
export async function listTimeline(
  worker: Worker,
  personId: string,
  options: { kinds?: readonly TimelineKind[]; after?: string } = {},
): Promise<{ entries: TimelineEntry[]; next: string | undefined }> {
  const purpose = { act: 'notes.timeline', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db, log) => {
    const kinds = options.kinds && options.kinds.length > 0 ? options.kinds : timelineKinds;
    const rows = await read(db, personId, kinds, options.after);
    const mayKnowWhy = rows.length > 0 && (await ownItems(db, worker, personId)).has('notes');
    const entries = rows.slice(0, entriesPerPage).map((entry) => (mayKnowWhy ? entry : withoutReason(entry)));
    const last = rows.length > entriesPerPage ? entries.at(-1) : undefined;
    log.detail({ shown: entries.length });
    return {
      entries,
      next: last && `${last.at.toISOString()}_${last.id}`,
    };
  });
}

/** Where somebody stands may be known (段階) without why: the reasons of a course are of 支援の経過. */
function withoutReason(entry: TimelineEntry): TimelineEntry {
  return entry.kind === 'case' || entry.kind === 'after' ? { ...entry, words: '', ownWords: '' } : entry;
}

async function read(
  db: Handle,
  personId: string,
  kinds: readonly TimelineKind[],
  after: string | undefined,
): Promise<TimelineEntry[]> {
  const union = sql.join(
    kinds.map((kind) => {
      const [first = '', ...rest] = sources[kind].split('$person');
      return rest.reduce((part, text) => sql`${part}${personId}::uuid${sql.raw(text)}`, sql.raw(first));
    }),
    sql` union all `,
  );
  const cursor = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)_([0-9a-f-]{36})$/.exec(after ?? '');
  const older = cursor
    ? // The cursor carries milliseconds and the row microseconds: compare what was shown.
      sql`where (date_trunc('milliseconds', at), entry.id) < (${cursor[1]}::timestamptz, ${cursor[2]}::uuid)`
    : sql``;
  const { rows } = await sql<TimelineEntry>`
    select entry.id, kind, at, code, words, own_words, coalesce(account.name, '受入先') as by, is_sealed, is_struck
    from (select * from (${union}) as entry (id, kind, at, code, words, own_words, by_id, is_sealed, is_struck)) as entry
    left join account on account.id = entry.by_id
    ${older}
    order by date_trunc('milliseconds', at) desc, entry.id desc limit ${entriesPerPage + 1}`.execute(db);
  return rows;
}
