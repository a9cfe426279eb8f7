import type { SupportCode } from '#domain/condition-codes.ts';
import type { Opportunity, PersonProfile } from '#domain/conditions.ts';
import type { DemandCode, Level } from '#domain/demand-codes.ts';
import { distanceKm } from './distance.ts';
import type { Repair } from './findings.ts';
import { tolerancesOf } from './tolerances.ts';

type Both = { person: PersonProfile; opportunity: Opportunity };

/** The pair as it would be after the changes: what a "what if" evaluates, and how a test holds the repairs to their word. */
export function applyRepairs(
  person: PersonProfile,
  opportunity: Opportunity,
  repairs: readonly Repair[],
): Both {
  // The helper at the side works on the demands as they are; whatever is reshaped is reshaped below that.
  return repairs.reduce((both, repair) => applyOne(both, repair, person), { person, opportunity });
}

function applyOne({ person, opportunity }: Both, repair: Repair, before: PersonProfile): Both {
  const change = (fields: Partial<Opportunity>): Both => ({
    person,
    opportunity: { ...opportunity, ...fields },
  });
  switch (repair.code) {
    case 'assistant':
      return change({ demands: easedByOne(before, opportunity) });
    case 'reshape': {
      const demand = String(repair.params['demand']) as DemandCode;
      return change({ demands: { ...opportunity.demands, [demand]: mostOf(before, demand) } });
    }
    case 'short_session':
      return change({
        minSessionMinutes: Math.min(opportunity.minSessionMinutes ?? 0, Number(repair.params['minutes'])),
      });
    case 'lift': {
      const reach = { ...person.reach, maxKm: distanceKm(person, opportunity) ?? 0 };
      return { person: { ...person, reach }, opportunity };
    }
    case 'bring_support': {
      const support = String(repair.params['what']) as SupportCode;
      return change({
        supports: [...opportunity.supports, support],
        lacks: opportunity.lacks.filter((lacking) => lacking !== support),
      });
    }
    case 'wait_for_place':
      return change({ windows: opportunity.windows.map((window) => ({ ...window, capacity: 1 })) });
    case 'small_group':
      return change({ group: Number(repair.params['most']) });
    case 'quiet_corner':
      return change({ noise: person.noise ?? 0 });
    case 'mediate':
      return change({ contact: person.contact ?? [] });
    case 'lead_first':
      return change({ ledBy: before.ledBy?.[0] });
    case 'free_trial':
      return change({ exit: before.exit });
    case 'fee_relief':
      return change({ feeYen: Number(repair.params['most']) });
    default:
      // Learning it beside somebody, or being taught: the skill is no longer asked for.
      return change({
        requires: opportunity.requires.filter((required) => required.text !== repair.params['what']),
      });
  }
}

function mostOf(person: PersonProfile, demand: DemandCode): Level {
  return person.noLonger.some((past) => past.demands.includes(demand))
    ? 0
    : (tolerancesOf(person)[demand] ?? 3);
}

/** A helper takes one step of every demand that is one step too much, and nothing of those that are further off. */
function easedByOne(person: PersonProfile, opportunity: Opportunity): Opportunity['demands'] {
  const eased = { ...opportunity.demands };
  for (const [key, level] of Object.entries(opportunity.demands)) {
    const demand = key as DemandCode;
    if (level - mostOf(person, demand) === 1) eased[demand] = mostOf(person, demand);
  }
  return eased;
}
