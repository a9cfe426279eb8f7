import type { Handle } from '#db/as-actor.ts';
import type { RegisterRow } from '#registers/register-row.ts';
import { recordsOf } from './row-to-records.ts';

const wordColumns = [
  'kind',
  'category',
  'name',
  'nameKana',
  'summary',
  'eligibilityLaw',
  'feeNote',
  'scheduleNote',
  'state',
] as const;

/** What people correct on a resource, as it stands now. */
type StoredWords = { id: string } & Record<(typeof wordColumns)[number], string | null>;

export async function readStoredWords(
  db: Handle,
  among: { format: string } | { resourceId: string },
): Promise<Map<string, StoredWords>> {
  const query = db.selectFrom('resource').select(['id', ...wordColumns]);
  const rows = await (
    'format' in among
      ? query.where('sourceFormat', '=', among.format)
      : query.where('id', '=', among.resourceId)
  ).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Whether the file wants to change a field that somebody has corrected since the file was last taken. */
export function isEditedByHand(last: RegisterRow, next: RegisterRow, stored: StoredWords): boolean {
  const [then, now] = [recordsOf(last).resource, recordsOf(next).resource];
  return wordColumns.some((field) => then[field] !== now[field] && stored[field] !== then[field]);
}
