import MiniSearch from 'minisearch';
import { Engine } from 'json-rules-engine';
import type { Opportunity, PersonProfile } from '#domain/conditions.ts';
import { demandCodes } from '#domain/demand-codes.ts';
import { benchDay } from './invent-town.ts';
import { deniedCodes, eastScale, kmPerDegree } from './sweep.ts';

/** Pairs of letters: what a search for words can do with Japanese without a dictionary. */
function bigrams(text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
  return Array.from({ length: Math.max(0, plain.length - 1) }, (_, at) => plain.slice(at, at + 2));
}

export type WordSearch = { ask: (person: PersonProfile) => number };

/** MiniSearch: twenty-five by words alone. It knows no hours, no distance, no veto and no reason. */
export function wordSearchOf(town: readonly Opportunity[]): WordSearch {
  const index = new MiniSearch({ fields: ['words'], tokenize: bigrams });
  index.addAll(town.map(({ name, text }, id) => ({ id, words: `${name} ${text}` })));
  return {
    ask: (person) => {
      const said = [...person.wishes, ...person.strengths].map(({ text }) => text).join(' ');
      return index.search(said, { combineWith: 'OR' }).slice(0, 25).length;
    },
  };
}

/** The filter of the sweep as rules of json-rules-engine: may this person go there, yes or no, of one pair. */
export function ruleEngineOf(person: PersonProfile): { passes: (one: Opportunity) => Promise<boolean> } {
  const engine = new Engine([], { allowUndefinedFacts: true });
  const at = (fact: string, operator: string, value: unknown) => ({ fact, operator, value });
  const { home, maxKm } = person.reach;
  const own = person.hours ?? [];
  engine.addOperator(
    'noneOf',
    (codes: string[], denied: string[]) => !codes.some((code) => denied.includes(code)),
  );
  engine.addOperator(
    'atMostEach',
    (demands: Partial<Record<string, number>>, most: Partial<Record<string, number>>) =>
      demandCodes.every((code) => (demands[code] ?? 0) <= (most[code] ?? 3)),
  );
  engine.addOperator('meets', (offered: { spans: { from: number; to: number }[]; needed: number }) =>
    offered.spans.some((span) =>
      own.some((one) => Math.min(span.to, one.to) - Math.max(span.from, one.from) >= offered.needed),
    ),
  );
  engine.addRule({
    conditions: {
      all: [
        at('isClosed', 'equal', false),
        at('ageMin', 'lessThanInclusive', person.age ?? 0),
        at('ageMax', 'greaterThanInclusive', person.age ?? 0),
        at('eligibility', 'noneOf', deniedCodes(person)),
        at('needed', 'lessThanInclusive', person.sessionMaxMinutes ?? 1440),
        at('km', 'lessThanInclusive', maxKm ?? 500),
        at('demands', 'atMostEach', person.tolerance),
        { any: [at('hasWindows', 'equal', false), at('hours', 'meets', 0)] },
      ],
    },
    event: { type: 'passes' },
  });
  const kmTo = (one: Opportunity): number => {
    if (one.at === undefined || home === undefined) return 0;
    return Math.hypot((one.at.lon - home.lon) * eastScale, (one.at.lat - home.lat) * kmPerDegree);
  };
  return {
    passes: async (one) => {
      const needed = one.minSessionMinutes ?? 1;
      const spans = one.windows
        .filter(({ capacity, validUntil = benchDay }) => capacity !== 0 && validUntil >= benchDay)
        .flatMap(({ rule }) => (rule.kind === 'weekly' ? [...rule.hours] : []));
      const { events } = await engine.run({
        isClosed: one.closedOn !== undefined && one.closedOn <= benchDay,
        ageMin: one.ageMin ?? 0,
        ageMax: one.ageMax ?? 200,
        eligibility: (one.eligibility ?? []).map(({ code }) => code),
        needed,
        km: kmTo(one),
        demands: one.demands,
        hasWindows: one.windows.length > 0,
        hours: { spans, needed },
      });
      return events.length > 0;
    },
  };
}
