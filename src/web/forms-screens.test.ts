import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createApp } from './server.ts';

const page = readFileSync(new URL('../../docs/forms.md', import.meta.url), 'utf8');
const plain = (path: string) => path.replaceAll(/:[A-Za-z]+(?:\{[^}]*\})?/g, ':id');

it('docs/forms.md が言う画面は、みな本当にある', () => {
  const named = [...page.matchAll(/`(\/[a-z][a-z:/-]*)`/g)].map(([, path = '']) => plain(path));
  const known = createApp({ secure: false })
    .routes.filter(({ method }) => method === 'GET')
    .map(({ path }) => plain(path));
  expect(named.length).toBeGreaterThan(10);
  expect([...new Set(named)].filter((path) => !known.includes(path))).toEqual([]);
});
