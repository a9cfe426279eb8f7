// Lays the demo town grown large in an empty directory, to look at: node scripts/large-town.mjs --in DIR [--scale 100],
// then ENGAWA_DATA_DIR=DIR npm run serve.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, setUp, underOurNode } from './set-up.mjs';

setUp();
await underOurNode(import.meta.url);
const { buildIfNeeded, sayBuildFailure } = await import('./build-dist.mjs');
await buildIfNeeded().catch(sayBuildFailure);
const { layLargeTown } = await import(pathToFileURL(path.join(root, 'bench', 'lay-town.ts')).href);
await layLargeTown(root);
