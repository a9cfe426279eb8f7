import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { Hono } from 'hono';
import { setAssetManifest } from '#web/ui/asset.ts';
import type { OpenEnv } from './context.ts';

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};
const encodings = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/**
 * Our own stylesheet, script and pictures, held in memory: a build beside a running server must not take its files away.
 * Names carry a hash of the content, so browsers may keep them for a year.
 */
export function staticFiles(folder: string): Hono<OpenEnv> {
  setAssetManifest(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<string, string>);
  const held = new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(folder, name)).isFile())
      .map((name) => [name, readFileSync(join(folder, name))] as const),
  );
  const files = new Hono<OpenEnv>();
  files.get('/*', (c) => {
    const name = c.req.path.replace(/^\/static\//, '');
    const type = types[extname(name)];
    const plain = held.get(name);
    // A file of an earlier build is gone, and is no page to sign in for.
    if (!type || !plain) return c.text('', 404);
    const accepted = c.req.header('Accept-Encoding') ?? '';
    const [encoding, body] =
      encodings
        .map(([code, ending]) => [code, held.get(`${name}${ending}`)] as const)
        .find(([code, bytes]) => bytes !== undefined && accepted.includes(code)) ?? [];
    c.header('Content-Type', type);
    c.header('Cache-Control', 'public, max-age=31536000, immutable');
    c.header('Vary', 'Accept-Encoding');
    if (encoding) c.header('Content-Encoding', encoding);
    return c.body(new Uint8Array(body ?? plain));
  });
  return files;
}
