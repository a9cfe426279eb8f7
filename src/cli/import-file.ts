import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { connect, disconnect } from '#db/connect.ts';
import { prepareDatabase } from '#db/open-database.ts';
import { planImport } from '#registers/plan-import.ts';
import { readRegister } from '#registers/read-register.ts';
import type { Worker } from '#domain/actor.ts';
import { fiscalYear } from '#domain/japanese-date.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import { findImporter } from '#db/find-importer.ts';
import { applyImport } from '#use-cases/exchange/apply-import.ts';
import { dryRunImport, previewImport } from '#use-cases/exchange/preview-import.ts';
import { answerOf, refusedAnswer, sentencesOf, type ImportAnswer } from './import-answer.ts';
import { withDatabase } from './with-database.ts';

type Wanted = { files: string[]; dryRun: boolean; json: boolean; as: string | undefined };

function readArguments(words: readonly string[]): Wanted | undefined {
  const wanted: Wanted = { files: [], dryRun: false, json: false, as: undefined };
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] ?? '';
    if (word === '--dry-run') wanted.dryRun = true;
    else if (word === '--json') wanted.json = true;
    else if (word === '--as') wanted.as = words[(i += 1)];
    else if (word.startsWith('--')) return undefined;
    else wanted.files.push(word);
  }
  return wanted.files.length > 0 ? wanted : undefined;
}

/**
 * Reads register files into the town's register and says what became of every row. With `--dry-run` nothing is written,
 * and no database is made for it. Rows to check stay waiting: somebody decides them on the screen.
 * @returns 0 when every row of every file is accounted for, 2 for an unknown format, 1 for anything else
 */
export async function importFile(words: readonly string[]): Promise<number> {
  const wanted = readArguments(words);
  if (!wanted) {
    console.error('使い方: npm run -s engawa -- import ファイル… [--dry-run] [--json] [--as 利用者名]');
    return 1;
  }
  const answers =
    wanted.dryRun && !hasDatabase()
      ? await answerEach(wanted.files, planAlone)
      : await answerFromDatabase(wanted);
  if (wanted.json) console.log(JSON.stringify(answers, undefined, 2));
  else for (const answer of answers) console.log(sentencesOf(answer).join('\n'));
  if (answers.some(({ status }) => status === 'unknown-format')) return 2;
  return answers.every((answer) => answer.status === 'read' && answer.isAccountedFor) ? 0 : 1;
}

function hasDatabase(): boolean {
  const dataDir = path.resolve(process.env['ENGAWA_DATA_DIR'] || 'data');
  return Boolean(process.env['DATABASE_URL']) || existsSync(path.join(dataDir, 'postgres'));
}

type Given = { name: string; bytes: Uint8Array };

async function answerEach(
  files: readonly string[],
  work: (file: Given) => Promise<ImportAnswer>,
): Promise<ImportAnswer[]> {
  const answers: ImportAnswer[] = [];
  for (const file of files) {
    let bytes: Uint8Array;
    try {
      bytes = readFileSync(file);
    } catch {
      answers.push({
        file,
        status: 'unreadable',
        sentence: `${file} を開けません。場所と名前をたしかめてください。`,
      });
      continue;
    }
    answers.push({ ...(await work({ name: path.basename(file), bytes })), file });
  }
  return answers;
}

async function planAlone({ name, bytes }: Given): Promise<ImportAnswer> {
  const read = await readRegister(bytes, name);
  return read.ok ? answerOf(name, read.report, planImport(read.report.rows, [])) : refusedAnswer(name, read);
}

async function answerFromDatabase(wanted: Wanted): Promise<ImportAnswer[]> {
  let answers: ImportAnswer[] = [];
  await withDatabase(async (database) => {
    await prepareDatabase(database);
    const worker = await findImporter(database.owner, wanted.as);
    if (!worker) {
      const sentence = wanted.as
        ? `利用者 ${wanted.as} が見つからないか、台帳に書けません。`
        : '台帳に書ける利用者がまだいません。npm start で始めるか、--as で利用者名を指定してください。';
      answers = wanted.files.map((file) => ({ file, status: 'unreadable', sentence }));
      return 1;
    }
    connect(database.login);
    try {
      answers = await answerEach(wanted.files, (file) => take(worker, file, wanted.dryRun));
    } finally {
      await disconnect();
    }
    return 0;
  });
  return answers;
}

async function take(worker: Worker, file: Given, dryRun: boolean): Promise<ImportAnswer> {
  if (dryRun) {
    const result = await dryRunImport(worker, file);
    return result.ok
      ? answerOf(file.name, result.report, result.plan)
      : refusedAnswer(file.name, result.refused);
  }
  const result = await previewImport(worker, file);
  if (!result.ok) return refusedAnswer(file.name, result.refused);
  const applied = await applyImport(worker, result.importId, fiscalYear(tokyoDay(new Date())));
  return answerOf(file.name, result.report, result.plan, { importId: result.importId, ...applied });
}
