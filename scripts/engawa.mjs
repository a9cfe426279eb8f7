// The engawa command: npm run -s engawa -- backup ../copy
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, setUp, underOurNode } from './set-up.mjs';

setUp();
await underOurNode(import.meta.url);
const { buildIfNeeded, sayBuildFailure } = await import('./build-dist.mjs');
await buildIfNeeded().catch(sayBuildFailure);
await import(pathToFileURL(path.join(root, 'dist', 'engawa.js')).href);
