import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { staticFiles } from './static-files.ts';

const outside = mkdtempSync(join(tmpdir(), 'engawa-static-'));
const folder = join(outside, 'static');
mkdirSync(folder);
for (const [name, words] of [
  ['manifest.json', '{}'],
  ['a.css', 'a{}'],
  ['a.css.map', '{}'],
  ['icon.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  ['../secret.css', 'secret'],
] as const) {
  writeFileSync(join(folder, name), words);
}
const files = staticFiles(folder);
afterAll(() => rmSync(outside, { recursive: true }));

const get = (path: string) => files.request(`http://localhost${path}`);

it('文字の読み方を言って渡す', async () => {
  expect((await get('/static/a.css')).headers.get('Content-Type')).toBe('text/css; charset=utf-8');
  expect((await get('/static/icon.svg')).headers.get('Content-Type')).toBe('image/svg+xml; charset=utf-8');
});

it.each([
  '/static/a.css.map',
  '/static/manifest.json',
  '/static/',
  '/static/../secret.css',
  '/static/%2e%2e/secret.css',
  '/static/..%2fsecret.css',
])('組み立てたもののほか、フォルダの一覧も、外のファイルも渡さない：%s', async (path) => {
  const answer = await get(path);
  expect([answer.status, await answer.text()]).toEqual([404, '']);
});
