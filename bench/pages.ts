import { chanceFrom } from './chance.ts';
import { spreadOf, type Spread } from './durations.ts';
import type { GrownTown } from './grow-town.ts';
import { layTown } from './lay-town.ts';
import { processorTime } from './processor.ts';
import { dropDirectory, scratchDirectory, withClient } from './scratch.ts';
import { serve, type RunningServer } from './serve.ts';
import { signInMany, type Visitor } from './sessions.ts';
import { hangUp, hasPage, pageNames, visit, type PageName, type Visit } from './visit.ts';

export type PageResult = {
  page: PageName;
  /** Towns in which it did not open at all, and is not asked for again: a statement of it took longer than `patience`. */
  unopened: ('small' | 'large')[];
  /** One person at a time: what a page costs. */
  alone: { small: Spread; large: Spread };
  /** Twenty people, each asking for the next page after a moment of reading: until the browser has the last byte. */
  together: { small: Spread; large: Spread };
  /** The same requests, as the server times them: without the measuring process and its turn on the cores. */
  atServer: { small: Spread; large: Spread };
  /** Processor time of server and database for one request, alone; nothing where the system does not tell it. */
  work: { small: Spread; large: Spread };
  /** p50 of the work, or of the time alone where there is none, large against small. */
  growth: number;
  /** The same per tenfold of data. */
  growthPerTenfold: number;
};
export type PagesResult = {
  users: number;
  scale: number;
  small: GrownTown;
  large: GrownTown;
  /** Seconds to lay the two towns; not a cost of the product. */
  preparation: number;
  requestsPerSecond: { small: number; large: number };
  pages: PageResult[];
};

type Town = { grown: GrownTown; server: RunningServer; visitors: Visitor[]; open: PageName[] };
type Timed = Visit & { work?: number | undefined };
type Times = Record<PageName, Timed[]>;
export type PagesPlan = {
  scale: number;
  users: number;
  rounds: number;
  aloneVisits: number;
  seconds: number;
};

/** Longer than this nobody waits; and what goes on waiting would slow every other page. */
const patience = '10s';
const pause = { least: 200, most: 1000 };

export async function measurePages(
  build: string,
  plan: PagesPlan,
  say: (line: string) => void,
): Promise<PagesResult> {
  const directories = [scratchDirectory('small'), scratchDirectory('large')] as const;
  const towns: Town[] = [];
  const begun = performance.now();
  try {
    for (const [index, scale] of [1, plan.scale].entries()) {
      say(`見本の町 ×${scale} を用意しています…`);
      towns.push(await openTown(build, directories[index] ?? '', scale, plan.users));
    }
    const [small, large] = towns;
    if (small === undefined || large === undefined) throw new Error('a town is missing');
    const preparation = (performance.now() - begun) / 1000;
    say('画面を開いています…');
    return { ...(await compare(small, large, plan)), preparation };
  } finally {
    hangUp();
    for (const { server } of towns) await server.stop();
    for (const directory of directories) dropDirectory(directory);
  }
}

async function openTown(build: string, dataDir: string, scale: number, users: number): Promise<Town> {
  const { grown, result } = await layTown(build, dataDir, scale, (owner) =>
    withClient(owner, async (client) => {
      await client.query(`alter role engawa_login set statement_timeout = '${patience}'`);
      return signInMany(client, users);
    }),
  );
  return { grown, visitors: result, server: await serve(build, dataDir), open: [] };
}

function emptyTimes(): Times {
  return Object.fromEntries(pageNames.map((page): [PageName, Timed[]] => [page, []])) as Times;
}

async function compare(small: Town, large: Town, plan: PagesPlan): Promise<Omit<PagesResult, 'preparation'>> {
  const pair = [small, large] as const;
  const alone = pair.map(emptyTimes);
  const together = pair.map(emptyTimes);
  const busy = [0, 0];
  for (const town of pair) {
    for (const page of pageNames) if (await opens(town, page)) town.open.push(page);
    await askAlone(town, emptyTimes(), 3, 1000);
  }
  // Small and large take turns, so that whatever else the machine does meets both.
  for (let round = 0; round < plan.rounds; round += 1) {
    for (const [index, town] of pair.entries()) {
      await askAlone(
        town,
        alone[index] ?? emptyTimes(),
        Math.ceil(plan.aloneVisits / plan.rounds),
        round * 50,
      );
    }
  }
  for (let round = 0; round < plan.rounds; round += 1) {
    for (const [index, town] of pair.entries()) {
      const begun = performance.now();
      await askTogether(town, together[index] ?? emptyTimes(), plan.seconds / plan.rounds, round);
      busy[index] = (busy[index] ?? 0) + (performance.now() - begun) / 1000;
    }
  }
  const count = (times: Times | undefined): number => Object.values(times ?? {}).flat().length;
  return {
    users: plan.users,
    scale: plan.scale,
    small: small.grown,
    large: large.grown,
    requestsPerSecond: {
      small: count(together[0]) / (busy[0] ?? 1),
      large: count(together[1]) / (busy[1] ?? 1),
    },
    pages: pageNames.map((page) => {
      const whole = (times: Times | undefined) => spreadOf((times?.[page] ?? []).map((one) => one.whole));
      const atServer = (times: Times | undefined) =>
        spreadOf((times?.[page] ?? []).map((one) => one.atServer));
      const one = { small: whole(alone[0]), large: whole(alone[1]) };
      const worked = (times: Times | undefined) =>
        spreadOf((times?.[page] ?? []).flatMap((each) => each.work ?? []));
      const work = { small: worked(alone[0]), large: worked(alone[1]) };
      const { small, large } = work.small.count > 0 && work.large.count > 0 ? work : one;
      const growth = large.p50 / small.p50;
      return {
        page,
        unopened: (['small', 'large'] as const).filter((_, index) => !pair[index]?.open.includes(page)),
        alone: one,
        work,
        together: { small: whole(together[0]), large: whole(together[1]) },
        atServer: { small: atServer(together[0]), large: atServer(together[1]) },
        growth,
        growthPerTenfold: growth ** (1 / Math.log10(plan.scale)),
      };
    }),
  };
}

async function opens({ server, visitors }: Town, page: PageName): Promise<boolean> {
  try {
    // By people of several offices, who see more and less of the town.
    for (const visitor of visitors.slice(0, 4))
      if (hasPage(visitor, page)) await visit(server.address, visitor, page, 0);
    return true;
  } catch {
    return false;
  }
}

async function askAlone(town: Town, times: Times, visits: number, from: number): Promise<void> {
  for (let turn = 0; turn < visits; turn += 1) {
    for (const page of town.open) {
      const visitors = town.visitors.filter((one) => hasPage(one, page));
      const visitor = visitors[turn % visitors.length];
      if (visitor === undefined) continue;
      const { address, pid } = town.server;
      let timed: Visit | undefined;
      const work = await processorTime(pid, async () => {
        timed = await visit(address, visitor, page, from + turn);
      });
      if (timed !== undefined) times[page].push({ ...timed, work });
    }
  }
}

async function askTogether(town: Town, times: Times, seconds: number, round: number): Promise<void> {
  const until = performance.now() + seconds * 1000;
  await Promise.all(
    town.visitors.map(async (visitor, index) => {
      const chance = chanceFrom(index * 1000 + round);
      for (let turn = index + round * 100; performance.now() < until; turn += 1) {
        await new Promise((resolve) => setTimeout(resolve, chance.between(pause.least, pause.most)));
        const open = town.open.filter((one) => hasPage(visitor, one));
        const page = open[turn % open.length] ?? 'today';
        times[page].push(await visit(town.server.address, visitor, page, turn));
      }
    }),
  );
}
