/** What a typeface can draw, read from its own table of letters ("cmap"): asked before printing, so that nothing turns into a box. */
export type Typeface = {
  family: string;
  has(codePoint: number): boolean;
  /** Whether it has this very form of the letter (異体字: a letter followed by a selector). */
  hasForm(codePoint: number, selector: number): boolean;
};

type Ranges = { starts: Uint32Array; ends: Uint32Array };

function contains({ starts, ends }: Ranges, code: number): boolean {
  let low = 0;
  let high = starts.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (code < (starts[middle] ?? 0)) high = middle - 1;
    else if (code > (ends[middle] ?? 0)) low = middle + 1;
    else return true;
  }
  return false;
}

function rangesOf(pairs: readonly (readonly [number, number])[]): Ranges {
  const sorted = [...pairs].sort((a, b) => a[0] - b[0]);
  return {
    starts: Uint32Array.from(sorted, ([start]) => start),
    ends: Uint32Array.from(sorted, ([, end]) => end),
  };
}

/** The place of a table in the file. */
function tableAt(view: DataView, wanted: string): number {
  const count = view.getUint16(4);
  for (let entry = 0; entry < count; entry += 1) {
    const at = 12 + entry * 16;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((place) => view.getUint8(at + place)));
    if (tag === wanted) return view.getUint32(at + 8);
  }
  throw new Error(`a typeface without the table ${wanted}`);
}

/** Format 12: ranges of letters. Glyph 0 is the box, so a range that begins with it has no first letter. */
function readLetters(view: DataView, at: number): Ranges {
  const count = view.getUint32(at + 12);
  const pairs: [number, number][] = [];
  for (let group = 0; group < count; group += 1) {
    const place = at + 16 + group * 12;
    const isBox = view.getUint32(place + 8) === 0;
    pairs.push([view.getUint32(place) + (isBox ? 1 : 0), view.getUint32(place + 4)]);
  }
  return rangesOf(pairs);
}

/** Format 14: for each selector, the letters whose form it names. Default forms are ranges, others one by one. */
function readForms(view: DataView, at: number): Map<number, Ranges> {
  const forms = new Map<number, Ranges>();
  const count = view.getUint32(at + 6);
  const uint24 = (place: number): number => (view.getUint16(place) << 8) | view.getUint8(place + 2);
  for (let entry = 0; entry < count; entry += 1) {
    const record = at + 10 + entry * 11;
    const pairs: [number, number][] = [];
    const [plain, special] = [view.getUint32(record + 3), view.getUint32(record + 7)];
    const defaults = plain === 0 ? 0 : view.getUint32(at + plain);
    const others = special === 0 ? 0 : view.getUint32(at + special);
    for (let one = 0; one < defaults; one += 1) {
      const place = at + plain + 4 + one * 4;
      pairs.push([uint24(place), uint24(place) + view.getUint8(place + 3)]);
    }
    for (let one = 0; one < others; one += 1) {
      const place = at + special + 4 + one * 5;
      pairs.push([uint24(place), uint24(place)]);
    }
    forms.set(uint24(record), rangesOf(pairs));
  }
  return forms;
}

/** Format 0: every name the file goes by, as family (1) or typographic family (16), for Windows in UTF-16. */
function familiesOf(view: DataView): string[] {
  const table = tableAt(view, 'name');
  const words = table + view.getUint16(table + 4);
  const found: string[] = [];
  for (let entry = 0; entry < view.getUint16(table + 2); entry += 1) {
    const at = table + 6 + entry * 12;
    if (view.getUint16(at) !== 3 || ![1, 16].includes(view.getUint16(at + 6))) continue;
    const [length, from] = [view.getUint16(at + 8), words + view.getUint16(at + 10)];
    const letters = Array.from({ length: length / 2 }, (_, place) => view.getUint16(from + place * 2));
    found.push(String.fromCharCode(...letters));
  }
  return found;
}

/** Throws when the file does not go by this name: the typesetter finds a typeface by its name only, and would draw nothing. */
export function readTypeface(family: string, file: Uint8Array): Typeface {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (!familiesOf(view).includes(family)) throw new Error(`${family} is not what this file is called`);
  const cmap = tableAt(view, 'cmap');
  let letters: Ranges | undefined;
  let forms = new Map<number, Ranges>();
  for (let entry = 0; entry < view.getUint16(cmap + 2); entry += 1) {
    const at = cmap + view.getUint32(cmap + 4 + entry * 8 + 4);
    const format = view.getUint16(at);
    if (format === 12) letters = readLetters(view, at);
    if (format === 14) forms = readForms(view, at);
  }
  if (!letters) throw new Error(`${family} names no letters beyond the first 65,536`);
  const known = letters;
  return {
    family,
    has: (code) => contains(known, code),
    hasForm: (code, selector) => {
      const form = forms.get(selector);
      return form !== undefined && contains(form, code);
    },
  };
}
