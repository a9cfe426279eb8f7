import { mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';
import { readLogHeads } from '#db/log-heads.ts';
import { anchorHeading, anchorLine } from '#domain/log-anchor.ts';

export const anchorFile = 'engawa-anchors.tsv';

type Post = {
  to: string;
  send: (mail: { to: string; subject: string; text: string }) => Promise<void>;
};

/**
 * Adds today's heads of all chains to the file of anchors, and sends the lines to whoever keeps them elsewhere. The file is only
 * ever added to. What was sent holds also against somebody who owns this machine, file and database alike.
 */
export async function writeAnchors(
  owner: pg.ClientConfig,
  directory: string,
  now: Date,
  post?: Post,
): Promise<string[]> {
  const lines = (await readLogHeads(owner, now)).map(anchorLine);
  if (lines.length === 0) return [];
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const file = await open(path.join(directory, anchorFile), 'a', 0o600);
  try {
    const { size } = await file.stat();
    await file.appendFile(`${[...(size === 0 ? [anchorHeading] : []), ...lines].join('\n')}\n`);
    // Behind a power cut the line must be there: tomorrow's begins where this one ended.
    await file.sync();
  } finally {
    await file.close();
  }
  if (post !== undefined) {
    await post.send({
      to: post.to,
      subject: '縁側　閲覧の記録の控え',
      text: [
        'このメールを、消さずに、縁側の機械とは別のところに置いてください。',
        '下の行をつなげたファイルを渡すと、記録があとから作り直されていないか確かめられます（verify-log --anchors）。',
        '',
        ...lines,
        '',
      ].join('\n'),
    });
  }
  return lines;
}
