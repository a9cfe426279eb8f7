import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import { hashPassword } from '#use-cases/accounts/sign-in.ts';
import { addAgency, addMunicipality, testDatabase } from '#tests/database.ts';
import { passerBy, type Page, type Visitor } from '#tests/pages.ts';

const database = testDatabase();
const password = '縁側の見える窓 3つ';
const path = '/people/01890a5d-ac96-774b-bcce-b302099a8057/notes';
const words = '「体操の輪に入るのが、\nどうにもつらいの」<b>';

beforeAll(async () => {
  const municipalityId = await addMunicipality(database.owner);
  const agencyId = await addAgency(database.owner, municipalityId, '参加支援センター');
  const hash = await hashPassword(password);
  for (const name of ['mizusawa', 'tashiro']) {
    await database.owner.query(
      `insert into account (municipality_id, id, agency_id, sign_in_name, name, password_hash, own_password_hash, roles)
       values ($1, $2, $3, $4, $4, $5, $5, '{participation_worker}')`,
      [municipalityId, uuidv7(), agencyId, name, hash],
    );
  }
});

function valueOf(page: Page, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(page.text)?.[1] ?? '';
}

/** Signs in, opens a page, lets the session run out, and sends the form: what comes back is the sign-in page with it. */
async function sendTooLate(): Promise<{ site: Visitor; held: Page }> {
  const site = passerBy();
  await site.post('/sign-in', { signInName: 'mizusawa', password });
  const token = valueOf(await site.get('/settings'), 'csrf');
  await database.owner.query(`update session set seen_at = seen_at - interval '31 minutes'`);
  return { site, held: await site.post(path, { body: words, tag: ['a', 'b'] }, token) };
}

/** What the sign-in page sends along; `mark` as somebody at the desk might change it. */
function kept(held: Page, mark = valueOf(held, 'kept-mark')) {
  return { 'kept-path': path, 'kept-mark': mark, 'kept:body': words, 'kept:tag': ['a', 'b'] };
}

it('時間切れのあとに送った文は、同じ人がはいり直せばそのまま送れる', async () => {
  const { site, held } = await sendTooLate();
  expect(held.status).toBe(401);
  expect(held.text).toContain('書いたものは残っています');
  expect(held.text).toContain('&lt;b&gt;');
  expect(valueOf(held, 'kept-mark')).toMatch(/^[\w-]{32}$/);
  const wrong = await site.post('/sign-in', { signInName: 'mizusawa', password: 'x', ...kept(held) });
  expect(wrong.status).toBe(422);
  const entered = await site.post('/sign-in', { signInName: 'mizusawa', password, ...kept(wrong) });
  expect(entered.status).toBe(200);
  expect(entered.text).toContain(`action="${path}"`);
  expect(entered.text).toContain('どうにもつらいの');
  expect(entered.text.match(/name="tag"/g)).toHaveLength(2);
});

it('ほかの人がその席からはいると、前の人が書いたものは見せず、消したと言う', async () => {
  const { site, held } = await sendTooLate();
  const entered = await site.post('/sign-in', { signInName: 'tashiro', password, ...kept(held) });
  expect([entered.status, entered.location]).toEqual([303, '/']);
  expect(entered.text).not.toContain('どうにもつらいの');
  expect((await site.get('/')).text).toContain('消しました');
});

it.each([
  ['しるしがない', ''],
  ['だれのでもないしるし', 'A'.repeat(32)],
])('%s ものは、だれにも渡さない', async (_title, mark) => {
  const { site, held } = await sendTooLate();
  const entered = await site.post('/sign-in', { signInName: 'mizusawa', password, ...kept(held, mark) });
  expect([entered.status, entered.location]).toEqual([303, '/']);
});

it('ほかの人の画面のしるしをつけかえても、自分の書いたものにはならない', async () => {
  const { site, held } = await sendTooLate();
  const other = passerBy();
  await other.post('/sign-in', { signInName: 'tashiro', password });
  const stolen = valueOf(await other.get('/settings'), 'csrf');
  expect(stolen).not.toBe('');
  const entered = await site.post('/sign-in', { signInName: 'mizusawa', password, ...kept(held, stolen) });
  expect(entered.location).toBe('/');
});

it('渡したか消したかは、閲覧の記録に残る', async () => {
  const { rows } = await database.owner.query<{ result: string }>(
    `select distinct detail->>'result' as result from access_log where act = 'sign-in.kept-form' order by 1`,
  );
  expect(rows.map(({ result }) => result)).toEqual(['dropped', 'given-back']);
});
