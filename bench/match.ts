import type pg from 'pg';
import type { Opportunity, PersonProfile } from '#domain/conditions.ts';
import { evaluate } from '#matching/evaluate.ts';
import { rankTown, scanTown } from '#matching/rank-town.ts';
import { townOf, type Town } from '#matching/town.ts';
import { spreadOf, timed, timedAsync, type Spread } from './durations.ts';
import { benchDay, inventPeople, inventTown } from './invent-town.ts';
import { measureSize, type SizeMeasured } from './measure-town.ts';
import { ruleEngineOf, wordSearchOf } from './other-engines.ts';
import { askSql, loadTown, passingInSql } from './same-filter.ts';
import { sweep, toAsked, toColumns } from './sweep.ts';

export type MatchResult = {
  size: number;
  people: number;
  /** What the engine offers to three people although the filter refuses it: each is a fault of the one or the other. */
  offeredAgainstFilter: string[];
  engine: Spread;
  sweep: Spread;
  /** The embedded database, and PostgreSQL 15 as a server where one is installed. */
  sql: Spread;
  sqlOnServer: Spread | undefined;
  /** Words alone, and rules alone: of one pair, times the number of offers. */
  words: Spread | undefined;
  rules: Spread | undefined;
  town: SizeMeasured;
  ratios: {
    engineToSweepP50: number;
    engineP99ToSweepP50: number;
    engineToSweepP99: number;
    sqlToEngineP50: number;
    sqlOnServerToEngineP50: number | undefined;
    wordsToEngineP50: number | undefined;
    rulesToEngineP50: number | undefined;
  };
};

export type MatchPlan = { size: number; people: number }[];
/** Where a town lies in SQL: the same rows in each database. */
export type SqlPlaces = { embedded: pg.Client; server: pg.Client | undefined };

const shown = { fits: 20, nearMisses: 5 };
/** MiniSearch takes minutes to index more than this, and rules take as many for each pair of the town. */
const mostForWords = 10_000;
const pairsForRules = 40;

/** One person's first page of candidates: twenty that fit and five near misses, each with its reasons. */
export function answer(person: PersonProfile, town: Town): number {
  const found = scanTown(person, town, shown);
  let reasons = 0;
  for (const list of [found.fits, found.nearMisses]) {
    for (const one of list) {
      const evaluation = evaluate(person, one, town.day);
      reasons += evaluation.reasons.length + evaluation.blocks.length;
    }
  }
  return reasons;
}

export async function measureMatch(
  plan: MatchPlan,
  places: SqlPlaces,
  say: (line: string) => void,
): Promise<MatchResult[]> {
  const results: MatchResult[] = [];
  for (const [index, { size, people }] of plan.entries()) {
    say(`候補さがし ${size.toLocaleString('ja')}件…`);
    results.push(await measureOne(places, size, people, `99${index}011`));
  }
  return results;
}

type Kind = 'engine' | 'sweep' | 'sql' | 'sqlOnServer' | 'words' | 'rules';

async function measureOne(
  { embedded, server }: SqlPlaces,
  size: number,
  count: number,
  code: string,
): Promise<MatchResult> {
  const town = inventTown(size);
  const people = inventPeople(count);
  const { ready, ...measured } = measureSize(town);
  const columns = toColumns(town);
  const found = new Uint32Array(size);
  const inEmbedded = await loadTown(embedded, town, code);
  const inServer = server && (await loadTown(server, town, code));
  const wordSearch = size <= mostForWords ? wordSearchOf(town) : undefined;
  const offeredAgainstFilter: string[] = [];
  for (const person of people.slice(0, 3)) {
    offeredAgainstFilter.push(...(await checkSameAnswer(embedded, inEmbedded, town, ready, person)));
  }
  // Warm, as a server is: everybody has asked before. Sweep and engine alike.
  for (const person of people) {
    answer(person, ready);
    sweep(columns, toAsked(person), found);
  }
  const times: Record<Kind, number[]> = {
    engine: [],
    sweep: [],
    sql: [],
    sqlOnServer: [],
    words: [],
    rules: [],
  };
  for (const person of people) {
    const asked = toAsked(person);
    for (let round = 0; round < 5; round += 1) {
      times.sweep.push(timed(() => sweep(columns, asked, found)));
      // Somebody else's wishes: nothing that was worked out for a person is still there.
      const anew = structuredClone(person);
      times.engine.push(timed(() => answer(anew, ready)));
    }
    times.sql.push(await timedAsync(() => askSql(embedded, inEmbedded, person)));
    if (server && inServer) times.sqlOnServer.push(await timedAsync(() => askSql(server, inServer, person)));
    if (wordSearch) times.words.push(timed(() => wordSearch.ask(person)));
    times.rules.push((await timeRules(person, town)) * size);
  }
  const [engine, floor, sql] = [spreadOf(times.engine), spreadOf(times.sweep), spreadOf(times.sql)];
  const some = (measured: number[]): Spread | undefined =>
    measured.length > 0 ? spreadOf(measured) : undefined;
  const [sqlOnServer, words, rules] = [some(times.sqlOnServer), some(times.words), some(times.rules)];
  const toEngine = (spread: Spread | undefined): number | undefined => spread && spread.p50 / engine.p50;
  return {
    size,
    people: count,
    offeredAgainstFilter,
    engine,
    sweep: floor,
    sql,
    sqlOnServer,
    words,
    rules,
    town: measured,
    ratios: {
      engineToSweepP50: engine.p50 / floor.p50,
      engineP99ToSweepP50: engine.p99 / floor.p50,
      engineToSweepP99: engine.p99 / floor.p99,
      sqlToEngineP50: sql.p50 / engine.p50,
      sqlOnServerToEngineP50: toEngine(sqlOnServer),
      wordsToEngineP50: toEngine(words),
      rulesToEngineP50: toEngine(rules),
    },
  };
}

/** Milliseconds for one pair. */
async function timeRules(person: PersonProfile, town: readonly Opportunity[]): Promise<number> {
  const engine = ruleEngineOf(person);
  const sample = town.slice(0, pairsForRules);
  const whole = await timedAsync(async () => {
    for (const one of sample) await engine.passes(one);
  });
  return whole / sample.length;
}

/**
 * Times of different answers are not to be compared: SQL, sweep and rules agree row by row. The engine should offer nothing
 * that they refuse; what it does is answered, and told.
 */
async function checkSameAnswer(
  client: pg.Client,
  municipality: string,
  town: readonly Opportunity[],
  ready: Town,
  person: PersonProfile,
): Promise<string[]> {
  const rows = new Uint32Array(town.length);
  const columns = toColumns(town);
  const idsAt = (asked: ReturnType<typeof toAsked>): string[] =>
    [...rows.subarray(0, sweep(columns, asked, rows))].map((row) => town[row]?.id ?? '');
  const swept = idsAt(toAsked(person));
  const inSql = await passingInSql(client, municipality, person);
  if (swept.join(' ') !== inSql.join(' ')) {
    throw new Error(`the sweep lets ${swept.length} pass and SQL ${inSql.length}: they do not filter alike`);
  }
  const byRules = ruleEngineOf(person);
  const passes = new Set(swept);
  for (const one of town.slice(0, 200)) {
    if ((await byRules.passes(one)) !== passes.has(one.id))
      throw new Error(`the rules do not filter alike: ${one.id}`);
  }
  // The engine measures on the globe, the sweep on a plane: over 8 km, some 15 metres at the edge of the reach.
  const edge = toAsked(person);
  const wide = new Set(idsAt({ ...edge, reachKm: edge.reachKm + 0.03 }));
  return rankTown(person, ready)
    .fits.map(({ id }) => id)
    .filter((id) => !wide.has(id));
}

export type AllPairsResult = {
  people: number;
  size: number;
  seconds: number;
  processorSeconds: number;
  reasons: number;
};

/** Everybody against everything: each person's twenty and five, with reasons. */
export function measureAllPairs(people: number, size: number): AllPairsResult {
  const town = inventTown(size);
  const ready = townOf(town, benchDay);
  for (const person of inventPeople(100, 7)) answer(person, ready);
  const everybody = inventPeople(people);
  let reasons = 0;
  const processor = process.cpuUsage();
  const milliseconds = timed(() => {
    for (const person of everybody) reasons += answer(person, ready);
  });
  const { user, system } = process.cpuUsage(processor);
  return { people, size, seconds: milliseconds / 1000, processorSeconds: (user + system) / 1e6, reasons };
}
