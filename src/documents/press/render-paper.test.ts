import fc from 'fast-check';
import { expect, it } from 'vitest';
import { consentPaper } from '#documents/consent-paper.ts';
import { textsOf } from '#documents/paper.ts';
import { paperKindCodes } from '#documents/papers.ts';
import { issue, samplePapers, samplePerson, type Amount } from '#tests/paper-samples.ts';
import { coloursOf, countLetters, joined, readPdf } from '#tests/paper-text.ts';
import { findLetters, printable } from './letters.ts';
import { loadTypefaces } from './typefaces.ts';
import { ordinaryLetters } from './ordinary-letters.ts';
import { findMissingLetters, renderPaper } from './render-paper.ts';

// Whatever this machine has installed, the tests see the typefaces that ship.
process.env['ENGAWA_NAME_FONT'] = 'none';

const named = (name: string, words = '') =>
  consentPaper(
    {
      person: { ...samplePerson('usual'), name },
      consent: {
        purpose: words,
        recipient: '',
        items: [],
        toldWords: '',
        notToldWords: '',
        manner: 'signed',
        witness: '',
        givenBy: 'person',
        givenByName: '',
        givenOn: null,
        validUntil: null,
        withdrawnOn: null,
        withdrawnNote: '',
        recordedBy: '',
      },
    },
    issue,
  );

const amounts: readonly Amount[] = ['empty', 'usual', 'extreme'];
const cases = amounts.flatMap((amount) => paperKindCodes.map((kind) => ({ amount, kind })));

it.each(cases)(
  '$kind（$amount）: A4、タグ・題・言語つき、余白からはみ出さず、一字もなくならない',
  async ({ amount, kind }) => {
    const paper = samplePapers(amount)[kind];
    const { pdf, pages, missing } = await renderPaper(paper);
    const read = await readPdf(pdf);
    expect(read.pages).toBe(pages);
    expect([...read.sizes]).toEqual(['595,842']);
    expect(read.info['Language']).toBe('ja-JP');
    expect(String(read.info['Title'])).toContain(paper.title);
    expect([...read.roles]).toEqual(expect.arrayContaining(['Document', 'H1']));
    expect(read.outside).toEqual([]);
    expect(missing).toEqual([]);
    const wanted = countLetters(textsOf(paper.blocks).map(joined));
    const printed = countLetters([joined(read.text)]);
    const lost = [...wanted].filter(([letter, count]) => (printed.get(letter) ?? 0) < count);
    expect(lost.map(([letter, count]) => `${letter} ${printed.get(letter) ?? 0}/${count}`)).toEqual([]);
  },
  60_000,
);

it('ふだんの量の紙は、1枚か2枚に収まる。アセスメントだけは5枚まで', async () => {
  const counts: Record<string, number> = {};
  for (const [kind, paper] of Object.entries(samplePapers('usual')))
    counts[kind] = (await renderPaper(paper)).pages;
  const { assessment = 0, ...others } = counts;
  expect(assessment).toBeLessThanOrEqual(5);
  expect(Object.entries(others).filter(([, pages]) => pages > 2)).toEqual([]);
}, 60_000);

it('どの紙も、白黒だけで刷られる', async () => {
  const found = new Set<string>();
  for (const paper of Object.values(samplePapers('usual'))) {
    for (const colour of await coloursOf((await renderPaper(paper)).pdf)) found.add(colour);
  }
  expect(found.size).toBeGreaterThan(1);
  expect([...found].filter((colour) => !/^\["#(..)\1\1"\]$/.test(colour))).toEqual([]);
}, 60_000);

it('表は頁をまたぐと、見出しをくりかえす', async () => {
  const { pdf, pages } = await renderPaper(samplePapers('extreme').notes);
  const { text } = await readPdf(pdf);
  expect(pages).toBeGreaterThan(3);
  expect(text.split('記録者・根拠').length - 1).toBe(pages);
}, 60_000);

it('同じ紙は、いつ刷っても同じバイト列になる', async () => {
  const [first, second] = [
    await renderPaper(samplePapers('usual').plan),
    await renderPaper(samplePapers('usual').plan),
  ];
  expect(Buffer.from(first.pdf).equals(Buffer.from(second.pdf))).toBe(true);
});

it('書かれたことばは、組版の命令にならない', async () => {
  const words = '#read("/etc/passwd") *太字* = 見出し $x^2$ <ref> @label \\u{41} ```code```';
  const { text } = await readPdf((await renderPaper(named('相良 剛', words))).pdf);
  expect(joined(text)).toContain(joined(words));
});

it('不変条件13: 𠮷・髙・﨑・邉の異体字は、入力のとおりに印刷される', async () => {
  const name = '𠮷野 髙﨑 邉󠄃 葛󠄁 辻󠄀 \uFA19 か\u309A';
  const { pdf, missing } = await renderPaper(named(name));
  expect(missing).toEqual([]);
  expect(joined((await readPdf(pdf)).text)).toContain(joined(name));
});

it('どの書体にもない字は、紙のその場と末尾で、なにが足りないかを告げる', async () => {
  const { pdf, missing } = await renderPaper(named('渡邉\u{E0112} 𪛖田'));
  expect(missing).toEqual([
    { number: 1, shown: '邉', codes: 'U+9089 U+E0112' },
    { number: 2, shown: '', codes: 'U+2A6D6' },
  ]);
  const text = joined((await readPdf(pdf)).text);
  expect(text).toContain('渡邉※1');
  expect(text).toContain('※2田');
  expect(text).toContain('この紙の書体にない文字');
  expect(text).toContain('U+2A6D6');
  expect(await findMissingLetters('渡邉\u{E0112}')).toHaveLength(1);
  expect(await findMissingLetters('相良 剛')).toEqual([]);
});

it('どんな文字がまじっていても紙になる', async () => {
  const anything = fc.string({
    unit: fc.oneof(
      fc.constantFrom(
        '\u0000',
        '\t',
        '\r',
        '\uD800',
        '\u202E',
        '\u200D',
        '\uFFFE',
        '*',
        '#',
        '\\',
        '」',
        'ー',
        '！',
        '👨‍👩‍👧',
        'A',
        '漢',
      ),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    ),
    maxLength: 60,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(anything, { minLength: 1, maxLength: 12 }), async (words) => {
      const { pages, missing } = await renderPaper(named(words[0] ?? '', words.join('\n')));
      expect(pages).toBeGreaterThan(0);
      expect(new Set(missing.map(({ codes }) => codes)).size).toBe(missing.length);
    }),
    { numRuns: 30 },
  );
}, 120_000);

it('印刷できる形にするとき、消えるのは形のない符号だけ', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (words) => {
      const kept = printable(words);
      expect(printable(kept)).toBe(kept);
      expect(
        Array.from(words)
          .filter((letter) => /[\p{L}\p{M}\p{N}\p{P}\p{S}]/u.test(letter))
          .join(''),
      ).toBe(
        Array.from(kept)
          .filter((letter) => /[\p{L}\p{M}\p{N}\p{P}\p{S}]/u.test(letter))
          .join(''),
      );
    }),
  );
});

it('ふだんの字（CP932）は、どれも第一の書体にあり、調べるまでもない', () => {
  const letters = [...ordinaryLetters()];
  expect(letters.length).toBeGreaterThan(7000);
  const [first] = loadTypefaces('none');
  expect(findLetters(letters, first ? [first] : []).missing).toEqual([]);
});
