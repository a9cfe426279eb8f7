import * as z from 'zod';
import { checklistKinds } from './checklist.ts';
import { demandCodes, type DemandCode } from './demand-codes.ts';
import { facilityCodes } from './facility.ts';
import { toldAtOnce } from './person.ts';

const text = (label: string, most: number) => z.string().trim().max(most, `${label}は${most}字までです`);
const needed = (label: string, most: number) =>
  text(label, most).refine((typed) => typed !== '', { error: `${label}を書いてください` });

/** Who does what. 講師 and 世話役 are both the one who leads; what they are called is the recipe's own. */
export const recipeParts = { lead: '進める人', assistant: '助手', participant: '参加する人' } as const;
export type RecipePart = keyof typeof recipeParts;

const role = z.object({
  part: z.enum(['lead', 'assistant', 'participant']),
  title: needed('役の名', 30),
  does: needed('すること', 200),
});

/** `〇〇` stands for whom it is for: 男性の料理教室, 親子の料理教室. */
export const whomMark = '〇〇';

const people = (label: string) =>
  z.coerce
    .number(`${label}を数字で書いてください`)
    .int(`${label}を数字で書いてください`)
    .min(1, '1人からです')
    .max(200, '200人までです');

/** 活動のつくり方: what an activity takes and what it asks of whoever leads it. */
export const recipeShape = z
  .object({
    concept: needed('すること', 40),
    name: needed('名まえ', 60),
    /** Each entry must be there; of the codes within one entry any will do. */
    facilities: z
      .array(z.array(z.enum(facilityCodes)).min(1))
      .max(6)
      .default([]),
    minutes: z.coerce
      .number('長さを分で書いてください')
      .int('長さを分で書いてください')
      .min(15, '15分からです')
      .max(600, '600分までです'),
    groupLeast: people('最少の人数'),
    groupMost: people('最多の人数'),
    leadDemands: z
      .partialRecord(
        z.enum(demandCodes as [DemandCode, ...DemandCode[]]),
        z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
      )
      .default({}),
    roles: z.array(role).max(6),
    checklist: z.array(z.enum(checklistKinds)).default([]),
    note: text('覚え書き', 500).default(''),
    inUse: z.boolean().default(true),
  })
  .refine((recipe) => recipe.groupLeast <= recipe.groupMost, {
    path: ['groupMost'],
    error: '最少の人数より少なくはできません',
    ...toldAtOnce,
  });
export type RecipeWords = z.output<typeof recipeShape>;
export type Recipe = RecipeWords & { code: string };

/** Rows of the town take the place of the table's row with the same code; a row out of use takes it away. */
export function withTownRecipes(table: readonly Recipe[], own: readonly Recipe[]): Recipe[] {
  const byCode = new Map(table.map((recipe) => [recipe.code, recipe]));
  for (const recipe of own) byCode.set(recipe.code, recipe);
  return [...byCode.values()].filter(({ inUse }) => inUse).toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

export function roleOf(recipe: Recipe, part: RecipePart): { title: string; does: string } {
  const found = recipe.roles.find((one) => one.part === part);
  return found ?? { title: recipeParts[part], does: '' };
}

export function recipeName(recipe: Recipe, whom: string): string {
  return recipe.name.replace(whomMark, whom);
}
