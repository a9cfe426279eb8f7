import { expect, type Page } from '@playwright/test';
import type { Cast, Life } from './a1-cast.ts';
import { arrive, choosesFromMany, isTold, question } from './casework.ts';
import {
  choose,
  dayFrom,
  fill,
  follow,
  goesThere,
  hostSaysYes,
  press,
  saysYes,
  sounds,
} from './case-steps.ts';
import { insures, writesCareSheet, writesMemorandum } from './promise-steps.ts';

/** The role of the class stands among his ways since the draft was begun. */
export async function findsTheWay(worker: Page, life: Life): Promise<void> {
  await worker.goto(`${life.path}/placements`);
  const row = worker.getByRole('main').locator('li, tr').filter({ hasText: '男性の料理教室' });
  await row.getByRole('link', { name: 'ひらく' }).first().click();
  await expect(worker).toHaveURL(/\/placements\/[0-9a-f-]{36}$/);
  life.way = new URL(worker.url()).pathname;
}

/** 打診 of the role without a name → his yes → 見学 → 体験 → 講師. */
export async function becomesTeacher({ worker }: Cast, life: Life): Promise<void> {
  await findsTheWay(worker, life);
  await sounds(worker, life.way, {
    role: '料理教室の講師',
    words: '料理の経験があり、座って教えられる方がいます。切る・運ぶは参加する人にお願いできますか。',
    whom: '自治会長',
    manner: '電話で',
    on: dayFrom(-296),
  });
  await hostSaysYes(worker, life.way, dayFrom(-290));
  await saysYes(worker, life.way, '講師なんて柄じゃないが、飯の話ならできる', '安西さん', dayFrom(-286));
  await goesThere(worker, life.way, {
    kind: '見学',
    on: dayFrom(-280),
    person: '調理台の高さはちょうどいい',
    host: '話がわかりやすい',
    next: '進む',
  });
  await goesThere(worker, life.way, {
    kind: '体験',
    on: dayFrom(-266),
    person: '座っていれば九十分もつ',
    host: '四人来て、みんな笑っていた',
    next: '進む',
  });
  await worker.goto(life.way);
  await follow(worker, '取り決めて、はじめる');
  await fill(worker, {
    role: '男性の料理教室の講師',
    stopRule: '疲れたら、その回は助手にまかせて帰ってよい',
    settledOn: dayFrom(-258),
    startedOn: dayFrom(-252),
  });
  await press(worker, '受け入れが決まった', '受け入れが決まりました。');
}

/** Two 自治会 may wish for the same, and the class answers both: the role belongs to one of them, and its page says to which. */
async function councilOfRole(worker: Page, life: Life): Promise<string> {
  await worker.goto(`${life.way}/care-sheet/new`);
  const words = await worker.getByRole('main').innerText();
  return /川端\S*?自治会/u.exec(words)?.[0] ?? life.council;
}

/** What both sides promise. The 自治会 hears what he lets be told, and no illness. */
export async function promisesAreMade({ worker }: Cast, life: Life): Promise<void> {
  const council = await councilOfRole(worker, life);
  await worker.goto(`${life.path}/consents/new`);
  await worker
    .getByLabel('目的', { exact: false })
    .first()
    .selectOption({ label: '見学・体験・参加を支えるため' });
  await choosesFromMany(worker, '相手の団体・受入先', council);
  await question(worker, '伝えてよいこと').getByLabel('得意・願い・したくないこと・配慮').check();
  await question(worker, '返事').getByLabel('同意した', { exact: true }).check();
  await fill(worker, { givenOn: dayFrom(-257) });
  await press(worker, '同意を記録する', '本人の返事を記録しました。');
  await writesCareSheet(worker, life.way, {
    howToTalk: 'ゆっくり、正面から',
    notTold: '病名のこと',
    agreedOn: dayFrom(-256),
    to: '自治会長',
    handedOn: dayFrom(-255),
  });
  await writesMemorandum(worker, life.way, {
    from: dayFrom(-252),
    until: dayFrom(120),
    stop: '疲れたら、その回は助手にまかせて帰ってよい',
    notDone: '重い鍋を持たせない。火のそばに一人にしない',
    signer: '自治会長',
    on: dayFrom(-254),
  });
  await insures(worker, life.way, {
    kind: 'ボランティア活動保険',
    insurer: '社会福祉協議会の窓口',
    from: dayFrom(-252),
    until: dayFrom(120),
    payer: '自治会',
  });
}

export type Held = {
  days: number;
  came: number;
  again: number;
  part: 'いっしょにする' | 'そばにいる' | '呼ばれたら行く' | '入らない';
  theme: string;
};

/** Numbers only: who came is written nowhere (invariant 10). */
export async function classIsHeld({ community }: Cast, life: Life, held: Held): Promise<void> {
  await community.goto(`${life.activity}/sessions/new`);
  await fill(community, {
    onDay: dayFrom(held.days),
    headcount: String(held.came),
    firstTime: String(held.came - held.again),
    cameAgain: String(held.again),
    theme: held.theme,
  });
  await choose(community, { 職員の入り方: held.part });
  await press(community, '保存する', /開催を書きました。/);
}

/** Everything to be made sure of before anybody cooks. */
export async function checksAreDone({ community }: Cast, life: Life): Promise<void> {
  await community.goto(life.activity);
  for (const box of await question(community, '済んだもの').getByRole('checkbox').all()) await box.check();
  await press(community, '残す', '確かめたことを残しました。');
  await expect(community.getByRole('main')).toContainText('すべて済み');
}

/** How near the worker stands from a day on, and why. */
export async function standsAt(
  { worker }: Cast,
  life: Life,
  level: string,
  days: number,
  why: string,
): Promise<void> {
  await worker.goto(`${life.way}/steps`);
  await question(worker, 'これからの支え方').getByLabel(level, { exact: true }).check();
  await fill(worker, { fromDay: dayFrom(days), levelWhy: why });
  await press(worker, 'この支え方にする', '支え方を書きました。');
  await arrive(worker, '支え方と次の段');
  await isTold(worker, why);
}
