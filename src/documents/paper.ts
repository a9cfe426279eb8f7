/**
 * A paper as values: what stands in which box, in the order of the form. The same value becomes a PDF (paper.typ) and a
 * page to read and print (web/routes/papers), so that both always have the same boxes.
 */
export type Paper = {
  /** 様式番号, as the municipality's own rule names it: 様式第3号. */
  formNumber: string;
  title: string;
  /** Under the title: 第2回. */
  sub: string;
  municipality: string;
  agency: string;
  /** あて先, with 様 or 御中; '' when the paper stays in the house. */
  addressee: string;
  /** Which paper this is, at the head of each further page: a number, and a name where the paper may carry one. */
  running: string;
  /** 取扱注意, or ''. */
  caution: string;
  /** Places of the 決裁欄 from the highest rank; empty for papers that are handed out. */
  approval: readonly string[];
  /** A small line under the head: what ★ means. '' for none. */
  note: string;
  /** 作成日, as written: 令和8年11月24日. */
  madeOn: string;
  /** The same day as YYYY-MM-DD: the only date inside the file, so that the same paper gives the same bytes. */
  createdOn: string;
  /** 出力者・日時. */
  printed: string;
  blocks: readonly Block[];
};

/** Choices with the chosen ones ticked; all are there, as on the form. */
export type Ticks = { kind: 'ticks'; of: readonly { label: string; on: boolean }[]; note: string };
export type Name = { kind: 'name'; name: string; kana: string };
export type Strong = { kind: 'strong'; words: string };
export type Value = string | Ticks | Name | Strong;

export type Cell = {
  /** '' for a box without a label of its own. */
  label: string;
  value: Value;
  /** Width beside the other cells of the row. */
  share: number;
  /** Least height in mm: room to write by hand. */
  room: number;
  /** Width of the label in mm. */
  labelWidth: number;
};

/** 訂正: words that were struck, still to be read, with the reason (invariant 9). */
export type Struck = { struck: string; reason: string };
export type TableCell = string | Struck;

export type Column = {
  label: string;
  /** In mm; 0 shares what is left. */
  width: number;
  right: boolean;
};

export type Block =
  | { kind: 'boxes' | 'sign'; title: string; rows: readonly (readonly Cell[])[] }
  | {
      kind: 'table';
      title: string;
      columns: readonly Column[];
      rows: readonly (readonly TableCell[])[];
      /** Lines there are at least: the rest stays empty for handwriting. */
      least: number;
      /** Type size in points. */
      size: number;
    }
  | { kind: 'text' | 'cut'; title: string; words: string };

/** Every text that a paper prints, for whoever must look at all of them. */
export function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [];
  // `kind` says what a value is and is never printed.
  return Object.entries(value).flatMap(([key, one]) => (key === 'kind' ? [] : textsOf(one)));
}
