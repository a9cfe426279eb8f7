import { Workbook, type CellValue } from '@cj-tech-master/excelts';
import { fileProblem, type FileProblem } from './file-problem.ts';
import { mostCellCharacters, mostColumns, mostRows } from './limits.ts';
import type { CellMark, TableRow } from './register-table.ts';
import { repackWorkbook } from './unpack-workbook.ts';

export type Sheet = { name: string; rows: TableRow[] };
type Opened = { ok: true; sheets: Sheet[] } | { ok: false; problem: FileProblem };

/** A day or time of day as the sheet means it. Excel has no time zone, so only UTC getters are right. */
function writeDate(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const whole = date.toISOString();
  const day = whole.slice(0, 10);
  const time = whole.slice(11, 16);
  if (date.getUTCFullYear() < 1900) return time;
  return time === '00:00' ? day : `${day} ${time}`;
}

function textOf(value: CellValue): { text: string; mark?: CellMark['code'] } {
  if (value === null || value === undefined) return { text: '' };
  if (value instanceof Date) return { text: writeDate(value) };
  if (typeof value !== 'object') return { text: String(value) };
  if ('error' in value) return { text: value.error, mark: 'error-cell' };
  if ('richText' in value && value.richText) return { text: value.richText.map((run) => run.text).join('') };
  if ('checkbox' in value) return { text: value.checkbox ? '1' : '' };
  if ('formula' in value || 'sharedFormula' in value) {
    const written = value.result === undefined ? { text: `=${value.formula ?? ''}` } : textOf(value.result);
    return { text: written.text, mark: written.text === '' ? 'error-cell' : 'formula' };
  }
  return { text: 'text' in value ? value.text : '' };
}

/**
 * All sheets of a workbook that hold text. Formulas are never calculated: the result stored beside them is taken and
 * the cell is marked.
 */
export async function openWorkbook(bytes: Uint8Array): Promise<Opened> {
  const packed = repackWorkbook(bytes);
  if (!packed.ok) return packed;
  const workbook = new Workbook();
  try {
    await workbook.xlsx.load(packed.bytes);
  } catch {
    // The reader is not ours and the bytes may be anybody's: whatever it throws means that it is no sound workbook.
    return fileProblem('broken-workbook');
  }
  const sheets: Sheet[] = [];
  for (const worksheet of workbook.worksheets) {
    const rows: TableRow[] = [];
    let problem: 'too-many-columns' | 'endless-cell' | undefined;
    worksheet.eachRow((row, line) => {
      if (rows.length > mostRows || problem) return;
      const cells: string[] = [];
      const marks: CellMark[] = [];
      row.eachCell((cell, number) => {
        const { text, mark } = textOf(cell.value);
        if (text === '') return;
        if (text.length > mostCellCharacters) problem = 'endless-cell';
        if (number > mostColumns) problem = 'too-many-columns';
        if (problem) return;
        while (cells.length < number - 1) cells.push('');
        cells[number - 1] = text;
        if (mark) marks.push({ column: number - 1, code: mark });
      });
      rows.push({ line, cells, ...(marks.length > 0 ? { marks } : {}) });
    });
    if (problem) return fileProblem(problem);
    if (rows.length > mostRows) return fileProblem('too-many-rows');
    if (rows.some((row) => row.cells.length > 0)) sheets.push({ name: worksheet.name, rows });
  }
  return sheets.length > 0 ? { ok: true, sheets } : fileProblem('no-sheet');
}
