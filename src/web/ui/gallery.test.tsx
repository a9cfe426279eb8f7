import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { Gallery, PhoneGallery } from './gallery.tsx';
import type { PageContext } from './page-context.ts';

const context: PageContext = {
  session: {
    name: '水沢 葉子',
    agencyName: '縁が丘市社会福祉協議会 参加支援センター',
    roleLabel: '参加支援員',
    roles: ['participation_worker'],
  },
  csrf: 'token<"&',
  path: '/people/42',
  lang: 'ja',
  today: '2026-11-24',
  municipalityName: '縁が丘市',
  isDemo: true,
  notice: '経過を記録しました',
};

const app = new Hono()
  .get('/parts', (c) => c.html(<Gallery context={context} />))
  .get('/phone', (c) => c.html(<PhoneGallery context={context} />));
const page = await (await app.request('/parts')).text();
const phone = await (await app.request('/phone')).text();

it('文書は型・言語・題・本文への道をもつ', () => {
  expect(page.startsWith('<!doctype html><html lang="ja">')).toBe(true);
  expect(page).toContain('<title>部品｜縁側</title>');
  expect(page).toContain('<a class="skip" href="#main">本文へ</a>');
  expect(page.match(/<h1/g)).toHaveLength(1);
  expect(page.match(/<main/g)).toHaveLength(1);
});

it('いまいる所だけに印がつく', () => {
  const nav = page.slice(page.indexOf('<nav class="nav"'), page.indexOf('</nav>'));
  expect(nav.match(/aria-current/g)).toHaveLength(1);
  expect(nav).toContain('<a href="/people" aria-current="page">ひと</a>');
});

it('画面のどこにも、style 属性と埋め込みの script がない', () => {
  for (const html of [page, phone]) {
    expect(html).not.toMatch(/\sstyle=/);
    expect(html).not.toMatch(/\son[a-z]+=/);
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/);
    expect(html).not.toContain('<style');
  }
});

it('名札のない入力らんはなく、id は重ならない', () => {
  for (const html of [page, phone]) {
    const ids = Array.from(html.matchAll(/\sid="([^"]*)"/g), (match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    const labelled = new Set(Array.from(html.matchAll(/<label[^>]*\sfor="([^"]*)"/g), (match) => match[1]));
    for (const [control] of html.matchAll(/<(?:input|select|textarea)\b[^>]*>/g)) {
      if (/type="hidden"/.test(control)) continue;
      const id = /\sid="([^"]*)"/.exec(control)?.[1] ?? '';
      const insideLabel = /type="(?:radio|checkbox)"/.test(control);
      expect(labelled.has(id) || /aria-label="/.test(control) || insideLabel, control).toBe(true);
    }
    for (const [, target] of html.matchAll(/aria-describedby="([^"]*)"/g)) {
      for (const id of (target ?? '').split(' ')) expect(ids, id).toContain(id);
    }
  }
});

it('送る form はどれも合言葉（csrf）をもち、文字は逃がしてある', () => {
  const posts = Array.from(page.matchAll(/<form[^>]*method="post"[\s\S]*?<\/form>/g), (match) => match[0]);
  expect(posts.length).toBeGreaterThan(4);
  for (const form of posts) expect(form).toContain('name="csrf" value="token&lt;&quot;&amp;"');
});

it('封をした経過は、中身を画面に出さない', () => {
  expect(page).toContain('封をしています。要旨も表示しません。');
});
