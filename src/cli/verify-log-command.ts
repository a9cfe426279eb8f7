import { readFileSync } from 'node:fs';
import { verifyLog } from '#db/verify-log.ts';
import { parseAnchors, type LogAnchor } from '#domain/log-anchor.ts';
import { tellVerdicts } from './tell-verdicts.ts';
import { withDatabase } from './with-database.ts';

const usage =
  '使い方: npm run -s engawa -- verify-log [--anchors 控えのファイル]　控えのファイルは、毎日の控え（engawa-anchors.tsv）か、メールで受けとった行を集めたものです。';

/** With a file of earlier heads that was kept elsewhere, a chain that was forged as a whole shows too. */
export async function verifyLogCommand(words: readonly string[]): Promise<number> {
  const [option, file, ...rest] = words;
  if (option !== undefined && (option !== '--anchors' || file === undefined || rest.length > 0)) {
    console.error(usage);
    return 2;
  }
  const anchors = file === undefined ? [] : readAnchors(file);
  if (anchors === undefined) return 2;
  return withDatabase(async ({ owner }) => tellVerdicts(await verifyLog(owner, anchors)));
}

function readAnchors(file: string): LogAnchor[] | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    console.error(`${file} を開けません。名前と、読む権限を確かめてください。`);
    return undefined;
  }
  const read = parseAnchors(text);
  if ('badLine' in read) {
    console.error(
      `${file} の${read.badLine}行目を、控えとして読めません。ここが書きかえられていないか、元のメールと見くらべてください。`,
    );
    return undefined;
  }
  if (read.anchors.length === 0) {
    console.error(`${file} に、控えの行がありません。`);
    return undefined;
  }
  return read.anchors;
}
