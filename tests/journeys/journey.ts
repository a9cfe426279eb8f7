import { test as plain } from '@playwright/test';
import { startJourneyServer } from '#tests/journey-server.ts';

/** `test` for journeys: each worker has the whole application to itself, and addresses are relative to it. */
export const test = plain.extend<object, { site: string }>({
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
});

export { expect } from '@playwright/test';
