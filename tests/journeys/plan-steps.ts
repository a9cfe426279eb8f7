import { expect, type Page } from '@playwright/test';
import { arrive, isTold, question } from './casework.ts';
import { choose, fill, follow, press } from './case-steps.ts';

type Fields = Readonly<Record<string, string>>;

export type PlanWords = {
  kind: string;
  on: string;
  wishedLife: string;
  longGoal: string;
  goal: { words: string; measure: string; until: string };
  line: { issue: string; byPerson: string; byTown: string; byAgencies: string };
  participation: Fields;
};

/** A row is added by a button of the form, which sends what was typed and brings it back: also without script. */
async function addsRow(page: Page, button: string, row: string, words: Fields): Promise<void> {
  await page.getByRole('button', { name: button }).click();
  await expect(page.locator(`main [name="${row}.${Object.keys(words)[0]}"]`)).toBeVisible();
  await fill(
    page,
    Object.fromEntries(Object.entries(words).map(([field, typed]) => [`${row}.${field}`, typed])),
  );
}

/** プラン案: from what is known, in the person's words, with a goal, and what each side does. Answers the plan's page. */
export async function draftsPlan(page: Page, path: string, plan: PlanWords): Promise<string> {
  await page.goto(`${path}/plans`);
  await choose(page, { 区分: plan.kind });
  await fill(page, { on: plan.on });
  await page.getByRole('main').getByRole('button', { name: 'プランを書きはじめる' }).click();
  await arrive(page, 'を書く');
  await fill(page, { wishedLife: plan.wishedLife, longGoal: plan.longGoal });
  await addsRow(page, '目標を足す', 'goals.0', plan.goal);
  await addsRow(page, '行を足す', 'lines.0', plan.line);
  // What was typed above has come back with the new row.
  await expect(page.locator('[name="wishedLife"]')).toHaveValue(plan.wishedLife);
  await fill(
    page,
    Object.fromEntries(
      Object.entries(plan.participation).map(([field, typed]) => [`participation.${field}`, typed]),
    ),
  );
  await press(page, 'プランを保存する', 'プランを保存しました。');
  return new URL(page.url()).pathname;
}

/** 会議にかける. */
export async function proposesPlan(page: Page, plan: string, on: string): Promise<void> {
  await page.goto(plan);
  await fill(page, { on });
  await press(page, '会議にかける', '会議にかけるプランにしました。');
}

/** 本人同意: read together, said yes to, before the city decides (invariant 7). */
export async function agreesToPlan(page: Page, plan: string, on: string): Promise<void> {
  await page.goto(plan);
  await follow(page, '本人の同意を記録する');
  await fill(page, { on });
  await press(page, '同意を記録する', '本人の同意を記録しました。');
  await isTold(page, '主管課の支援決定を待っています。');
}

/** 支援決定, from the list of きょう, as the municipal officer finds it. */
export async function decidesSupport(page: Page, plan: string, on: string): Promise<void> {
  await page.goto(plan);
  await follow(page, '支援決定を記録する');
  await question(page, '決定').getByLabel('支援を決定する').check();
  await fill(page, { on });
  await press(page, '記録する', '支援決定を記録しました。');
}

export async function beginsPlan(page: Page, plan: string, on: string, reviewOn: string): Promise<void> {
  await page.goto(plan);
  await follow(page, '実施をはじめる');
  await fill(page, { on, reviewOn });
  await press(page, '実施をはじめる', '実施をはじめました。');
}
