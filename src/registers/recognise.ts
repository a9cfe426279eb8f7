import { knownFormats } from './formats/known-formats.ts';
import type { FormatColumn, RegisterFormat } from './formats/register-format.ts';
import { fold } from './parsers/fold.ts';

/** The format of a head; `columns` says for each column of the file what it is, undefined where the format has none such. */
export type Recognised = {
  known: true;
  format: RegisterFormat;
  columns: (FormatColumn | undefined)[];
  unknownColumns: string[];
  missingColumns: string[];
};
export type Unrecognised = {
  known: false;
  seen: string[];
  /** Nearest formats first, with the heads that are missing for them. */
  closest: { id: string; title: string; matched: number; missing: string[] }[];
};

/** One spelling of a head. Lost byte-order marks leave a `?`; コード is written with every stroke that looks like ー. */
export function foldHeader(header: string): string {
  return fold(header)
    .replace(/^[?\uFFFD]+/, '')
    .replace(/[-ー_\s."]/g, '')
    .toLowerCase();
}

function matchColumns(head: readonly string[], format: RegisterFormat): (FormatColumn | undefined)[] {
  const bySpelling = new Map<string, FormatColumn>();
  for (const column of format.columns) {
    for (const spelling of column.also ?? []) bySpelling.set(foldHeader(spelling), column);
  }
  for (const column of format.columns) bySpelling.set(foldHeader(column.header), column);
  const taken = new Set<FormatColumn>();
  return head.map((header) => {
    const column = bySpelling.get(foldHeader(header));
    // A head that comes twice is the first time what it says, and then unknown: nothing is overwritten.
    if (!column || taken.has(column)) return undefined;
    taken.add(column);
    return column;
  });
}

function missingFrom(columns: readonly (FormatColumn | undefined)[], headers: readonly string[]): string[] {
  const present = new Set(columns.map((column) => column?.header));
  return headers.filter((header) => !present.has(header));
}

/** Which format a head belongs to. Columns are known by name and never by place. */
export function recognise(head: readonly string[], formats = knownFormats): Recognised | Unrecognised {
  const spellings = new Set(head.map(foldHeader));
  const tried = formats
    .map((format) => {
      const columns = matchColumns(head, format);
      const matched = columns.filter(Boolean).length;
      const isOther = (format.without ?? []).some((header) => spellings.has(foldHeader(header)));
      return { format, columns, matched, isOther, lacking: missingFrom(columns, format.needs) };
    })
    .sort((a, b) => b.matched - a.matched);
  const best = tried.find(({ lacking, isOther }) => lacking.length === 0 && !isOther);
  if (best) {
    return {
      known: true,
      format: best.format,
      columns: best.columns,
      unknownColumns: head.filter((header, place) => !best.columns[place] && header.trim() !== ''),
      missingColumns: missingFrom(
        best.columns,
        best.format.columns.map((column) => column.header),
      ),
    };
  }
  return {
    known: false,
    seen: head.filter((header) => header.trim() !== ''),
    closest: tried
      .filter(({ matched, isOther }) => matched > 0 && !isOther)
      .slice(0, 3)
      .map(({ format, matched, lacking }) => ({
        id: format.id,
        title: format.title,
        matched,
        missing: lacking,
      })),
  };
}
