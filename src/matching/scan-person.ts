import {
  contactCodes,
  documentCodes,
  eligibilityCodes,
  exitCodes,
  isStatutory,
  leaderCodes,
  supportCodes,
  type SupportCode,
} from '#domain/condition-codes.ts';
import type { PersonProfile } from '#domain/conditions.ts';
import { demandCodes, firmDemands, type DemandCode } from '#domain/demand-codes.ts';
import { costs } from './costs.ts';
import { settledByAge } from './rules-firm.ts';
import { isKindOf } from './rules-firm.ts';
import { demandPlaces, type Columns } from './scan-columns.ts';
import { moreThan, type Plane } from './scan-planes.ts';
import { tolerancesOf } from './tolerances.ts';
import { concepts as vocabulary } from './vocabulary.ts';

/** What a person's answers ask of each rule: which planes stand against a row, and which could be changed at what cost. */
export type Planes = readonly (Plane | undefined)[];

export function avoidedPlanes({ avoid }: PersonProfile, columns: Columns): Planes {
  return avoid.flatMap(({ demands, concepts }) => [
    ...demands.map((code) => columns.demands[(demandPlaces.get(code) ?? 0) * 3]),
    ...concepts.flatMap((concept) => kindsIn(columns, concept).map((id) => columns.conceptPlanes[id])),
  ]);
}

/** The concepts of a town that are of that kind. */
export function kindsIn(columns: Columns, concept: string): number[] {
  const ids: number[] = [];
  for (const { id, index } of vocabulary) if (isKindOf(concept, id)) ids.push(index);
  const stranger = columns.strangers.get(concept);
  return stranger === undefined ? ids : [...ids, stranger];
}

export function agePlanes({ age }: PersonProfile, { ageLeast, ageBelow200 }: Columns): Planes {
  return age === undefined ? [] : [moreThan(ageLeast, age), moreThan(ageBelow200, 200 - age)];
}

export function eligibilityPlanes(person: PersonProfile, columns: Columns): Planes {
  return eligibilityCodes.map((code, place) => {
    const meets = settledByAge(code, person.age) ?? person.eligibility[code];
    return meets === false || (meets === undefined && isStatutory(code))
      ? columns.eligibility[place]
      : undefined;
  });
}

export function documentPlanes(person: PersonProfile, columns: Columns): Planes {
  return documentCodes.map((code, place) =>
    person.documents[code] === false ? columns.documents[place] : undefined,
  );
}

/** How much of each demand the person can take: 255 where nobody has asked. もうできない counts as none of it. */
export function tolerances(person: PersonProfile): Uint8Array {
  const most = new Uint8Array(demandCodes.length).fill(unasked);
  const said = tolerancesOf(person);
  for (const code of Object.keys(said) as DemandCode[]) {
    most[demandPlaces.get(code) ?? -1] = said[code] ?? unasked;
  }
  for (const { demands } of person.noLonger) {
    for (const code of demands) most[demandPlaces.get(code) ?? -1] = 0;
  }
  return most;
}
export const unasked = 255;

export type DemandPlanes = {
  firm: (Plane | undefined)[];
  /** One step too much, which a helper at the side takes: once for all of them. And without what is two steps too much. */
  oneStep: { over: Plane; less: Plane | undefined }[];
  /** Two steps too much: each has to be taken over by itself. */
  twoSteps: { over: Plane; less: Plane | undefined }[];
};

export function demandPlanes(tolerance: Uint8Array, { demands }: Columns): DemandPlanes {
  const planes: DemandPlanes = { firm: [], oneStep: [], twoSteps: [] };
  for (let place = 0; place < tolerance.length; place += 1) {
    const most = tolerance[place] ?? unasked;
    if (most >= 3) continue;
    const [over, byTwo, byThree] = [0, 1, 2].map((step) =>
      most + step < 3 ? demands[place * 3 + most + step] : undefined,
    );
    if (over === undefined) continue;
    if (firmDemands.has(demandCodes[place] as DemandCode)) {
      planes.firm.push(over);
      continue;
    }
    planes.oneStep.push({ over, less: byTwo });
    if (byTwo !== undefined) planes.twoSteps.push({ over: byTwo, less: byThree });
    planes.firm.push(byThree);
  }
  return planes;
}

/** Needed and known not to be there: what can be brought along, at its cost, and what cannot. */
export function supportPlanes(
  person: PersonProfile,
  columns: Columns,
): { lacks: Plane; has: Plane | undefined; cost: number | undefined }[] {
  return [...new Set(person.supports)].flatMap((code: SupportCode) => {
    const place = supportCodes.indexOf(code);
    const lacks = columns.lacks[place];
    return lacks === undefined ? [] : [{ lacks, has: columns.supports[place], cost: costs.support[code] }];
  });
}

/** Asked in another way than the person's. Undefined: nobody knows how they like it, and nothing stands against it. */
export function contactPlanes({ contact }: PersonProfile, columns: Columns): Planes | undefined {
  if (contact === undefined || contact.length === 0) return undefined;
  return contact.map((code) => columns.contact[contactCodes.indexOf(code)]);
}

/** Led by somebody with whom the person could not be there. */
export function leaderPlanes({ ledBy }: PersonProfile, columns: Columns): Planes {
  if (ledBy === undefined || ledBy.length === 0) return [];
  return leaderCodes.map((code, place) => (ledBy.includes(code) ? undefined : columns.ledBy[place]));
}

/** Asks to stay for longer than can be promised. */
export function exitPlanes({ exit }: PersonProfile, columns: Columns): Planes {
  return exit === undefined ? [] : columns.exit.slice(exitCodes.indexOf(exit) + 1);
}
