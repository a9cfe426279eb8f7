import { expect, type Page } from '@playwright/test';
import { axeFaults } from './axe.ts';

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Two addresses are one screen when they differ in ids and in what was asked only. */
export function screenOf(address: string): string {
  const { pathname, searchParams } = new URL(address, 'http://here');
  const path = pathname
    .replaceAll(uuid, ':id')
    .replace(/\/\d+$/, '/:number')
    // A recipe of the table is called by a word, and a draft by its voice and recipe.
    .replace(/^\/settings\/recipes\/(?!new$)[^/]+$/, '/settings/recipes/:code')
    .replace(/\/compose\/[^/]+(?=$|\/pass$)/, '/compose/:key');
  const keys = [...new Set(searchParams.keys())].toSorted();
  return keys.length > 0 ? `${path}?${keys.join('&')}` : path;
}

function linksOf(html: string): string[] {
  return (
    [...html.matchAll(/<a\b[^>]*\shref="([^"]+)"/g)]
      .map(([, href = '']) => href.replaceAll('&amp;', '&'))
      // A PDF is no screen; its tests stand beside src/documents.
      .filter(
        (href) => href.startsWith('/') && !href.startsWith('/static/') && !/\.(?:pdf|csv)(\?|$)/.test(href),
      )
  );
}

/**
 * Every screen that links lead to, one address each. Found, not listed: a new page is examined from the day that
 * something points to it.
 */
export async function findScreens(page: Page, from: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const queue = [...from];
  for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
    const [plain = ''] = address.split('#');
    const screen = screenOf(plain);
    if (found.has(screen)) continue;
    found.set(screen, plain);
    const answer = await page.request.get(plain);
    expect(answer.status(), plain).toBe(200);
    queue.push(...linksOf(await answer.text()));
  }
  return found;
}

/** What axe finds, at the width of a desk and of a phone. */
export async function faultsOf(page: Page): Promise<string[]> {
  const faults: string[] = [];
  // While Turbo is on its way the old page is still there and says so on <html>: the new one is meant.
  await page.waitForFunction(() => !document.documentElement.hasAttribute('aria-busy'));
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    for (const { id, html, why } of await axeFaults(page, { colours: width === 1280 })) {
      faults.push(`${width}px ${id}: ${html.slice(0, 200)} ${why}`);
    }
  }
  return faults;
}

/** At 360 px nothing may make the page wider than the screen; what is wide scrolls in itself. */
export async function tooWideAt360(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 360, height: 800 });
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    );
    return [`${scrollWidth}px`, ...wide.slice(0, 4).map((one) => one.outerHTML.slice(0, 160))];
  });
}

/** On paper there is the page, not the shell around it. Answers what of the shell would be printed. */
export async function shellOnPaper(page: Page): Promise<string[]> {
  await page.emulateMedia({ media: 'print' });
  const printed = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('header.top, nav, .skip, form[role="search"]')]
      .filter((element) => element.getClientRects().length > 0 && element.checkVisibility())
      .map((element) => element.outerHTML.slice(0, 120)),
  );
  await page.emulateMedia({ media: 'screen' });
  return printed;
}

/** The page that is open: no fault, fits, prints. Soft, so that one run tells of all screens. */
export async function examine(page: Page, name: string): Promise<void> {
  expect.soft(await faultsOf(page), `${name} axe`).toEqual([]);
  expect.soft(await tooWideAt360(page), `${name} 360px`).toEqual([]);
  expect.soft(await shellOnPaper(page), `${name} 印刷`).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 900 });
}
