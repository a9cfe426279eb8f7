import { beforeAll, expect, it } from 'vitest';
import { paperKindCodes, paperKinds } from '#documents/papers.ts';
import { testDatabase } from '#tests/database.ts';
import { signedIn } from '#tests/pages.ts';
import { readPdf } from '#tests/paper-text.ts';
import { addPerson, addTown, now, type Town } from '#tests/people.ts';
import { plantLife } from '#tests/planted-papers.ts';
import { createApp } from '#web/server.ts';
import { fileName, inlineAs } from './asked-paper.ts';

process.env['ENGAWA_NAME_FONT'] = 'none';
const database = testDatabase();
let town: Town;
let personId: string;
let placementId: string;
let hiddenId: string;

beforeAll(async () => {
  town = await addTown(database.owner);
  personId = await addPerson(
    town.recorder,
    { familyName: '渡邉\u{E0112}' },
    { address: '縁が丘市中央九丁目99番' },
  );
  ({ placementId } = await plantLife(database.owner, town.recorder, personId));
  hiddenId = await addPerson(
    town.recorder,
    {},
    {
      address: '秘密町一丁目1番',
      isProtected: true,
      protectedUntil: '2027-03-31',
      protectedReaders: [town.recorder.accountId],
    },
  );
});

const visit = () => signedIn(town.recorder, () => now);

it.each(paperKindCodes)('%s: 頁とPDFがひらく', async (kind) => {
  const site = await visit();
  const of = paperKinds[kind].ofPlacement ? `?of=${placementId}` : '';
  const page = await site.get(`/people/${personId}/papers/${kind}${of}`);
  expect(page.status).toBe(200);
  expect(page.text).toContain(paperKinds[kind].title);
  expect(page.text).toContain(`/people/${personId}/papers/${kind}.pdf${of}`);
  const pdf = await site.get(`/people/${personId}/papers/${kind}.pdf${of}`);
  expect(pdf.status).toBe(200);
  expect(pdf.text.startsWith('%PDF-1.7')).toBe(true);
  expect(pdf.headers.get('Content-Type')).toBe('application/pdf');
  expect(pdf.headers.get('Cache-Control')).toBe('no-store');
  expect(pdf.headers.get('X-Content-Type-Options')).toBe('nosniff');
  expect(pdf.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
  expect(pdf.headers.get('Content-Disposition')).toBe(inlineAs(kind, '2026-11-24'));
});

it.each([
  ['plans', 'plan'],
  ['intake', 'intake'],
  ['assessment', 'assessment'],
  ['closure', 'closure'],
  ['closure', 'closure-notice'],
  ['placements/:of/loans', 'loans'],
  ['placements/:of/insurance', 'insurance'],
  ['placements/:of/attendance', 'attendance'],
  ['placements/:of/money', 'money'],
] as const)('%s の頁から、%s の紙へ行ける', async (page, kind) => {
  const site = await visit();
  const { text, status } = await site.get(`/people/${personId}/${page.replace(':of', placementId)}`);
  expect(status).toBe(200);
  const link = new RegExp(`href="(/people/${personId}/papers/${kind}\\?of=[0-9a-f-]+)"`).exec(text)?.[1];
  expect((await site.get(link ?? '')).status).toBe(200);
});

it('ファイルの名は日本語で、人の名も番号も入らない', () => {
  expect(fileName('memorandum', '2026-11-24')).toBe('受入条件確認書（覚書）_令和8年11月24日.pdf');
  const header = inlineAs('memorandum', '2026-11-24');
  expect(header).toMatch(/^inline; filename="memorandum\.pdf"; filename\*=UTF-8''[%A-Za-z0-9._-]+$/);
  expect(decodeURIComponent(header.split("''")[1] ?? '')).toBe(fileName('memorandum', '2026-11-24'));
});

it('一覧は、紙とまだの欄と、PDFの書体にない字を言う', async () => {
  const { status, text } = await (await visit()).get(`/people/${personId}/papers`);
  expect(status).toBe(200);
  for (const kind of paperKindCodes) expect(text).toContain(paperKinds[kind].title);
  expect(text).toContain('判定、本人への説明、本人の同意');
  expect(text).toContain('書体にない文字が、1字あります');
  expect(text).toContain('U+9089 U+E0112');
});

it('不変条件3: 支援措置の住所は、理由を書いて送ったときだけPDFに出て、番地に何も残らない', async () => {
  const site = await visit();
  const path = `/people/${hiddenId}/papers/intake.pdf`;
  const bytesOf = async (reason?: string) => {
    const app = createApp({ secure: false, clock: () => now });
    const headers = { Cookie: `engawa=${site.cookie('engawa')}`, Origin: 'http://localhost:3000' };
    const body = new URLSearchParams({ csrf: site.csrf, reason: reason ?? '' });
    const answer = await app.request(
      `http://localhost:3000${path}`,
      reason === undefined ? { headers } : { headers, method: 'POST', body },
    );
    return { status: answer.status, bytes: new Uint8Array(await answer.arrayBuffer()) };
  };
  expect((await readPdf((await bytesOf()).bytes)).text).not.toContain('秘密町');
  const opened = await bytesOf('家庭訪問に同行する者へわたす');
  expect(opened.status).toBe(200);
  expect((await readPdf(opened.bytes)).text).toContain('秘密町一丁目1番');
  expect((await bytesOf('あ')).status).toBe(422);
  expect((await site.get(`/people/${hiddenId}/papers/intake/address`)).text).toContain('印字する理由');
  // Not asked for where nothing is hidden, nor for papers that have no address.
  expect((await site.get(`/people/${personId}/papers/intake/address`)).status).toBe(404);
  expect((await site.get(`/people/${hiddenId}/papers/plan/address`)).status).toBe(404);
  const colleague = await signedIn(town.colleague, () => now);
  expect((await colleague.post(path, { reason: '知りたいので' })).status).toBe(403);
});

it('見えない人、ない紙、おかしな番号は、見つからない', async () => {
  const site = await visit();
  for (const path of [
    '/papers/nothing',
    '/papers/nothing.pdf',
    '/papers/plan?of=x',
    '/papers/plan.pdf?of=x',
    '/papers/plan.txt',
  ]) {
    expect((await site.get(`/people/${personId}${path}`)).status, path).toBe(404);
  }
  const other = await signedIn(town.other, () => now);
  for (const path of ['/papers', '/papers/plan', '/papers/plan.pdf']) {
    expect((await other.get(`/people/${personId}${path}`)).status, path).toBe(404);
  }
});
