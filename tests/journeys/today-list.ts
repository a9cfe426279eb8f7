import { expect, type Locator, type Page } from '@playwright/test';
import { glance } from './glance.ts';

/** What waits for a worker about somebody: the lines of きょう that carry the words, wherever the list is folded. */
export function onToday(page: Page, name: string, words: string | RegExp): Locator {
  return page.locator('main ul.rows > li', { hasText: name }).filter({ hasText: words });
}

/** きょう shows it; the link of the line leads where it is done. */
export async function todayShows(page: Page, name: string, words: string | RegExp): Promise<string> {
  await page.goto('/');
  const lines = onToday(page, name, words);
  await expect(lines.first(), `きょうに「${words}」`).toBeAttached();
  await glance(page);
  return (await lines.first().getByRole('link', { includeHidden: true }).getAttribute('href')) ?? '';
}

/** きょう does not show it, or does not show it any more. */
export async function todayIsSilent(page: Page, name: string, words: string | RegExp): Promise<void> {
  await page.goto('/');
  await expect(onToday(page, name, words), `きょうに「${words}」はない`).toHaveCount(0);
}
