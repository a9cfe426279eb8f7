import http from 'node:http';
import { searchedName } from './grow-town.ts';
import type { Visitor } from './sessions.ts';

export type PageName =
  | 'today'
  | 'people'
  | 'search'
  | 'person'
  | 'timeline'
  | 'town'
  | 'week'
  | 'connect'
  | 'candidates';

export const pageLabels: Record<PageName, string> = {
  today: 'きょう',
  people: 'ひと（一覧）',
  search: '検索',
  person: '本人の概要',
  timeline: '経過',
  town: 'まち（一覧）',
  week: '空きの週表',
  connect: 'つなぐ（一覧）',
  candidates: 'つなぐ（候補）',
};
export const pageNames = Object.keys(pageLabels) as PageName[];

function pathOf(page: PageName, visitor: Visitor, turn: number): string {
  const person = visitor.people[turn % visitor.people.length] ?? '';
  const paths: Record<PageName, string> = {
    today: '/',
    people: '/people',
    search: `/search?q=${encodeURIComponent(searchedName)}`,
    person: `/people/${person}`,
    timeline: `/people/${person}/timeline`,
    town: '/town',
    week: '/town/week',
    connect: '/connect',
    candidates: `/connect?person=${visitor.peopleToMatch[turn % visitor.peopleToMatch.length] ?? ''}`,
  };
  return paths[page];
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

/** Asks for one page to its last byte; anything but the page itself is an error of the measurement. */
export async function visit(
  address: string,
  visitor: Visitor,
  page: PageName,
  turn: number,
): Promise<number> {
  const agent = agents[(nextDesk += 1) % agents.length];
  const target = new URL(pathOf(page, visitor, turn), address);
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const request = http.get(
      target,
      { headers: { cookie: visitor.cookie, accept: 'text/html' }, ...(agent ? { agent } : {}) },
      (response) => {
        response.once('error', reject);
        response.resume();
        response.once('end', () => {
          if (response.statusCode === 200) resolve(performance.now() - begun);
          else reject(new Error(`${page} answered ${response.statusCode}`));
        });
      },
    );
    request.once('error', reject);
  });
}

export function hangUp(): void {
  for (const agent of agents) agent.destroy();
}
