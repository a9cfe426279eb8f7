// One command: installs what is missing, then everything, to the end. The last line is the count.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findBrowser } from './find-browser.mjs';
import { findOldPostgres } from './find-old-postgres.mjs';
import { packageProgram, root, setUp, underOurNode } from './set-up.mjs';

setUp();
await underOurNode(import.meta.url);

const begun = Date.now();
const scratch = mkdtempSync(path.join(os.tmpdir(), 'engawa-report-'));
const total = { passed: 0, failed: 0, skipped: 0 };
const reasons = [];
const failures = [];
const say = (sentence) => console.log(`  ${sentence}`);

function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)}秒`;
}

function count(title, result, since) {
  total.passed += result.passed;
  total.failed += result.failed;
  total.skipped += result.skipped;
  if (result.failed > 0) failures.push(title);
  const skipped = result.skipped > 0 ? `、とばした ${result.skipped}` : '';
  console.log(`— ${title}: 成功 ${result.passed}、失敗 ${result.failed}${skipped}（${seconds(since)}）\n`);
}

function skip(title, reason) {
  reasons.push(`${title}: ${reason}`);
  total.skipped += 1;
  console.log(`— ${title}: とばしました（${reason}）\n`);
}

async function run(words, env = {}) {
  const child = spawn(process.execPath, words, {
    cwd: root,
    stdio: 'inherit',
    // Packages' programs find each other, and the Node they start is ours.
    env: {
      ...process.env,
      PATH: [path.dirname(process.execPath), path.join(root, 'node_modules', '.bin'), process.env.PATH].join(
        path.delimiter,
      ),
      ...env,
    },
  });
  return new Promise((resolve) => {
    child.once('close', (code) => resolve(code ?? 1));
    child.once('error', () => resolve(1));
  });
}

/** A tool that says yes or no. */
async function check(title, words) {
  const since = Date.now();
  console.log(`▶ ${title}`);
  const code = await run(words);
  count(title, { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }, since);
  return code === 0;
}

/** A runner that writes what it counted. One that ends badly without a failed test (or without a report) failed too. */
async function suite(title, words, env, read) {
  const since = Date.now();
  console.log(`▶ ${title}`);
  const report = path.join(scratch, `${total.passed}-${Date.now()}.json`);
  const code = await run(words(report), env(report));
  let result = { passed: 0, failed: 0, skipped: 0 };
  if (existsSync(report)) result = read(JSON.parse(readFileSync(report, 'utf8')));
  if (code !== 0 && result.failed === 0) result.failed = 1;
  count(title, result, since);
}

function vitest(title, words, env = {}) {
  const program = packageProgram('vitest');
  return suite(
    title,
    (report) => [
      program,
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...words,
    ],
    () => env,
    (report) => ({
      passed: report.numPassedTests,
      // A file that does not load has no tests to count.
      failed:
        report.numFailedTests +
        report.testResults.filter(
          (file) =>
            file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
        ).length,
      skipped: report.numPendingTests + report.numTodoTests,
    }),
  );
}

async function journeys() {
  const title = '旅程（ブラウザ）';
  if (!existsSync(path.join(root, 'tests', 'journeys'))) return skip(title, 'tests/journeys がありません');
  const browser = await findBrowser(say);
  if (!browser.path) {
    // Without a browser the journeys were not seen to pass: that is no success.
    total.failed += 1;
    failures.push(title);
    console.log(`— ${title}: 失敗（${browser.reason}）\n`);
    return undefined;
  }
  say(`ブラウザ: ${browser.path}`);
  return suite(
    title,
    () => [packageProgram('@playwright/test', 'playwright'), 'test', '--reporter=list,json'],
    (report) => ({
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      E2E_BROWSER_PATH: browser.path,
      E2E_BROWSER_ARGS: browser.args.join(' '),
    }),
    ({ stats, errors }) => ({
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky + (stats.unexpected + stats.expected === 0 ? errors.length : 0),
      skipped: stats.skipped,
    }),
  );
}

async function oldPostgres() {
  const title = 'データベース（PostgreSQL 15）';
  const address = process.env.TEST_DATABASE_URL;
  if (address)
    return vitest('データベース（TEST_DATABASE_URL）', ['--project', 'postgres'], {
      TEST_DATABASE_URL: address,
    });
  const found = findOldPostgres(say);
  if (!found.bin) return skip(title, found.reason);
  // The same powers and verbs again. Pages, commands and the packaged server stand on them and were run on 17.
  return vitest(
    title,
    [
      '--project',
      'postgres',
      'tests/policies',
      'src/db',
      'src/use-cases',
      'src/jobs',
      '--exclude',
      'src/db/embedded/**',
    ],
    { TEST_DATABASE_URL: '', PG_BIN: found.bin },
  );
}

await check('書式', [packageProgram('oxfmt'), '--check', '.']);
await check('規則', [packageProgram('oxlint'), '--type-aware', '--deny-warnings']);
await check('型', [packageProgram('typescript', 'tsc')]);
await check('使われていないもの', [packageProgram('knip')]);
const isBuilt = await check('組み立て', [path.join(root, 'scripts', 'build.mjs')]);
await vitest('単体', ['--project', 'unit']);
await vitest('データベース（内蔵 PostgreSQL 17）', ['--project', 'postgres'], {
  TEST_DATABASE_URL: '',
  PG_BIN: '',
});
await oldPostgres();
if (isBuilt) await journeys();
else skip('旅程（ブラウザ）', '組み立てができなかったため');
rmSync(scratch, { recursive: true, force: true });

console.log(`全部で ${seconds(begun)}`);
for (const reason of reasons) console.log(`とばしたもの — ${reason}`);
if (failures.length > 0) console.log(`失敗したもの — ${failures.join('、')}`);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
process.exitCode = total.failed > 0 ? 1 : 0;
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
