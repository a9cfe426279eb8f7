import { decodeText, type TextEncoding } from './decode-text.ts';
import { fileProblem, type FileProblem } from './file-problem.ts';
import { mostFileBytes } from './limits.ts';
import { openWorkbook, type Sheet } from './open-workbook.ts';
import { parseCsv } from './parse-csv.ts';
import { isBlankRow, type CellMark, type RegisterTable, type TableRow } from './register-table.ts';

export type OpenedFile =
  | {
      ok: true;
      /** The first sheet with text, or the CSV itself. */
      table: RegisterTable;
      /** Every sheet with text; one without a name for a CSV. */
      tables: { sheet: string; table: RegisterTable }[];
      encoding: TextEncoding | 'xlsx';
      container: 'csv' | 'xlsx';
    }
  | { ok: false; problem: FileProblem };

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, place) => bytes[place] === byte);
}

const otherDocuments = [
  [0x25, 0x50, 0x44, 0x46],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x7b, 0x5c, 0x72, 0x74, 0x66],
];

function isBinary(text: string): boolean {
  const start = text.slice(0, 8192);
  // oxlint-disable-next-line no-control-regex -- control characters are what tells a program from a table
  return (start.match(/[\u0000-\u0008\u000E-\u001A\u001C-\u001F]/g)?.length ?? 0) > start.length / 200;
}

function marksOf(row: TableRow, columns: number): CellMark[] {
  const marks = [...(row.marks ?? [])];
  row.cells.forEach((cell, column) => {
    if (cell.includes('\uFFFD')) marks.push({ column, code: 'broken-character' });
    if (column >= columns && cell.trim() !== '') marks.push({ column, code: 'extra-cells' });
  });
  return marks;
}

/** Rows under a head: every row as wide as the head at least; blank ones only counted. */
export function tableFrom(rows: readonly TableRow[], headAt = 0): RegisterTable {
  const full = rows.filter((row) => !isBlankRow(row.cells));
  const head = full[headAt];
  const width = head?.cells.length ?? 0;
  return {
    head: [...(head?.cells ?? [])],
    headLine: head?.line ?? 0,
    rows: full.slice(headAt + 1).map((row) => {
      const marks = marksOf(row, width);
      const cells = [...row.cells];
      while (cells.length < width) cells.push('');
      return { line: row.line, cells, ...(marks.length > 0 ? { marks } : {}) };
    }),
    blankLines: rows.length - full.length,
  };
}

/** A table again from its rows, with a later row as the head: titles often stand above it. */
export function withLaterHead(table: RegisterTable, headAt: number): RegisterTable {
  const rows = [{ line: table.headLine, cells: table.head }, ...table.rows];
  return { ...tableFrom(rows, headAt), blankLines: table.blankLines };
}

function fromSheets(sheets: readonly Sheet[]): OpenedFile {
  const tables = sheets.map((sheet) => ({ sheet: sheet.name, table: tableFrom(sheet.rows) }));
  const [first] = tables;
  if (!first) return fileProblem('no-sheet');
  if (tables.every(({ table }) => table.rows.length === 0)) return fileProblem('no-rows');
  return { ok: true, table: first.table, tables, encoding: 'xlsx', container: 'xlsx' };
}

function fromText(bytes: Uint8Array): OpenedFile {
  const decoded = decodeText(bytes);
  if (!decoded) return fileProblem(bytes.includes(0) ? 'binary' : 'unreadable-text');
  if (isBinary(decoded.text)) return fileProblem('binary');
  const parsed = parseCsv(decoded.text);
  if (!parsed.ok) return parsed;
  const table = tableFrom(parsed.rows);
  if (table.head.length === 0) return fileProblem('empty');
  if (table.rows.length === 0) return fileProblem('no-rows');
  return {
    ok: true,
    table,
    tables: [{ sheet: '', table }],
    encoding: decoded.encoding,
    container: 'csv',
  };
}

/**
 * Bytes as a table. What the file is, its bytes say: cities publish workbooks that are named .csv, and the other way
 * round, so the name is only for people.
 */
export async function openRegisterFile(bytes: Uint8Array): Promise<OpenedFile> {
  if (bytes.length === 0) return fileProblem('empty');
  if (bytes.length > mostFileBytes) return fileProblem('too-large');
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return fileProblem('old-excel');
  if (otherDocuments.some((head) => startsWith(bytes, head))) return fileProblem('other-document');
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) {
    const opened = await openWorkbook(bytes);
    return opened.ok ? fromSheets(opened.sheets) : opened;
  }
  return fromText(bytes);
}
