import { readFileSync } from 'node:fs';
import { verifyLog } from '#db/verify-log.ts';
import { tellVerdicts } from './tell-verdicts.ts';
import { withDatabase } from './with-database.ts';

type Anchor = { municipality: string; seq: number; hash: string };

/** With a file of earlier heads, a chain that was forged as a whole shows too. */
export async function verifyLogCommand([file]: readonly string[]): Promise<number> {
  const anchors = file === undefined ? [] : readAnchors(file);
  if (anchors === undefined) {
    console.error(
      `${file} を読めません。[{"municipality": "…", "seq": 120, "hash": "…"}] の形で書いてください。`,
    );
    return 2;
  }
  return withDatabase(async ({ owner }) => tellVerdicts(await verifyLog(owner, anchors)));
}

function readAnchors(file: string): Anchor[] | undefined {
  let found: unknown;
  try {
    found = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
  return Array.isArray(found) && found.every(isAnchor) ? found : undefined;
}

function isAnchor(value: unknown): value is Anchor {
  if (typeof value !== 'object' || value === null) return false;
  const { municipality, seq, hash } = value as Partial<Record<string, unknown>>;
  return typeof municipality === 'string' && Number.isInteger(seq) && typeof hash === 'string';
}
