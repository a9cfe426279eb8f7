import { contactLabels, supportLabels } from '#domain/condition-codes.ts';
import type { Opportunity } from '#domain/conditions.ts';
import { demandLabels, firmDemands, type DemandCode } from '#domain/demand-codes.ts';
import { intersectHours, longestRun } from '#domain/hours.ts';
import { costs, liftLimitKm, shortSessionMinutes } from './costs.ts';
import { distanceKm, reachKm } from './distance.ts';
import type { Repair } from './findings.ts';
import { askHost, askPerson, because, block, personSide, type Pair } from './pair.ts';
import { bestPair, conceptLabel } from './vocabulary.ts';

/** Whoever may come for no time at all still has to come while something is on. */
export function leastMinutes({ minSessionMinutes }: Opportunity): number {
  return Math.max(1, minSessionMinutes ?? 1);
}

export function judgeTime(pair: Pair): void {
  const { person, opportunity, side } = pair;
  // Hours of a full window count only where nothing else is offered: then a place is waited for. Beside an open offer whose
  // hours nobody knows, they would promise somebody else's place.
  const isFull = side.inForce.every((window) => window.capacity === 0);
  const week = isFull ? side.week : side.openWeek;
  if (person.hours === undefined) askPerson(pair, 'hours_of_person', true);
  if (week === undefined) askHost(pair, 'hours_of_opportunity', true);
  const needed = leastMinutes(opportunity);
  const short: Repair = {
    code: 'short_session',
    params: { minutes: shortSessionMinutes },
    cost: opportunity.allowsShort === true ? costs.shortAllowed : costs.shortAsked,
  };
  const most = person.sessionMaxMinutes;
  if (most === undefined && needed > 30) askPerson(pair, 'session_of_person', true, { needed });
  if (most !== undefined && needed > most) {
    block(pair, 'session', { needed, most }, most >= shortSessionMinutes ? [short] : []);
  }
  if (person.hours === undefined || week === undefined) return;
  const common = intersectHours(person.hours, week);
  const run = longestRun(common);
  // Hours that never meet leave nothing to ask: a part of nothing is no offer.
  if (run > 0 && opportunity.minSessionMinutes === undefined && run < longestRun(week)) {
    askHost(pair, 'session', true, { run });
  }
  if (run >= needed) pair.reasons.push({ code: 'time', params: {}, hours: common });
  else if (run >= shortSessionMinutes) block(pair, 'time', { needed, run }, [short]);
  else pair.blocks.push({ code: 'time', params: { needed, run }, repairs: [], hours: week });
}

export function judgeDistance(pair: Pair): void {
  const { person, opportunity } = pair;
  const km = distanceKm(person, opportunity);
  if (km === undefined) askHost(pair, 'distance', true);
  if (person.reach.remoteOnly === true) {
    if (km !== undefined && km > 0) block(pair, 'remote_only', { km: rounded(km) });
    return;
  }
  const reach = reachKm(person);
  if (reach === undefined) {
    if (km !== 0) askPerson(pair, 'reach', true, { km: rounded(km ?? 0) });
    return;
  }
  if (km === undefined) return;
  if (km <= reach) {
    because(pair, 'distance', { km: rounded(km) });
    return;
  }
  const liftMost = person.reach.liftMaxKm ?? liftLimitKm;
  const canBeFetched =
    km <= liftMost && person.reach.acceptsLift !== false && !opportunity.lacks.includes('pickup');
  const isOffered = opportunity.supports.includes('pickup');
  const lift: Repair = {
    code: 'lift',
    params: { km: rounded(km) },
    cost: isOffered ? costs.liftOffered : costs.lift,
  };
  block(pair, 'distance', { km: rounded(km), reach: rounded(reach) }, canBeFetched ? [lift] : []);
  if (canBeFetched && person.reach.acceptsLift === undefined) askPerson(pair, 'lift_wanted', false);
}

export function rounded(km: number): number {
  return Math.round(km * 10) / 10;
}

/** The words of a demand are the same in every finding: one object of each, for hundreds of thousands of findings. */
const whatOf = Object.fromEntries(
  Object.entries(demandLabels).map(([code, what]) => [code, { what }]),
) as Record<DemandCode, { what: string }>;

export function judgeDemands(pair: Pair): void {
  const { opportunity } = pair;
  const { tolerances, careful, past } = personSide(pair.person);
  // Not by a list of keys: this is gone through for each pair, and a list would be made for each.
  for (const key in opportunity.demands) {
    const demand = key as DemandCode;
    const level = opportunity.demands[demand] ?? 0;
    if (level === 0) {
      if ((tolerances[demand] ?? 3) <= 1) because(pair, 'demand', whatOf[demand]);
      continue;
    }
    // もうできない counts as none of it.
    const tolerance = past.has(demand) ? 0 : tolerances[demand];
    if (tolerance === undefined) {
      askPerson(pair, 'demand_of_person', true, whatOf[demand]);
    } else if (level > tolerance) {
      block(
        pair,
        'demand',
        { what: demandLabels[demand], level, tolerance },
        demandRepairs(demand, level - tolerance),
      );
    }
  }
  for (const demand of careful) {
    // Where one may stay without a name, nobody asks for it.
    if (demand === 'real_name' && opportunity.supports.includes('anonymous')) continue;
    if (opportunity.demands[demand] === undefined) {
      askHost(pair, 'demand_of_opportunity', true, whatOf[demand]);
    }
  }
}

function demandRepairs(demand: DemandCode, excess: number): Repair[] {
  if (excess >= 3 || firmDemands.has(demand)) return [];
  return excess === 1
    ? [{ code: 'assistant', params: {}, cost: costs.assistant }]
    : [{ code: 'reshape', params: { what: demandLabels[demand], demand }, cost: costs.reshape }];
}

export function judgePeople(pair: Pair): void {
  const { person, opportunity } = pair;
  if (typeof person.groupMax === 'number') {
    const { group } = opportunity;
    if (group === undefined) askHost(pair, 'group_of_opportunity', true, { most: person.groupMax });
    else if (group !== null && group > person.groupMax) {
      const small: Repair = {
        code: 'small_group',
        params: { most: person.groupMax },
        cost: costs.smallGroup,
      };
      block(pair, 'group', { group, most: person.groupMax }, group <= person.groupMax * 2 ? [small] : []);
    } else if (group !== null) because(pair, 'group', { group });
  }
  if (person.groupMax === undefined && (opportunity.group ?? 0) > 1) {
    askPerson(pair, 'group_of_person', true, { group: opportunity.group ?? 0 });
  }
  if (person.noise === undefined && (opportunity.noise ?? 0) > 0) askPerson(pair, 'noise_of_person', true);
  if (person.noise !== undefined && person.noise < 3) {
    if (opportunity.noise === undefined) askHost(pair, 'noise_of_opportunity', true);
    else if (opportunity.noise > person.noise) {
      const quiet: Repair = { code: 'quiet_corner', params: {}, cost: costs.quietCorner };
      block(pair, 'noise', {}, opportunity.noise - person.noise < 3 ? [quiet] : []);
    }
  }
}

export function judgeContact(pair: Pair): void {
  const { person, opportunity } = pair;
  const theirs = person.contact;
  const asked = opportunity.contact;
  if (theirs === undefined || theirs.length === 0) {
    if (asked !== undefined) {
      askPerson(pair, 'contact_of_person', true, {
        what: asked.map((code) => contactLabels[code]).join('・'),
      });
    }
    return;
  }
  if (asked === undefined) askHost(pair, 'contact_of_opportunity', true);
  else if (!asked.some((code) => theirs.includes(code))) {
    const isOffered = opportunity.supports.includes('mediate');
    const mediate: Repair = {
      code: 'mediate',
      params: {},
      cost: isOffered ? costs.mediateOffered : costs.mediate,
    };
    block(pair, 'contact', { what: asked.map((code) => contactLabels[code]).join('・') }, [mediate]);
  }
}

export function judgeMoney(pair: Pair): void {
  const { person, opportunity } = pair;
  if (opportunity.feeYen === 0 || person.feeMaxYen === null) return;
  if (opportunity.feeYen === undefined) {
    askHost(pair, 'fee_of_opportunity', person.feeMaxYen !== undefined);
  } else if (person.feeMaxYen === undefined) {
    askPerson(pair, 'fee_of_person', true, { fee: opportunity.feeYen });
  } else if (opportunity.feeYen > person.feeMaxYen) {
    block(pair, 'fee', { fee: opportunity.feeYen, most: person.feeMaxYen }, [
      { code: 'fee_relief', params: { most: person.feeMaxYen }, cost: costs.feeRelief },
    ]);
  }
}

export function judgeSupports(pair: Pair): void {
  const { person, opportunity } = pair;
  for (const code of new Set(person.supports)) {
    const what = supportLabels[code];
    if (opportunity.supports.includes(code)) because(pair, 'support', { what });
    else if (opportunity.lacks.includes(code)) {
      const cost = costs.support[code];
      const bring: Repair[] =
        cost === undefined ? [] : [{ code: 'bring_support', params: { what: code, label: what }, cost }];
      block(pair, 'support', { what }, bring);
    } else askHost(pair, 'support', true, { what });
  }
}

export function judgeSkills(pair: Pair): void {
  const { person, opportunity } = pair;
  const told = new Set<string>();
  for (const required of opportunity.requires) {
    if (told.has(required.text)) continue;
    told.add(required.text);
    if (required.concepts.length === 0 || person.strengths.length === 0) {
      askPerson(pair, 'skill', true, { what: required.text });
      continue;
    }
    const best = bestPair(
      person.strengths.flatMap((strength) => strength.concepts),
      required.concepts,
    );
    const degree = best?.similarity ?? 0;
    if (degree >= 0.8) continue;
    const repair: Repair =
      degree >= 0.4
        ? { code: 'apprentice', params: { what: required.text }, cost: costs.apprentice }
        : { code: 'teach_skill', params: { what: required.text }, cost: costs.teachSkill };
    block(pair, 'skill', { what: required.text, near: conceptLabel(best?.had ?? '') }, [repair]);
  }
}
