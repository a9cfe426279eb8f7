/** The head of one municipality's chain at a moment, kept outside the database (docs/decisions/0052). */
export type LogAnchor = {
  /** When it was taken, ISO in UTC. */
  at: string;
  /** The municipality's id; its name stands at the end of the line, for people. */
  municipality: string;
  name: string;
  seq: number;
  /** How many entries there were. */
  count: number;
  hash: string;
};

/** Explains the file to whoever finds it; a line that begins so is no anchor. */
export const anchorHeading =
  '# 縁側　閲覧の記録の控え（時刻・自治体の番号・記録の番号・件数・鎖の値・自治体の名前）。人の記録は入っていません。';

const gap = '\t';

/** One line of text, to be read over the telephone if need be: no quotes, no brackets. */
export function anchorLine({ at, municipality, name, seq, count, hash }: LogAnchor): string {
  return [at, municipality, seq, count, hash, name.replaceAll(/\s+/gu, ' ')].join(gap);
}

const line =
  /^(\d{4}-\d{2}-\d{2}T[\d:.]+Z)\s+([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\s+(\d{1,15})\s+(\d{1,15})\s+([0-9a-f]{64}|-)(?:\s+(.*))?$/u;

/** Reads a file of anchors, also one that went through mails and spreadsheets; or says which line cannot be read. */
export function parseAnchors(text: string): { anchors: LogAnchor[] } | { badLine: number } {
  const anchors: LogAnchor[] = [];
  const lines = text.replace(/^\uFEFF/u, '').split(/\r?\n/u);
  for (const [place, written] of lines.entries()) {
    const trimmed = written.replace(/^[>\s]+/u, '').trimEnd();
    if (trimmed === '' || trimmed.startsWith('#')) continue;
    const [, at, municipality, seq, count, hash, name = ''] = line.exec(trimmed) ?? [];
    if (at === undefined || municipality === undefined || hash === undefined) return { badLine: place + 1 };
    // A chain without an entry has no hash yet.
    anchors.push({
      at,
      municipality,
      name,
      seq: Number(seq),
      count: Number(count),
      hash: hash === '-' ? '' : hash,
    });
  }
  return { anchors };
}
