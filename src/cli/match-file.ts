import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { tokyoDay } from '#domain/tokyo-day.ts';
import { matchFileAnswers } from '#matching/match-file.ts';

const usage = '使い方: npm run -s engawa -- match ファイル.json [--mode text|confirmed]';

/** Reads a match file and writes the answers to standard output; what went wrong goes to standard error. */
export async function matchFile(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    strict: false,
    options: { mode: { type: 'string', default: 'text' } },
  });
  const [path] = positionals;
  const mode = z.enum(['text', 'confirmed']).safeParse(values['mode']);
  if (path === undefined || positionals.length > 1 || !mode.success) {
    console.error(usage);
    return 2;
  }
  let words: string;
  try {
    words = await readFile(path, 'utf8');
  } catch {
    console.error(`ファイルを読めません: ${path}`);
    return 1;
  }
  try {
    const answers = matchFileAnswers(JSON.parse(words), mode.data, tokyoDay(new Date()));
    console.log(JSON.stringify(answers, null, 1));
    return 0;
  } catch (error) {
    if (error instanceof SyntaxError) console.error(`JSONとして読めません: ${error.message}`);
    else if (error instanceof z.ZodError) console.error(`形がちがいます:\n${z.prettifyError(error)}`);
    else throw error;
    return 1;
  }
}
