import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { asActor } from '#db/as-actor.ts';
import { json } from '#db/json.ts';
import { seesCases, type Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import type { RecipeWords } from '#domain/recipe.ts';
import { recipeTable } from '#matching/recipes.ts';
import { conceptOf } from '#matching/vocabulary.ts';
import { readTownRecipes, type TownRecipe } from './read-recipes.ts';

export type RecipeChange = {
  /** Of the table, of a row of the town, or new and made up by the form. */
  code: string;
  /** What was seen: 0 as long as the town has no row of its own for it. */
  version: number;
  words: RecipeWords;
};

/** `clash`: somebody saved it since; what stands there now comes back, and nothing typed is lost. */
export type RecipeChanged = { ok: true } | { ok: false; clash: TownRecipe };

/** Writes a row of the town's own: in place of the table's, or beside it. The table itself stays as it came. */
export async function changeRecipe(
  worker: Worker,
  { code, version, words }: RecipeChange,
): Promise<RecipeChanged> {
  if (conceptOf(words.concept) === undefined) throw new Refusal('not-found');
  // An administrator keeps accounts; how the town works is for those who work there.
  if (!seesCases(worker.roles)) throw new Refusal('not-permitted');
  return asActor(worker, { act: 'community.change-recipe' }, async (db) => {
    const row = {
      ...words,
      facilities: json(words.facilities),
      leadDemands: json(words.leadDemands),
      roles: json(words.roles),
      checklist: json(words.checklist),
      updatedBy: worker.accountId,
    };
    const isKnown = version > 0 || recipeTable.some((one) => one.code === code);
    const changed =
      version === 0
        ? await db
            .insertInto('recipe')
            .values({ ...row, municipalityId: worker.municipalityId, id: uuidv7(), code })
            .onConflict((conflict) => conflict.columns(['municipalityId', 'code']).doNothing())
            .executeTakeFirst()
            .then(({ numInsertedOrUpdatedRows }) => Number(numInsertedOrUpdatedRows ?? 0))
        : await db
            .updateTable('recipe')
            .set({ ...row, version: sql`version + 1`, updatedAt: sql`now()` })
            .where('code', '=', code)
            .where('version', '=', version)
            .executeTakeFirst()
            .then(({ numUpdatedRows }) => Number(numUpdatedRows));
    if (changed > 0) return { ok: true };
    const clash = (await readTownRecipes(db)).find(({ recipe }) => recipe.code === code);
    if (clash === undefined || !isKnown) throw new Refusal('not-found');
    return { ok: false, clash };
  });
}
