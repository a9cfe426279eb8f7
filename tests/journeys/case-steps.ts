import { expect, type Page } from '@playwright/test';
import { isTold, question } from './casework.ts';
import { glance } from './glance.ts';

const milliseconds = 86_400_000;

/** A day so many days from today in Tokyo, as forms and addresses take it. */
export function dayFrom(days: number): string {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Tokyo' });
  return format.format(new Date(Date.now() + days * milliseconds));
}

/** Fields by the names that they have in the form: some pages ask the same question twice. */
export async function fill(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, words] of Object.entries(fields)) {
    await page.locator(`main [name="${name}"]`).first().fill(words);
  }
}

export async function choose(page: Page, answers: Readonly<Record<string, string>>): Promise<void> {
  for (const [legend, answer] of Object.entries(answers)) {
    await question(page, legend).getByLabel(answer).first().check();
  }
}

export async function press(page: Page, button: string | RegExp, told: string | RegExp): Promise<void> {
  await glance(page);
  await page.getByRole('main').getByRole('button', { name: button }).first().click();
  await isTold(page, told);
}

/** Waits for the page behind the link: the one before it may have fields of the same names. */
export async function follow(page: Page, words: string | RegExp): Promise<void> {
  await glance(page);
  const link = page.getByRole('main').getByRole('link', { name: words }).first();
  const href = (await link.getAttribute('href')) ?? '';
  await link.click();
  await expect(page).toHaveURL((url) => `${url.pathname}${url.search}` === href);
}

/** What was tried before, and who takes the case on: both are asked for before a plan goes to a meeting. */
export async function writesTried(
  page: Page,
  path: string,
  tried: {
    system: string;
    result: string;
    law?: string;
    with: string;
    on?: string;
    reviewOn?: string;
    words: string;
  },
): Promise<void> {
  await page.goto(`${path}/case/tried/new`);
  await fill(page, { system: tried.system, law: tried.law ?? '', confirmedWith: tried.with });
  await fill(page, { reviewOn: tried.reviewOn ?? '', words: tried.words });
  if (tried.on !== undefined) await fill(page, { confirmedOn: tried.on });
  await choose(page, { どうだったか: tried.result });
  await press(page, '書き足す', '試した制度を書きました。');
}

export async function takesOn(page: Page, path: string, worker: string): Promise<void> {
  await page.goto(`${path}/case`);
  const select = page.locator('[name="mainAccountId"]');
  // Who received the talk has the case already, unless the town decides otherwise.
  if (await select.isVisible()) {
    await select.selectOption({ label: worker });
    await press(page, '担当を決める', '担当を決めました。');
  }
  await expect(page.getByRole('main')).toContainText(worker);
}

/** Without the candidates: the place is known by name. */
export async function beginsWayByName(page: Page, path: string, place: string): Promise<string> {
  await page.goto(`${path}/placements/new?q=${encodeURIComponent(place)}`);
  await follow(page, `ここにする　${place}`);
  await press(page, 'この道をはじめる', '道をはじめました。まだ、だれにも聞いていません。');
  return new URL(page.url()).pathname;
}

type Sounding = { role: string; words: string; whom: string; manner: string; on?: string };

export async function sounds(page: Page, way: string, asked: Sounding): Promise<void> {
  await page.goto(way);
  await follow(page, /^(打診する|もう一度きく)$/);
  await fill(page, { role: asked.role, askedWords: asked.words, askedWhom: asked.whom });
  if (asked.on !== undefined) await fill(page, { askedOn: asked.on });
  await choose(page, { どうやって聞きますか: asked.manner });
  // Other journeys ask the same hosts in the same week: from the fourth on the page wants to know why now.
  const whyNow = page.getByLabel('それでも、いま聞くわけ');
  if (await whyNow.isVisible()) await whyNow.fill('見学の日がもう決まっている');
  await page.getByRole('button', { name: /^(打診した|もう一度きいた)$/ }).click();
  await expect(page).toHaveURL(new RegExp(`${way}(/host-link)?$`));
}

/** The host can, and said so on the telephone. */
export async function hostSaysYes(page: Page, way: string, on?: string): Promise<void> {
  await page.goto(way);
  await follow(page, '返事を書く');
  await question(page, '返事').getByLabel('受けられる', { exact: true }).check();
  await choose(page, { 返事の来かた: '電話で' });
  if (on !== undefined) await fill(page, { answeredOn: on });
  await press(page, '返事を書く', '返事を書きました。');
}

export async function saysYes(
  page: Page,
  way: string,
  words: string,
  called: string,
  on?: string,
): Promise<void> {
  await page.goto(`${way}/yes`);
  await fill(page, { words, called, ...(on === undefined ? {} : { on }) });
  await press(page, '本人の「はい」を書く', '本人の「はい」を書きました。');
}

type Day = { kind: '見学' | '体験'; on: string; person: string; host: string; next: string };

/** A day there: agreed on first, written down with both voices afterwards. */
export async function goesThere(page: Page, way: string, day: Day): Promise<void> {
  await page.goto(`${way}/visits/new?kind=${day.kind === '見学' ? 'visit' : 'trial'}`);
  await fill(page, { plannedOn: day.on, meetAt: '正面の入口' });
  await press(page, '日を決める', '日を決めました。');
  await follow(page, '行った日のことを書く');
  await fill(page, { heldOn: day.on, personWords: day.person, hostWords: day.host });
  await choose(page, { このあと: day.next });
  await page.getByRole('main').getByRole('button', { name: '書く', exact: true }).click();
  await isTold(page, /^書きました。/);
}

type Ending = {
  endState: string;
  reason: string;
  watcher?: string;
  how?: string;
  words: string;
  /** The day of the end, and of the call after three months. */
  on?: string;
  contactOn?: string;
};

export async function closes(page: Page, path: string, ending: Ending): Promise<void> {
  await page.goto(`${path}/closure`);
  await question(page, '終わり方').getByLabel(ending.endState, { exact: true }).check();
  await question(page, '理由').getByLabel(ending.reason, { exact: true }).check();
  await fill(page, { watcher: ending.watcher ?? '', watchHow: ending.how ?? '' });
  await fill(page, { comeAgainWhen: '二週つづけて行けなくなったら、電話をもらう', ownWords: ending.words });
  if (ending.on !== undefined) await fill(page, { closedOn: ending.on, toldPersonOn: ending.on });
  if (ending.contactOn !== undefined) await fill(page, { contactDueOn: ending.contactOn });
  await press(page, '終結する', '終結を記録しました。');
}
