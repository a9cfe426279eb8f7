import { axeFaults } from './axe.ts';
import { expect, test } from './journey.ts';

const firstRole = /水沢 葉子/;

test('開いてすぐ、見本の町に役割をひと押しで入り、出られる', async ({ page }) => {
  const wrong: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(message.text());
  });
  page.on('requestfailed', (request) => wrong.push(request.url()));
  await page.goto('/');
  await expect(page).toHaveURL(/sign-in/);
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: firstRole }).click();
  await expect(page).not.toHaveURL(/sign-in/);
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: /画面から出る/ }).click();
  await expect(page).toHaveURL(/sign-in/);
  expect(wrong).toEqual([]);
});

test('外には何も取りにいかない', async ({ page, site }) => {
  const hosts = new Set<string>();
  page.on('request', (request) => hosts.add(new URL(request.url()).origin));
  await page.goto('/');
  await page.getByRole('button', { name: firstRole }).click();
  await expect(page).not.toHaveURL(/sign-in/);
  expect([...hosts]).toEqual([new URL(site).origin]);
});

test.describe('スクリプトなしで', () => {
  test.use({ javaScriptEnabled: false });

  test('同じように入れる', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('button', { name: firstRole }).click();
    await expect(page).not.toHaveURL(/sign-in/);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });
});
