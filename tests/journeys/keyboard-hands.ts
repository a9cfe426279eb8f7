import { expect, type Locator, type Page } from '@playwright/test';

const isFocused = (element: Element): boolean => element === document.activeElement;

/** Goes on with Tab until the control has the focus, as somebody without a mouse does; it must be seen there. */
export async function tabTo(page: Page, control: Locator, most = 250): Promise<void> {
  await expect(control).toHaveCount(1);
  for (let step = 0; step < most; step += 1) {
    if (await control.evaluate(isFocused)) {
      await expect(control).toBeInViewport();
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`${String(control)} is not reached by Tab`);
}

export async function press(page: Page, control: Locator): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.press('Enter');
}

export async function write(page: Page, field: Locator, words: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.insertText(words);
}

/** Into the group with Tab, to the answer with the arrows. */
export async function choose(page: Page, group: Locator, answer: string | RegExp): Promise<void> {
  const radios = group.getByRole('radio');
  const checked = group.locator('input:checked');
  await tabTo(page, (await checked.count()) > 0 ? checked : radios.first());
  await page.keyboard.press('Space');
  const wanted = group.getByRole('radio', { name: answer, exact: true });
  for (let step = await radios.count(); step > 0 && !(await wanted.isChecked()); step -= 1) {
    await page.keyboard.press('ArrowDown');
  }
  await expect(wanted).toBeChecked();
}

export async function tick(page: Page, box: Locator): Promise<void> {
  await tabTo(page, box);
  await page.keyboard.press('Space');
  await expect(box).toBeChecked();
}

/** Arrow by arrow through a closed list. */
export async function pick(page: Page, list: Locator, label: string): Promise<void> {
  await tabTo(page, list);
  const chosen = (): Promise<string | undefined> =>
    list.evaluate((element: HTMLSelectElement) => element.selectedOptions[0]?.label);
  for (let step = 0; step < 60 && (await chosen()) !== label; step += 1) {
    await page.keyboard.press('ArrowDown');
  }
  expect(await chosen()).toBe(label);
}

/** 「y」 for every suggestion; the list opens with the first one under the hand. */
export async function saysYesToAll(page: Page): Promise<void> {
  for (const list of await page.locator('[data-suggestions]').all()) {
    const items = await list.locator('li').all();
    await tabTo(page, list.locator('input:checked').first());
    for (const item of items) {
      await page.keyboard.press('y');
      await expect(item.getByLabel('はい')).toBeChecked();
    }
  }
}

/** Inside the week by arrows: to the square of that day and half hour, and so many half hours down. */
export async function ticksDown(page: Page, day: string, slots: readonly string[]): Promise<void> {
  const box = (slot: string): Locator =>
    page.getByRole('checkbox', { name: `${day}曜 ${slot}`, exact: true });
  const [first = ''] = slots;
  await tabTo(page, page.locator('[data-hours] input[tabindex="0"], table input[tabindex="0"]').first());
  const days = ['月', '火', '水', '木', '金', '土', '日'];
  for (let step = 0; step < 40 && !(await isIn(page, first)); step += 1)
    await page.keyboard.press('ArrowDown');
  for (let step = 0; step < days.indexOf(day); step += 1) await page.keyboard.press('ArrowRight');
  for (const slot of slots) {
    await expect(box(slot)).toBeFocused();
    await page.keyboard.press('Space');
    await expect(box(slot)).toBeChecked();
    await page.keyboard.press('ArrowDown');
  }
}

async function isIn(page: Page, slot: string): Promise<boolean> {
  return page.getByRole('checkbox', { name: `月曜 ${slot}`, exact: true }).evaluate(isFocused);
}
