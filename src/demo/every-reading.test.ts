import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { actLabel } from '#domain/act-label.ts';
import type { Role, Worker } from '#domain/actor.ts';
import { testDatabase } from '#tests/database.ts';
import { signedIn, type Page, type Visitor } from '#tests/pages.ts';
import { createApp } from '#web/server.ts';
import { seedDemo } from './seed-demo.ts';

/*
 * 不変条件8: 見本の町を、つながりのある限りたどる。人の名まえが出た頁は、どれも、その人について記録を残していなければならない。
 * どの道筋（/people/:id/notes）も、はじめの二つまで開く。
 */
const database = testDatabase();
let seto: Worker;
let mizusawa: Worker;
let hayami: Worker;
/** What 参加支援員 could open, for those who must not. */
let opened: string[] = [];
let names: { id: string; name: string }[];

async function account(signInName: string): Promise<Worker> {
  const { rows } = await database.owner.query<{
    id: string;
    town: string;
    agency: string;
    roles: Role[];
  }>('select id, municipality_id as town, agency_id as agency, roles from account where sign_in_name = $1', [
    signInName,
  ]);
  const [row] = rows;
  if (!row) throw new Error(`the demo town has no ${signInName}`);
  const { id: accountId, town: municipalityId, agency: agencyId, roles } = row;
  return { kind: 'worker', municipalityId, accountId, agencyId, roles };
}

beforeAll(async () => {
  await seedDemo(database.config, new Date());
  seto = await account('demo-5-seto');
  mizusawa = await account('demo-1-mizusawa');
  hayami = await account('demo-6-hayami');
  const { rows } = await database.owner.query<{ id: string; family: string; given: string }>(
    `select id, family_name as family, given_name as given from person where family_name <> '' and given_name <> ''`,
  );
  names = rows.map(({ id, family, given }) => ({ id, name: `${family} ${given}` }));
}, 300_000);

const patterns = [
  ...new Set(
    createApp({ secure: false })
      .routes.filter(({ method, path }) => method === 'GET' && !path.includes('*'))
      .map(({ path }) => path),
  ),
].map((path) => ({
  path,
  matches: new RegExp(`^${path.replaceAll(/:[A-Za-z]+(?:\{[^}]*\})?/g, '[^/]+').replaceAll('.', '\\.')}$`),
}));

/** Fixed words before placeholders: /people/new is not /people/:id. */
function patternOf(address: string): string | undefined {
  const { pathname } = new URL(address, 'http://x');
  const found = patterns.filter(({ matches }) => matches.test(pathname));
  return found.find(({ path }) => !path.includes(':'))?.path ?? found[0]?.path;
}

const id = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

type Read = { address: string; page: Page; about: Set<string>; outcomes: Set<string> };

async function lastSeq(): Promise<string> {
  const { rows } = await database.owner.query<{ seq: string }>('select max(seq) as seq from access_log');
  return rows[0]?.seq ?? '0';
}

/** Opens a page and says about whom the log tells since. */
async function read(worker: Worker, address: string, open: () => Promise<Page>): Promise<Read> {
  const before = await lastSeq();
  const page = await open();
  const { rows } = await database.owner.query<{ id: string; outcome: string }>(
    `select s.subject_id as id, l.outcome from access_log l join access_log_subject s using (municipality_id, seq)
     where s.kind = 'person' and l.seq > $1 and l.account_id = $2`,
    [before, worker.accountId],
  );
  return {
    address,
    page,
    about: new Set(rows.map((row) => row.id)),
    outcomes: new Set(rows.map(({ outcome }) => outcome)),
  };
}

function main(text: string): string {
  const at = text.indexOf('<main');
  return (at === -1 ? text : text.slice(at)).replaceAll(/<[^>]+>/g, ' ');
}

/** Everybody whose name stands on the page. */
function shown(text: string): string[] {
  const words = main(text);
  return names.filter(({ name }) => words.includes(name)).map((one) => one.id);
}

async function crawl(worker: Worker, site: Visitor): Promise<{ reads: Read[]; forms: Set<string> }> {
  const waiting = [
    '/',
    '/people',
    '/connect',
    '/meetings',
    '/review',
    '/gaps',
    '/closing',
    '/settings',
    '/search',
  ];
  const seen = new Set(waiting);
  const perPattern = new Map<string, number>();
  const reads: Read[] = [];
  const forms = new Set<string>();
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    const here = address;
    const one = await read(worker, here, () => site.get(here));
    reads.push(one);
    for (const [, action = ''] of one.page.text.matchAll(/<form[^>]*action="([^"]+)"/g)) forms.add(action);
    for (const [, link = ''] of one.page.text.matchAll(/href="(\/[^"#]*)/g)) {
      const next = link.replaceAll('&amp;', '&');
      const pattern = patternOf(next);
      // Every kind of address twice: with other words in its question it is the same page.
      const kind = `${pattern} ${[...new URL(next, 'http://x').searchParams.keys()].toSorted().join()}`;
      if (pattern === undefined || seen.has(next) || (perPattern.get(kind) ?? 0) >= 2) continue;
      perPattern.set(kind, (perPattern.get(kind) ?? 0) + 1);
      seen.add(next);
      waiting.push(next);
    }
  }
  return { reads, forms };
}

const asPattern = (address: string): string => address.replaceAll(id, ':id');

describe('不変条件8: だれかの記録を見たら、その人についての記録が残る', () => {
  it.each([
    ['参加支援員', () => mizusawa, 150],
    ['主管課', () => seto, 120],
  ] as const)(
    '%s がたどれる頁のどれも',
    async (_, who, atLeast) => {
      const worker = who();
      const site = await signedIn(worker);
      const { reads, forms } = await crawl(worker, site);
      if (worker === mizusawa) opened = reads.map(({ address }) => address);
      const silent: string[] = [];
      for (const { address, page, about } of reads) {
        const named = [...(/^\/people\/([0-9a-f-]{36})/.exec(address)?.slice(1) ?? []), ...shown(page.text)];
        const missing = new Set(named.filter((one) => !about.has(one)));
        if (missing.size > 0) silent.push(`${page.status} ${asPattern(address)} ${missing.size}人`);
      }
      expect(silent).toEqual([]);
      expect(reads.length).toBeGreaterThan(atLeast);
      // Forms about a person, sent empty: whatever the answer, somebody's record was touched or asked for.
      const unsaid: string[] = [];
      for (const action of forms) {
        const personId = /^\/people\/([0-9a-f-]{36})/.exec(action)?.[1];
        if (personId === undefined) continue;
        const { page, about } = await read(worker, action, () =>
          site.post(action.replaceAll('&amp;', '&'), {}),
        );
        const shows = page.status !== 303 && shown(page.text).length > 0;
        if ((shows || page.status === 303) && !about.has(personId))
          unsaid.push(`${page.status} ${asPattern(action)}`);
      }
      expect(unsaid).toEqual([]);
    },
    600_000,
  );

  it('記録のことばは、どれも日本語で読める', async () => {
    const source = path.join(import.meta.dirname, '..');
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
      (file) => /\.tsx?$/.test(file) && !file.includes('.test'),
    );
    const written = files.flatMap((file) =>
      [...readFileSync(path.join(source, file), 'utf8').matchAll(/\bact: '([a-z][a-z.-]+)'/g)].map(
        ([, act = '']) => act,
      ),
    );
    const { rows } = await database.owner.query<{ act: string }>('select distinct act from access_log');
    const acts = new Set([...written, ...rows.map(({ act }) => act)]);
    expect(acts.size).toBeGreaterThan(250);
    expect([...acts].filter((act) => actLabel(act) === act && act !== 'session.resume')).toEqual([]);
  });

  it('見られなかったことも、だれのことかとともに残る', async () => {
    expect(opened.length).toBeGreaterThan(100);
    const site = await signedIn(hayami);
    const wrong: string[] = [];
    for (const address of new Set(opened.filter((one) => one.startsWith('/people/')))) {
      const personId = /^\/people\/([0-9a-f-]{36})/.exec(address)?.[1];
      if (personId === undefined) continue;
      const { page, about, outcomes } = await read(hayami, address, () => site.get(address));
      const isKept = about.has(personId) && outcomes.has('refused');
      if (![403, 404].includes(page.status) || !isKept) wrong.push(`${page.status} ${asPattern(address)}`);
    }
    expect(wrong).toEqual([]);
  }, 600_000);
});
