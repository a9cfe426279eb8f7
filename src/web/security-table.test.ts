import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const root = new URL('../../', import.meta.url);
const page = readFileSync(new URL('docs/security.md', root), 'utf8');
const standings = ['met', 'partly', 'not met', 'not applicable'];

type Row = { id: string; chapter: string; standing: string; how: string; test: string };

const cellsOf = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

/** The rows of the requirements, each under the heading of its chapter. */
function readRows(): Row[] {
  let chapter = '';
  return page.split('\n').flatMap((line): Row[] => {
    if (line.startsWith('### ')) chapter = line.slice(4);
    const [id = '', , standing = '', how = '', test = ''] = cellsOf(line);
    return /^V\d/.test(id) && line.split('|').length === 7 ? [{ id, chapter, standing, how, test }] : [];
  });
}

const rows = readRows();
const chapters = [...new Set(rows.map(({ chapter }) => chapter))];
const partsOf = (id: string): number[] => id.slice(1).split('.').map(Number);

function isBefore(a: string, b: string): boolean {
  const [left, right] = [partsOf(a), partsOf(b)];
  const place = left.findIndex((part, at) => part !== right[at]);
  return place !== -1 && (left[place] ?? 0) < (right[place] ?? 0);
}

it('ASVS 5.0.0 の水準1（70）と水準2（183）が、番号の順に、ひとつずつある', () => {
  expect(rows).toHaveLength(70 + 183);
  expect(rows.filter(({ id }) => !/^V\d+\.\d+\.\d+$/.test(id))).toEqual([]);
  const disordered = rows.filter(({ id }, at) => at > 0 && !isBefore(rows[at - 1]?.id ?? '', id));
  expect(disordered.map(({ id }) => id)).toEqual([]);
  expect(rows.filter(({ id, chapter }) => !chapter.startsWith(`${id.split('.')[0] ?? ''} `))).toEqual([]);
  expect(chapters).toHaveLength(17);
});

it('どの行も、四つの言い方のどれかで、わけと、試験か「none」を言う', () => {
  const unclear = rows.filter(
    ({ standing, how, test }) => !standings.includes(standing) || how === '' || test === '',
  );
  expect(unclear.map(({ id }) => id)).toEqual([]);
  // Of the two columns, what is met says where; † and ‡ are told in words until their branches are here.
  const tests = rows.flatMap(({ id, test }) =>
    /^none|[†‡]/u.test(test) || /`[^`]+\.(?:test|spec)\.tsx?`/.test(test) ? [] : [`${id}: ${test}`],
  );
  expect(tests).toEqual([]);
});

it('名ざしたファイルは、みなある', () => {
  const named = [...page.matchAll(/`([\w@./-]+\.(?:tsx?|sql|md|json))`/g)].map(([, path = '']) => path);
  expect(named.length).toBeGreaterThan(200);
  expect([...new Set(named)].filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
});

it('はじめにある数は、行の数と同じ', () => {
  const count = (of: readonly Row[]) => [
    ...standings.map((standing) => String(of.filter((row) => row.standing === standing).length)),
    String(of.length),
  ];
  const table = page
    .split('\n')
    .map(cellsOf)
    .filter(([name = '', ...cells]) => cells.length === 5 && (name === 'All' || chapters.includes(name)));
  expect(table).toEqual([
    ...chapters.map((chapter) => [chapter, ...count(rows.filter((row) => row.chapter === chapter))]),
    ['All', ...count(rows)],
  ]);
});

it('はじめの「満たしていないこと」は、行の「not met」をひとつも漏らさない', () => {
  const [, list = ''] = /## What is not met, worst first\n([\s\S]*?)\n\nOf what/.exec(page) ?? [];
  const told = [...list.matchAll(/V\d+\.\d+\.\d+/g)].map(([id]) => id);
  const unmet = rows.filter(({ standing }) => standing === 'not met').map(({ id }) => id);
  expect(unmet.filter((id) => !told.includes(id))).toEqual([]);
  expect(told.filter((id) => !unmet.includes(id))).toEqual([]);
});
