import { arrive, isTold, option, question } from './casework.ts';
import { registers } from './elder-story.ts';
import { expect, signIn, test, workers } from './journey.ts';
import { choose, pick, press, saysYesToAll, tabTo, tick, ticksDown, write } from './keyboard-hands.ts';

test('キーボードだけで、はいり、受け付け、同意をうかがい、つなぐまで行ける', async ({ page }) => {
  await page.goto('/');
  await press(page, page.getByRole('button', { name: workers.participation }));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

  // The first Tab of a page offers the way past the shell.
  await page.goto('/people');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: '本文へ' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await press(page, page.getByRole('main').getByRole('link', { name: '相談を受け付ける' }));

  await choose(page, question(page, '受付のしかた'), '電話');
  await pick(page, page.getByLabel('どこから来た相談か'), '民生委員');
  await write(page, page.getByLabel('姓', { exact: true }), '三原');
  await write(page, page.getByLabel('名', { exact: true }), '澄子');
  await write(page, page.getByLabel('せい（ふりがな）'), 'みはら');
  await write(page, page.getByLabel('めい（ふりがな）'), 'すみこ');
  await write(page, page.getByLabel('話されたこと'), '「手をうごかしていたい」');
  await tick(page, question(page, '相談の内容').getByLabel('地域との関係'));
  await choose(page, question(page, '情報を分けあうことへの同意'), 'あり');
  await press(page, page.getByRole('button', { name: '受け付ける' }));
  await isTold(page, '相談を受け付けました。');

  await press(page, page.getByRole('link', { name: '同意', exact: true }));
  await press(page, page.getByRole('link', { name: '同意をうかがう' }));
  await pick(page, page.getByLabel('目的').first(), '行き先・役割をさがし、打診するため');
  await write(page, page.getByLabel('それ以外の相手'), '民生委員');
  await tick(page, question(page, '伝えてよいこと').getByLabel('得意・願い・したくないこと・配慮'));
  await choose(page, question(page, /^返事(?!を)/), '同意した');
  await press(page, page.getByRole('button', { name: '同意を記録する' }));
  await isTold(page, '本人の返事を記録しました。');

  await press(page, page.getByRole('navigation').getByRole('link', { name: 'つなぐ' }).first());
  await press(page, page.getByRole('link', { name: '古屋 静江さん' }));
  const corner = '三丁目の角　朝の立ち番';
  await expect(option(page, corner)).toContainText('合う理由');
  await press(page, page.getByRole('link', { name: `見送る　${corner}` }));
  await choose(page, question(page, 'どうして'), /^先に確かめることがある/);
  await press(page, page.getByRole('main').getByRole('button', { name: '見送る' }));
  await isTold(page, '見送りました。');
  await press(page, page.getByRole('button', { name: `見送りを取り消す　${corner}` }));
  await isTold(page, '見送りを取り消しました。');
  await expect(option(page, corner)).toHaveCount(1);
});

const quietMan = { familyName: '砂川', givenName: '透' };
const corner = '交差点の立ち番　南町';

test('A3 台帳を取り込み、受入先を書き、言葉から条件をたしかめ、わけともしもをきくまで、キーボードだけで', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await signIn(page, 'participation');
  const [register] = registers().files;
  await page.goto('/town/import');
  // Which file is asked by the system's own dialogue; what follows is ours.
  if (register) await page.getByLabel('台帳のファイル').setInputFiles(register.file);
  await press(page, page.getByRole('button', { name: '読んで、行き先を見る' }));
  await isTold(page, /^読んだ\d+行のうち、/);
  await press(page, page.getByRole('button', { name: '台帳に入れる' }));
  await isTold(page, /台帳に、新しく\d+件、変更\d+件を入れました。/);

  await page.goto('/town');
  await press(page, page.getByRole('link', { name: '資源を書く' }));
  await choose(page, question(page, '種類'), /^役割/);
  await write(page, page.locator('[name="name"]'), corner);
  await write(
    page,
    page.getByLabel('内容', { exact: true }),
    '登校する児童を横断歩道で見守る。毎週月曜の7:30から8:15。輪になって話すことはない。いつも1人。参加費は無料。18歳から。',
  );
  await press(page, page.getByRole('button', { name: '書いた文から、条件の候補を出す' }));
  await saysYesToAll(page);
  await write(page, page.getByLabel('ここに無い団体は、名まえを書く'), '南町 見守りの会');
  await press(page, page.getByRole('button', { name: '保存する', exact: true }));
  await isTold(page, '資源を書きました。');

  await page.goto('/people/new');
  await choose(page, question(page, '受付のしかた'), '電話');
  await pick(page, page.getByLabel('どこから来た相談か'), '民生委員');
  await write(page, page.getByLabel('姓', { exact: true }), quietMan.familyName);
  await write(page, page.getByLabel('名', { exact: true }), quietMan.givenName);
  await tick(page, question(page, '相談の内容').getByLabel('地域との関係'));
  await choose(page, question(page, '情報を分けあうことへの同意'), 'あり');
  await press(page, page.getByRole('button', { name: '受け付ける' }));
  await isTold(page, '相談を受け付けました。');

  await press(page, page.getByRole('link', { name: 'アセスメントをはじめる' }));
  await press(page, page.getByRole('button', { name: '第1版をはじめる' }));
  await arrive(page, 'アセスメント 第1版');
  await expect(page.getByRole('button', { name: '下書きに保存する' }).first()).toBeVisible();
  for (const [kind, heading, words] of [
    ['strength', '得意・強みを書き足す', '登下校の見守りを昔していた'],
    ['wish', '願いを書き足す', '子どもの顔が見たい'],
    ['aversion', 'もうできない・したくないを書き足す', '集まって体操'],
  ] as const) {
    const field = page.locator(`[name="new.${kind}"]`);
    if (!(await field.isVisible())) await press(page, page.locator('summary', { hasText: heading }));
    await write(page, field, words);
    await tick(page, page.locator(`[name="own.${kind}"]`));
  }
  await press(page, page.getByRole('button', { name: '下書きに保存する' }).first());
  await isTold(page, '下書きに保存しました。');
  await saysYesToAll(page);
  await ticksDown(page, '月', ['7:30から8:00', '8:00から8:30']);
  await tick(page, question(page, '動く手段').getByLabel('徒歩'));
  await press(page, page.getByRole('button', { name: '保存して、この版を確定する' }));
  await isTold(page, '第1版を確定しました。');

  await press(page, page.getByRole('link', { name: '行き先を探す' }));
  await expect(option(page, corner)).toContainText('合う理由');
  await tick(page, page.getByLabel('平日の午後も動けたら'));
  await press(page, page.getByRole('button', { name: 'ためす' }));
  await expect(page.getByRole('status').filter({ hasText: '平日の午後も動けたら' })).toBeVisible();
  const why = page.getByLabel('「なぜ出ないのか」を一件ずつ調べる');
  await write(page, why, '介護予防教室 さくら');
  await page.keyboard.press('Enter');
  await press(page, page.getByRole('link', { name: 'わけを見る　介護予防教室 さくら' }));
  await isTold(page, '本人の「いや」なので、条件を変えても出しません。');
});

test('B3 定員を打ちこみ、正式な利用者の枠のわけをきくまで、キーボードだけで', async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, 'participation');
  const workshop = '工房いぶき　部品の袋づめ';
  await page.goto(`/town?q=${encodeURIComponent('いぶき')}`);
  await press(page, page.getByRole('link', { name: workshop }));
  await press(page, page.getByRole('link', { name: '定員をなおす' }));
  const pending = page.getByLabel('木曜 午前 内定・待機', { exact: true });
  await tabTo(page, pending);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText('1');
  await press(page, page.getByRole('button', { name: '保存する' }));
  await isTold(page, '定員の数をなおしました。');
  await page.goto('/connect');
  await press(page, page.getByRole('link', { name: '𠮷田 誠さん' }));
  await write(page, page.getByLabel('「なぜ出ないのか」を一件ずつ調べる'), workshop);
  await page.keyboard.press('Enter');
  await press(page, page.getByRole('link', { name: `わけを見る　${workshop}` }));
  await isTold(page, /正式な利用者/);
});
