import { uuidv7 } from 'uuidv7';
import { asActor, type Handle } from '#db/as-actor.ts';
import { json } from '#db/json.ts';
import type { Worker } from '#domain/actor.ts';
import type { ImportPlan, PlannedRow } from '#registers/plan-import.ts';
import { readRegister, type FileReport, type ReadRegister } from '#registers/read-register.ts';
import { hashOf, planFile, type TakenRow } from './plan-file.ts';

export type ImportFile = { name: string; bytes: Uint8Array };

export type ImportCounts = ImportPlan['counts'] & {
  repeatedLines: ImportPlan['repeated'];
  absent: number;
  linesAbove: FileReport['linesAbove'];
  blankLines: number;
  otherSheets: FileReport['otherSheets'];
  unknownColumns: string[];
  missingColumns: string[];
  formatTitle: string;
  /** In the order of the file: jsonb forgets it. */
  columns: string[];
};

export type Preview =
  | { ok: true; importId: string; report: FileReport; plan: ImportPlan }
  | { ok: false; refused: Extract<ReadRegister, { ok: false }> };

/** Reads a file, keeps what would become of every row, and changes nothing in the register yet. */
export async function previewImport(worker: Worker, file: ImportFile): Promise<Preview> {
  const read = await readRegister(file.bytes, file.name);
  if (!read.ok) return { ok: false, refused: read };
  const { report } = read;
  return asActor(worker, { act: 'exchange.preview' }, async (db, log) => {
    const { plan, taken } = await planFile(db, report);
    const importId = uuidv7();
    await db
      .insertInto('registerImport')
      .values({
        municipalityId: worker.municipalityId,
        id: importId,
        fileName: file.name.slice(0, 300),
        fileHash: hashOf(file.bytes),
        format: report.format.id,
        encoding: report.encoding,
        rowCount: report.rowCount,
        counts: json(countsOf(report, plan)),
        createdBy: worker.accountId,
      })
      .execute();
    await keepRows(db, worker, importId, plan.rows, taken);
    log.detail({ format: report.format.id, rows: report.rowCount });
    return { ok: true, importId, report, plan };
  });
}

/** The same reading and planning, kept nowhere. */
export async function dryRunImport(
  worker: Worker,
  file: ImportFile,
): Promise<Omit<Preview & { ok: true }, 'importId'> | (Preview & { ok: false })> {
  const read = await readRegister(file.bytes, file.name);
  if (!read.ok) return { ok: false, refused: read };
  return asActor(worker, { act: 'exchange.dry-run' }, async (db) => {
    const { plan } = await planFile(db, read.report);
    return { ok: true, report: read.report, plan };
  });
}

function countsOf(report: FileReport, plan: ImportPlan): ImportCounts {
  return {
    ...plan.counts,
    repeatedLines: plan.repeated,
    absent: plan.absent.length,
    linesAbove: report.linesAbove,
    blankLines: report.blankLines,
    otherSheets: report.otherSheets,
    unknownColumns: report.unknownColumns,
    missingColumns: report.missingColumns,
    formatTitle: report.format.title,
    columns: [...new Set(report.rows.flatMap(({ cells }) => Object.keys(cells)))],
  };
}

async function keepRows(
  db: Handle,
  worker: Worker,
  importId: string,
  rows: readonly PlannedRow[],
  taken: Map<string, TakenRow>,
): Promise<void> {
  const size = 500;
  for (let start = 0; start < rows.length; start += size) {
    await db
      .insertInto('importRow')
      .values(
        rows.slice(start, start + size).map(({ row, fate, reasons, changes, knownKey }) => ({
          municipalityId: worker.municipalityId,
          importId,
          line: row.line,
          fate,
          sourceKey: row.sourceKey,
          original: json(row.cells),
          parsed: json(row),
          doubts: json([...reasons, ...row.doubts.filter((each) => !reasons.includes(each))]),
          changes: json(changes),
          targetResourceId: knownKey === null ? null : (taken.get(knownKey)?.resourceId ?? null),
        })),
      )
      .execute();
  }
}
