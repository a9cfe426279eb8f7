// One command: everything that is measured, as ratios in one run (docs/bench.md). Options: --quick, --only=match, --out FILE
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, setUp, underOurNode } from './set-up.mjs';

setUp();
await underOurNode(import.meta.url);
const { buildIfNeeded, sayBuildFailure } = await import('./build-dist.mjs');
await buildIfNeeded().catch(sayBuildFailure);
const { bench } = await import(pathToFileURL(path.join(root, 'bench', 'main.ts')).href);
await bench(root, buildIfNeeded);
