import { expect, type Page } from '@playwright/test';
import type { Cast, Life } from './a1-cast.ts';
import { arrive, choosesFromMany, isTold, question, tickHours } from './casework.ts';
import { choose, dayFrom, fill, follow, press } from './case-steps.ts';

const saturdayMorning = [
  '9:00から9:30',
  '9:30から10:00',
  '10:00から10:30',
  '10:30から11:00',
  '11:00から11:30',
  '11:30から12:00',
] as const;

/** 「男性の集まる機会をつくりたい」: the wish of a 自治会, and what it lets be told. */
export async function voiceIsHeard({ community }: Cast, life: Life): Promise<void> {
  await writesOrganization(community, life.council);
  await community.goto('/town/voices/new');
  await fill(community, {
    words: '男性の集まる機会をつくりたい',
    scene: '秋の役員会',
    theme: '居場所',
    toldBy: '自治会長',
    heardOn: dayFrom(-340),
  });
  await choose(community, { だれからの声ですか: '団体', ほかの人に伝えてよいか: '伝えてよい' });
  await question(community, 'だれのため').getByLabel('男性').check();
  await choosesFromMany(community, '団体', life.council);
  await community.locator('[name="areaId"]').selectOption({ label: '川端' });
  await tickHours(community, ['土'], saturdayMorning);
  await fill(community, { 'c.group': '8' });
  await press(community, '保存する', '声を書きました。');
  life.voice = new URL(community.url()).pathname;
  await isTold(community, '土 9:00–12:00');
}

/** A kitchen that nobody uses on Saturdays. */
export async function kitchenIsFree({ community }: Cast, life: Life): Promise<void> {
  await community.goto('/town/resources/new');
  await question(community, '種類').getByRole('radio', { name: /^場/ }).check();
  await community.getByLabel('名まえ', { exact: false }).first().fill(life.kitchen);
  await community
    .getByLabel('内容', { exact: true })
    .fill('ガス台と流しが四つ。調理台は高さを変えられる。入口に段はない。無料。');
  await community.getByLabel('ここに無い団体は、名まえを書く').fill(life.kitchen.replace('　調理室', ''));
  await community.locator('[name="windows.0.repeat"]').selectOption({ label: '毎週' });
  await community.locator('.window').first().getByLabel('土', { exact: true }).check();
  await fill(community, {
    'windows.0.timeFrom': '9:00',
    'windows.0.timeUntil': '12:00',
    'windows.0.capacity': '12',
  });
  await community.getByRole('button', { name: '保存する', exact: true }).click();
  await isTold(community, '資源を書きました。');
  await arrive(community, life.kitchen);
}

async function writesOrganization(page: Page, name: string): Promise<void> {
  await page.goto('/town/organizations/new');
  await page.locator('[name="name"]').fill(name);
  await page.locator('[name="kind"]').selectOption({ label: '自治会・町内会' });
  await page.getByRole('main').getByRole('button', { name: '保存する' }).first().click();
  await arrive(page, name);
}

/** 強み × 声 × 場: the class that nobody had thought of, with its reasons, and one press to begin it. */
export async function classIsComposed({ worker }: Cast, life: Life): Promise<void> {
  await worker.goto(`/connect?person=${life.path.split('/').at(-1) ?? ''}`);
  await follow(worker, '活動の案を見る');
  await arrive(worker, 'ひとの力と、まちの願いから');
  const draft = worker
    .locator('li.opt')
    .filter({ hasText: life.council })
    .filter({ hasText: /男性の料理教室/ });
  await expect(draft).toContainText(/公民館　調理室|公民館 調理室/);
  await expect(draft).toContainText('男性の集まる機会をつくりたい');
  await expect(worker.getByRole('main')).not.toContainText(/\d\s*[点%％]/u);
  await draft.getByRole('link', { name: /案をくわしく見る/ }).click();
  await isTold(worker, '下書き　まだ誰にも届いていません');
  for (const words of ['役割', 'はじめの支えと、減らし方', '検便']) await isTold(worker, words);
  await press(worker, 'この案で活動をはじめる', '活動の芽ができました。');
  life.activity = new URL(worker.url()).pathname;
  await isTold(worker, 'ケースから');
}

/** Each side by itself: the 自治会 whose wish it is, the house whose room it is. */
export async function townAgrees({ community }: Cast, life: Life): Promise<void> {
  await community.goto(life.activity);
  // The town's page does not tell whose case it came from to somebody who may not see him.
  await expect(community.getByRole('main')).not.toContainText(life.person.familyName);
  for (;;) {
    const open = community.getByRole('main').getByRole('link', { name: /の返事を書く$/ });
    if ((await open.count()) === 0) break;
    await open.first().click();
    await arrive(community, '返事を書く');
    await question(community, '返事').getByLabel('よい', { exact: true }).check();
    await fill(community, { askedOn: dayFrom(-298), answeredOn: dayFrom(-292), words: 'それはいい' });
    await press(community, '保存する', '返事を書きました。');
  }
  for (const stage of ['試行', '立上げ', '継続']) {
    await community.goto(`${life.activity}/step`);
    await question(community, 'どの段へ')
      .getByLabel(new RegExp(`^${stage}`))
      .check();
    await fill(community, { onDay: dayFrom({ 試行: -250, 立上げ: -236, 継続: -200 }[stage] ?? 0) });
    await press(community, '動かす', '段階を動かしました。');
  }
}
