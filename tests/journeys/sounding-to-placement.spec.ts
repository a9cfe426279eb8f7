import type { Locator, Page } from '@playwright/test';
import { arrive, isTold, question } from './casework.ts';
import { expect, signIn, test } from './journey.ts';
import { examine } from './screens.ts';

test.describe.configure({ mode: 'parallel' });

function button(page: Page | Locator, name: string): Locator {
  return page.getByRole('button', { name, exact: true });
}

/** つなぐ of somebody whose assessment says enough to be told without a name; answers the address of the way that began. */
async function beginWay(page: Page, person: string, place: string): Promise<string> {
  await page.goto('/connect');
  await page.getByRole('link', { name: person }).click();
  await arrive(page, '行き先');
  const own = page.url().replace(/.*person=([0-9a-f-]+).*/, '/people/$1');
  await page.goto(`${own}/placements/new?q=${encodeURIComponent(place)}`);
  await page.getByRole('link', { name: `ここにする　${place}` }).click();
  await examine(page, '道をはじめる頁');
  await button(page, 'この道をはじめる').click();
  await isTold(page, '道をはじめました。');
  return new URL(page.url()).pathname;
}

async function sound(page: Page, words: string, manner: string): Promise<void> {
  await page.getByRole('link', { name: '打診する' }).click();
  await arrive(page, '打診する');
  await question(page, 'どうやって聞きますか').getByLabel(manner).check();
  await page.getByLabel('聞くことば').fill(words);
  await button(page, '打診した').click();
}

test('打診から継続まで：受入先は script のない電話で、リンクだけで答える', async ({
  page,
  browser,
  site,
}) => {
  test.setTimeout(300_000);
  await signIn(page, 'colleague');
  const way = await beginWay(page, '安西 千尋さん', '写真の整理');
  await examine(page, '参加の頁（候補）');

  // The person's name is refused; what was typed stays.
  await sound(page, '安西 千尋さんの席をお願いします', 'リンクで');
  await expect(page.getByRole('alert').first()).toBeFocused();
  await expect(page.getByLabel('聞くことば')).toHaveValue('安西 千尋さんの席をお願いします');
  await examine(page, '打診 422');
  await page.getByLabel('聞くことば').fill('静かな部屋で、平日の昼に手伝える方がいます。');
  await button(page, '打診した').click();
  await isTold(page, '打診を書きました。');
  await examine(page, '参加の頁（返事待ち）');
  await page.getByRole('link', { name: '受入打診票（紙）' }).click();
  await expect(page.getByRole('main')).not.toContainText('安西');
  await examine(page, '打診票');

  await page.goto(`${way}/host-link`);
  await examine(page, '受入先の入口');
  await button(page, '入口をひらく').click();
  await expect(page.locator('.host-address')).toBeVisible();
  const address = (await page.locator('.host-address').textContent()) ?? '';
  const code = (await page.locator('.host-code').first().textContent()) ?? '';
  await examine(page, '入口をひらいた頁');

  const phone = await browser.newContext({
    baseURL: site,
    locale: 'ja-JP',
    viewport: { width: 390, height: 800 },
    javaScriptEnabled: false,
  });
  const host = await phone.newPage();
  await host.goto(address);
  await expect(host.getByRole('main')).not.toContainText(/安西|千尋/u);
  await host.getByLabel('条件がそろえば、受けられる').check({ force: true });
  await button(host, '返事を送る').click();
  await expect(host.getByRole('alert')).toContainText('どんな条件ならよいか');
  await host.getByLabel('どんな条件ですか').fill('はじめは週に1日');
  await button(host, '返事を送る').click();
  await isTold(host, 'お返事を受けとりました。');

  await page.goto('/soundings');
  await expect(page.getByRole('main')).toContainText('返事がとどいた');
  await examine(page, '返事待ち');
  await page.goto(way);
  await page.getByRole('link', { name: '返事を受けとる' }).click();
  await examine(page, '返事を受けとる');
  await button(page, '受けとる').click();
  await page.getByRole('link', { name: '条件を本人と話す', exact: true }).click();
  await examine(page, '条件を本人と話す');
  await question(page, '条件1　本人は').getByLabel('本人がよいと言った').check();
  await button(page, '条件を書く').click();
  await page.getByRole('link', { name: '本人の「はい」を書く' }).first().click();
  await examine(page, '本人の「はい」');
  await page.getByLabel('本人のことば').fill('写真なら、黙っていてもいい');
  await page.getByLabel('受入先での呼び名').fill('ちひろさん');
  await button(page, '本人の「はい」を書く').click();
  await isTold(page, '本人の「はい」を書きました。');

  // Not before: now the host knows how to call them.
  await host.goto(address);
  await expect(host.getByRole('main')).toContainText('ちひろさん');
  await expect(host.getByRole('main')).not.toContainText('安西');

  await page.getByRole('link', { name: '見学をとばして、体験から' }).click();
  await examine(page, '日を決める');
  await page.getByLabel('日', { exact: false }).first().fill('きょう');
  await button(page, '日を決める').click();
  await page.getByRole('link', { name: '行った日のことを書く', exact: true }).click();
  await examine(page, '体験を書く');
  await page.getByLabel('行った日').fill('きょう');
  await page.getByLabel('本人のことば').fill('時間がすぐすぎた');
  await question(page, 'このあと').getByLabel('進む').check();
  await button(page, '書く').click();
  await page.getByRole('link', { name: '取り決めて、はじめる' }).click();
  await page.getByLabel('役割').fill('写真に年と場所をつける');
  await page.getByLabel('中止のしかた').fill('つかれたら、その日でやめてよい');
  await page.getByLabel('はじまる日').fill('きょう');
  await examine(page, '取り決め');
  await button(page, '受け入れが決まった').click();
  await isTold(page, '受け入れが決まりました。');
  await examine(page, '参加の頁（継続）');

  // The same host from another desk, with the code on its paper.
  await host.goto('/host');
  await host.getByLabel('番号').fill(code);
  await button(host, 'ひらく').click();
  await host.getByLabel('午前', { exact: true }).check({ force: true });
  await host.getByLabel('来た', { exact: true }).check({ force: true });
  await button(host, 'この日のことを送る').click();
  await isTold(host, 'その日のことを受けとりました。');
  await button(host, 'この頁を閉じる').click();
  await host.goto('/host/paper');
  await arrive(host, 'この入口は、いま閉じています');
  await phone.close();
  for (const [screen, name] of [
    [new URL(address).pathname, '受入先の頁'],
    ['/host', '番号を入れる頁'],
    [`${way}/stop`, '休む・やめる'],
    [`${way}/end`, '区切り'],
    [`${way}/move`, '段を動かす'],
    [`${way}/terms`, '取り決めをなおす'],
    [way.replace(/\/[^/]+$/, ''), '参加'],
  ] as const) {
    await page.goto(screen);
    await examine(page, name);
  }
});

test('本人の「いや」と、受入先の「いまは受けられない」。どちらも静かに終わり、どちらも数えない', async ({
  page,
}) => {
  test.setTimeout(150_000);
  await signIn(page, 'participation');
  const way = await beginWay(page, '石動 すみれさん', 'スマホの質問机');
  await sound(page, 'チラシのデザインが得意な方が、記録をつける役をできませんか。', '電話で');
  await page.getByRole('link', { name: '返事を書く' }).click();
  await examine(page, '返事を書く');
  await question(page, '返事').first().getByLabel('受けられる', { exact: true }).check();
  await button(page, '返事を書く').click();
  await page.getByRole('link', { name: '本人は「いや」と言った' }).click();
  await question(page, 'だれの判断で、どうして').getByLabel('いや（理由はいらない）').check();
  await button(page, '書く').click();
  await expect(page.getByRole('main')).toContainText('不成立');
  await expect(page.locator('.tag.stop, .note.err')).toHaveCount(0);
  await examine(page, '参加の頁（不成立）');
  // The no is a veto: here a way begins again only when the person takes it back.
  await page.getByRole('link', { name: 'もう一度ここで' }).click();
  await isTold(page, '本人が、ここは「いや」と言っています。');
  await expect(button(page, 'この道をはじめる')).toHaveCount(0);

  await page.goto('/connect');
  await page.getByRole('link', { name: '𠮷田 誠さん' }).click();
  await arrive(page, '行き先');
  const other = page.url().replace(/.*person=([0-9a-f-]+).*/, '/people/$1/placements');
  await page.goto(other);
  await page.getByRole('link', { name: 'ひらく' }).first().click();
  await page.getByRole('link', { name: '返事を書く' }).click();
  await question(page, '返事').first().getByLabel('いまは受けられない').check();
  await question(page, 'わけ').getByLabel('空きがない').check();
  await page.getByRole('textbox', { name: 'その日' }).fill('令和9年4月1日');
  await button(page, '返事を書く').click();
  await expect(page.getByRole('main')).toContainText('空きがない');
  await page.goto(way);
  await expect(page.getByRole('main')).toContainText('いや（理由はいらない）');
});
