import type { Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { sameJson } from '#domain/candidate-delta.ts';
import { heldKey } from '#domain/composition-pass.ts';
import type { Composition } from '#domain/composition.ts';
import { ruleText } from '#domain/hours-text.ts';
import { composedKey, compose } from '#matching/compose.ts';
import { draftsFor, readPersonAsLead, type PersonAsLead } from './compose-drafts.ts';
import { readComposeTown, type TownToCompose } from './read-compose-town.ts';

/** 「そのときは…、いまは…」 of one draft. */
export type DraftThenAndNow = { key: string; name: string; thatDay: string; now: string };
export type DraftsCompared = {
  rows: DraftThenAndNow[];
  /** Shown that day, and today in the same place, at the same hour, for the same reasons. */
  unchanged: number;
};

const everyDraft = 1000;

/** The drafts of that day beside those of today, in plain words: what has changed, and why something is not there any more. */
export async function draftsThenAndNow(
  db: Handle,
  worker: Worker,
  personId: string,
  then: readonly Composition[],
  today: string,
): Promise<DraftsCompared | undefined> {
  const { known } = await readPersonAsLead(db, personId, today);
  if (known === undefined) return undefined;
  const town = await readComposeTown(db, worker, today);
  const now = await draftsFor(db, known, town.ready);
  const rows = then.flatMap((draft): DraftThenAndNow[] => {
    const current = now.find(({ key }) => key === draft.key);
    if (current !== undefined && isAlike(draft, current)) return [];
    const said = current === undefined ? whyGone(draft, known, town, now) : changeOf(draft, current);
    return [{ key: draft.key, name: draft.name, thatDay: inShort(draft), now: said }];
  });
  const added = now
    .filter(({ key }) => then.every((draft) => draft.key !== key))
    .map((draft) => ({ key: draft.key, name: draft.name, thatDay: '出ていない', now: inShort(draft) }));
  return { rows: [...rows, ...added], unchanged: then.length - rows.length };
}

function inShort({ rule, place }: Composition): string {
  return `${ruleText(rule)}　${place.name}`;
}

/** The first days move on from day to day: they make no other draft. */
function isAlike(a: Composition, b: Composition): boolean {
  const tell = ({ placeId, rule, lines, keptOut, roles, alsoWishes }: Composition) => ({
    placeId,
    rule,
    lines,
    keptOut,
    roles,
    alsoWishes,
  });
  return sameJson(tell(a), tell(b));
}

function changeOf(then: Composition, now: Composition): string {
  const isMoved = then.placeId !== now.placeId || !sameJson(then.rule, now.rule);
  return isMoved ? inShort(now) : `${inShort(now)}（わけが変わった）`;
}

function whyGone(
  draft: Composition,
  { lead, passes }: PersonAsLead,
  { ready, voices, places }: TownToCompose,
  shown: readonly Composition[],
): string {
  const { wishId, concept, placeId, recipeCode } = draft;
  if (
    shown.some(
      ({ alsoWishes, concept: other }) => other === concept && alsoWishes.some(({ id }) => id === wishId),
    )
  )
    return '似た願いの声と、一つの案になっている';
  if ([heldKey(wishId, concept), heldKey(wishId, concept, placeId)].some((key) => passes.heldKeys.has(key)))
    return 'いまはしない案にしている';
  if (voices.ready.every(({ wish }) => wish.opportunity.id !== wishId))
    return '声が、もう動きだしたか、伝えないことになった';
  if (places.town.byId.get(placeId) === undefined) return '場が、台帳で開いていない';
  const all = compose(lead, ready, { held: passes.heldKeys, enough: everyDraft });
  const isPossible = all.some(
    ({ wish, recipe }) =>
      composedKey(wish.wish.opportunity.id, recipe.recipe.code) === composedKey(wishId, recipeCode),
  );
  return isPossible ? 'いまもつくれるが、ほかの案が先に出る' : '時間か、条件か、つくり方が変わり、つくれない';
}
