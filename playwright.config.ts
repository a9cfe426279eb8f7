import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/find-browser.mjs';

const browser = process.env['E2E_BROWSER_PATH']
  ? {
      path: process.env['E2E_BROWSER_PATH'],
      args: process.env['E2E_BROWSER_ARGS']?.split(' ').filter((word) => word !== ''),
    }
  : await findBrowser();
// Workers read this file again; they must not search again.
if (browser.path) process.env['E2E_BROWSER_PATH'] = browser.path;
process.env['E2E_BROWSER_ARGS'] ??= browser.args?.join(' ') ?? '';

export default defineConfig({
  testDir: 'tests/journeys',
  globalSetup: './tests/journeys/lay-town.ts',
  outputDir: 'test-results',
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: 'list',
  use: {
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(browser.path && { executablePath: browser.path }),
      args: [...(browser.args ?? []), '--disable-gpu', '--disable-background-networking'],
    },
  },
});
