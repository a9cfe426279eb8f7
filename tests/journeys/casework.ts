import { expect, type Locator, type Page } from '@playwright/test';
import { glance } from './glance.ts';

/** An invented person, as a worker would write them down. */
export type Newcomer = {
  familyName: string;
  givenName: string;
  familyNameKana: string;
  givenNameKana: string;
  bornOn: string;
  household: string;
  area: string;
  phone: string;
  route: string;
  topics: readonly string[];
  ownWords: string;
  /** When the talk was, and how it came; today and at the desk unless said otherwise. */
  receivedOn?: string;
  method?: string;
};

export function fullName({ familyName, givenName }: Newcomer): string {
  return `${familyName} ${givenName}`;
}

/** The first heading tells where one is, with script and without. */
export async function arrive(page: Page, heading: string | RegExp): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toContainText(heading);
}

/** What was just done, said on the next page. */
export async function isTold(page: Page, words: string | RegExp): Promise<void> {
  await expect(page.getByRole('main').getByText(words).first()).toBeVisible();
  await glance(page);
}

/** A question with several answers, found by its legend. */
export function question(page: Page | Locator, legend: string | RegExp): Locator {
  return page.getByRole('group', { name: legend });
}

/** Opens a folded part of a form unless it stands open. */
export async function unfold(page: Page | Locator, summary: string | RegExp): Promise<void> {
  const details = page.locator('details').filter({ has: page.locator('summary', { hasText: summary }) });
  const innermost = details.last();
  if (!(await innermost.evaluate((element: HTMLDetailsElement) => element.open))) {
    await innermost.locator('summary').first().click();
  }
}

/** 相談を受け付ける: the person and the first talk on one sheet. Answers the address of the person's pages. */
export async function receive(page: Page, person: Newcomer): Promise<string> {
  await page.goto('/people');
  await page.getByRole('link', { name: '相談を受け付ける' }).first().click();
  await arrive(page, '相談を受け付ける');
  await question(page, '受付のしかた')
    .getByLabel(person.method ?? '来所')
    .check();
  if (person.receivedOn !== undefined) await page.getByLabel('受け付けた日').fill(person.receivedOn);
  await page.getByLabel('どこから来た相談か').selectOption({ label: person.route });
  await page.getByLabel('姓', { exact: true }).fill(person.familyName);
  await page.getByLabel('名', { exact: true }).fill(person.givenName);
  await page.getByLabel('せい（ふりがな）').fill(person.familyNameKana);
  await page.getByLabel('めい（ふりがな）').fill(person.givenNameKana);
  await page.getByLabel('生年月日').fill(person.bornOn);
  await page.getByLabel('暮らし').fill(person.household);
  await page.getByLabel('地区').selectOption({ label: person.area });
  await page.getByRole('textbox', { name: /^電話1/ }).fill(person.phone);
  await page.getByLabel('話されたこと').fill(person.ownWords);
  for (const topic of person.topics) await question(page, '相談の内容').getByLabel(topic).check();
  await question(page, '情報を分けあうことへの同意').getByLabel('あり', { exact: true }).check();
  await page.getByRole('button', { name: '受け付ける' }).click();
  await isTold(page, '相談を受け付けました。');
  await arrive(page, fullName(person));
  return new URL(page.url()).pathname;
}

/** A consent that opens parts of the record to another agency. */
export async function shareWith(
  page: Page,
  path: string,
  agency: string,
  items: readonly string[],
  on?: string,
): Promise<void> {
  await page.goto(`${path}/consents`);
  await page.getByRole('link', { name: '同意をうかがう' }).click();
  await page
    .getByLabel('目的', { exact: false })
    .first()
    .selectOption({ label: '情報を分けあって、いっしょに支えるため' });
  await page.getByLabel('相手の機関').selectOption({ label: agency });
  for (const item of items) await question(page, '伝えてよいこと').getByLabel(item).check();
  await question(page, '返事').getByLabel('同意した', { exact: true }).check();
  if (on !== undefined) await page.getByLabel('返事の日').fill(on);
  await page.getByRole('button', { name: '同意を記録する' }).click();
  await isTold(page, '本人の返事を記録しました。');
}

export type Words = Partial<Record<'strength' | 'wish' | 'aversion' | 'limit', string>>;

const headings = {
  strength: '得意・強みを書き足す',
  wish: '願いを書き足す',
  aversion: 'もうできない・したくないを書き足す',
  limit: '配慮・制約を書き足す',
} as const;

/** Writes what was said into the draft and saves it, so that its suggestions come up. */
export async function writeWords(page: Page, path: string, words: Words, on?: string): Promise<void> {
  await page.goto(`${path}/assessment`);
  const start = page.getByRole('button', { name: '第1版をはじめる' });
  if (await start.isVisible()) await start.click();
  await arrive(page, 'アセスメント');
  for (const [kind, said] of Object.entries(words)) {
    const field = page.locator(`[name="new.${kind}"]`);
    if (!(await field.isVisible())) await unfold(page, headings[kind as keyof typeof headings]);
    await field.fill(said);
    await page.locator(`[name="own.${kind}"]`).check();
  }
  if (on !== undefined) {
    for (const field of ['saidOn', 'madeOn']) await page.locator(`main [name="${field}"]`).fill(on);
  }
  await page.getByRole('button', { name: '下書きに保存する' }).click();
  await isTold(page, '下書きに保存しました。');
}

/** Reads proposals and answers each: はい, except for the terms that the person did not mean. */
export async function answerSuggestions(
  page: Page,
  notMeant: readonly string[] = [],
  how: 'keys' | 'clicks' = 'keys',
): Promise<void> {
  const lists = page.locator('[data-suggestions]');
  await expect(lists.first()).toBeVisible();
  for (const list of await lists.all()) {
    const items = await list.locator('li').all();
    // Each list is entered once; from there one key after the other.
    if (how === 'keys') await list.locator('input:checked').first().focus();
    for (const item of items) {
      const term = (await item.locator('legend b').textContent()) ?? '';
      const [answer, key] = notMeant.includes(term) ? (['ちがう', 'n'] as const) : (['はい', 'y'] as const);
      if (how === 'keys') await page.keyboard.press(key);
      else await item.getByLabel(answer).check();
      await expect(item.getByLabel(answer)).toBeChecked();
    }
  }
}

/** The hours of a week, by their tick boxes; needs no script. */
export async function tickHours(
  page: Page,
  days: readonly string[],
  slots: readonly string[],
): Promise<void> {
  for (const day of days) {
    for (const slot of slots) {
      await page.getByRole('checkbox', { name: `${day}曜 ${slot}`, exact: true }).check();
    }
  }
}

/** How much of a demand the person can take. */
export async function tolerates(
  page: Page,
  group: string,
  answers: Readonly<Record<string, string>>,
): Promise<void> {
  await unfold(page, group);
  for (const [demand, level] of Object.entries(answers)) {
    await page.getByLabel(demand, { exact: true }).selectOption({ label: level });
  }
}

/** Confirms the draft as an edition. */
export async function confirmEdition(page: Page): Promise<void> {
  await page.getByRole('button', { name: '保存して、この版を確定する' }).click();
  await isTold(page, '第1版を確定しました。');
}

/** One option on the person's つなぐ page. */
export function option(page: Page, name: string): Locator {
  return page.locator('li.opt').filter({ has: page.getByRole('heading', { name }) });
}

/** Opens the candidates of a person from the list of those who wait. */
export async function lookFor(page: Page, person: Newcomer): Promise<void> {
  await page.goto('/connect');
  await page.getByRole('link', { name: `${fullName(person)}さん` }).click();
  await arrive(page, `${fullName(person)}さんの行き先`);
}

/** 「なぜ出ないのか」 for one resource of the town. */
export async function askWhy(page: Page, resource: string): Promise<Locator> {
  await page.getByLabel('「なぜ出ないのか」を一件ずつ調べる').fill(resource);
  await page.getByRole('button', { name: '調べる' }).click();
  await arrive(page, 'なぜ出ないのか');
  await page.getByRole('link', { name: `わけを見る　${resource}` }).click();
  await expect(page.getByRole('heading', { name: /^候補に出し/ })).toBeVisible();
  return page.getByRole('main');
}

/** One of a list that stands there whole while it is short, and is searched first once a register has made it long. */
export async function choosesFromMany(page: Page, label: string, name: string): Promise<void> {
  const whole = page.getByRole('combobox', { name: label });
  if (await whole.isVisible()) {
    await whole.selectOption({ label: name });
    return;
  }
  const many = question(page, label);
  await many.getByRole('searchbox').fill(name);
  await many.getByRole('button', { name: /さがす/ }).click();
  await question(page, label).getByRole('radio', { name }).check();
}
