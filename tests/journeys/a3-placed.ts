import { expect, type Page } from '@playwright/test';
import type { Cast, Life } from './a3-cast.ts';
import { answerSuggestions, arrive, choosesFromMany, isTold, option, question, unfold } from './casework.ts';
import { dayFrom, fill, follow, goesThere, press, saysYes, sounds } from './case-steps.ts';
import { answersWithConditions, entersByCode, opensDoor } from './host-door.ts';
import {
  asksToWatch,
  insures,
  lends,
  takesSeat,
  writesCareSheet,
  writesMemorandum,
} from './promise-steps.ts';
import { todayIsSilent, todayShows } from './today-list.ts';

/** つなぐ with its reasons → 打診 without a name → the host's conditions → her yes → 見学 → 体験 → 参加. */
export async function findsHerCorner({ worker, host }: Cast, life: Life): Promise<void> {
  const { path, name, corner, person } = life;
  await registersCorner(worker, corner, life.host);
  await worker.goto(`/connect?person=${path.split('/').at(-1) ?? ''}`);
  await expect(option(worker, corner)).toContainText('合う理由');
  await option(worker, corner)
    .getByRole('link', { name: /打診する/ })
    .click();
  await arrive(worker, name);
  await press(worker, 'この道をはじめる', '道をはじめました。まだ、だれにも聞いていません。');
  life.way = new URL(worker.url()).pathname;

  await sounds(worker, life.way, {
    role: '水曜の朝の立ち番',
    words: '時間に正確な、子ども好きの方がいます。ひとりで立てる角はありますか。',
    whom: '会の代表',
    manner: 'リンクで',
    on: dayFrom(-265),
  });
  await todayShows(worker, name, '返事待ちの打診');
  const door = await opensDoor(worker, life.way);
  await entersByCode(host, door);
  await expect(host.getByRole('main')).not.toContainText(
    new RegExp(`${person.familyName}|${person.givenName}`, 'u'),
  );
  await answersWithConditions(host, '代表', 'はじめは水曜だけ\n講習を一度受ける');
  await todayIsSilent(worker, name, '返事待ちの打診');
  expect(await todayShows(worker, name, '受入先の返事がとどいた')).toBe(life.way);

  await worker.goto(life.way);
  await follow(worker, '返事を受けとる');
  await press(worker, '受けとる', '返事を受けとりました。');
  await todayIsSilent(worker, name, '受入先の返事がとどいた');
  await todayShows(worker, name, '条件の相談');
  await worker.goto(life.way);
  await follow(worker, '条件を本人と話す');
  for (const legend of ['条件1', '条件2']) {
    await question(worker, new RegExp(legend)).getByLabel('本人がよいと言った').check();
  }
  await press(worker, '条件を書く', '条件を書きました。');
  await saysYes(worker, life.way, '朝の一時間なら、やってみたい', 'よねさん', dayFrom(-258));
  await todayIsSilent(worker, name, '条件の相談');
  await host.goto(door.address);
  await expect(host.getByRole('main')).toContainText('よねさん');
  await expect(host.getByRole('main')).not.toContainText(person.familyName);

  await goesThere(worker, life.way, {
    kind: '見学',
    on: dayFrom(-250),
    person: '角は静かでいい',
    host: '時間どおりに来られた',
    next: '進む',
  });
  await goesThere(worker, life.way, {
    kind: '体験',
    on: dayFrom(-243),
    person: 'おはようと言われた',
    host: '子どもの名を覚えようとしていた',
    next: '進む',
  });
  await worker.goto(life.way);
  await follow(worker, '取り決めて、はじめる');
  await fill(worker, {
    role: '水曜の朝、学校前の角に立つ',
    stopRule: 'つらくなったら、その日でやめてよい',
    settledOn: dayFrom(-240),
    startedOn: dayFrom(-238),
  });
  await press(worker, '受け入れが決まった', '受け入れが決まりました。');
  await worker.goto(`${path}/case`);
  await isTold(worker, 'いまは「参加（定着支援）」');
}

/** A corner that stands in no register: on school days only, one person or two at a time. */
async function registersCorner(page: Page, name: string, host: string): Promise<void> {
  await page.goto('/town/resources/new');
  await question(page, '種類').getByLabel('役割').check();
  await page.getByLabel('名まえ', { exact: false }).first().fill(name);
  await page
    .getByLabel('内容', { exact: true })
    .fill('登校する児童を横断歩道で見守る。輪になって話すことはない。いつも1人。参加費は無料。18歳から。');
  await page.getByLabel('受入先が求めていること').fill('毎回同じ時刻に来てくれる、子ども好きな人');
  await page.getByRole('button', { name: '書いた文から、条件の候補を出す' }).click();
  await answerSuggestions(page, [], 'clicks');
  await page.getByLabel('ここに無い団体は、名まえを書く').fill(host);
  await page.locator('[name="windows.0.repeat"]').selectOption({ label: '毎週' });
  for (const day of ['月', '水', '金'])
    await page.locator('.window').first().getByLabel(day, { exact: true }).check();
  await fill(page, {
    'windows.0.timeFrom': '7:30',
    'windows.0.timeUntil': '8:15',
    'windows.0.capacity': '2',
  });
  await unfold(page, '学校の暦など');
  await page.locator('[name="windows.0.school"]').selectOption({ label: '学校のある日だけ' });
  await page.getByRole('button', { name: '保存する', exact: true }).click();
  await isTold(page, '資源を書きました。');
}

/** What both sides promise: 配慮シート, 見守り依頼, 覚書, 貸与, 保険, and the half day that is hers. */
export async function promisesAreMade({ worker, host }: Cast, life: Life): Promise<void> {
  const { way } = life;
  await takesSeat(worker, way, [/^水曜 午前/], dayFrom(-238));
  await shareWithHost(worker, life);
  await writesCareSheet(worker, way, {
    howToTalk: 'みじかく、ひとりずつ',
    notTold: '病気のこと、家族のこと',
    agreedOn: dayFrom(-240),
    to: '会の代表',
    handedOn: dayFrom(-239),
  });
  await asksToWatch(worker, way, {
    watcher: '会の代表',
    told: '無理をしないよう、見ていてほしい',
    signs: ['暑さ・寒さでつらそう', '転んだ・けがをした'],
    on: dayFrom(-239),
    until: dayFrom(120),
  });
  await writesMemorandum(worker, way, {
    from: dayFrom(-238),
    until: dayFrom(120),
    stop: 'つらくなったら、その日でやめてよい',
    notDone: '車道に出ない。子どもの写真をとらない',
    signer: '会の代表',
    on: dayFrom(-239),
  });
  for (const item of ['横断旗', 'ベスト']) await lends(worker, way, item, life.host, dayFrom(-238));
  await insures(worker, way, {
    kind: 'ボランティア活動保険',
    insurer: '社会福祉協議会の窓口',
    from: dayFrom(-238),
    until: dayFrom(120),
    payer: '会',
  });
  await host.reload();
  await expect(host.getByRole('main')).toContainText('みじかく、ひとりずつ');
  await expect(host.getByRole('main')).not.toContainText('病気のこと');
}

async function shareWithHost(page: Page, life: Life): Promise<void> {
  await page.goto(`${life.path}/consents/new`);
  await page
    .getByLabel('目的', { exact: false })
    .first()
    .selectOption({ label: '見学・体験・参加を支えるため' });
  await choosesFromMany(page, '相手の団体・受入先', life.host);
  await question(page, '伝えてよいこと').getByLabel('得意・願い・したくないこと・配慮').check();
  await question(page, '返事').getByLabel('同意した', { exact: true }).check();
  await fill(page, { givenOn: dayFrom(-241) });
  await press(page, '同意を記録する', '本人の返事を記録しました。');
}
