import { Hono } from 'hono';
import { expect, it } from 'vitest';
import type { Lang } from '#web/text/catalogue.ts';
import type { PageContext } from './page-context.ts';
import { Page } from './page.tsx';

const context = (lang: Lang): PageContext => ({
  lang,
  municipalityName: '縁が丘市',
  session: { name: '水沢 葉子', agencyName: '参加支援センター', roleLabel: '参加支援員', roles: [] },
  csrf: 'token',
  path: '/people',
  today: '2026-11-24',
  isDemo: true,
});

const app = new Hono().get('/:lang', (c) =>
  c.html(
    <Page context={context(c.req.param('lang') === 'en' ? 'en' : 'ja')} title="経過">
      <h1>経過を書く</h1>
    </Page>,
  ),
);
const html = async (lang: Lang): Promise<string> => (await app.request(`/${lang}`)).text();

/** The words of a page, each with the language that the nearest element above it names. */
function spokenWords(page: string): { lang: string; words: string }[] {
  const open: string[] = [];
  const found: { lang: string; words: string }[] = [];
  const alone = /^(?:meta|link|input|img|br)$/;
  for (const [, tag, words] of page.matchAll(/(<[^>]+>)|([^<]+)/g)) {
    if (words !== undefined) found.push({ lang: open.at(-1) ?? '', words: words.trim() });
    else if (tag?.startsWith('</')) open.pop();
    else if (tag && !tag.startsWith('<!') && !tag.endsWith('/>')) {
      const name = /^<([a-z0-9]+)/.exec(tag)?.[1] ?? '';
      if (!alone.test(name)) open.push(/ lang="([^"]+)"/.exec(tag)?.[1] ?? open.at(-1) ?? '');
    }
  }
  return found.filter((one) => one.words !== '');
}

const isJapanese = (words: string) => /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(words);

it('英語の画面でも、日本語の言葉は日本語と、英語の言葉は英語と、読み上げの言語がついている', async () => {
  const words = spokenWords(await html('en'));
  const title = '経過｜Engawa';
  for (const one of words.filter((each) => each.words !== title))
    expect(one.lang, one.words).toBe(isJapanese(one.words) ? 'ja' : 'en');
  expect(words.map((one) => one.words)).toEqual(
    expect.arrayContaining(['経過を書く', 'People', 'Skip to content', '縁が丘市', '水沢 葉子']),
  );
});

it('日本語の画面に、ほかの言語のしるしは、切りかえのボタンのほかにない', async () => {
  const marks = [...(await html('ja')).matchAll(/ lang="([^"]+)"/g)].map(([, lang]) => lang);
  expect(marks).toEqual(['ja', 'en']);
});
