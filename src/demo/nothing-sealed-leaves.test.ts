import { randomInt } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Role, Worker } from '#domain/actor.ts';
import { factKinds, type FactKind } from '#domain/fact.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import { testDatabase } from '#tests/database.ts';
import { signedIn, type Visitor } from '#tests/pages.ts';
import { joined, readPdf } from '#tests/paper-text.ts';
import { someFact, someNote } from '#tests/people.ts';
import { recordFact } from '#use-cases/assessments/record-fact.ts';
import { recordNote } from '#use-cases/notes/record-note.ts';
import { changeContact } from '#use-cases/people/change-contact.ts';
import { openContact } from '#use-cases/people/open-contact.ts';
import { seedDemo } from './seed-demo.ts';

const database = testDatabase();
const today = tokyoDay(new Date());
/** Another mark in every run, inside words that the engine would like to take up. */
const mark = Array.from({ length: 6 }, () => String.fromCodePoint(0x4e00 + randomInt(0x5000))).join('');
const sealed = `封${mark}`;
const hidden = `隠${mark}`;
const secrets = [sealed, hidden, encodeURIComponent(sealed), encodeURIComponent(hidden)];

const accounts: Record<string, Worker> = {};
/** Somebody in the middle of everything: with plans, placements, meetings and papers. */
let planted: string[] = [];

beforeAll(async () => {
  await seedDemo(database.config, new Date());
  const { rows } = await database.owner.query<{
    municipality_id: string;
    id: string;
    agency_id: string;
    roles: Role[];
    sign_in_name: string;
  }>('select municipality_id, id, agency_id, roles, sign_in_name from account');
  for (const { municipality_id: municipalityId, id: accountId, agency_id: agencyId, ...row } of rows) {
    const worker = { kind: 'worker', municipalityId, accountId, agencyId, roles: row.roles } as const;
    accounts[row.sign_in_name.replace(/^demo-\d-/u, '')] = worker;
  }
  const { rows: people } = await database.owner.query<{ person_id: string }>(
    `select person_id from placement join care_sheet using (municipality_id, person_id)
     group by person_id order by count(*) desc, person_id limit 1`,
  );
  planted = people.map(({ person_id: id }) => id);
  for (const id of planted) await plant(id);
}, 180_000);

function worker(name: string): Worker {
  const found = accounts[name];
  if (!found) throw new Error(`no demo account ${name}`);
  return found;
}

/** Whoever recorded somebody may write what was learnt in a 支援会議, and lock the address. */
async function plant(personId: string): Promise<void> {
  const { rows } = await database.owner.query<{ grantee: string }>(
    `select grantee from access_ground where person_id = $1 and items @> array['sealed'] and grantee_kind = 'account'
     union all select a.id from access_ground g join account a on a.agency_id = g.grantee and not a.roles @> array['administrator']
     where g.person_id = $1 and g.items @> array['sealed'] and g.ended_at is null limit 1`,
    [personId],
  );
  const keeper = Object.values(accounts).find(({ accountId }) => accountId === rows[0]?.grantee);
  if (!keeper) throw new Error('nobody may write what is sealed');
  const basis = 'confidential_meeting' as const;
  for (const kind of Object.keys(factKinds) as FactKind[]) {
    const words = `${sealed}。料理が得意で、人前に立ちたくない。土曜の朝は動ける`;
    await recordFact(keeper, personId, {
      ...someFact,
      id: uuidv7(),
      kind,
      words,
      saidOn: today,
      basis,
      basisNote: sealed,
      saidBy: 'meeting',
    });
  }
  const note = {
    ...someNote,
    at: new Date(),
    body: sealed,
    ownWords: sealed,
    nextStep: sealed,
    withWhom: sealed,
    basis,
  };
  await recordNote(keeper, personId, { ...note, id: uuidv7() });
  const opened = await openContact(keeper, personId);
  if (opened.kind !== 'open') throw new Error('the address is closed already');
  const { version, ...contact } = opened.contact;
  await changeContact(
    keeper,
    personId,
    version,
    {
      ...contact,
      address: `縁が丘市${hidden}一丁目`,
      isProtected: true,
      protectedUntil: null,
      protectedReaders: [],
    },
    { typedReason: '支援措置の申出' },
  );
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gu;

/** One page of a kind is enough, except about the people in whom something was planted: theirs are all opened. */
function kindOf(address: string): string {
  const [path = '', query = ''] = address.split('?');
  const named = address.match(uuid)?.find((id) => planted.includes(id)) ?? '';
  const keys = [...new URLSearchParams(query).keys()].toSorted().join('&');
  return `${path.replaceAll(uuid, ':id').replace(/\/\d+(?=\/|$)/gu, '/:n')}?${keys}#${named}`;
}

function linksIn(html: string): string[] {
  return [...html.matchAll(/<a\b[^>]*\shref="([^"]+)"/gu)]
    .map(([, href = '']) => href.replaceAll('&amp;', '&').split('#')[0] ?? '')
    .filter((href) => href.startsWith('/') && !href.startsWith('/static/'));
}

type Walk = { opened: number; papers: number; leaks: string[] };

/** Everything that links lead to, pages and papers, and whether a mark stands in any of it, its address, or its headers. */
async function walk(site: Visitor): Promise<Walk> {
  const seen = new Set<string>();
  const queue = [
    '/',
    ...planted.flatMap((id) => [`/people/${id}`, `/connect?person=${id}`, `/connect/${id}/compose`]),
  ];
  queue.push('/search?q=' + encodeURIComponent(mark), '/people?q=' + encodeURIComponent(mark));
  const result: Walk = { opened: 0, papers: 0, leaks: [] };
  for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
    const kind = kindOf(address);
    if (seen.has(kind)) continue;
    seen.add(kind);
    const { text, headers, bytes } = await site.whole(address);
    const isPaper = headers.get('content-type')?.startsWith('application/pdf') ?? false;
    const words = isPaper ? joined((await readPdf(bytes)).text) : text;
    result.opened += 1;
    result.papers += Number(isPaper);
    const given = [words, address, ...headers.values()];
    if (secrets.some((secret) => given.some((one) => one.includes(secret)))) result.leaks.push(address);
    if (!isPaper) queue.push(...linksIn(text));
  }
  return result;
}

describe('不変条件1・3: 封をしたことと、支援措置の住所は、どこからも出ない', () => {
  it.each([
    ['水沢（参加支援員）', 'mizusawa', 150],
    ['村瀬（多機関協働）', 'murase', 100],
    ['岩城（相談支援員）', 'iwaki', 60],
    ['浜口（地域づくり）', 'hamaguchi', 60],
    ['瀬戸（主管課）', 'seto', 100],
    ['早見（管理者）', 'hayami', 8],
  ] as const)(
    '%s の、どの頁・どの紙・どの一覧にも',
    async (_who, name, most) => {
      const { opened, leaks, papers } = await walk(await signedIn(worker(name)));
      expect(leaks).toEqual([]);
      expect(opened).toBeGreaterThan(most);
      if (name === 'mizusawa') expect(papers).toBeGreaterThan(5);
    },
    240_000,
  );

  it('この見まわりは、目が見えている：封を目的とともに開いた頁では見つかる', async () => {
    const [id = ''] = planted;
    const { rows } = await database.owner.query<{ account_id: string }>(
      `select created_by as account_id from fact where person_id = $1 and basis = 'confidential_meeting' limit 1`,
      [id],
    );
    const keeper = Object.values(accounts).find(({ accountId }) => accountId === rows[0]?.account_id);
    const site = await signedIn(keeper ?? worker('mizusawa'));
    const { text } = await site.post(`/people/${id}/sealed`, { reason: '次の支援会議の準備のため' });
    expect(text).toContain(sealed);
  });

  it('閲覧の記録のどの行にも', async () => {
    const { rows } = await database.owner.query<{ count: number; all: number }>(
      `select count(*) filter (where to_jsonb(row)::text like $1)::int as count, count(*)::int as all from access_log as row`,
      [`%${mark}%`],
    );
    expect(rows[0]?.all).toBeGreaterThan(1000);
    expect(rows[0]?.count).toBe(0);
  });
});
