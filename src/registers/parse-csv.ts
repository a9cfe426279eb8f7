import { fileProblem, type FileProblem } from './file-problem.ts';
import { mostBrokenQuotes, mostCellCharacters, mostColumns, mostRows } from './limits.ts';
import type { CellMark, TableRow } from './register-table.ts';

type Parsed = { ok: true; rows: TableRow[] } | { ok: false; problem: FileProblem };
type Cell = { text: string; end: number; broken: boolean };

/** Excel has this many columns and writes a comma for each that was ever formatted. */
const widestSheet = 16_384;

function dropEmptyEnd(cells: string[]): void {
  while (cells.length > 0 && cells.at(-1) === '') cells.pop();
}

/** Excel's "Unicode text" is divided by tabs. The first line decides, outside quotes. */
function delimiterOf(text: string): ',' | '\t' {
  const firstLine = (/^[^\r\n]*/.exec(text.slice(0, mostCellCharacters))?.[0] ?? '').replaceAll(
    /"[^"]*"/g,
    '',
  );
  return firstLine.split('\t').length > firstLine.split(',').length ? '\t' : ',';
}

function endsCell(letter: string | undefined, delimiter: string): boolean {
  return letter === undefined || letter === delimiter || letter === '\n' || letter === '\r';
}

function readPlain(text: string, from: number, delimiter: string): Cell {
  let end = from;
  while (!endsCell(text[end], delimiter)) end++;
  return { text: text.slice(from, end), end, broken: false };
}

/** A quote that does not close within the longest possible cell is taken as a letter, so that one slip costs one cell. */
function readQuoted(text: string, from: number, delimiter: string): Cell {
  let cell = '';
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0 || cell.length + quote - at > mostCellCharacters) {
      return { ...readPlain(text, from, delimiter), broken: true };
    }
    cell += text.slice(at, quote);
    if (text[quote + 1] !== '"') {
      const rest = readPlain(text, quote + 1, delimiter);
      // Spaces after the closing quote are common and harmless; letters there mean that a quote was not doubled.
      if (rest.text.trim() === '') return { text: cell, end: rest.end, broken: false };
      return { text: cell + rest.text, end: rest.end, broken: true };
    }
    cell += '"';
    at = quote + 2;
  }
}

function countLines(text: string): number {
  return text.split(/\r\n|\r|\n/).length - 1;
}

/** Rows of a CSV with the line each begins on. Line ends may be CRLF, LF or CR, also inside quotes. */
export function parseCsv(text: string): Parsed {
  const delimiter = delimiterOf(text);
  const rows: TableRow[] = [];
  let at = 0;
  let line = 1;
  let brokenQuotes = 0;
  while (at < text.length) {
    if (rows.length > mostRows) return fileProblem('too-many-rows');
    const cells: string[] = [];
    const marks: CellMark[] = [];
    const began = at;
    for (;;) {
      const cell = text[at] === '"' ? readQuoted(text, at, delimiter) : readPlain(text, at, delimiter);
      if (cell.text.length > mostCellCharacters) return fileProblem('endless-cell');
      if (cell.broken) {
        marks.push({ column: cells.length, code: 'broken-quote' });
        if (++brokenQuotes > mostBrokenQuotes) return fileProblem('broken-quotes');
      }
      cells.push(cell.text);
      if (cells.length > widestSheet) return fileProblem('too-many-columns');
      at = cell.end;
      if (text[at] !== delimiter) break;
      at++;
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at++;
    at++;
    dropEmptyEnd(cells);
    if (cells.length > mostColumns) return fileProblem('too-many-columns');
    rows.push({ line, cells, ...(marks.length > 0 ? { marks } : {}) });
    line += countLines(text.slice(began, at));
  }
  return { ok: true, rows };
}
