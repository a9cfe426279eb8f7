import { extractText, getDocumentProxy } from 'unpdf';

/** What stands in a PDF, for tests: its text, where the text stands, and what a reader aid is told. */
export async function readPdf(bytes: Uint8Array) {
  // The reader takes the bytes for itself: it gets a copy.
  const pdf = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0 });
  const { text } = await extractText(pdf, { mergePages: true });
  const { info } = await pdf.getMetadata();
  const sizes: [number, number][] = [];
  /** Texts that reach over the margins: [page, text]. */
  const outside: [number, string][] = [];
  const roles = new Set<string>();
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const [, , width = 0, height = 0] = page.view;
    sizes.push([Math.round(width), Math.round(height)]);
    const { items } = await page.getTextContent();
    for (const item of items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const [, , , , x = 0, y = 0] = item.transform as number[];
      // A comma at the end of a line takes half of its square; the reader counts the whole.
      const hanging = /[。、」』）]$/u.test(item.str) ? item.height / 2 : 0;
      // 25 mm for the holes at the left, 14 mm at the right, in points.
      if (x < 70 || x + item.width - hanging > width - 39 || y < 22 || y > height - 22)
        outside.push([number, item.str]);
    }
    for (const role of rolesOf(await page.getStructTree())) roles.add(role);
  }
  return { text, info: info as Record<string, unknown>, pages: pdf.numPages, sizes, outside, roles };
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
