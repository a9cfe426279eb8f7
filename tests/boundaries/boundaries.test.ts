import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '..', '..');

type Planted = { title: string; file: string; text: string; rule: string };

const use = (address: string): string => `import { thing } from '${address}';\nexport const used = thing;\n`;
const arrow = 'no-restricted-imports';

/** Each would be a mistake somebody makes on a tired evening. The linter has to say so, with the rule of that name. */
const violations: Planted[] = [
  { title: 'jobs は db を知らない', file: 'src/jobs/a.ts', text: use('#db/connect.ts'), rule: arrow },
  { title: 'domain は db を知らない', file: 'src/domain/a.ts', text: use('#db/connect.ts'), rule: arrow },
  {
    title: 'domain は matching を知らない',
    file: 'src/domain/b.ts',
    text: use('#matching/rank.ts'),
    rule: arrow,
  },
  { title: 'domain は Node の入出力を知らない', file: 'src/domain/c.ts', text: use('node:fs'), rule: arrow },
  { title: 'domain は kysely を知らない', file: 'src/domain/d.ts', text: use('kysely'), rule: arrow },
  { title: 'matching は db を知らない', file: 'src/matching/a.ts', text: use('#db/connect.ts'), rule: arrow },
  {
    title: 'matching は use-cases を知らない',
    file: 'src/matching/b.ts',
    text: use('#use-cases/people/x.ts'),
    rule: arrow,
  },
  { title: 'matching はファイルを読まない', file: 'src/matching/c.ts', text: use('node:fs'), rule: arrow },
  {
    title: 'documents は db を知らない',
    file: 'src/documents/a.ts',
    text: use('#db/connect.ts'),
    rule: arrow,
  },
  {
    title: 'documents は画面を知らない',
    file: 'src/documents/b.ts',
    text: use('#web/ui/page.tsx'),
    rule: arrow,
  },
  {
    title: 'documents はファイルを読まない。読むのは press だけ',
    file: 'src/documents/c.ts',
    text: use('node:fs'),
    rule: arrow,
  },
  {
    title: 'press は人を知らない',
    file: 'src/documents/press/a.ts',
    text: use('#domain/person.ts'),
    rule: arrow,
  },
  {
    title: 'registers は db を知らない',
    file: 'src/registers/a.ts',
    text: use('#db/connect.ts'),
    rule: arrow,
  },
  {
    title: 'registers は matching を知らない',
    file: 'src/registers/b.ts',
    text: use('#matching/rank.ts'),
    rule: arrow,
  },
  {
    title: 'db は use-cases を知らない',
    file: 'src/db/a.ts',
    text: use('#use-cases/people/x.ts'),
    rule: arrow,
  },
  { title: 'db は画面を知らない', file: 'src/db/b.ts', text: use('#web/server.ts'), rule: arrow },
  { title: 'db は hono を知らない', file: 'src/db/c.ts', text: use('hono'), rule: arrow },
  {
    title: 'use-cases はほかの業務の動詞を呼ばない',
    file: 'src/use-cases/people/a.ts',
    text: use('#use-cases/notes/write.ts'),
    rule: arrow,
  },
  {
    title: 'use-cases は画面を知らない',
    file: 'src/use-cases/people/b.ts',
    text: use('#web/form.ts'),
    rule: arrow,
  },
  {
    title: 'use-cases は hono を知らない',
    file: 'src/use-cases/people/c.ts',
    text: use('hono'),
    rule: arrow,
  },
  {
    title: '画面は db に触れない',
    file: 'src/web/routes/people/a.ts',
    text: use('#db/as-actor.ts'),
    rule: arrow,
  },
  { title: '画面は kysely に触れない', file: 'src/web/routes/people/b.ts', text: use('kysely'), rule: arrow },
  { title: '画面は pg に触れない', file: 'src/web/routes/people/c.ts', text: use('pg'), rule: arrow },
  {
    title: '画面は api を知らない',
    file: 'src/web/routes/people/d.ts',
    text: use('#api/routes.ts'),
    rule: arrow,
  },
  {
    title: '入口の server.ts も db に触れない',
    file: 'src/web/server.ts',
    text: use('#db/as-actor.ts'),
    rule: arrow,
  },
  { title: 'api は db に触れない', file: 'src/api/a.ts', text: use('#db/as-actor.ts'), rule: arrow },
  { title: 'api は画面を知らない', file: 'src/api/b.ts', text: use('#web/ui/page.tsx'), rule: arrow },
  ...['domain', 'matching', 'documents', 'registers', 'db', 'use-cases/people', 'web/ui', 'api', 'cli'].map(
    (folder) => ({
      title: `${folder} で ../ は使えない`,
      file: `src/${folder}/up.ts`,
      text: use('../elsewhere.ts'),
      rule: arrow,
    }),
  ),
  {
    title: 'any は使えない',
    file: 'src/domain/any.ts',
    text: 'export const a = (x: any): unknown => x;\n',
    rule: 'no-explicit-any',
  },
  {
    title: '! で言い切れない',
    file: 'src/domain/bang.ts',
    text: 'export const a = (x?: string): string => x!;\n',
    rule: 'no-non-null-assertion',
  },
  {
    title: '待たない約束は残せない',
    file: 'src/db/float.ts',
    text: "export function a(): void {\n  Promise.resolve('x');\n}\n",
    rule: 'no-floating-promises',
  },
  {
    title: 'console は使えない',
    file: 'src/use-cases/people/console.ts',
    text: "export const a = (): void => console.log('x');\n",
    rule: 'no-console',
  },
  {
    title: '画面でも console は使えない',
    file: 'src/web/console.ts',
    text: "export const a = (): void => console.log('x');\n",
    rule: 'no-console',
  },
  {
    title: 'default export は使えない',
    file: 'src/domain/default.ts',
    text: 'export default 1;\n',
    rule: 'no-default-export',
  },
  {
    title: 'ファイル名は kebab-case',
    file: 'src/domain/camelCase.ts',
    text: 'export const a = 1;\n',
    rule: 'filename-case',
  },
  {
    title: '300行を超えられない',
    file: 'src/domain/long.ts',
    text: Array.from({ length: 301 }, (_, n) => `export const a${n} = ${n};\n`).join(''),
    rule: 'max-lines',
  },
  {
    title: '文字列は投げられない',
    file: 'src/domain/throw.ts',
    text: "export function a(): never {\n  throw 'x';\n}\n",
    rule: 'only-throw-error',
  },
];

/** What the same rules must let through; a linter that reports everything would pass the list above. */
const allowed: Omit<Planted, 'rule'>[] = [
  {
    title: 'domain は zod と隣だけ',
    file: 'src/domain/ok.ts',
    text: use('zod') + use('./a.ts').replaceAll('thing', 'other').replace('used', 'used2'),
  },
  { title: 'matching は domain を使う', file: 'src/matching/ok.ts', text: use('#domain/a.ts') },
  {
    title: 'use-cases は db と matching を使う',
    file: 'src/use-cases/people/ok.ts',
    text: use('#db/as-actor.ts'),
  },
  {
    title: '画面は use-cases を使う',
    file: 'src/web/routes/people/ok.ts',
    text: use('#use-cases/people/a.ts'),
  },
  { title: '画面は web の仲間を使う', file: 'src/web/routes/ok-server.ts', text: use('#web/server.ts') },
  {
    title: 'cli は console に書く',
    file: 'src/cli/ok.ts',
    text: "export const a = (): void => console.log('x');\n",
  },
];

type Diagnostic = { code: string; filename: string };

let reported: Diagnostic[] = [];
let planted = '';

/** Planted outside the repository, so that no tool that walks the tree ever meets them; the configuration is ours. */
beforeAll(() => {
  planted = mkdtempSync(path.join(tmpdir(), 'engawa-planted-'));
  for (const name of ['.oxlintrc.json', 'tsconfig.json', 'package.json'])
    cpSync(path.join(root, name), path.join(planted, name));
  symlinkSync(path.join(root, 'node_modules'), path.join(planted, 'node_modules'));
  for (const { file, text } of [...violations, ...allowed]) {
    mkdirSync(path.dirname(path.join(planted, file)), { recursive: true });
    writeFileSync(path.join(planted, file), text);
  }
  const manifest = createRequire(import.meta.url).resolve('oxlint/package.json');
  const program = path.join(path.dirname(manifest), 'bin', 'oxlint');
  let answer = '';
  try {
    answer = execFileSync(process.execPath, [program, '--type-aware', '--format=json', 'src'], {
      cwd: planted,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
  } catch (error) {
    // It found something, as it should: then it ends with 1.
    answer = (error as { stdout: string }).stdout;
  }
  reported = (JSON.parse(answer) as { diagnostics: Diagnostic[] }).diagnostics;
}, 120_000);

afterAll(() => {
  rmSync(planted, { recursive: true, force: true });
});

function rulesFor(file: string): string[] {
  return reported
    .filter(({ filename }) => filename === file || filename.endsWith(`/${file}`))
    .map(({ code }) => /\(([^)]+)\)/.exec(code)?.[1] ?? code);
}

describe('境界を越えると、見つかる', () => {
  it.each(violations)('$title', ({ file, rule }) => {
    expect(rulesFor(file)).toContain(rule);
  });
});

describe('越えていないものは、とがめられない', () => {
  it.each(allowed)('$title', ({ file }) => {
    expect(rulesFor(file)).toEqual([]);
  });
});
