import { setUp, underOurNode } from './set-up.mjs';

setUp();
await underOurNode(import.meta.url);
const { build, sayBuildFailure } = await import('./build-dist.mjs');
await build().catch(sayBuildFailure);
