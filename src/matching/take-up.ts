import type { Opportunity, PersonProfile } from '#domain/conditions.ts';
import type { Level } from '#domain/demand-codes.ts';
import {
  minutesPerDay,
  unionHours,
  weeklyRule,
  type RecurrenceRule,
  type WeeklyHours,
} from '#domain/hours.ts';
import type { Suggestion } from './read-text.ts';
import { conceptOf } from './vocabulary.ts';

/** What people do or hope for; needs, target groups and kinds of resource say who is meant, not what is done. */
export function topicsOf(suggestions: readonly Suggestion[]): string[] {
  return unique(
    suggestions
      .flatMap((suggestion) =>
        suggestion.kind === 'concept' && suggestion.leaning !== 'unable' && suggestion.leaning !== 'unwilling'
          ? [suggestion.concept]
          : [],
      )
      .filter((id) => ['A', 'N'].includes(conceptOf(id)?.facet ?? '')),
  );
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

/** 第1・3土曜 and 隔週 are kept as what they are; how many weeks off nobody can say without a first date. */
export function ruleOfHours(read: {
  hours: WeeklyHours;
  nths?: readonly number[];
  everyWeeks?: number;
}): RecurrenceRule {
  const [first] = read.hours;
  if (read.nths !== undefined && first !== undefined) {
    const start = first.from % minutesPerDay;
    return {
      kind: 'nth_weekday',
      nths: [...read.nths],
      days: [...new Set(read.hours.map((span) => Math.floor(span.from / minutesPerDay)))],
      start,
      end: start + first.to - first.from,
      school: 'any',
      onHolidays: 'off',
      except: [],
    };
  }
  const weekly = weeklyRule(read.hours);
  return read.everyWeeks === undefined || weekly.kind !== 'weekly'
    ? weekly
    : { ...weekly, everyWeeks: read.everyWeeks };
}

/** A profile with the confirmed proposals in it. What the proposals do not speak of stays as it was: not asked. */
export function takeUpForPerson(person: PersonProfile, suggestions: readonly Suggestion[]): PersonProfile {
  return suggestions.reduce(takeOneForPerson, person);
}

function takeOneForPerson(person: PersonProfile, suggestion: Suggestion): PersonProfile {
  const text = suggestion.span.words;
  switch (suggestion.kind) {
    case 'concept': {
      const isTopic = conceptOf(suggestion.concept)?.facet === 'A';
      const said = { text, concepts: [suggestion.concept], demands: [] };
      if (isTopic && suggestion.leaning === 'unwilling') return { ...person, avoid: [...person.avoid, said] };
      if (isTopic && suggestion.leaning === 'unable')
        return { ...person, noLonger: [...person.noLonger, said] };
      return person;
    }
    case 'demand': {
      if (suggestion.leaning === 'unwilling') {
        return { ...person, avoid: [...person.avoid, { text, concepts: [], demands: [suggestion.code] }] };
      }
      // Who complains of it once and likes it elsewhere is asked, but not exposed to it meanwhile.
      const known = person.tolerance[suggestion.code];
      const level = suggestion.holds ? (known ?? 3) : Math.min(suggestion.level ?? 0, known ?? 3);
      return { ...person, tolerance: { ...person.tolerance, [suggestion.code]: level as Level } };
    }
    case 'contact':
      return { ...person, contact: unique([...(person.contact ?? []), suggestion.how]) };
    case 'means':
      return { ...person, reach: { ...person.reach, means: unique([...person.reach.means, suggestion.by]) } };
    case 'times':
      return { ...person, timesPerWeekMax: Math.min(suggestion.perWeek, person.timesPerWeekMax ?? 7) };
    case 'support':
      return { ...person, supports: unique([...person.supports, suggestion.code]) };
    case 'eligibility':
      return { ...person, eligibility: { ...person.eligibility, [suggestion.code]: suggestion.holds } };
    case 'document':
      return { ...person, documents: { ...person.documents, [suggestion.code]: suggestion.holds } };
    case 'group':
      return { ...person, groupMax: suggestion.people };
    case 'fee':
      return { ...person, feeMaxYen: suggestion.yen };
    case 'distance':
      return {
        ...person,
        reach: {
          ...person.reach,
          ...(suggestion.byLift ? { acceptsLift: true, liftMaxKm: suggestion.km } : { maxKm: suggestion.km }),
        },
      };
    case 'session':
      return {
        ...person,
        sessionMaxMinutes: Math.min(suggestion.minutes, person.sessionMaxMinutes ?? Number.POSITIVE_INFINITY),
      };
    case 'travel':
      return { ...person, reach: { ...person.reach, maxMinutes: suggestion.minutes } };
    case 'exit':
      return { ...person, exit: suggestion.exit };
    case 'hours':
      return { ...person, hours: unionHours(person.hours ?? [], suggestion.hours) };
    default:
      return person;
  }
}

export function takeUpForOpportunity(
  opportunity: Opportunity,
  suggestions: readonly Suggestion[],
): Opportunity {
  return suggestions.reduce(takeOneForOpportunity, opportunity);
}

function takeOneForOpportunity(opportunity: Opportunity, suggestion: Suggestion): Opportunity {
  switch (suggestion.kind) {
    case 'concept': {
      const isTopic = ['A', 'N'].includes(conceptOf(suggestion.concept)?.facet ?? '');
      return isTopic
        ? { ...opportunity, concepts: unique([...opportunity.concepts, suggestion.concept]) }
        : opportunity;
    }
    case 'demand': {
      const known = opportunity.demands[suggestion.code] ?? 0;
      const level = suggestion.holds ? 3 : known;
      return { ...opportunity, demands: { ...opportunity.demands, [suggestion.code]: level } };
    }
    case 'support': {
      const field = suggestion.holds ? 'supports' : 'lacks';
      return { ...opportunity, [field]: unique([...opportunity[field], suggestion.code]) };
    }
    case 'eligibility':
      return { ...opportunity, eligibility: [...(opportunity.eligibility ?? []), { code: suggestion.code }] };
    case 'document': {
      const documents = opportunity.documents ?? [];
      return {
        ...opportunity,
        documents: suggestion.holds ? unique([...documents, suggestion.code]) : documents,
      };
    }
    case 'age':
      return {
        ...opportunity,
        ageMin: suggestion.least ?? opportunity.ageMin ?? null,
        ageMax: suggestion.most ?? opportunity.ageMax ?? null,
      };
    case 'any_age':
      return { ...opportunity, ageMin: opportunity.ageMin ?? null, ageMax: opportunity.ageMax ?? null };
    case 'no_documents':
      return { ...opportunity, documents: opportunity.documents ?? [] };
    case 'led_by':
      return { ...opportunity, ledBy: suggestion.by };
    case 'exit':
      return { ...opportunity, exit: suggestion.exit };
    case 'group':
      return { ...opportunity, group: Math.max(suggestion.people, opportunity.group ?? 0) };
    case 'fee':
      return { ...opportunity, feeYen: Math.max(suggestion.yen, opportunity.feeYen ?? 0) };
    case 'session':
      return { ...opportunity, minSessionMinutes: suggestion.minutes };
    case 'short_ok':
      return { ...opportunity, allowsShort: true };
    case 'hours':
      return { ...opportunity, windows: [...opportunity.windows, { rule: ruleOfHours(suggestion) }] };
    case 'contact':
      return { ...opportunity, contact: unique([...(opportunity.contact ?? []), suggestion.how]) };
    case 'capacity':
      // What the words say wins where they say that nothing is left; more places than counted are never believed.
      return {
        ...opportunity,
        windows: opportunity.windows.map((window) => ({
          ...window,
          capacity: Math.min(suggestion.places, window.capacity ?? suggestion.places),
        })),
      };
    case 'formal_reserved':
      return opportunity.kind === 'capacity' ? { ...opportunity, formalReserved: true } : opportunity;
    default:
      return opportunity;
  }
}
