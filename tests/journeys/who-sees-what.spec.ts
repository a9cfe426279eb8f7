import type { Page } from '@playwright/test';
import { arrive, receive, shareWith, writeWords, type Newcomer } from './casework.ts';
import { expect, signIn, test } from './journey.ts';
import { findScreens } from './screens.ts';

/** Names of everybody whom 水沢 may see, read from the list of people. */
async function namesOf(page: Page): Promise<string[]> {
  await page.goto('/people');
  const links = await page.locator('main table a[href^="/people/"] .name').allInnerTexts();
  return links.map((text) => text.replace(/さん$/, '').trim()).filter((name) => name.includes(' '));
}

test('早見（管理者）の画面には、どこにも人のことが出ない', async ({ page, desk }) => {
  await signIn(page, 'participation');
  const names = await namesOf(page);
  expect(names.length).toBeGreaterThan(10);
  expect(names).toContain('古屋 静江');
  const own = await findScreens(page, ['/']);
  const administrator = await desk('administrator');
  const screens = await findScreens(administrator, ['/']);
  expect(screens.size).toBeGreaterThan(10);
  const asked = [...screens.values(), `/search?q=${encodeURIComponent('古屋')}`, '/people?q=ふるや'];
  for (const address of asked) {
    const text = await (await administrator.request.get(address)).text();
    const seen = names.filter((name) => text.includes(name) || text.includes(name.replace(' ', '')));
    expect(seen, address).toEqual([]);
  }
  // Every address that a worker of the case may open: as if it did not exist.
  const ofPeople = [...own].filter(([screen]) => /^\/people\/:id|\?person/.test(screen));
  expect(ofPeople.length).toBeGreaterThan(10);
  for (const [screen, address] of ofPeople) {
    const answer = await administrator.request.get(address);
    expect([403, 404], screen).toContain(answer.status());
    const text = await answer.text();
    expect(
      names.filter((name) => text.includes(name)),
      screen,
    ).toEqual([]);
  }
});

const person: Newcomer = {
  familyName: '羽鳥',
  givenName: '栄子',
  familyNameKana: 'はとり',
  givenNameKana: 'えいこ',
  bornOn: '昭和29年7月1日',
  household: '長男とふたり暮らし',
  area: '北野',
  phone: '000-0000-4401',
  route: '医療機関',
  topics: ['介護'],
  ownWords: '「夜だけがこわい。これは岩城さんには言わないで」',
};

const secrets = ['夜だけがこわい', '000-0000-4401', '帯をほどいて仕立て直す', '朝の電話で泣いておられた'];

test('岩城（別の機関）には、分けあうと決めた項目だけが開く', async ({ page, desk }) => {
  await signIn(page, 'participation');
  const address = await receive(page, person);
  await writeWords(page, address, { strength: '帯をほどいて仕立て直す' });
  await page.goto(`${address}/notes/new`);
  await page.getByLabel('電話', { exact: true }).check();
  await page.getByLabel('内容', { exact: false }).first().fill('朝の電話で泣いておられた');
  await page.getByRole('button', { name: '経過に書く' }).click();
  await expect(page).toHaveURL(/notes$/);

  const agency = await desk('consultation');
  const before = await agency.request.get(address);
  expect(before.status()).toBe(404);
  expect(await before.text()).not.toContain('栄子');

  await shareWith(page, address, '地域包括支援センター北野', ['名まえ・年齢・段階']);
  await agency.goto(address);
  await arrive(agency, '羽鳥 栄子');
  await seesNone(agency, address, secrets);

  // One item more opens that item and nothing else.
  await shareWith(page, address, '地域包括支援センター北野', [
    '名まえ・年齢・段階',
    '得意・願い・したくないこと・配慮',
  ]);
  await agency.goto(`${address}/assessment`);
  await expect(agency.getByRole('main')).toContainText('帯をほどいて仕立て直す');
  await seesNone(
    agency,
    address,
    secrets.filter((secret) => secret !== '帯をほどいて仕立て直す'),
  );
});

async function seesNone(page: Page, address: string, secrets: readonly string[]): Promise<void> {
  const tabs = ['', '/assessment', '/notes', '/consents', '/intake', '/timeline', '/contact', '/household'];
  const search = [`/search?q=${encodeURIComponent('はとり')}`, '/people', '/', '/meetings', '/review'];
  for (const one of [...tabs.map((tab) => `${address}${tab}`), ...search]) {
    const text = await (await page.request.get(one)).text();
    expect(
      secrets.filter((secret) => text.includes(secret)),
      one,
    ).toEqual([]);
  }
}
