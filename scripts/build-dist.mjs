import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { giveUp, root } from './set-up.mjs';

const dist = path.join(root, 'dist');
const sources = ['src', 'scripts', 'package.json', 'package-lock.json'];

/** What the tree looks like now; a build made from the same look is still good. */
function fingerprint() {
  const hash = createHash('sha256');
  const add = (place) => {
    const found = statSync(path.join(root, place), { throwIfNoEntry: false });
    if (!found) return;
    if (found.isDirectory()) {
      for (const name of readdirSync(path.join(root, place)).toSorted()) add(path.join(place, name));
    } else if (!/\.test\.tsx?$/.test(place)) hash.update(`${place}\0${found.size}\0${found.mtimeMs}\n`);
  };
  for (const place of sources) add(place);
  return hash.digest('hex');
}

function readText(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** Builds unless dist is already what the sources say. A delivered tree without sources is taken as it is. */
export async function buildIfNeeded() {
  if (!existsSync(path.join(root, 'src'))) return false;
  const now = fingerprint();
  if (readText(path.join(dist, 'built-from')) === now) return false;
  await build(now);
  return true;
}

/** For whoever only wants to start: esbuild has already said what is wrong and where; our stack adds nothing. */
export function sayBuildFailure(error) {
  if (!error.errors) throw error;
  giveUp('組み立てられませんでした。上の箇所を直してください。', 'The build failed; see above.');
}

/** Fills dist: the server, the command, the migrations, and what the browser gets. Made aside, then moved into place whole. */
export async function build(builtFrom = fingerprint()) {
  const begun = Date.now();
  let draft;
  try {
    mkdirSync(path.join(root, '.cache'), { recursive: true });
    draft = mkdtempSync(path.join(root, '.cache', 'dist-'));
  } catch {
    giveUp(
      `${root} に書き込めないため、組み立てができません。書き込める利用者で一度 npm run build を実行してください。`,
      `${root} is not writable, so nothing can be built. Run npm run build once as a user who may write there.`,
    );
  }
  try {
    await bundleServer(draft);
    await buildStatic(path.join(draft, 'static'));
    cpSync(path.join(root, 'src/db/migrations'), path.join(draft, 'migrations'), { recursive: true });
    cpSync(path.join(root, 'src/documents/press/templates'), path.join(draft, 'templates'), {
      recursive: true,
    });
    writeFileSync(path.join(draft, 'built-from'), builtFrom);
    replace(draft);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  console.error(`組み立てました（${((Date.now() - begun) / 1000).toFixed(1)}秒）`);
}

function replace(draft) {
  const old = `${draft}.old`;
  if (existsSync(dist)) renameSync(dist, old);
  try {
    renameSync(draft, dist);
  } catch (error) {
    // A build beside us was faster; both were made from the same sources.
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  } finally {
    rmSync(old, { recursive: true, force: true });
  }
}

async function bundleServer(outdir) {
  const { build: bundle } = await import('esbuild');
  await bundle({
    absWorkingDir: root,
    entryPoints: {
      main: 'src/main.ts',
      engawa: 'src/cli/engawa.ts',
      // A thread starts from a file of its own.
      'paper-worker': 'src/documents/press/paper-worker.ts',
    },
    outdir,
    bundle: true,
    splitting: true,
    chunkNames: 'chunk-[hash]',
    packages: 'external',
    platform: 'node',
    target: 'node24',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    sourcemap: 'linked',
    logLevel: 'warning',
  });
  // Bundled files load packages from the tree above, as ES modules.
  writeFileSync(path.join(outdir, 'package.json'), '{ "type": "module" }\n');
}

/** One stylesheet, one script, and pictures; every name carries a hash, so that browsers may keep them for a year. */
async function buildStatic(folder) {
  const { build: bundle } = await import('esbuild');
  mkdirSync(folder, { recursive: true });
  const shared = {
    absWorkingDir: root,
    outdir: folder,
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    bundle: true,
    minify: true,
    metafile: true,
    logLevel: 'warning',
    loader: { '.svg': 'file', '.png': 'file', '.woff2': 'file' },
  };
  const manifest = {};
  const take = ({ metafile }) => {
    for (const [output, { entryPoint }] of Object.entries(metafile.outputs)) {
      if (!entryPoint) continue;
      manifest[`engawa${path.extname(output)}`] = path.basename(output);
    }
  };
  take(await bundle({ ...shared, target: ['chrome100', 'safari15.4', 'firefox100'], ...styleEntry() }));
  take(await bundle({ ...shared, format: 'esm', target: 'es2022', ...scriptEntry() }));
  for (const name of listFiles(path.join(root, 'src/web/static'))) {
    const bytes = readFileSync(path.join(root, 'src/web/static', name));
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
    const { dir, name: stem, ext } = path.parse(name);
    const hashed = path.posix.join(dir, `${stem}-${hash}${ext}`);
    mkdirSync(path.join(folder, dir), { recursive: true });
    writeFileSync(path.join(folder, hashed), bytes);
    manifest[name] = hashed;
  }
  writeFileSync(path.join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  for (const name of listFiles(folder)) {
    if (!/\.(?:css|js|svg|map)$/.test(name)) continue;
    const bytes = readFileSync(path.join(folder, name));
    writeFileSync(path.join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
    writeFileSync(path.join(folder, `${name}.br`), brotliCompressSync(bytes));
  }
}

function styleEntry() {
  return { entryPoints: { engawa: 'src/web/styles/engawa.css' } };
}

/** `islands/engawa.ts` when it is there to say the order; otherwise Turbo and every island. */
function scriptEntry() {
  const islands = path.join(root, 'src/web/islands');
  if (existsSync(path.join(islands, 'engawa.ts')))
    return { entryPoints: { engawa: 'src/web/islands/engawa.ts' } };
  const files = listFiles(islands).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  const contents = ["import '@hotwired/turbo';", ...files.map((name) => `import './${name}';`)].join('\n');
  return { stdin: { contents, resolveDir: existsSync(islands) ? islands : root, sourcefile: 'engawa.ts' } };
}

function listFiles(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .toSorted();
}
