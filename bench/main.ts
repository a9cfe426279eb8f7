import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { allocationPlan, measureAllocation, tellAllocation } from './allocation.ts';
import { judge, type Results } from './budgets.ts';
import { measureCompose } from './compose.ts';
import { measureMatching } from './matching.ts';
import { measurePages } from './pages.ts';
import { measurePapers } from './papers.ts';
import { dropScratch } from './scratch.ts';
import { keepBuild } from './serve.ts';
import { measureStartUp } from './start-up.ts';
import { tellPages, tellPapers, tellStartUp, tellVerdicts } from './tell.ts';
import { tellCompose, tellMatching } from './tell-matching.ts';

export const parts = ['match', 'pages', 'papers', 'start-up'] as const;

const plans = {
  full: {
    match: [
      { size: 1000, people: 60 },
      { size: 10_000, people: 40 },
      { size: 100_000, people: 40 },
    ],
    allPairs: { people: 2000, size: 3000 },
    compose: [
      { wishes: 100, places: 100, people: 60 },
      { wishes: 1000, places: 1000, people: 20 },
    ],
    pages: { scale: 100, users: 20, rounds: 5, aloneVisits: 30, seconds: 30 },
    papers: { rounds: 10 },
    startUp: { first: 2, second: 3 },
  },
  quick: {
    match: [
      { size: 1000, people: 20 },
      { size: 10_000, people: 10 },
    ],
    allPairs: { people: 200, size: 3000 },
    compose: [{ wishes: 100, places: 100, people: 20 }],
    pages: { scale: 10, users: 20, rounds: 2, aloneVisits: 8, seconds: 8 },
    papers: { rounds: 3 },
    startUp: { first: 1, second: 1 },
  },
};

function say(words: string): void {
  process.stderr.write(`${words}\n`);
}

function tell(lines: readonly string[]): void {
  process.stdout.write(`\n${lines.join('\n')}\n`);
}

/** A part by its other name: the issue and the documents say "matching". */
const names: Partial<Record<string, (typeof parts)[number]>> = { matching: 'match' };

/** `npm run bench -- matching --quick --out FILE`, or `--only=match`. Ratios in one run; absolute times belong to the machine. */
export async function bench(root: string, build: () => Promise<unknown>): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      quick: { type: 'boolean', default: false },
      /** HiGHS takes many minutes for the largest sharing. */
      full: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
      out: { type: 'string', default: path.join(root, 'data', 'bench.json') },
    },
  });
  const only = [...values.only, ...positionals].map((part) => names[part] ?? part);
  const unknown = only.find((part) => !parts.some((known) => known === part));
  if (unknown !== undefined) throw new Error(`${unknown}: one of ${parts.join(', ')}`);
  const isWanted = (part: (typeof parts)[number]): boolean => only.length === 0 || only.includes(part);
  const plan = values.quick ? plans.quick : plans.full;
  const begun = Date.now();
  const results: Results = {};
  try {
    if (isWanted('match')) {
      results.matching = await measureMatching(plan, say);
      tell(tellMatching(results.matching));
      results.compose = measureCompose(plan.compose, say);
      tell(tellCompose(results.compose));
      results.allocation = await measureAllocation(allocationPlan(values.full), say);
      tell(tellAllocation(results.allocation));
    }
    if (isWanted('pages')) {
      const kept = keepBuild();
      try {
        results.pages = await measurePages(kept, plan.pages, say);
      } finally {
        rmSync(kept, { recursive: true, force: true });
      }
      tell(tellPages(results.pages));
    }
    if (isWanted('papers')) {
      say('紙を刷っています…');
      results.papers = await measurePapers(plan.papers.rounds);
      tell(tellPapers(results.papers));
    }
    if (isWanted('start-up')) {
      say('起動しています…');
      results.startUp = await measureStartUp(plan.startUp, build);
      tell(tellStartUp(results.startUp));
    }
  } finally {
    dropScratch();
  }
  const verdicts = judge(results);
  tell(tellVerdicts(verdicts));
  const seconds = Math.round((Date.now() - begun) / 1000);
  const machine = {
    cores: os.availableParallelism(),
    loadAtEnd: os.loadavg()[0],
    node: process.version,
    platform: process.platform,
  };
  mkdirSync(path.dirname(path.resolve(values.out)), { recursive: true });
  writeFileSync(
    values.out,
    `${JSON.stringify({ at: new Date().toISOString(), isQuick: values.quick, seconds, machine, ...results, verdicts }, null, 2)}\n`,
  );
  const kept = verdicts.filter((verdict) => verdict.isKept).length;
  tell([
    `${verdicts.length}のうち${kept}が目標のうち。${seconds}秒、${machine.cores}コア、負荷 ${machine.loadAtEnd?.toFixed(1) ?? '–'}。結果: ${path.relative(process.cwd(), path.resolve(values.out))}`,
  ]);
}
