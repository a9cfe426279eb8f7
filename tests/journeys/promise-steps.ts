import type { Page } from '@playwright/test';
import { isTold, question } from './casework.ts';
import { choose, fill, follow, press } from './case-steps.ts';

/** 配慮シート: drawn from the assessment, seen by the person, handed to the host. */
export async function writesCareSheet(
  page: Page,
  way: string,
  sheet: { howToTalk: string; notTold: string; agreedOn: string; to: string; handedOn: string },
): Promise<void> {
  await page.goto(`${way}/care-sheet/new`);
  await fill(page, { howToTalk: sheet.howToTalk, notTold: sheet.notTold });
  await press(page, '第1版として保存する', '配慮シートの版を保存しました。');
  await fill(page, { on: sheet.agreedOn });
  await choose(page, { 受け方: '口頭（立会あり）' });
  await press(page, '本人の了解を書く', '本人の了解を書きました。');
  await fill(page, { to: sheet.to, on: sheet.handedOn });
  await press(page, '受入先に渡した', '受入先に渡したと書きました。');
}

/** 見守り依頼: who watches what, and whom they tell; in words that the person permitted. */
export async function asksToWatch(
  page: Page,
  way: string,
  watch: { watcher: string; told: string; signs: readonly string[]; on: string; until: string },
): Promise<void> {
  await page.goto(`${way}/watch/new`);
  await fill(page, { watcher: watch.watcher, told: watch.told, until: watch.until });
  for (const sign of watch.signs) await question(page, '見てほしいこと').getByLabel(sign).check();
  await press(page, '保存する', '見守り依頼を書きました。');
  await fill(page, { on: watch.on });
  await press(page, '本人の了解を書く', '本人の了解を書きました。');
  await fill(page, { on: watch.on });
  await press(page, '頼んだ', '頼んだと書きました。');
  await choose(page, { 返事: '引き受けてもらった' });
  await fill(page, { on: watch.on });
  await press(page, '返事を書く', '返事を書きました。');
}

/** 覚書: agreed to by both sides. */
export async function writesMemorandum(
  page: Page,
  way: string,
  paper: { from: string; until: string; stop: string; notDone: string; signer: string; on: string },
): Promise<void> {
  await page.goto(`${way}/memorandum/new`);
  await fill(page, {
    validFrom: paper.from,
    validUntil: paper.until,
    stop: paper.stop,
    notDone: paper.notDone,
  });
  await press(page, '第1版として保存する', '覚書の版を保存しました。');
  for (const side of ['本人', '受入先']) {
    const button = page.getByRole('button', { name: `${side}の合意を書く` });
    const form = page.locator('main form', { has: button });
    if (side === '受入先') await form.getByLabel('署名した人').fill(paper.signer);
    await form.getByLabel('合意した日').fill(paper.on);
    await button.click();
    await isTold(page, side === '本人' ? '合意を書きました。' : '両方の合意がそろいました。');
  }
}

export async function lends(page: Page, way: string, item: string, by: string, on: string): Promise<void> {
  await page.goto(`${way}/loans`);
  await fill(page, { item, lentBy: by, lentOn: on });
  await press(page, '貸したと書く', '貸したものを書きました。');
}

export async function insures(
  page: Page,
  way: string,
  insurance: { kind: string; insurer: string; from: string; until: string; payer: string },
): Promise<void> {
  await page.goto(`${way}/insurance`);
  await choose(page, { 種類: insurance.kind });
  await fill(page, {
    insurer: insurance.insurer,
    fromDay: insurance.from,
    toDay: insurance.until,
    payer: insurance.payer,
  });
  await press(page, '保険を書く', '保険を書きました。');
}

/** 枠: half days held and then used, from a day on. */
export async function takesSeat(
  page: Page,
  way: string,
  halfDays: readonly RegExp[],
  from: string,
): Promise<void> {
  await page.goto(`${way}/booking`);
  await fill(page, { startsOn: from });
  for (const halfDay of halfDays) await page.getByRole('checkbox', { name: halfDay }).check();
  await press(page, '選んだ枠を仮に押さえる', '枠を仮に押さえました。');
  for (const halfDay of halfDays) {
    await follow(page, halfDay);
    await press(page, '使いはじめる', '使いはじめました。');
  }
}
