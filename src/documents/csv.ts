/** A cell as a value: text is text, a number is a number. */
export type CsvCell = string | number;

/** Byte order mark: without it the spreadsheet on the desk reads Japanese as the code page of Windows. */
const mark = '\uFEFF';

/**
 * What a spreadsheet would take for a formula, a command or a link when the file is opened, also in full width and behind spaces.
 * Such a cell gets an apostrophe in front: it is shown as it was typed and does nothing.
 */
const formula = /^(?:[\s\u3000]*[=+\-@＝＋－＠|%]|[\t\r\n])/u;

function written(cell: CsvCell): string {
  if (typeof cell === 'number') return String(cell);
  const harmless = formula.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** A table as CSV (RFC 4180) in UTF-8. What was typed stays bit for bit (invariant 13), but for a defused formula. */
export function csvOf(rows: readonly (readonly CsvCell[])[]): string {
  return mark + rows.map((row) => `${row.map(written).join(',')}\r\n`).join('');
}
