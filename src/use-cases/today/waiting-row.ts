import type { Waiting, WaitingKind } from '#domain/waiting.ts';
import { nameWithSan } from '#domain/person.ts';

/** A row as the sources read it: whom it is about, about what, since when and by when. */
export type WaitingRow = {
  personId: string;
  familyName: string;
  givenName: string;
  called: string;
  detail: string | null;
  since: string | null;
  due: string | null;
};

/** Turns rows about people into what きょう shows; `path` is the address after /people/:id. */
export function waitingFor<Row extends WaitingRow>(
  kind: WaitingKind,
  rows: readonly Row[],
  path: (row: Row) => string,
  detail: (row: Row) => string = (row) => row.detail ?? '',
): Waiting[] {
  return rows.map((row) => ({
    kind,
    title: nameWithSan(row),
    detail: detail(row),
    href: `/people/${row.personId}${path(row)}`,
    since: row.since,
    due: row.due,
    personId: row.personId,
  }));
}
