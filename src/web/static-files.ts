import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { setAssetManifest } from '#web/ui/asset.ts';
import type { OpenEnv } from './context.ts';

/** Our own stylesheet, script and pictures. Names carry a hash of the content, so browsers may keep them for a year. */
export function staticFiles(folder: string): Hono<OpenEnv> {
  setAssetManifest(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<string, string>);
  const files = new Hono<OpenEnv>();
  files.use(
    '/*',
    serveStatic({
      root: folder,
      precompressed: true,
      rewriteRequestPath: (path) => path.replace(/^\/static/, ''),
      onFound: (_path, c) => {
        c.header('Cache-Control', 'public, max-age=31536000, immutable');
      },
    }),
  );
  // A file of an earlier build is gone, and is no page to sign in for.
  files.all('*', (c) => c.text('', 404));
  return files;
}
