import { Hono, type Context } from 'hono';
import { uuidv7 } from 'uuidv7';
import { Refusal } from '#domain/refusal.ts';
import { changeRecipe } from '#use-cases/placement/change-recipe.ts';
import { listRecipes, type ListedRecipe } from '#use-cases/placement/list-recipes.ts';
import { listActivities } from '#use-cases/resources/name-concept.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { seeOther } from '#web/respond.ts';
import { blankTyped, parseTyped, readTyped, typedOf } from './recipe-form.ts';
import { RecipeEditPage } from './recipe-edit-page.tsx';
import { RecipeListPage, recipesWith } from './recipe-list-page.tsx';

/** 活動のつくり方, mounted at /settings/recipes. */
export const recipeRoutes = new Hono<Env>();

recipeRoutes.get('/', async (c) => {
  const q = (c.req.query('q') ?? '').trim().slice(0, 100);
  const recipes = recipesWith(q, await listRecipes(c.var.session.worker));
  return c.html(<RecipeListPage context={pageContext(c)} recipes={recipes} q={q} />);
});

recipeRoutes.get('/new', (c) =>
  c.html(<RecipeEditPage context={pageContext(c)} code="" version={0} typed={blankTyped} />),
);
recipeRoutes.post('/new', async (c) => save(c, ''));

recipeRoutes.get('/:code', async (c) => {
  const { recipe, version } = await recipeOf(c);
  return c.html(
    <RecipeEditPage context={pageContext(c)} code={recipe.code} version={version} typed={typedOf(recipe)} />,
  );
});
recipeRoutes.post('/:code', async (c) => save(c, (await recipeOf(c)).recipe.code));

async function recipeOf(c: Context<Env>): Promise<ListedRecipe> {
  const code = c.req.param('code');
  const found = (await listRecipes(c.var.session.worker)).find(({ recipe }) => recipe.code === code);
  if (found === undefined) throw new Refusal('not-found');
  return found;
}

async function save(c: Context<Env>, code: string): Promise<Response> {
  const form = await readForm(c);
  const typed = readTyped(form);
  const version = Number(form.text('version')) || 0;
  const parsed = parseTyped(typed);
  const errors = 'errors' in parsed ? { ...parsed.errors } : {};
  if (typed.concept !== '' && !listActivities().some(({ id }) => id === typed.concept)) {
    errors['concept'] = 'することを選び直してください';
  }
  if (!('words' in parsed) || Object.keys(errors).length > 0) {
    return c.html(
      <RecipeEditPage context={pageContext(c)} code={code} version={version} typed={typed} errors={errors} />,
      422,
    );
  }
  // A row of the town's own is called by an id: no two ever mean the same.
  const change = { code: code === '' ? uuidv7() : code, version, words: parsed.words };
  const answer = await changeRecipe(c.var.session.worker, change);
  if (answer.ok) return seeOther(c, '/settings/recipes', 'つくり方を残しました。次の案から使われます。');
  const { recipe, version: now } = answer.clash;
  return c.html(
    <RecipeEditPage
      context={pageContext(c)}
      code={code}
      version={now}
      typed={typed}
      clash={typedOf(recipe)}
    />,
    409,
  );
}
