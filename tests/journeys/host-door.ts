import { expect, type Browser, type Page } from '@playwright/test';
import { isTold, question, unfold } from './casework.ts';

/** What a worker reads out or hands over: the address, and the number for those who type it. */
export type Door = { address: string; code: string };

/** 受入先の入口: opened by the worker, shown once. */
export async function opensDoor(page: Page, way: string): Promise<Door> {
  await page.goto(`${way}/host-link`);
  await page.getByRole('button', { name: '入口をひらく', exact: true }).click();
  await expect(page.locator('.host-address')).toBeVisible();
  return {
    address: (await page.locator('.host-address').textContent()) ?? '',
    code: (await page.locator('.host-code').first().textContent()) ?? '',
  };
}

/** The host at a phone of its own, without an account. */
export async function hostPhone(browser: Browser, site: string, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({
    baseURL: site,
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    viewport: { width: 390, height: 844 },
    javaScriptEnabled,
  });
  return context.newPage();
}

/** By the number on the paper, as somebody does who has no link. */
export async function entersByCode(host: Page, { code }: Door): Promise<void> {
  await host.goto('/host');
  await host.getByLabel('番号').fill(code);
  await host.getByRole('button', { name: 'ひらく' }).click();
  await expect(host.getByRole('heading', { level: 1 })).toBeVisible();
}

/** 条件つきの「はい」, in the host's own words. */
export async function answersWithConditions(host: Page, by: string, conditions: string): Promise<void> {
  await host.getByLabel('条件がそろえば、受けられる').check({ force: true });
  await unfold(host, '条件があるとき');
  await host.getByLabel('どんな条件ですか').fill(conditions);
  await host.getByLabel('お答えくださる方').fill(by);
  await host.getByRole('button', { name: '返事を送る' }).click();
  await isTold(host, 'お返事を受けとりました。');
}

/** ようす: the three questions. */
export async function tellsHowItGoes(host: Page, words: string, load: string, wish: string): Promise<void> {
  await host.getByLabel('どんなようすですか').fill(words);
  await question(host, '受け入れは、重いですか').getByLabel(load).check({ force: true });
  await question(host, 'これからは').getByLabel(wish).check({ force: true });
  await host.getByRole('button', { name: 'ようすを送る' }).click();
  await isTold(host, /受けとりました/);
}
