import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type pg from 'pg';
import { growTown, type GrownTown } from './grow-town.ts';
import { openScratch } from './scratch.ts';
import { serve } from './serve.ts';

/** The demo town as the product lays it at its first start, grown to `scale` × 300 people. `after` is asked while its database is open. */
export async function layTown<Result>(
  build: string,
  dataDir: string,
  scale: number,
  after: (owner: pg.ClientConfig) => Promise<Result>,
): Promise<{ grown: GrownTown; result: Result }> {
  const first = await serve(build, dataDir);
  await first.stop();
  const database = await openScratch(dataDir);
  try {
    const grown = await growTown(database.owner, scale);
    return { grown, result: await after(database.owner) };
  } finally {
    await database.stop();
  }
}

/** `node scripts/large-town.mjs --in DIR --scale 100`: once, for looking at it with ENGAWA_DATA_DIR=DIR. */
export async function layLargeTown(root: string): Promise<void> {
  const { values } = parseArgs({
    options: { in: { type: 'string' }, scale: { type: 'string', default: '100' } },
  });
  const scale = Number(values.scale);
  if (values.in === undefined) throw new Error('--in DIR: where the town shall lie');
  if (!Number.isInteger(scale) || scale < 1) throw new Error(`--scale ${values.scale}: a whole number`);
  const dataDir = path.resolve(values.in);
  // Copied once more, a town would have two of everything: one is laid in an empty place only.
  if (existsSync(dataDir) && readdirSync(dataDir).length > 0) throw new Error(`${dataDir} is not empty`);
  const begun = performance.now();
  process.stderr.write(`見本の町 ×${scale} を用意しています…\n`);
  const { grown } = await layTown(path.join(root, 'dist'), dataDir, scale, async () => undefined);
  const seconds = Math.round((performance.now() - begun) / 1000);
  process.stdout.write(`${JSON.stringify({ dataDir, scale, seconds, ...grown }, null, 2)}\n`);
}
