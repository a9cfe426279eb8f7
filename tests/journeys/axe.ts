import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export type Fault = { id: string; html: string; why: string };

/**
 * What axe finds on the page as it stands. axe is read into a page once, not once per look: half of the time of a look
 * was that. Colours are the same at every width, so a second look may leave them out; they are the slowest of all.
 */
export async function axeFaults(page: Page, { colours = true } = {}): Promise<Fault[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  return page.evaluate(
    async ([only, withColours]) => {
      const { axe } = window as unknown as {
        axe: { run: (root: Document, how: object) => Promise<AxeResults> };
      };
      const { violations } = await axe.run(document, {
        runOnly: only,
        resultTypes: ['violations'],
        preload: false,
        rules: { 'color-contrast': { enabled: withColours } },
      });
      return violations.flatMap(({ id, nodes }) =>
        nodes.slice(0, 3).map(({ html, failureSummary = '' }) => ({ id, html, why: failureSummary })),
      );
    },
    [rules, colours] as const,
  );
}
