import { checklistLabels } from '#domain/checklist.ts';
import { facilityNeedText } from '#domain/facility.ts';
import { foldForSearch } from '#domain/person-name.ts';
import { whomMark } from '#domain/recipe.ts';
import type { ListedRecipe } from '#use-cases/placement/list-recipes.ts';
import { LinkButton } from '#web/ui/button.tsx';
import { FilterBar } from '#web/ui/filter-bar.tsx';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { TextField } from '#web/ui/text-field.tsx';

type Recipe = ListedRecipe['recipe'];

function roomWords({ facilities }: Recipe): string {
  return facilities.map((need) => facilityNeedText(need)).join('と') || 'どこでも';
}

function checkWords({ checklist }: Recipe): string {
  return checklist.map((kind) => checklistLabels[kind]).join('、');
}

/** Those of which a row of the list says what somebody typed, however it is written. */
export function recipesWith(q: string, recipes: readonly ListedRecipe[]): ListedRecipe[] {
  const wanted = foldForSearch(q);
  return recipes.filter(({ recipe }) =>
    foldForSearch(`${recipe.name} ${roomWords(recipe)} ${checkWords(recipe)}`).includes(wanted),
  );
}

/** 活動のつくり方: what activities take here. Whatever the town changed stands in place of the table's row. */
export function RecipeListPage({
  context,
  recipes,
  q,
}: {
  context: PageContext;
  recipes: readonly ListedRecipe[];
  /** What is looked for in them; empty for all. */
  q: string;
}) {
  const own = recipes.filter(({ version }) => version > 0).length;
  return (
    <Page context={context} title="活動のつくり方">
      <Head
        title="活動のつくり方"
        crumbs={[{ label: '設定', href: '/settings' }, { label: '活動のつくり方' }]}
        sub={`「つくる」の案は、この表から出ます。${whomMark}には、だれのための会かが入ります`}
        actions={<LinkButton href="/settings/recipes/new">つくり方を足す</LinkButton>}
      />
      <FilterBar action="/settings/recipes" isNarrowed={q !== ''}>
        <TextField
          name="q"
          label="言葉"
          hint="名まえ、要る場、確かめることから"
          type="search"
          value={q}
          width="middle"
          unmarked
        />
      </FilterBar>
      <Section
        class="sparse"
        title={`つくり方　${recipes.length}件`}
        aside={own === 0 ? 'まだ、もとの表のまま' : `この町で直したもの ${own}件`}
      >
        <Table
          caption="活動のつくり方"
          rows={recipes}
          empty={
            <>
              「{q}」のつくり方はありません。<a href="/settings/recipes">ぜんぶ見る</a>
            </>
          }
          columns={[
            {
              label: '名まえ',
              kind: 'head',
              cell: ({ recipe }) => <a href={`/settings/recipes/${recipe.code}`}>{recipe.name}</a>,
            },
            {
              label: '要る場',
              cell: ({ recipe }) => roomWords(recipe),
            },
            { label: '長さ', kind: 'number', cell: ({ recipe }) => `${recipe.minutes}分` },
            {
              label: '人数',
              kind: 'number',
              cell: ({ recipe }) => `${recipe.groupLeast}–${recipe.groupMost}人`,
            },
            {
              label: '確かめること',
              cell: ({ recipe }) => checkWords(recipe),
            },
            {
              label: 'この町で',
              kind: 'tight',
              cell: ({ recipe, version, isOfTable }) =>
                !recipe.inUse ? (
                  <Tag>使わない</Tag>
                ) : version === 0 ? (
                  ''
                ) : (
                  <Tag kind="go">{isOfTable ? '直した' : '足した'}</Tag>
                ),
            },
          ]}
        />
      </Section>
    </Page>
  );
}
