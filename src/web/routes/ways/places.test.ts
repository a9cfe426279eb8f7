import { beforeAll, expect, it } from 'vitest';
import type { Worker } from '#domain/actor.ts';
import { isAllowedPlace } from '#use-cases/accounts/allowed-places.ts';
import { addAgency, addMunicipality, addWorker, testDatabase } from '#tests/database.ts';
import { passerBy, signedIn, type Visitor } from '#tests/pages.ts';

const database = testDatabase();
const rules = '/settings/sign-in-rules';
const behindProxy = { proxies: ['local'] };
let administrator: Worker;
let worker: Worker;
let now = new Date();

beforeAll(async () => {
  const municipalityId = await addMunicipality(database.owner);
  const agencyId = await addAgency(database.owner, municipalityId, '地域共生課', 'municipal_office');
  administrator = await addWorker(database.owner, municipalityId, agencyId, ['administrator']);
  worker = await addWorker(database.owner, municipalityId, agencyId);
});

const from = (address: string) => ({ 'X-Forwarded-For': address });
const siteOf = (who: Worker, address: string): Promise<Visitor> =>
  signedIn(who, () => now, behindProxy, from(address));

function save(site: Visitor, version: number, networks: string) {
  return site.post(rules, { version: String(version), secondFactor: 'free', networks });
}

it('場所の外からは、はいる頁も、開いていた画面も開かない。受入先の入口は開いている', async () => {
  const inside = await siteOf(administrator, '192.0.2.7');
  const [office, home] = [await siteOf(worker, '2001:db8:7::5'), await siteOf(worker, '198.51.100.9')];
  expect((await home.get('/people')).status).toBe(200);
  expect((await save(inside, 0, '１９２.0.2.0/24、\n2001:DB8::/32')).location).toBe(rules);
  expect((await inside.get(rules)).text).toContain('192.0.2.0/24\n2001:db8::/32');
  expect((await inside.get('/settings')).status).toBe(200);
  expect((await office.get('/people')).status).toBe(200);
  const shut = await home.get('/people');
  expect([shut.status, shut.text.includes('この場所からは開けません')]).toEqual([403, true]);
  // Who is turned away is told nothing of whose session it was.
  expect(shut.text).not.toContain('試 働子');
  const stranger = passerBy(() => now, behindProxy, from('203.0.113.1'));
  for (const path of ['/', '/sign-in', '/sign-in/second', '/settings'])
    expect((await stranger.get(path)).status).toBe(403);
  expect((await stranger.post('/sign-in', { signInName: 'x', password: 'y' })).status).toBe(403);
  expect((await stranger.get('/host')).status).toBe(200);
  expect((await stranger.get('/hosting')).status).toBe(403);
});

it('自分のいる場所のない一覧は、決められない。書きまちがいは、どれかを言う', async () => {
  const inside = await siteOf(administrator, '192.0.2.7');
  const outside = await save(inside, 1, '198.51.100.0/24');
  expect([outside.status, outside.text.includes('いまのあなたの場所（192.0.2.7）が入っていません')]).toEqual([
    422,
    true,
  ]);
  for (const wrong of [
    '192.0.2.0/33',
    '999.1.1.1',
    '192.0.2.7/',
    'yakuba',
    '2001:db8::/129',
    '192.0.2.7; x',
  ]) {
    const page = await save(inside, 1, `192.0.2.0/24\n${wrong}`);
    expect([page.status, page.text.includes('場所の書き方ではありません')]).toEqual([422, true]);
    expect(page.text).toContain('192.0.2.0/24\n');
  }
  expect(
    (
      await save(
        inside,
        1,
        Array(201)
          .fill('192.0.2.7')
          .map((a, i) => `10.0.0.${i}`)
          .join('\n'),
      )
    ).status,
  ).toBe(422);
  // Where no address is known, no list can hold it.
  const nowhere = await signedIn(administrator, () => now);
  expect((await nowhere.get(rules)).status).toBe(403);
});

it('プロキシの言うことは、決めたプロキシからだけ信じる', async () => {
  const forged = passerBy(() => now, {}, from('192.0.2.7'));
  expect((await forged.get('/sign-in')).status).toBe(403);
  const forgedBefore = passerBy(() => now, behindProxy, from('192.0.2.7, 203.0.113.1'));
  expect((await forgedBefore.get('/sign-in')).status).toBe(403);
});

it('どの場所も合わなくなったら、起動のしかたで開けられる。空けると、どこからでもはいれる', async () => {
  const anywhere = passerBy(() => now, { ...behindProxy, ignoresPlaces: true }, from('203.0.113.1'));
  expect((await anywhere.get('/sign-in')).status).toBe(200);
  expect((await save(await siteOf(administrator, '192.0.2.7'), 1, ' ')).location).toBe(rules);
  now = new Date(now.getTime() + 11_000);
  expect((await passerBy(() => now, behindProxy, from('203.0.113.1')).get('/sign-in')).status).toBe(200);
});

it('範囲の両はし、IPv6、ひとつだけの場所', () => {
  const list = ['192.0.2.0/25', '2001:db8:1::/48', '203.0.113.5'];
  for (const inside of ['192.0.2.0', '192.0.2.127', '2001:db8:1:ffff::1', '203.0.113.5'])
    expect(isAllowedPlace(list, inside)).toBe(true);
  for (const outside of ['192.0.2.128', '2001:db8:2::1', '203.0.113.6', 'local', 'unknown', ''])
    expect(isAllowedPlace(list, outside)).toBe(false);
  expect(isAllowedPlace([], 'unknown')).toBe(true);
});
