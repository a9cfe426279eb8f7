import type { Page } from '@playwright/test';
import {
  answerSuggestions,
  askWhy,
  confirmEdition,
  isTold,
  lookFor,
  option,
  question,
  receive,
  tickHours,
  unfold,
  writeWords,
  type Newcomer,
} from './casework.ts';
import { expect, signIn, test } from './journey.ts';

const youngMan: Newcomer = {
  familyName: '森下',
  givenName: '蓮',
  familyNameKana: 'もりした',
  givenNameKana: 'れん',
  bornOn: '平成12年4月8日',
  household: '両親と三人暮らし',
  area: '中央',
  phone: '000-0000-4201',
  route: '自立相談支援',
  topics: ['仕事探し', '社会参加・居場所がほしい'],
  ownWords: '「話さなくていいなら、やれると思う」。診断も手帳もない',
};

const workshop = '作業所あおぞら　パソコン入力の席';

/** Writes counts into the week of the workshop, as whoever telephones with it does. */
async function writeCapacity(page: Page, counts: Readonly<Record<string, number>>): Promise<void> {
  await page.goto(`/town?q=${encodeURIComponent('あおぞら')}`);
  await page.getByRole('link', { name: workshop }).click();
  await page.getByRole('link', { name: '定員をなおす' }).click();
  for (const [field, count] of Object.entries(counts)) {
    await page.getByLabel(field, { exact: true }).fill(String(count));
  }
  await page.getByRole('button', { name: '保存する' }).click();
  await expect(page).toHaveURL(/\/town\/resources\/[^/]+(?:\/capacity)?$/);
  await expect(page.locator('[data-error-summary]')).toHaveCount(0);
}

async function isNotProposed(page: Page, person: Newcomer): Promise<void> {
  await lookFor(page, person);
  await expect(option(page, workshop)).toHaveCount(0);
  const why = await askWhy(page, workshop);
  await expect(why).toContainText('候補に出していません');
  await expect(why).toContainText('正式な利用者の枠');
  await expect(why).toContainText(/正式な利用者/);
}

async function tellWorkshopStory(page: Page, person: Newcomer, answers: 'keys' | 'clicks'): Promise<void> {
  await signIn(page, 'participation');
  const address = await receive(page, person);
  await writeWords(page, address, {
    strength: 'パソコンの入力。細かい作業を続けられる',
    wish: '話さずにすむ作業に通いたい',
  });
  await answerSuggestions(page, [], answers);
  await tickHours(
    page,
    ['月'],
    ['9:30から10:00', '10:00から10:30', '10:30から11:00', '11:00から11:30', '11:30から12:00'],
  );
  await question(page, '動く手段').getByLabel('自転車').check();
  await page.getByLabel('いっしょにいられる人数').selectOption({ label: '10人くらいまで' });
  await page.getByLabel('出せる費用（1回）').selectOption({ label: '無料なら' });
  await question(page, '連絡のしかた').getByLabel('会って').check();
  // Outside the disability law: asked of the office, written down with the answer.
  await unfold(page, '書類・免許');
  await question(page, '障害福祉サービス受給者証').getByLabel('いいえ').check();
  await unfold(page, '制度やきまりの対象か');
  await question(page, '受給者証・手帳が必要').getByLabel('いいえ').check();
  await confirmEdition(page);
  await expect(page.getByRole('main')).toContainText('受給者証');

  const week = ['月', '火', '水', '木', '金'].flatMap((day) =>
    ['午前', '午後'].map((half) => `${day}曜 ${half}`),
  );
  const full = Object.fromEntries(
    week.flatMap((half) => [
      [`${half} 契約の利用者`, 18],
      [`${half} 内定・待機`, 1],
      [`${half} 予備`, 1],
      [`${half} 参加支援`, 0],
    ]),
  );
  await writeCapacity(page, full);
  await isNotProposed(page, person);

  await writeCapacity(page, { '月曜 午前 契約の利用者': 17 });
  await lookFor(page, person);
  await expect(option(page, workshop)).toContainText('空き 1人');

  await writeCapacity(page, { '月曜 午前 内定・待機': 2 });
  await isNotProposed(page, person);
}

test('B3 定員の空きは、正式な利用者が先。空けば出て、待つ人が来れば引っこむ', async ({ page }) => {
  await tellWorkshopStory(page, youngMan, 'keys');
});

test.describe('スクリプトなしで', () => {
  test.use({ javaScriptEnabled: false });

  test('B3 おなじ道を、ふつうの書式だけで行ける', async ({ page }) => {
    const other = { familyName: '森谷', familyNameKana: 'もりや', phone: '000-0000-4202' };
    await tellWorkshopStory(page, { ...youngMan, ...other, bornOn: '平成11年7月1日' }, 'clicks');
  });
});

test('B3 契約の方の席に参加支援の人を入れようとすると、止まって、わけを聞く', async ({ page }) => {
  await signIn(page, 'participation');
  await page.goto(`/town?q=${encodeURIComponent('いぶき')}`);
  await page.getByRole('link', { name: '工房いぶき　部品の袋づめ' }).click();
  await page.getByRole('link', { name: '定員をなおす' }).click();
  await page.getByLabel('火曜 午前 契約の利用者', { exact: true }).fill('99');
  await page.getByLabel('火曜 午前 参加支援', { exact: true }).fill('1');
  await page.getByRole('button', { name: '保存する' }).click();
  await expect(page.locator('[data-error-summary]')).toBeFocused();
  await isTold(page, /契約の方が先です。/);
  await expect(page.getByLabel('火曜 午前 契約の利用者', { exact: true })).toHaveValue('99');
});
