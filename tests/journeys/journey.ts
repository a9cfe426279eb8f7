import {
  expect,
  test as plain,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from '@playwright/test';
import { startJourneyServer } from '#tests/journey-server.ts';

/** The demo town's workers, by what their button on the sign-in page says. */
export const workers = {
  participation: '水沢 葉子',
  coordinator: '村瀬 香織',
  consultation: '岩城 渉',
  community: '浜口 みどり',
  officer: '瀬戸 和臣',
  administrator: '早見 透',
  colleague: '田代 実里',
} as const;
export type WorkerName = keyof typeof workers;

/** A browser of one's own, signed in: what one person at one desk has. */
export type Desk = (who: WorkerName, options?: BrowserContextOptions) => Promise<Page>;

/** One press on the demo's sign-in page. */
export async function signIn(page: Page, who: WorkerName): Promise<void> {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: workers[who] }).click();
  await expect(page).not.toHaveURL(/sign-in/);
}

/** What no page may do, collected as the visitor goes: break its own rules, break its script, or call elsewhere. */
function watch(context: BrowserContext, site: string): string[] {
  const wrong: string[] = [];
  context.on('console', (message) => {
    if (/content security policy|refused to/i.test(message.text())) wrong.push(message.text());
  });
  context.on('weberror', (problem) => wrong.push(String(problem.error())));
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== site) wrong.push(`outside: ${request.url()}`);
  });
  context.on('response', (answer) => {
    if (answer.status() >= 500) wrong.push(`${answer.status()} ${answer.url()}`);
  });
  return wrong;
}

async function openDesk(
  browser: Browser,
  site: string,
  options: BrowserContextOptions,
): Promise<{ context: BrowserContext; wrong: string[] }> {
  const context = await browser.newContext({
    baseURL: site,
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    ...options,
  });
  return { context, wrong: watch(context, site) };
}

/** `test` for journeys: each worker has the whole application to itself, and addresses are relative to it. */
export const test = plain.extend<{ watched: undefined; desk: Desk }, { site: string }>({
  site: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the parameter's shape
    async ({}, use) => {
      const server = await startJourneyServer();
      await use(server.address);
      await server.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ site }, use) => {
    await use(site);
  },
  watched: [
    async ({ context, site }, use) => {
      const wrong = watch(context, site);
      await use(undefined);
      expect(wrong, 'CSP, script, 外への要求、500').toEqual([]);
    },
    { auto: true },
  ],
  desk: async ({ browser, site }, use) => {
    const desks: Awaited<ReturnType<typeof openDesk>>[] = [];
    await use(async (who, options = {}) => {
      const opened = await openDesk(browser, site, options);
      desks.push(opened);
      const page = await opened.context.newPage();
      await signIn(page, who);
      return page;
    });
    for (const { context, wrong } of desks) {
      await context.close();
      expect(wrong, 'CSP, script, 外への要求、500').toEqual([]);
    }
  },
});

export { expect } from '@playwright/test';
