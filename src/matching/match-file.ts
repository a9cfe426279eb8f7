import { documentCodes, eligibilityCodes } from '#domain/condition-codes.ts';
import { blankOpportunity, blankPerson, type Opportunity, type PersonProfile } from '#domain/conditions.ts';
import { demandCodes, type DemandCode } from '#domain/demand-codes.ts';
import { weekOfRules } from '#domain/hours-calendar.ts';
import {
  clockMinutes,
  dayNames,
  hoursOn,
  minutesPerDay,
  unionHours,
  weeklyRule,
  type WeeklyHours,
} from '#domain/hours.ts';
import { clausesOf, leaningOf } from './clauses.ts';
import { composePairs } from './compose-pairs.ts';
import { evaluate, type Evaluation } from './evaluate.ts';
import { demandsOfHours } from './demands-of-hours.ts';
import { kindOfFile, meansOfFile, tagOf } from './match-file-codes.ts';
import {
  matchFileShape,
  type FileAnswer,
  type FileCase,
  type FileItem,
  type FilePerson,
  type MatchMode,
} from './match-file-shape.ts';
import { rank } from './rank.ts';
import { readText, type Suggestion, type Voice } from './read-text.ts';
import { takeUpForOpportunity, takeUpForPerson, topicsOf } from './take-up.ts';

/** Answers to a match file, keyed by case. Text: what was written is read. Confirmed: the codes that a worker confirmed decide. */
export function matchFileAnswers(file: unknown, mode: MatchMode, day: string): Record<string, FileAnswer> {
  const { vignettes } = matchFileShape.parse(file);
  return Object.fromEntries(vignettes.map((one) => [one.id, answerOf(one, mode, day)]));
}

function isOpen({ verdict }: Evaluation): boolean {
  return verdict === 'fits' || verdict === 'ask';
}

/** A change that the host offers already (the bus that is free, the hours that may be split) needs no asking. */
const offeredCost = 1;

function answerOf({ person, pool }: FileCase, mode: MatchMode, day: string): FileAnswer {
  const profile = personOf(person, mode);
  const opportunities = pool.map((item) => opportunityOf(item, mode));
  const ranking = rank(profile, opportunities, day);
  const offered = ranking.nearMisses.filter((near) => near.repairs.length === 1 && near.cost <= offeredCost);
  const composed = composePairs(profile, opportunities, day);
  const listed = [
    ...composed.map(({ ids, score }) => ({ ids, score })),
    ...[...ranking.fits, ...offered].map(({ id, score }) => ({ ids: [id], score })),
  ].toSorted((a, b) => b.score - a.score || (a.ids.join() < b.ids.join() ? -1 : 1));
  const combos = composed.map(({ ids }) => [...ids]);
  if (listed.length === 0) return { ranked: [], none: true, combos };
  // Nothing speaks for these, but nothing against them: after all the rest, a file asks for every possible one. Where
  // conditions were only read, silence is no consent: of these only somebody to turn to, and what meets a need.
  const unrelated = opportunities
    .filter((one) => mode === 'confirmed' || one.kind === 'support' || meetsNeed(profile, one))
    .map((opportunity) => evaluate(profile, opportunity, day))
    .filter((one) => isOpen(one) && !one.isRelevant)
    .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  const ids = [...listed.flatMap((one) => one.ids), ...unrelated.map(({ id }) => id)];
  return { ranked: [...new Set(ids)], none: false, combos };
}

function meetsNeed(person: PersonProfile, { supports }: Opportunity): boolean {
  return person.supports.some((code) => supports.includes(code));
}

export function weekOfFile(hours: FileItem['hours']): WeeklyHours | undefined {
  if (hours === undefined) return undefined;
  return unionHours(
    ...hours.map((entry) => {
      const days = entry.days.map((day) => dayNames.indexOf(day));
      return hoursOn(days, clockMinutes(entry.from) ?? 0, clockMinutes(entry.to) ?? minutesPerDay);
    }),
  );
}

function read(texts: readonly string[], voice: Voice): Suggestion[] {
  return texts.flatMap((text) => [...readText(text, voice).suggestions]);
}

/** Years at a trade tell a professional from somebody who likes it. */
function levelOf(text: string): 'professional' | 'good' {
  return /\d+年|職|師|元/u.test(text) ? 'professional' : 'good';
}

export function personOf(file: FilePerson, mode: MatchMode): PersonProfile {
  const hours = weekOfFile(file.hours);
  const said = (text: string): { text: string; concepts: string[] } => ({
    text,
    concepts: topicsOf(readText(text, 'person').suggestions),
  });
  const [, first = ''] = /^(.*)$/su.exec(file.text) ?? [];
  const hopes = [...first.matchAll(/[^。「」]*(?:たい|ほしい|なら)[^。「」]*/gu)].map((match) => match[0]);
  const base: PersonProfile = {
    ...blankPerson(),
    ...(file.age === undefined ? {} : { age: Math.trunc(file.age) }),
    strengths: file.strengths.map((text) => ({ ...said(text), level: levelOf(text) })),
    wishes: [...file.wishes, ...hopes].map(said),
    ...(hours === undefined ? {} : { hours: [...hours] }),
    ownWords: toldGladly(file.text).slice(0, 4000),
    reach: reachOf(file),
  };
  const needs = read(file.supports_needed, 'person').filter((suggestion) => suggestion.kind === 'support');
  const known = takeUpForPerson(base, needs);
  return mode === 'confirmed' && file.coded !== undefined
    ? confirmedPerson(known, file.coded)
    : readPerson(known, file);
}

/** The story without what the person complains of: 「集まりはつらい」 must not lead to gatherings. */
function toldGladly(text: string): string {
  return clausesOf(text)
    .filter((clause) => !['unwilling', 'unable'].includes(leaningOf(clause.text)))
    .map((clause) => clause.text)
    .join('。');
}

function reachOf({ transport, coded }: FilePerson): PersonProfile['reach'] {
  const means = meansOfFile
    .filter(([word]) => transport.modes.some((mode) => word.test(mode)))
    .map(([, code]) => code);
  const lift = readText(transport.note, 'person').suggestions.find(
    (suggestion) => suggestion.kind === 'distance' && suggestion.byLift,
  );
  return {
    means,
    ...(transport.max_km === undefined ? {} : { maxKm: transport.max_km }),
    ...(lift?.kind === 'distance' ? { acceptsLift: true, liftMaxKm: lift.km } : {}),
    ...(coded?.mode === 'remote' ? { remoteOnly: true } : {}),
  };
}

/** What a worker has confirmed is complete: whatever is not refused was asked and is no hindrance. */
function confirmedPerson(base: PersonProfile, coded: NonNullable<FilePerson['coded']>): PersonProfile {
  const tags = coded.avoid.map((tag) => ({ tag, is: tagOf(tag) }));
  const demands = tags.flatMap(({ is }) => (is.field === 'demand' ? [is.code] : []));
  const concepts = tags.flatMap(({ is }) => (is.field === 'topic' ? [...is.concepts] : []));
  const refused = new Set<string>(tags.flatMap(({ is }) => ('code' in is ? [is.code] : [])));
  return {
    ...base,
    avoid: [{ text: '確認された条件', concepts, demands }],
    tolerance: Object.fromEntries(
      demandCodes.filter((code) => !demands.includes(code)).map((code) => [code, 3]),
    ),
    eligibility: Object.fromEntries(eligibilityCodes.map((code) => [code, !refused.has(code)])),
    documents: Object.fromEntries(documentCodes.map((code) => [code, !refused.has(code)])),
    groupMax: coded.max_group ?? null,
    feeMaxYen: null,
    sessionMaxMinutes: 1440,
    noise: 3,
  };
}

function readPerson(base: PersonProfile, file: FilePerson): PersonProfile {
  // Sentences about the past are full of trades; only a flat refusal of one is taken from prose.
  const told = read([file.text], 'person')
    .filter((one) => !['support', 'distance', 'hours', 'fee'].includes(one.kind))
    .filter((one) => one.kind !== 'concept' || one.leaning === 'unwilling');
  const limits = read(file.limits, 'limit').filter((one) => one.kind !== 'hours' && one.kind !== 'distance');
  const needed = read(file.supports_needed, 'person').filter((one) => one.kind === 'demand' && !one.holds);
  return takeUpForPerson(base, [...told, ...limits, ...needed]);
}

export function opportunityOf(file: FileItem, mode: MatchMode): Opportunity {
  const week = weekOfFile(file.hours);
  const kind = kindOfFile[file.kind] ?? 'activity';
  const words = [file.text, ...file.conditions].join('。');
  const base: Opportunity = {
    ...blankOpportunity(file.id, kind),
    text: words,
    windows: week === undefined ? [] : [window(week, file.capacity)],
    hostWishes: askedIn(file).map((text) => ({
      text,
      concepts: topicsOf(readText(text, 'offer').suggestions),
    })),
    ...(file.distance_km === undefined ? {} : { distanceKm: file.distance_km }),
  };
  const suggestions = read([words], 'offer');
  const topics = suggestions.filter((one) => ['concept', 'support', 'short_ok'].includes(one.kind));
  return mode === 'confirmed' && file.coded !== undefined
    ? takenWhole(confirmedOpportunity(takeUpForOpportunity(base, topics), file.coded))
    : readOpportunity(base, suggestions);
}

const asks = /ほしい|欲しい|求む|求め|募集|歓迎|探して|お願い|教えて|手伝って|助けて/u;

/** A file has one text for what our register asks in two fields: the sentences in which a host asks are the host's wish. */
function askedIn({ text, conditions }: FileItem): string[] {
  return [text, ...conditions].flatMap((one) => one.split(/[。\n]/u)).filter((one) => asks.test(one));
}

/** Paid work and courses are taken whole; a gathering or a role can be joined for a part unless it says otherwise. */
function takenWhole(offer: Opportunity): Opportunity {
  const isTakenWhole = ['job', 'training'].includes(offer.kind) && offer.allowsShort !== true;
  if (!isTakenWhole || offer.windows.length === 0) return offer;
  const spans = weekOfRules(offer.windows.map((one) => one.rule)) ?? [];
  return { ...offer, minSessionMinutes: Math.min(...spans.map((span) => span.to - span.from), 600) };
}

function window(week: WeeklyHours, capacity: number | null | undefined): Opportunity['windows'][number] {
  return { rule: weeklyRule(week), ...(capacity === undefined ? {} : { capacity }) };
}

function confirmedOpportunity(base: Opportunity, coded: NonNullable<FileItem['coded']>): Opportunity {
  const tags = coded.tags.map(tagOf);
  const demands = tags.flatMap((tag) => (tag.field === 'demand' ? [tag.code] : []));
  const none = Object.fromEntries(demandCodes.map((code) => [code, 0]));
  return {
    ...base,
    concepts: [...base.concepts, ...tags.flatMap((tag) => (tag.field === 'topic' ? [...tag.concepts] : []))],
    demands: { ...none, ...Object.fromEntries(demands.map((code) => [code, 3])) },
    supports: [...base.supports, ...tags.flatMap((tag) => (tag.field === 'support' ? [tag.code] : []))],
    eligibility: tags.flatMap((tag) => (tag.field === 'eligibility' ? [{ code: tag.code }] : [])),
    documents: tags.flatMap((tag) => (tag.field === 'document' ? [tag.code] : [])),
    formalReserved: tags.some((tag) => tag.field === 'formal'),
    ageMin: coded.age?.[0] ?? null,
    ageMax: coded.age?.[1] ?? null,
    group: coded.group,
    feeYen: 0,
    noise: 0,
  };
}

/** Fees of which nobody says what they can pay: three thousand yen is a lot for whoever calls money a limit. */
const highFee = 3000;

function readOpportunity(base: Opportunity, suggestions: readonly Suggestion[]): Opportunity {
  const used = suggestions.filter((suggestion) => suggestion.kind !== 'hours');
  const taken = takenWhole(takeUpForOpportunity(base, used));
  const timed: Partial<Record<DemandCode, 3>> = demandsOfHours(taken);
  const fee = taken.feeYen ?? 0;
  const cost: Partial<Record<DemandCode, 3>> = fee >= highFee ? { cost_high: 3 } : {};
  const { feeYen: _fee, ...rest } = { ...taken, demands: { ...taken.demands, ...timed, ...cost } };
  return rest;
}
