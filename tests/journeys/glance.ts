import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, type BrowserContext, type Page } from '@playwright/test';
import { axeFaults } from './axe.ts';
import { screenOf } from './screens.ts';

/** Screens that a journey has looked at, by the desks it asked to be watched. */
const watched = new WeakMap<BrowserContext, Set<string>>();

/** Where pictures of every screen go, for whoever wants to look at a whole way. Nobody needs them to pass. */
const pictures = process.env['JOURNEY_PICTURES'];

/** From now on every screen of these desks is examined once, when it is first left by a button or a link. */
export function watchScreens(pages: readonly Page[]): Set<string> {
  const seen = new Set<string>();
  for (const page of pages) watched.set(page.context(), seen);
  return seen;
}

/** The page as it stands, on a phone: no fault, and nothing wider than the screen. Soft, so that one run tells of all. */
export async function glance(page: Page): Promise<void> {
  const seen = watched.get(page.context());
  if (!seen) return;
  const screen = screenOf(page.url()).replace(/\/host\/[^/]{20,}/u, '/host/:key');
  if (seen.has(screen)) return;
  seen.add(screen);
  const size = page.viewportSize();
  if (pictures !== undefined) await picture(page, screen, 1280, seen.size);
  await page.setViewportSize({ width: 390, height: 844 });
  if (pictures !== undefined) await picture(page, screen, 390, seen.size);
  expect.soft(await axeFaults(page), `${screen} 390px axe`).toEqual([]);
  const isTooWide = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  );
  expect.soft(isTooWide, `${screen} 390px からはみ出す`).toBe(false);
  if (size) await page.setViewportSize(size);
}

async function picture(page: Page, screen: string, width: number, place: number): Promise<void> {
  mkdirSync(pictures ?? '', { recursive: true });
  await page.setViewportSize({ width, height: 844 });
  const name = `${String(place).padStart(3, '0')}${screen.replaceAll(/[^\w?-]+/gu, '_')}-${width}.png`;
  await page.screenshot({ path: path.join(pictures ?? '', name), fullPage: true });
}
