import { ageBandOf, daypartCodes, hoursOfDaypart, type GapItem } from '#domain/gap.ts';
import { supportCodes } from '#domain/condition-codes.ts';
import { demandCodes } from '#domain/demand-codes.ts';
import { intersectHours, longestRun } from '#domain/hours.ts';
import { shortSessionMinutes } from './costs.ts';
import type { WaitingPerson } from './gap-standing.ts';
import { conceptOf, isModal } from './vocabulary.ts';

const hoursOfParts = daypartCodes.map((part) => ({ part, hours: hoursOfDaypart(part) }));

/** Kept as long as the person is: of the same people one page asks several times. */
const known = new WeakMap<WaitingPerson, readonly GapItem[]>();

/** What somebody may have in common with others. What nobody asked is in common with nobody. */
export function itemsOf(person: WaitingPerson): readonly GapItem[] {
  const items = known.get(person) ?? findItems(person);
  known.set(person, items);
  return items;
}

function findItems({ profile, areaId }: WaitingPerson): GapItem[] {
  const { age, hours } = profile;
  return [
    ...wishesOf(profile.wishes).map((concept): GapItem => ({ kind: 'wish', concept })),
    ...(areaId === null ? [] : [{ kind: 'area', areaId } as const]),
    ...hoursOfParts
      .filter(
        (one) => hours !== undefined && longestRun(intersectHours(hours, one.hours)) >= shortSessionMinutes,
      )
      .map(({ part }): GapItem => ({ kind: 'daypart', part })),
    ...(age === undefined ? [] : [{ kind: 'age', band: ageBandOf(age) } as const]),
    ...demandCodes
      .filter(
        (demand) =>
          (profile.tolerance[demand] ?? 3) <= 1 ||
          profile.noLonger.some((past) => past.demands.includes(demand)),
      )
      .map((demand): GapItem => ({ kind: 'tolerance', demand })),
    ...supportCodes
      .filter((code) => profile.supports.includes(code))
      .map((code): GapItem => ({ kind: 'support', code })),
  ];
}

/** A wish and the next wider kind of it. How something is done (教える, 働く) is no kind of place. */
function wishesOf(wishes: readonly { concepts: readonly string[] }[]): string[] {
  const own = wishes.flatMap(({ concepts }) => concepts).filter((id) => conceptOf(id) && !isModal(id));
  // Above all wishes of a facet stands its own name (「困りごと・願い」): that everybody has in common, and it says nothing.
  const wider = own
    .flatMap((id) => conceptOf(id)?.broader ?? [])
    .filter((id) => !isModal(id) && !isFacet(id));
  return [...new Set([...own, ...wider])];
}

function isFacet(id: string): boolean {
  return !id.includes('.');
}
