import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';

/** What stands in a PDF, for tests: its text, where the text stands, and what a reading aid is told. */
export async function readPdf(bytes: Uint8Array) {
  // The reader takes the bytes for itself: it gets a copy.
  const pdf = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0 });
  const { info } = await pdf.getMetadata();
  const texts: string[] = [];
  const sizes = new Set<string>();
  /** Texts that reach over the margins: [page, text]. */
  const outside: [number, string][] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const [, , width = 0, height = 0] = page.view;
    sizes.add(`${Math.round(width)},${Math.round(height)}`);
    for (const item of (await page.getTextContent()).items) {
      if (!('str' in item)) continue;
      texts.push(item.str, item.hasEOL ? '\n' : '');
      if (item.str.trim() === '') continue;
      const [, , , , x = 0, y = 0] = item.transform as number[];
      // A comma at the end of a line takes half of its square; the reader counts the whole.
      const hanging = /[。、」』）]$/u.test(item.str) ? item.height / 2 : 0;
      // 25 mm for the holes at the left, 14 mm at the right, in points.
      if (x < 70 || x + item.width - hanging > width - 39 || y < 22 || y > height - 22)
        outside.push([number, item.str]);
    }
  }
  // How the first page is tagged tells of all: they come from one template.
  const roles = new Set(rolesOf(await (await pdf.getPage(1)).getStructTree()));
  return {
    text: texts.join(''),
    info: info as Record<string, unknown>,
    pages: pdf.numPages,
    sizes,
    outside,
    roles,
  };
}

function rolesOf(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const { role, children } = node as { role?: string; children?: unknown[] };
  return [...(role === undefined ? [] : [role]), ...(children ?? []).flatMap(rolesOf)];
}

/** Lines break where the paper ends, not where the words do: texts are compared without them. */
export function joined(text: string): string {
  return text.replace(/\s/g, '');
}

export function countLetters(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const letter of texts.join('')) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return counts;
}

/** The colours a paper is drawn with, as the reader sees them; a paper that is copied in black and white has only greys. */
export async function coloursOf(bytes: Uint8Array): Promise<string[]> {
  const { OPS } = await getResolvedPDFJS();
  const pdf = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0 });
  const colours = new Set<string>();
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { fnArray, argsArray } = await (await pdf.getPage(number)).getOperatorList();
    for (const [place, operation] of fnArray.entries()) {
      if (operation === OPS.setFillRGBColor || operation === OPS.setStrokeRGBColor) {
        colours.add(JSON.stringify(argsArray[place]));
      }
    }
  }
  return [...colours];
}
