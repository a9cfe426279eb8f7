import http from 'node:http';
import { searchedName } from './copy-town.ts';
import type { Visitor } from './sessions.ts';

/** Nothing where this visitor has no such page: a community coordinator sees no plan. */
type Address = (visitor: Visitor, turn: number) => string | undefined;

const pages = {
  today: ['きょう', () => '/'],
  people: ['ひと（一覧）', () => '/people'],
  search: ['検索', () => `/search?q=${encodeURIComponent(searchedName)}`],
  person: ['本人の概要', (visitor, turn) => oneOf('/people/', visitor.people, turn)],
  timeline: ['経過', (visitor, turn) => oneOf('/people/', visitor.people, turn, '/timeline')],
  case: ['ケース', (visitor, turn) => oneOf('/people/', visitor.people, turn, '/case')],
  plan: ['プラン', (visitor, turn) => oneOf('/people/', visitor.plans, turn)],
  placement: ['参加', (visitor, turn) => oneOf('/people/', visitor.placements, turn)],
  followUp: [
    '定着支援',
    (visitor, turn) => oneOf('/people/', visitor.placementsInCourse, turn, '/follow-up'),
  ],
  soundings: ['返事待ち', () => '/soundings'],
  meetings: ['会議（一覧）', () => '/meetings'],
  review: ['ふりかえり', () => '/review'],
  closing: ['終結のあと', () => '/closing'],
  town: ['まち（一覧）', () => '/town'],
  week: ['空きの週表', () => '/town/week'],
  connect: ['つなぐ（一覧）', () => '/connect'],
  candidates: ['つなぐ（候補）', (visitor, turn) => oneOf('/connect?person=', visitor.peopleToMatch, turn)],
  compose: ['活動の案', (visitor, turn) => oneOf('/connect/', visitor.peopleToMatch, turn, '/compose')],
  allocation: ['場の分けあい', () => '/connect/allocation'],
  proposal: ['場の分けあい（案）', (visitor, turn) => oneOf('/connect/allocation/', visitor.proposals, turn)],
  // While it counts it tells how far it is: that is the page too.
  gaps: ['足りないもの', () => '/gaps'],
  voices: ['声（一覧）', () => '/town/voices'],
  activities: ['活動（一覧）', () => '/town/activities'],
} as const satisfies Record<string, readonly [label: string, address: Address]>;

export type PageName = keyof typeof pages;

export const pageNames = Object.keys(pages) as PageName[];

export function labelOf(page: PageName): string {
  return pages[page][0];
}

export function hasPage(visitor: Visitor, page: PageName): boolean {
  return pages[page][1](visitor, 0) !== undefined;
}

function oneOf(before: string, values: readonly string[], turn: number, after = ''): string | undefined {
  const value = values[turn % values.length];
  return value === undefined ? undefined : before + value + after;
}

/** The product counts requests per address (rate-limit.ts); twenty desks have twenty addresses, and loopback has many. */
const desks = process.platform === 'linux' ? 200 : 1;
const agents = Array.from(
  { length: desks },
  (_, desk) =>
    new http.Agent({
      keepAlive: true,
      maxSockets: 4,
      ...(desks > 1 ? { localAddress: `127.0.${1 + Math.floor(desk / 100)}.${1 + (desk % 100)}` } : {}),
    }),
);
let nextDesk = 0;

export type Visit = {
  /** From the request to the last byte, as the browser sees it. */
  whole: number;
  /** What the server says of it (src/web/server-timing.ts): from the request taken in to the answer made. */
  atServer: number;
};

/** Asks for one page to its last byte; anything but the page itself is an error of the measurement. */
export async function visit(address: string, visitor: Visitor, page: PageName, turn: number): Promise<Visit> {
  const agent = agents[(nextDesk += 1) % agents.length];
  const target = new URL(pages[page][1](visitor, turn) ?? '', address);
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const request = http.get(
      target,
      { headers: { cookie: visitor.cookie, accept: 'text/html' }, ...(agent ? { agent } : {}) },
      (response) => {
        response.once('error', reject);
        response.resume();
        response.once('end', () => {
          const told = /dur=([\d.]+)/.exec(String(response.headers['server-timing']))?.[1];
          if (response.statusCode !== 200) reject(new Error(`${page} answered ${response.statusCode}`));
          else if (told === undefined) reject(new Error(`${page} does not tell how long it took`));
          else resolve({ whole: performance.now() - begun, atServer: Number(told) });
        });
      },
    );
    // A connection that was kept open may just have been closed by the server: a browser asks again, and so do we.
    request.once('error', (error) => {
      if (request.reusedSocket && 'code' in error && error.code === 'ECONNRESET')
        resolve(visit(address, visitor, page, turn));
      else reject(error);
    });
  });
}

export function hangUp(): void {
  for (const agent of agents) agent.destroy();
}
