import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Worker } from '#domain/actor.ts';
import type { SsoProvider } from '#use-cases/accounts/single-sign-on.ts';
import { nameForSso } from '#use-cases/accounts/name-for-sso.ts';
import { hashPassword } from '#use-cases/accounts/sign-in.ts';
import { addAgency, addMunicipality, addWorker, testDatabase } from '#tests/database.ts';
import { passerBy, type Page, type Visitor } from '#tests/pages.ts';
import { clientId, clientSecret, startProvider, type TestProvider } from '#tests/sso-provider.ts';

const database = testDatabase();
const password = '縁側の見える窓 3つ';
let municipalityId: string;
let agencyId: string;
let administrator: Worker;
let accountId: string;
let provider: TestProvider;
let sso: SsoProvider;

beforeAll(async () => {
  municipalityId = await addMunicipality(database.owner);
  agencyId = await addAgency(database.owner, municipalityId, '参加支援センター');
  administrator = await addWorker(database.owner, municipalityId, agencyId, ['administrator'], '早見 透');
  accountId = uuidv7();
  // Given a password that its owner never used: the provider is all they know.
  await database.owner.query(
    `insert into account (municipality_id, id, agency_id, sign_in_name, name, password_hash, roles)
     values ($1, $2, $3, 'mizusawa', '水沢 葉子', $4, '{participation_worker}')`,
    [municipalityId, accountId, agencyId, await hashPassword(password)],
  );
  expect(await nameForSso(administrator, accountId, 'S-1024')).toEqual({ ok: true });
  provider = await startProvider();
  sso = {
    issuer: provider.issuer,
    clientId,
    clientSecret,
    claim: 'employee_number',
    label: '庁内の認証ではいる',
  };
});
afterAll(() => provider.close());

function visitorOf(more: Partial<SsoProvider> = {}): Visitor {
  return passerBy(undefined, { sso: { ...sso, ...more } });
}

function leadsTo(page: Page): string {
  return (/content="0;url=([^"]+)"/.exec(page.text)?.[1] ?? '').replaceAll('&amp;', '&');
}

function valueOf(page: Page, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(page.text)?.[1] ?? '';
}

/** Presses the button, signs in at the provider, and comes back. */
async function goAround(site: Visitor, fields: Record<string, string> = {}): Promise<Page> {
  const away = await site.post('/sign-in/sso', fields);
  expect(away.status).toBe(200);
  const back = await provider.visit(leadsTo(away));
  return site.get(back.pathname + back.search);
}

it('共通のはいり方ではいる。渡された合言葉を決めなおさなくても、仕事ができる', async () => {
  provider.person = { sub: 'u1', employeeNumber: 'S-1024' };
  const site = visitorOf();
  expect((await site.get('/sign-in')).text).toContain('庁内の認証ではいる');
  const away = leadsTo(await site.post('/sign-in/sso', {}));
  const asked = new URL(away).searchParams;
  expect(asked.get('code_challenge_method')).toBe('S256');
  for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)).toMatch(/^[\w-]{43}$/);
  expect((await goAround(site)).location).toBe('/');
  expect((await site.get('/people')).status).toBe(200);
  const ways = await site.get('/settings/sign-in');
  expect(ways.text).toContain('庁内の共通のはいり方');
  // Just come in: a second proof can be added without a password that its owner never knew.
  const begun = await site.post('/settings/sign-in/totp', {}, valueOf(ways, 'csrf'));
  expect(begun.location).toBe('/settings/sign-in/totp');
  // Leaving leads to the provider's own way out.
  const left = await site.post('/sign-out', {}, valueOf(ways, 'csrf'));
  expect(left.location).toBe('/sign-in/sso/leave');
  expect(leadsTo(await site.get('/sign-in/sso/leave'))).toContain(`${provider.issuer}/session/end?`);
  expect((await site.get('/people')).location).toContain('/sign-in');
});

it('縁側の知らない人・止めた人は、はいれず、利用者もふえない', async () => {
  const count = async () => (await database.owner.query('select 1 from account')).rowCount;
  const before = await count();
  for (const person of [{ sub: 'u2', employeeNumber: 'S-9999' }, { sub: 'S-1024' }]) {
    provider.person = person;
    const page = await goAround(visitorOf());
    expect([page.status, page.text.includes('共通のはいり方では、はいれませんでした')]).toEqual([422, true]);
  }
  await database.owner.query('update account set is_active = false where id = $1', [accountId]);
  provider.person = { sub: 'u1', employeeNumber: 'S-1024' };
  expect((await goAround(visitorOf())).status).toBe(422);
  await database.owner.query('update account set is_active = true where id = $1', [accountId]);
  expect(await count()).toBe(before);
});

it('もどりの番地は、行った窓からだけ、一度だけ働く', async () => {
  provider.person = { sub: 'u1', employeeNumber: 'S-1024' };
  const [mine, theirs] = [visitorOf(), visitorOf()];
  const back = await provider.visit(leadsTo(await mine.post('/sign-in/sso', {})));
  const path = back.pathname + back.search;
  // A stranger's window has no try, or another one: the state does not match.
  expect((await theirs.get(path)).status).toBe(422);
  await theirs.post('/sign-in/sso', {});
  expect((await theirs.get(path)).text).toContain('はいれませんでした');
  const changed = new URL(back);
  changed.searchParams.set('state', 'x');
  expect((await mine.get(changed.pathname + changed.search)).status).toBe(422);
  expect((await mine.get(path)).text).toContain('はじめから、もう一度はいってください');
  for (const wrong of ['', '?code=x', '?error=access_denied&state=x']) {
    await mine.post('/sign-in/sso', {});
    expect((await mine.get(`/sign-in/sso/return${wrong}`)).status).toBe(422);
  }
});

it('書きかけの文は、共通のはいり方をまわってきても残る', async () => {
  provider.person = { sub: 'u1', employeeNumber: 'S-1024' };
  const site = visitorOf();
  await goAround(site);
  const mark = valueOf(await site.get('/settings'), 'csrf');
  await database.owner.query(`update session set seen_at = seen_at - interval '31 minutes'`);
  const page = await goAround(site, {
    'kept-path': '/people/x/notes',
    'kept-mark': mark,
    'kept:body': '書きかけ',
  });
  expect([page.status, page.text.includes('書きかけ')]).toEqual([200, true]);
  const { rowCount } = await database.owner.query('select 1 from single_sign_on_try where kept is not null');
  expect(rowCount).toBe(0);
});

it('メールアドレスで合わせるなら、確かめられたアドレスだけ', async () => {
  await nameForSso(administrator, accountId, 'hana@example.jp');
  const site = () => visitorOf({ claim: 'email' });
  provider.person = { sub: 'u3', email: 'hana@example.jp' };
  expect((await goAround(site())).status).toBe(422);
  provider.person = { sub: 'u3', email: 'hana@example.jp', emailVerified: true };
  expect((await goAround(site())).location).toBe('/');
  await nameForSso(administrator, accountId, 'S-1024');
});

it('相手が止まっていても、合言葉の入口は開いている', async () => {
  const site = visitorOf({ issuer: 'http://127.0.0.1:9' });
  const page = await site.post('/sign-in/sso', { 'kept-path': '/people', 'kept:body': '書きかけ' });
  expect([page.status, page.text.includes('いまつながりません')]).toEqual([422, true]);
  expect(page.text).toContain('書きかけ');
});

it('名はひとりにひとつ。決められるのは管理者だけで、本人に知らせる', async () => {
  const other = await addWorker(database.owner, municipalityId, agencyId);
  expect(await nameForSso(administrator, other.accountId, 'S-1024')).toEqual({
    ok: false,
    reason: 'name-taken',
  });
  await expect(nameForSso(other, other.accountId, 'S-2')).rejects.toMatchObject({ code: 'not-permitted' });
  const { rows } = await database.owner.query<{ kind: string }>(
    'select distinct kind from account_notice where account_id = $1',
    [accountId],
  );
  expect(rows).toEqual([{ kind: 'sso-name-changed' }]);
});

it('設定がなければ、ボタンも番地もない', async () => {
  const site = passerBy();
  expect((await site.get('/sign-in')).text).not.toContain('/sign-in/sso');
  expect((await site.get('/sign-in/sso/return?code=x')).location).toContain('/sign-in');
});
