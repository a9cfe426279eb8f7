import type { Page } from '@playwright/test';
import { importRegister } from './elder-story.ts';
import { expect, signIn, test, workers, type WorkerName } from './journey.ts';
import { examine, faultsOf, findScreens, screenOf, shellOnPaper, tooWideAt360 } from './screens.ts';

test.describe.configure({ mode: 'parallel' });

/** Screens that only a search or a list of people leads to. */
async function firstAddresses(page: Page): Promise<string[]> {
  const person = await findPerson(page, '古屋');
  const unnamed = await linkOf(page, '/people?unnamed=yes', /^\/people\/[0-9a-f-]{36}$/);
  return [
    '/',
    `/people/${person}`,
    `/people/${person}/assessment/1`,
    `${unnamed}/name`,
    `/connect?person=${person}`,
    `/connect/why?person=${person}&q=${encodeURIComponent('さくら')}`,
    `/search?q=${encodeURIComponent('北野')}`,
    '/search',
    // On a busy machine the first look may find the page still counting, without its links.
    '/gaps/try',
    '/gaps/tasks',
    // Fewer than five stand behind it in the small demo town: the page says so, and no link leads there.
    `/gaps/look?key=${encodeURIComponent('wish:a.cook|daypart:weekend')}`,
  ];
}

async function linkOf(page: Page, address: string, pattern: RegExp): Promise<string> {
  const html = await (await page.request.get(address)).text();
  const href = [...html.matchAll(/href="([^"]+)"/g)]
    .map(([, one = '']) => one)
    .find((one) => pattern.test(one));
  expect(href, `${address} に ${pattern} への道`).toBeDefined();
  return href ?? '';
}

async function findPerson(page: Page, name: string): Promise<string> {
  const href = await linkOf(page, `/people?q=${encodeURIComponent(name)}`, /^\/people\/[0-9a-f-]{36}$/);
  return href.split('/').at(-1) ?? '';
}

/** From the placement on a person has as many screens again: two halves, so that two workers share them. */
const isOfCourse = (screen: string): boolean =>
  /^\/people\/:id\/(?:placements|plans|evaluations|papers|closure|handover)/.test(screen);

const parts: [title: string, isOfPart: (screen: string) => boolean][] = [
  ['ひと', (screen) => screen.startsWith('/people') && !isOfCourse(screen)],
  ['ひとの参加・プラン・評価・紙', isOfCourse],
  ['まち', (screen) => screen.startsWith('/town')],
  ['つなぐ・きょう・会議・ふりかえり・設定', (screen) => !/^\/(?:people|town)/.test(screen)],
];

/** Screens that must be among those found; a link that is lost shows here. */
const known: Record<string, readonly string[]> = {
  ひと: [
    '/people',
    '/people/new',
    '/people/:id',
    '/people/:id/intake',
    '/people/:id/consents',
    '/people/:id/assessment',
    '/people/:id/assessment/:number',
    '/people/:id/notes',
    '/people/:id/timeline',
    '/people/:id/seen',
    '/people/:id/name',
  ],
  'ひとの参加・プラン・評価・紙': [
    '/people/:id/placements',
    '/people/:id/placements/:id',
    '/people/:id/placements/:id/care-sheet',
    '/people/:id/placements/:id/booking',
    '/people/:id/placements/:id/follow-up',
    '/people/:id/placements/:id/attendance',
    '/people/:id/plans',
    '/people/:id/evaluations',
    '/people/:id/papers',
  ],
  まち: [
    '/town',
    '/town/week',
    '/town/organizations',
    '/town/import',
    '/town/resources/:id',
    '/town/resources/:id/card',
    '/town/resources/:id/capacity',
  ],
  'つなぐ・きょう・会議・ふりかえり・設定': [
    '/',
    '/connect?person',
    '/connect/why?person&q',
    '/connect/why?person&q&resource',
    '/connect/talk?person&resource',
    '/connect/runs/:id',
    '/connect/compose-runs/:id',
    '/connect/:id/compose',
    '/connect/:id/compose/:key',
    '/connect/:id/compose/:key/pass',
    '/settings/recipes',
    '/settings/recipes/new',
    '/settings/recipes/:code',
    '/connect/allocation',
    '/connect/allocation/rule',
    '/connect/allocation/:id',
    '/connect/allocation/:id/places',
    '/connect/allocation/:id/weights',
    '/connect/allocation/:id/paper',
    '/connect/allocation/:id/replay',
    '/connect/allocation/lines/:id',
    '/meetings',
    '/gaps',
    '/gaps/look?key',
    '/gaps/try',
    '/gaps/tasks',
    '/gaps/tasks/new',
    '/connect/task?person',
    '/review',
    '/settings/log',
    '/search?q',
  ],
};

for (const [title, isOfPart] of parts) {
  test(`どの画面も、だれにでも読めて、せまくても、紙でも崩れない（${title}）`, async ({ page }) => {
    test.setTimeout(900_000);
    await signIn(page, 'participation');
    const screens = [...(await findScreens(page, await firstAddresses(page)))];
    const own = screens.filter(([screen]) => isOfPart(screen));
    expect(own.map(([screen]) => screen)).toEqual(expect.arrayContaining([...(known[title] ?? [])]));
    for (const [screen, address] of own) {
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      await examine(page, screen);
    }
  });
}

test('ほかの役割の人の画面も、同じように読める', async ({ page, desk }) => {
  test.setTimeout(900_000);
  await signIn(page, 'participation');
  const seen = new Set((await findScreens(page, ['/'])).keys());
  const others: WorkerName[] = ['coordinator', 'consultation', 'community', 'officer', 'administrator'];
  for (const who of others) {
    const other = await desk(who);
    const screens = [...(await findScreens(other, ['/']))];
    expect(screens.length, workers[who]).toBeGreaterThan(8);
    for (const [screen, address] of screens) {
      // Shared screens are examined once; what the role sees first, and what only it has, for each.
      if (seen.has(screen) && screen !== '/') continue;
      seen.add(screen);
      await other.goto(address);
      await examine(other, `${workers[who]} ${screen}`);
    }
  }
  expect([...seen]).toEqual(
    expect.arrayContaining([screenOf('/settings/accounts/01a20dee-8630-772a-b740-29fbb9de1cf4')]),
  );
});

/** Names as real registers have them, and longer: one word without a place to break. */
const longRegister = [
  '全国地方公共団体コード,ID,都道府県名,市区町村名,名称,名称_カナ,住所,団体名,定員,開催頻度,開催曜日,開催開始時間,開催終了時間,参加費_大人',
  `131059,71,東京都,文京区,${'夜間対応型訪問介護ステーション'.repeat(4)},ナガイナマエ,東京都文京区架空九丁目93番503号,${'社会福祉法人'.repeat(9)},20,毎週,木,17:00,19:00,300`,
  `131059,72,東京都,文京区,${'Longwordwithoutanyspaceinit'.repeat(4)}食堂,ナガイナマエ,東京都文京区架空九丁目94番504号,,30,毎週,土,11:00,13:00,300`,
].join('\r\n');

test('とても長い名まえが入っても、せまい画面からはみ出さない', async ({ page }) => {
  test.setTimeout(90_000);
  await signIn(page, 'participation');
  const file = { name: 'kodomosyokudo.csv', mimeType: 'text/csv', buffer: Buffer.from(longRegister, 'utf8') };
  await importRegister(page, { file, rows: 2 });
  const read = new URL(page.url()).pathname;
  const person = await findPerson(page, '相良');
  const resource = await linkOf(
    page,
    `/town?q=${encodeURIComponent('ナガイナマエ')}`,
    /^\/town\/resources\/[0-9a-f-]{36}$/,
  );
  for (const address of [
    read,
    '/',
    '/town',
    '/town/week',
    '/town/organizations',
    resource,
    `${resource}/card`,
    `${resource}/edit`,
    `${resource}/check`,
    `/search?q=${encodeURIComponent('ナガイナマエ')}`,
    `/connect?person=${person}`,
    `/connect/paper?person=${person}`,
    `/connect/why?person=${person}&q=${encodeURIComponent('夜間対応')}`,
    `/connect/talk?person=${person}&resource=${resource.split('/').at(-1) ?? ''}`,
    `/connect/pass?person=${person}&resource=${resource.split('/').at(-1) ?? ''}`,
  ]) {
    await page.goto(address);
    expect.soft(await tooWideAt360(page), address).toEqual([]);
  }
});

test('この検査は、わざと入れた誤りを見つける', async ({ page }) => {
  await signIn(page, 'participation');
  expect(await faultsOf(page)).toEqual([]);
  await page.evaluate(() => {
    const field = document.createElement('input');
    const wide = document.createElement('canvas');
    wide.width = 900;
    const shell = document.createElement('nav');
    shell.textContent = '板';
    document.querySelector('main')?.append(field, wide, shell);
  });
  expect((await faultsOf(page)).join()).toContain('label');
  expect((await tooWideAt360(page)).length).toBeGreaterThan(0);
  expect((await shellOnPaper(page)).join()).toContain('板');
});
