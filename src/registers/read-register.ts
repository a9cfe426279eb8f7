import { isMunicipalityCode } from '#domain/municipality-code.ts';
import { fileProblem, type FileProblem } from './file-problem.ts';
import { mostLinesAboveHead } from './limits.ts';
import { openRegisterFile, withLaterHead, type OpenedFile } from './open-file.ts';
import { readRow } from './read-row.ts';
import { recognise, type Recognised, type Unrecognised } from './recognise.ts';
import type { RegisterRow } from './register-row.ts';
import type { RegisterTable, TableRow } from './register-table.ts';
import { columnNames } from './row-cells.ts';

export type FileReport = {
  fileName: string;
  format: { id: string; title: string };
  encoding: string;
  container: 'csv' | 'xlsx';
  sheet: string;
  /** Sheets of the same book that were not read. */
  otherSheets: { sheet: string; rowCount: number }[];
  headLine: number;
  /** Titles and notes that stand above the head. */
  linesAbove: { line: number; text: string }[];
  rowCount: number;
  blankLines: number;
  unknownColumns: string[];
  missingColumns: string[];
  rows: RegisterRow[];
};

export type ReadRegister =
  | { ok: true; report: FileReport }
  | { ok: false; problem: FileProblem }
  | { ok: false; unknown: Unrecognised; sentence: string };

type Place = { sheet: string; table: RegisterTable; found: Recognised; above: FileReport['linesAbove'] };

/** The head is the first row that is one: cities put a title, a date or `#` lines above it. */
function findHead(sheet: string, table: RegisterTable): Place | undefined {
  const candidates = [
    { line: table.headLine, cells: table.head },
    ...table.rows.slice(0, mostLinesAboveHead),
  ];
  for (const [at, candidate] of candidates.entries()) {
    const found = recognise(candidate.cells);
    if (!found.known) continue;
    const above = candidates
      .slice(0, at)
      .map((row) => ({ line: row.line, text: row.cells.filter((cell) => cell.trim() !== '').join(' ') }));
    return { sheet, table: at === 0 ? table : withLaterHead(table, at), found, above };
  }
  return undefined;
}

function unknownSentence(unknown: Unrecognised): string {
  const [nearest] = unknown.closest;
  if (!nearest) return '知っている様式の見出しが見つかりません。見出しの行があるかたしかめてください。';
  return `知っている様式ではありません。いちばん近いのは「${nearest.title}」で、「${nearest.missing.join('」「')}」の列がありません。`;
}

function codeOfFileName(fileName: string): string {
  const digits = /(?:^|[/\\_-])(\d{6})(?=[_.-])/.exec(fileName)?.[1] ?? '';
  return isMunicipalityCode(digits) ? digits : '';
}

const rowsAtOnce = 500;

/** Forty thousand rows take seconds: others who use the same process get their turn in between. */
async function readRows(
  table: RegisterTable,
  readOne: (row: TableRow) => RegisterRow,
): Promise<RegisterRow[]> {
  const rows: RegisterRow[] = [];
  for (const [at, row] of table.rows.entries()) {
    if (at % rowsAtOnce === rowsAtOnce - 1) await new Promise((resolve) => setImmediate(resolve));
    rows.push(readOne(row));
  }
  return rows;
}

async function report(
  opened: Extract<OpenedFile, { ok: true }>,
  fileName: string,
  place: Place,
): Promise<FileReport> {
  const { table, found, sheet } = place;
  const width = table.rows.reduce((most, row) => Math.max(most, row.cells.length), table.head.length);
  const names = columnNames(table.head, width);
  const fallbackCode = codeOfFileName(fileName);
  return {
    fileName,
    format: { id: found.format.id, title: found.format.title },
    encoding: opened.encoding,
    container: opened.container,
    sheet,
    otherSheets: opened.tables
      .filter((other) => other.sheet !== sheet)
      .map((other) => ({ sheet: other.sheet, rowCount: other.table.rows.length })),
    headLine: table.headLine,
    linesAbove: place.above,
    rowCount: table.rows.length,
    blankLines: table.blankLines,
    unknownColumns: found.unknownColumns,
    missingColumns: found.missingColumns,
    rows: await readRows(table, (row) => readRow(row, found, names, fallbackCode)),
  };
}

/** A file as a report with every row in it, or why not. Never throws over what is in the file. */
export async function readRegister(bytes: Uint8Array, fileName: string): Promise<ReadRegister> {
  const opened = await openRegisterFile(bytes);
  if (!opened.ok) return opened;
  for (const { sheet, table } of opened.tables) {
    const place = findHead(sheet, table);
    if (place && place.table.rows.length === 0) return fileProblem('no-rows');
    if (place) return { ok: true, report: await report(opened, fileName, place) };
  }
  const unknown = recognise(opened.table.head);
  if (unknown.known) return fileProblem('no-rows');
  return { ok: false, unknown, sentence: unknownSentence(unknown) };
}
