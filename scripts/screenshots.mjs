// The README's pictures, taken from the demo town as it lies on its first day: node scripts/screenshots.mjs after a build.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { startJourneyServer } from '#tests/journey-server.ts';
import { findBrowser } from './find-browser.mjs';
import { root, underOurNode } from './set-up.mjs';

await underOurNode(import.meta.url);

const most = 300_000;
const folder = path.join(root, 'docs', 'screenshots');

/** @type {{ name: string; height: number; open: (page: import('@playwright/test').Page) => Promise<void> }[]} */
const pictures = [
  {
    name: 'today',
    height: 900,
    open: async (page) => {
      await page.goto('/');
    },
  },
  {
    name: 'connect',
    height: 930,
    open: async (page) => {
      await page.goto('/connect');
      await page.getByRole('link', { name: '古屋 静江さん' }).click();
      await page.getByRole('heading', { name: /の行き先$/ }).waitFor();
    },
  },
  {
    name: 'week',
    height: 900,
    open: async (page) => {
      await page.goto('/town/week');
    },
  },
];

const found = await findBrowser();
if (!found.path) throw new Error(found.reason);
const server = await startJourneyServer();
const browser = await chromium.launch({
  executablePath: found.path,
  args: [...found.args, '--disable-gpu', '--disable-background-networking'],
});
try {
  mkdirSync(folder, { recursive: true });
  for (const { name, height, open } of pictures) {
    // As sharp as the size allows.
    for (const deviceScaleFactor of [2, 1.5, 1]) {
      const context = await browser.newContext({
        baseURL: server.address,
        locale: 'ja-JP',
        timezoneId: 'Asia/Tokyo',
        viewport: { width: 1280, height },
        deviceScaleFactor,
      });
      const page = await context.newPage();
      await page.goto('/sign-in');
      await page.getByRole('button', { name: '水沢 葉子' }).click();
      await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
      await open(page);
      await page.evaluate(() => document.fonts.ready);
      const bytes = await page.screenshot();
      await context.close();
      if (bytes.length > most && deviceScaleFactor > 1) continue;
      writeFileSync(path.join(folder, `${name}.png`), bytes);
      console.log(`${name}.png　${deviceScaleFactor}倍　${Math.round(bytes.length / 1000)} kB`);
      break;
    }
  }
} finally {
  await browser.close();
  await server.stop();
}
