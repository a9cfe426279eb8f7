import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import {
  answerSuggestions,
  arrive,
  askWhy,
  confirmEdition,
  fullName,
  isTold,
  lookFor,
  option,
  question,
  receive,
  shareWith,
  tickHours,
  tolerates,
  unfold,
  writeWords,
  type Newcomer,
} from './casework.ts';

/** How the hands work: with script suggestions are answered by key; without, everything is a plain form. */
type Hands = { answers: 'keys' | 'clicks' };

const samples = path.join(import.meta.dirname, '..', '..', '..', 'shared', 'samples');

/** A register in the format of the real one, for a tree without the sample files. Invented. */
const inventedKitchens = [
  '全国地方公共団体コード,ID,都道府県名,市区町村名,名称,名称_カナ,住所,定員,開催頻度,開催曜日,開催開始時間,開催終了時間,参加費_大人',
  '131059,1,東京都,文京区,つばめ食堂,ツバメショクドウ,東京都文京区架空九丁目91番501号,20,毎週,木,17:00,19:00,300',
  '131059,2,東京都,文京区,にじいろ食堂,ニジイロショクドウ,東京都文京区架空九丁目92番502号,30,毎週,土,11:00,13:00,300',
].join('\r\n');

type Register = { file: string | { name: string; mimeType: string; buffer: Buffer }; rows: number };

/** Real registers when they lie beside the repository, an invented one of the same format otherwise. */
export function registers(): { title: string; files: Register[] } {
  const kitchens = path.join(samples, '131059_bunkyo_kodomosyokudo.csv');
  const care = path.join(samples, 'jigyosho_710.csv');
  if (existsSync(kitchens) && existsSync(care)) {
    return {
      title: '実物の台帳2つ',
      files: [
        { file: kitchens, rows: 7 },
        { file: care, rows: 207 },
      ],
    };
  }
  const buffer = Buffer.from(inventedKitchens, 'utf8');
  return {
    title: '実物の台帳が手もとにないので、同じ様式の見本',
    files: [{ file: { name: 'kodomosyokudo.csv', mimeType: 'text/csv', buffer }, rows: 2 }],
  };
}

/** まち → 取り込み: what the file says is looked at before it goes in. */
export async function importRegister(page: Page, { file, rows }: Register): Promise<void> {
  await page.goto('/town/import');
  await page.getByLabel('台帳のファイル').setInputFiles(file);
  await page.getByRole('button', { name: '読んで、行き先を見る' }).click();
  await isTold(page, `読んだ${rows}行のうち、`);
  await page.getByRole('button', { name: '台帳に入れる' }).click();
  await isTold(page, /台帳に、新しく\d+件、変更\d+件を入れました。/);
}

/** A role that stands in no register: written down as it was heard, its conditions confirmed one by one. */
export async function registerCorner(page: Page, name: string, { answers }: Hands): Promise<void> {
  await page.goto('/town');
  await page.getByRole('link', { name: '資源を書く' }).click();
  await question(page, '種類').getByLabel('役割').check();
  await page.getByLabel('名まえ', { exact: false }).first().fill(name);
  await page
    .getByLabel('内容', { exact: true })
    .fill(
      '登校する児童を横断歩道で見守る。毎週月曜・水曜・金曜の7:30から8:15。輪になって話すことはない。いつも1人。参加費は無料。18歳から。',
    );
  await page.getByLabel('受入先が求めていること').fill('毎回同じ時刻に来てくれる、子ども好きな人');
  await page.getByRole('button', { name: '書いた文から、条件の候補を出す' }).click();
  await answerSuggestions(page, [], answers);
  await page.getByLabel('ここに無い団体は、名まえを書く').fill(`${name} 見守りの会`);
  await page.getByRole('button', { name: '保存する' }).click();
  await isTold(page, '資源を書きました。');
  await arrive(page, name);
  await expect(page.getByRole('main')).toContainText('月・水・金 7:30–8:15');
}

const mornings = ['7:00から7:30', '7:30から8:00', '8:00から8:30', '8:30から9:00'];

/** The person's own words first, then what was understood, then what has to be asked. */
async function assess(page: Page, address: string, { answers }: Hands): Promise<void> {
  await writeWords(page, address, {
    strength: '時間に正確。毎朝早く起きる。子どもが好き。登下校の見守りを昔していた',
    wish: '子どもの顔が見たい',
    aversion: '集まって体操。輪になって話すこと',
  });
  await answerSuggestions(page, [], answers);
  await tickHours(page, ['月', '水', '金'], mornings);
  await question(page, '動く手段').getByLabel('徒歩').check();
  await page.getByLabel('いっしょにいられる人数').selectOption({ label: '5人くらいまで' });
  await page.getByLabel('出せる費用（1回）').selectOption({ label: '300円まで' });
  await question(page, '連絡のしかた').getByLabel('会って').check();
  await tolerates(page, 'からだ', { 立ち続ける: 'ふつうには', 屋外: '気にならない' });
  await unfold(page, '書類・免許');
  await question(page, '誓約書（守秘・子どもとの約束）').getByLabel('はい').check();
  await confirmEdition(page);
}

/** A3 of the seed: a woman who is not made for circles finds a corner of her own. */
export async function tellElderStory(
  page: Page,
  agencyPage: Page,
  elder: Newcomer,
  corner: string,
  hands: Hands,
): Promise<void> {
  const address = await receive(page, elder);
  await shareWith(page, address, '地域包括支援センター北野', ['名まえ・年齢・段階']);
  await agencyPage.goto(address);
  await arrive(agencyPage, fullName(elder));

  await assess(page, address, hands);

  await lookFor(page, elder);
  const found = option(page, corner);
  await expect(found).toContainText('合う理由');
  await expect(found).toContainText('強み「');
  // Reasons, never a score.
  await expect(page.getByRole('main')).not.toContainText(/\d\s*[点%％]/u);

  const why = await askWhy(page, '介護予防教室 さくら');
  await expect(why).toContainText('候補に出していません');
  await expect(why).toContainText('本人の「いや」なので、条件を変えても出しません。');
  await page.goBack();
  await lookFor(page, elder);

  const whatIf = page.getByRole('form', { name: 'もしも' });
  await whatIf.getByLabel('平日の午後も動けたら').check();
  // With script a press on the box has asked already.
  if (!(await page.getByRole('status').filter({ hasText: '平日の午後も動けたら' }).isVisible())) {
    await whatIf.getByRole('button', { name: 'ためす' }).click();
  }
  await expect(page.getByRole('status').filter({ hasText: '平日の午後も動けたら' })).toContainText(
    /新しく合うもの/,
  );

  await lookFor(page, elder);
  await option(page, corner)
    .getByRole('link', { name: `見送る　${corner}` })
    .click();
  await question(page, 'どうして').getByLabel('先に確かめることがある').check();
  await page.getByRole('button', { name: '見送る' }).click();
  await isTold(page, '見送りました。');
  await expect(option(page, corner)).toHaveCount(0);
  await page.getByRole('button', { name: `見送りを取り消す　${corner}` }).click();
  await isTold(page, '見送りを取り消しました。');
  await expect(option(page, corner)).toHaveCount(1);

  await page.getByRole('link', { name: '声にする' }).click();
  await page.getByLabel('まちに無いもの').fill('すわって、登校する子どもに手をふれる場所');
  await page.getByRole('button', { name: '声を出す' }).click();
  await isTold(page, '声を出しました。名まえは載っていません。');

  await withdraw(page, address);
  await agencyPage.goto(address);
  await arrive(agencyPage, /ありません|見つかりません/);
  await agencyPage.goto(`/search?q=${encodeURIComponent(elder.familyNameKana)}`);
  await expect(agencyPage.getByRole('main')).not.toContainText(elder.givenName);
}

async function withdraw(page: Page, address: string): Promise<void> {
  await page.goto(`${address}/consents`);
  await page.getByRole('link', { name: '撤回' }).click();
  await page.getByLabel('どのように申し出があったか').fill('電話で本人から');
  await page.getByRole('button', { name: '撤回を記録する' }).click();
  await isTold(page, /同意.*撤回|撤回/);
  await expect(page).toHaveURL(/consents$/);
}
