import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Handle } from '#db/as-actor.ts';
import { planImport, type ImportPlan, type KnownRow } from '#registers/plan-import.ts';
import type { FileReport } from '#registers/read-register.ts';
import { registerRowShape, type RegisterRow } from '#registers/register-row.ts';
import { doubt } from '#registers/parsers/doubt.ts';
import { isEditedByHand, readStoredWords } from './edited-by-hand.ts';

export type TakenRow = { row: RegisterRow; resourceId: string };

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * The row of each source key that was taken last and not undone: what the register said when we last listened. A new file
 * is compared with that, not with the resource, so that what people corrected by hand is not taken for a change of the file.
 */
export async function readTakenRows(db: Handle, format: string): Promise<Map<string, TakenRow>> {
  const rows = await db
    .selectFrom('importRow')
    .innerJoin('registerImport', (join) =>
      join
        .onRef('registerImport.municipalityId', '=', 'importRow.municipalityId')
        .onRef('registerImport.id', '=', 'importRow.importId'),
    )
    .innerJoin('resource', (join) =>
      join
        .onRef('resource.municipalityId', '=', 'importRow.municipalityId')
        .onRef('resource.id', '=', 'importRow.targetResourceId'),
    )
    .distinctOn('importRow.sourceKey')
    .select(['importRow.sourceKey', 'importRow.parsed', 'resource.id as resourceId'])
    .where('registerImport.state', '=', 'applied')
    .where('registerImport.format', '=', format)
    .where('importRow.before', 'is not', null)
    .where(sql<boolean>`resource.source_key = import_row.source_key`)
    .orderBy('importRow.sourceKey')
    .orderBy('registerImport.appliedAt', 'desc')
    .execute();
  const taken = new Map<string, TakenRow>();
  for (const { sourceKey, parsed, resourceId } of rows) {
    const row = registerRowShape.safeParse(parsed);
    if (row.success) taken.set(sourceKey, { row: row.data, resourceId });
  }
  return taken;
}

/** What would become of every row of a file, against what is in the register now. Writes nothing. */
export async function planFile(
  db: Handle,
  report: FileReport,
): Promise<{ plan: ImportPlan; taken: Map<string, TakenRow> }> {
  const taken = await readTakenRows(db, report.format.id);
  const known: KnownRow[] = [...taken.values()].map(({ row }) => ({
    sourceKey: row.sourceKey,
    likeness: row.likeness,
    values: row,
  }));
  const plan = planImport(report.rows, known);
  await markEditedByHand(db, plan, taken);
  return { plan, taken };
}

/** A field that the file wants to change and that somebody has corrected since is for a person to decide (invariant 9). */
async function markEditedByHand(db: Handle, plan: ImportPlan, taken: Map<string, TakenRow>): Promise<void> {
  const changed = plan.rows.filter(({ fate }) => fate === 'changed');
  if (changed.length === 0) return;
  const stored = await readStoredWords(db, { format: changed[0]?.row.format ?? '' });
  for (const planned of changed) {
    const last = taken.get(planned.knownKey ?? '');
    const current = last && stored.get(last.resourceId);
    if (!last || !current || !isEditedByHand(last.row, planned.row, current)) continue;
    planned.fate = 'check';
    planned.reasons.push(doubt('edited-by-hand'));
    plan.counts.changed -= 1;
    plan.counts.check += 1;
  }
}
