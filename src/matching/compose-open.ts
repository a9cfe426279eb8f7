import type { WeeklyHours } from '#domain/hours.ts';
import type { Recipe } from '#domain/recipe.ts';
import { firstTime, type FoundTime } from './compose-time.ts';
import type { ReadyPlace, ReadyRecipe, ReadyWish } from './compose-town.ts';
import { growing } from './growing.ts';
import { kept } from './kept.ts';

/** A gathering of fewer is none (matching.md §2.4). */
export const fewest = 3;

/** A place at the first hour that it could be there, and with how many. */
export type OpenPlace = {
  place: ReadyPlace;
  near: number;
  time: FoundTime;
  people: number;
  /** Places of the same kind at an hour of the same kind ask the same of this lead. */
  kind: number;
};
/** Whether a place must not be taken, though it could be. */
export type Skip = (place: ReadyPlace) => boolean;

type Near = { place: ReadyPlace; near: number };
type Ground = {
  hours: WeeklyHours;
  /** The nearest first. */
  near: (recipe: ReadyRecipe) => readonly Near[];
  kindOf: (place: ReadyPlace, time: FoundTime) => number;
};

/** Where and when an activity could be, worked out once for all voices that want the same hours and bring as many people. */
export function openPlacesOf({ hours, near, kindOf }: Ground) {
  const weeks = new Map<string, number>();
  const weekOf = kept(({ week }: ReadyWish): number => {
    const name = JSON.stringify(week ?? null);
    const known = weeks.get(name) ?? weeks.size;
    weeks.set(name, known);
    return known;
  });
  const times = new Map<string, (place: ReadyPlace) => FoundTime | undefined>();
  const timesFor =
    ({ minutes }: Recipe, wish: ReadyWish) =>
    (people: number) => {
      const key = `${weekOf(wish)} ${minutes} ${people}`;
      const known = times.get(key) ?? kept((place) => firstTime(hours, place, wish.week, minutes, people));
      times.set(key, known);
      return known;
    };
  function* look(ready: ReadyRecipe, wish: ReadyWish, most: number, skip?: Skip): Generator<OpenPlace> {
    const timeIn = timesFor(ready.recipe, wish);
    // Among places of one kind a farther one can only be better by having room for more.
    const room = new Map<number, number>();
    for (const { place, near: how } of near(ready)) {
      const people = Math.min(most, place.roomFor);
      if (people < fewest || skip?.(place) === true) continue;
      const time = timeIn(people)(place);
      if (time === undefined) continue;
      const kind = kindOf(place, time);
      if (people <= (room.get(kind) ?? 0)) continue;
      room.set(kind, people);
      yield { place, near: how, time, people, kind };
    }
  }
  const answers = new Map<string, Iterable<OpenPlace>>();
  return (ready: ReadyRecipe, wish: ReadyWish, most: number, skip?: Skip): Iterable<OpenPlace> => {
    if (skip !== undefined) return look(ready, wish, most, skip);
    const key = `${ready.recipe.code} ${weekOf(wish)} ${most}`;
    const answer = answers.get(key) ?? growing(look(ready, wish, most));
    answers.set(key, answer);
    return answer;
  };
}
