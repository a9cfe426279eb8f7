import { setUp, underOurNode } from './set-up.mjs';

setUp();
await underOurNode(import.meta.url);
const { build } = await import('./build-dist.mjs');
await build();
