import { contactCodes, supportCodes } from '#domain/condition-codes.ts';
import { blankOpportunity, type Opportunity } from '#domain/conditions.ts';
import { demandCodes } from '#domain/demand-codes.ts';
import { dayparts, type GapItem } from '#domain/gap.ts';
import { anyTime, hoursOn, weeklyRule } from '#domain/hours.ts';
import { blankImagined, type ImaginedResource } from '#domain/imagined-resource.ts';
import { conceptLabel } from './vocabulary.ts';

/** A demand that is ticked is asked as a place of its kind usually asks it. */
const usualDemand = 2;

/**
 * The imagined place as the engine reads places. `at` is somewhere in its area; without it nobody knows how far it is, and the
 * answer is "ask", never a plain yes. Hours that are left open are held to follow the people.
 */
export function opportunityOf(
  imagined: ImaginedResource,
  at: { lat: number; lon: number } | undefined,
): Opportunity {
  const { days, from, until, supports } = imagined;
  const hours = from === null || until === null ? anyTime : hoursOn(days, from, until);
  return {
    ...blankOpportunity('imagined', imagined.kind, imagined.concepts.map(conceptLabel).join('・')),
    concepts: [...imagined.concepts],
    supports: [...supports],
    lacks: supportCodes.filter((code) => !supports.includes(code)),
    demands: Object.fromEntries(
      demandCodes.map((code) => [code, imagined.demands.includes(code) ? usualDemand : 0]),
    ),
    windows: [{ rule: weeklyRule(hours), capacity: imagined.places }],
    minSessionMinutes: imagined.sessionMinutes,
    allowsShort: true,
    group: imagined.group,
    ageMin: imagined.ageMin,
    ageMax: imagined.ageMax,
    documents: [],
    eligibility: [],
    feeYen: imagined.feeYen,
    contact: [...contactCodes],
    noise: imagined.noise,
    // Of a 定員 it is asked who is waiting; an imagined one has nobody yet.
    formalReserved: false,
    ...(at === undefined ? {} : { at }),
  };
}

/** The least place that would answer a pattern: nothing in it but what the pattern says. */
export function imaginedFor(items: readonly GapItem[]): ImaginedResource {
  const imagined = blankImagined();
  for (const item of items) {
    if (item.kind === 'wish') imagined.concepts.push(item.concept);
    if (item.kind === 'area') imagined.areaId = item.areaId;
    if (item.kind === 'support') imagined.supports.push(item.code);
    if (item.kind === 'daypart') {
      const { days, from, to } = dayparts[item.part];
      Object.assign(imagined, { days: [...days], from: from * 60, until: to * 60 });
    }
  }
  return imagined;
}
