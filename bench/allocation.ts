import highs from 'highs';
import { linearProgram, solveProgram, type Solver } from '#matching/allocate.oracle.test-data.ts';
import { allocate, type Place, type Seeker } from '#matching/allocate.ts';
import type { Verdict } from './budgets.ts';
import { chanceFrom } from './chance.ts';
import { timed } from './durations.ts';

/** Its types describe another way of loading than the one that Node takes. */
const loadSolver = highs as unknown as () => Promise<Solver>;

export type AllocationSize = { people: number; places: number; candidates: number };
export type AllocationPlan = {
  sizes: AllocationSize[];
  /** Sizes that HiGHS needs many minutes for: only when asked for (`--full`). Our own time is taken all the same. */
  onlyOwn: AllocationSize[];
};
export type AllocationResult = AllocationSize & {
  placed: number;
  /** Milliseconds; the best of seven, since it works without chance and everything else only takes away. HiGHS once. */
  own: number;
  highs: number | undefined;
  ratio: number | undefined;
  /** Same number of people, same cost to the unit. */
  isSameOptimum: boolean | undefined;
};

const strictness = 40;

/** What `--full` adds is what the budget of design.md §7 names. */
export function allocationPlan(isFull: boolean): AllocationPlan {
  const budget = { people: 10_000, places: 10_000, candidates: 20 };
  return {
    sizes: [{ people: 2000, places: 3000, candidates: 20 }, ...(isFull ? [budget] : [])],
    onlyOwn: isFull ? [] : [budget],
  };
}

/** A town where some places are asked for by many and most by few; one place in five has more than one seat. */
function inventSharing({ people, places, candidates }: AllocationSize): { seekers: Seeker[]; town: Place[] } {
  const chance = chanceFrom(people + places);
  const town = Array.from({ length: places }, (_, at) => ({
    id: `o${String(at).padStart(6, '0')}`,
    seats: chance.holds(0.2) ? chance.between(2, 4) : 1,
  }));
  const seekers = Array.from({ length: people }, (_, at) => {
    const chosen = new Set<number>();
    while (chosen.size < candidates) chosen.add(Math.floor(chance.next() ** 1.5 * places));
    return {
      id: `p${String(at).padStart(6, '0')}`,
      step: chance.between(0, 4),
      daysWaited: chance.between(0, 400),
      options: [...chosen].map((place) => ({
        placeId: town[place]?.id ?? '',
        fit: chance.between(0, 100) / 100,
      })),
    };
  });
  return { seekers, town };
}

/** Our own shortest paths beside a solver for linear programs, on the same people and places in the same run. */
export async function measureAllocation(
  { sizes, onlyOwn }: AllocationPlan,
  say: (line: string) => void,
): Promise<AllocationResult[]> {
  const results: AllocationResult[] = [];
  for (const size of sizes) results.push(await measureSize(size, true, say));
  for (const size of onlyOwn) results.push(await measureSize(size, false, say));
  return results;
}

async function measureSize(
  size: AllocationSize,
  withHighs: boolean,
  say: (line: string) => void,
): Promise<AllocationResult> {
  say(`分けあい ${size.people.toLocaleString('ja')}人×${size.places.toLocaleString('ja')}か所…`);
  const { seekers, town } = inventSharing(size);
  const { placeOf, cost } = allocate(seekers, town, strictness);
  const own = Math.min(...Array.from({ length: 7 }, () => timed(() => allocate(seekers, town, strictness))));
  const result = { ...size, placed: placeOf.size, own };
  if (!withHighs) return { ...result, highs: undefined, ratio: undefined, isSameOptimum: undefined };
  // A new instance each time: its memory does not go back.
  const solver = await loadSolver();
  const program = linearProgram(seekers, town, strictness);
  const solved: ReturnType<typeof solveProgram>[] = [];
  const highs = timed(() => solved.push(solveProgram(solver, program, seekers, town, strictness)));
  const [answer] = solved;
  return {
    ...result,
    highs,
    ratio: highs / own,
    isSameOptimum: answer?.count === placeOf.size && answer.cost === cost,
  };
}

export function tellAllocation(results: readonly AllocationResult[]): string[] {
  const size = ({ people, places, candidates }: AllocationResult): string =>
    `${people.toLocaleString('ja')}人×${places.toLocaleString('ja')}か所・候補${candidates}ずつ`;
  return [
    '場の分けあい（ms。おなじ人と場を、おなじ一回のなかで）',
    ...results.map((one) => {
      const own = `  ${size(one)}: ${one.placed.toLocaleString('ja')}人に ${one.own.toFixed(0)}`;
      if (one.ratio === undefined) return `${own}。HiGHSは何分もかかるので、--full のときだけ測ります`;
      const same = one.isSameOptimum === true ? '最適の値は同じ' : '× 最適の値がちがいます';
      return `${own}、HiGHS ${one.highs?.toFixed(0)}（${one.ratio.toFixed(0)}倍）。${same}`;
    }),
  ];
}

/** The budget is for ten thousand; a smaller town is told beside it, and judged by its answer only. */
export function judgeAllocation(results: readonly AllocationResult[]): Verdict[] {
  const compared = results.filter(({ ratio }) => ratio !== undefined);
  const largest = compared.find(({ people }) => people === 10_000);
  return [
    ...(largest?.ratio === undefined
      ? []
      : [
          {
            what: '場の分けあい 10,000×10,000、HiGHSとくらべて',
            measured: largest.ratio,
            unit: '倍' as const,
            limit: 100,
            isAtLeast: true,
            isKept: largest.ratio >= 100,
          },
        ]),
    {
      what: '場の分けあい、HiGHSと最適の値がちがう大きさの数',
      measured: compared.filter(({ isSameOptimum }) => isSameOptimum !== true).length,
      unit: '倍' as const,
      limit: 0,
      isAtLeast: false,
      isKept: compared.every(({ isSameOptimum }) => isSameOptimum === true),
    },
  ];
}
