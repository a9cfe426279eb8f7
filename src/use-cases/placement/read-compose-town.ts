import type { Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { weekOfRules } from '#domain/hours-calendar.ts';
import { recurrenceRuleShape, type WeeklyHours } from '#domain/hours.ts';
import type { Recipe } from '#domain/recipe.ts';
import {
  readyPlaces,
  readyWishes,
  type ComposeTown,
  type PlaceOffer,
  type ReadyWish,
  type Wish,
} from '#matching/compose-town.ts';
import { readRecipes } from './read-recipes.ts';
import { readWishRows, wishOf } from './read-wishes.ts';
import { readTownOfToday, type TownOfToday } from './town-of-today.ts';

const overStages = ['ended', 'handed_on'];
const placeKinds = new Set(['space', 'room', 'goods']);

/** What stands in no snapshot of the register: what a place is called by, and the hours that activities of ours have there. */
export type PlaceUse = { id: string; where: string; taken: WeeklyHours };
export type Voices = { told: string; wishes: Wish[]; ready: ReadyWish[] };
export type Places = {
  town: TownOfToday;
  told: string;
  uses: PlaceUse[];
  recipes: Recipe[];
  ready: Pick<ComposeTown, 'places' | 'recipes'>;
};
/** What can be composed from today, made ready, and the facts that it was made of. */
export type TownToCompose = { ready: ComposeTown; voices: Voices; places: Places };

/** Voices that nothing answers yet, places with the hours that no activity of ours has, recipes. */
export async function readComposeTown(
  db: Handle,
  worker: Worker,
  today: string,
  onlyVoice?: string,
): Promise<TownToCompose> {
  const voices = await readVoices(db, worker, today, onlyVoice);
  const places = await readPlaces(db, worker, today);
  return { ready: { day: today, wishes: voices.ready, ...places.ready }, voices, places };
}

/**
 * What was made ready before is taken again where this worker reads the same rows: hundreds of voices and places are looked into
 * for tens of milliseconds, and change a few times a day.
 */
const voicesBefore = new Map<string, Voices & { today: string }>();
const placesBefore = new Map<string, Places>();

async function readVoices(
  db: Handle,
  { municipalityId }: Worker,
  today: string,
  onlyVoice: string | undefined,
): Promise<Voices> {
  const rows = await readWishRows(db, onlyVoice);
  const told = JSON.stringify(rows);
  const before = voicesBefore.get(municipalityId);
  if (before?.told === told && before.today === today) return before;
  const wishes = rows.map(wishOf);
  const voices = { told, wishes, ready: readyWishes(wishes, today) };
  if (onlyVoice === undefined) voicesBefore.set(municipalityId, { ...voices, today });
  return voices;
}

async function readPlaces(db: Handle, worker: Worker, today: string): Promise<Places> {
  const town = await readTownOfToday(db, worker, today);
  const taken = await readTaken(db);
  const recipes = await readRecipes(db);
  const told = JSON.stringify([[...taken], recipes]);
  const before = placesBefore.get(worker.municipalityId);
  if (before?.told === told && before.town === town) return before;
  const uses = town.opportunities
    .filter(({ kind }) => placeKinds.has(kind))
    .map(({ id }): PlaceUse => {
      const resource = town.resources.get(id);
      const where = resource?.organizationName ?? resource?.placeName ?? '';
      return { id, where, taken: taken.get(id) ?? [] };
    });
  const offers = offersOf(uses, (id) => town.byId.get(id));
  const places = { town, told, uses, recipes, ready: readyPlaces(offers, recipes, today) };
  placesBefore.set(worker.municipalityId, places);
  return places;
}

export function offersOf(
  uses: readonly PlaceUse[],
  opportunityOf: (id: string) => PlaceOffer['opportunity'] | undefined,
): PlaceOffer[] {
  return uses.flatMap(({ id, where, taken }) => {
    const opportunity = opportunityOf(id);
    return opportunity === undefined ? [] : [{ opportunity, where, taken }];
  });
}

/** Hours that activities have there already, also those that are only beginning: nobody is promised a room twice. */
async function readTaken(db: Handle): Promise<Map<string, WeeklyHours>> {
  const rows = await db
    .selectFrom('activity')
    .select(['spaceResourceId', 'rule'])
    .where('spaceResourceId', 'is not', null)
    .where('rule', 'is not', null)
    .where('stage', 'not in', overStages)
    .orderBy('id')
    .execute();
  const rules = new Map<string, ReturnType<typeof recurrenceRuleShape.parse>[]>();
  for (const { spaceResourceId, rule } of rows) {
    if (spaceResourceId === null) continue;
    rules.set(spaceResourceId, [...(rules.get(spaceResourceId) ?? []), recurrenceRuleShape.parse(rule)]);
  }
  return new Map([...rules].map(([id, all]) => [id, weekOfRules(all) ?? []]));
}
