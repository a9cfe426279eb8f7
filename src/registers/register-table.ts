/** What is strange about one cell as it stands in the file, before anybody reads a meaning into it. */
export type CellMarkCode =
  | 'formula'
  | 'broken-quote'
  | 'broken-character'
  | 'extra-cells'
  | 'short-row'
  | 'error-cell';
export type CellMark = { column: number; code: CellMarkCode };

/** One row: its line (or row number of the sheet), its cells as written, and what is strange about them. */
export type TableRow = { line: number; cells: string[]; marks?: CellMark[] };

export type RegisterTable = { head: string[]; headLine: number; rows: TableRow[]; blankLines: number };

/** A cell that a spreadsheet would run when the table is opened again. A lone sign or @name is none. */
export function looksLikeFormula(cell: string): boolean {
  const start = cell.trimStart();
  return /^[=＝]/.test(start) || (/^[+\-@＋－＠].*[(!|]/.test(start) && !/^[+-]?[\d\s()-]+$/.test(start));
}

/** The same text, harmless: a spreadsheet shows what follows an apostrophe and does not run it. */
export function neutralise(cell: string): string {
  return looksLikeFormula(cell) ? `'${cell.trimStart()}` : cell;
}

export function isBlankRow(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}
