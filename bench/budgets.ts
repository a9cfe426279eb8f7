import { judgeAllocation, type AllocationResult } from './allocation.ts';
import type { ComposeResult } from './compose.ts';
import type { MatchingResult } from './matching.ts';
import type { PagesResult } from './pages.ts';
import type { PapersResult } from './papers.ts';
import type { StartUpResult } from './start-up.ts';
import { labelOf } from './visit.ts';

export type Results = {
  matching?: MatchingResult;
  compose?: ComposeResult[];
  allocation?: AllocationResult[];
  pages?: PagesResult;
  papers?: PapersResult;
  startUp?: StartUpResult;
};
export type Verdict = {
  what: string;
  measured: number;
  unit: '倍' | 'ms' | '秒';
  limit: number;
  isAtLeast: boolean;
  isKept: boolean;
};

function atMost(what: string, measured: number, unit: Verdict['unit'], limit: number): Verdict {
  return { what, measured, unit, limit, isAtLeast: false, isKept: measured <= limit };
}

/** The table of budgets (docs/bench.md) beside what was measured. Nothing fails because of it: a budget missed is told. */
export function judge({ matching, allocation, pages, papers, startUp }: Results): Verdict[] {
  const verdicts: Verdict[] = [];
  const largest = matching?.sizes.find((result) => result.size === 100_000);
  if (largest) {
    const { engineToSweepP50, engineP99ToSweepP50 } = largest.ratios;
    verdicts.push(atMost('候補 10万件 p50（走査のp50に対して）', engineToSweepP50, '倍', 2));
    verdicts.push(atMost('候補 10万件 p99（走査のp50に対して）', engineP99ToSweepP50, '倍', 8));
    verdicts.push(atMost('10万件の町をはじめて用意する', largest.town.build / 1000, '秒', 1));
    verdicts.push(atMost('10万件の町の1件が変わったとき', largest.town.patch / 1000, '秒', 1));
  }
  const everybody = matching?.allPairs;
  if (everybody?.people === 2000) {
    verdicts.push(atMost('2,000人 × 3,000件、理由つき', everybody.seconds, '秒', 1));
  }
  const middle = matching?.sizes.find((result) => result.size === 10_000);
  if (middle) {
    const measured = middle.ratios.sqlToEngineP50;
    verdicts.push({
      what: '候補 1万件（SQLより速い）',
      measured,
      unit: '倍',
      limit: 20,
      isAtLeast: true,
      isKept: measured >= 20,
    });
  }
  if (allocation) verdicts.push(...judgeAllocation(allocation));
  for (const page of pages?.pages ?? []) {
    const name = labelOf(page.page);
    verdicts.push(
      atMost(
        `${name} ${pages?.users}人同時 p95（×${pages?.scale}、サーバで）`,
        page.atServer.large.p95,
        'ms',
        100,
      ),
    );
    verdicts.push(atMost(`${name} データ10倍あたり`, page.growthPerTenfold, '倍', 1.3));
  }
  if (papers) {
    verdicts.push(atMost('はじめの紙（PDF）', papers.first / 1000, '秒', 2));
    verdicts.push(atMost('二枚目からの紙 p95（PDF）', papers.later.p95, 'ms', 100));
  }
  if (startUp) {
    verdicts.push(atMost('はじめての起動（見本の町をつくる）', startUp.first.p50 / 1000, '秒', 10));
    verdicts.push(atMost('二度目からの起動', startUp.second.p50 / 1000, '秒', 3));
  }
  return verdicts;
}
