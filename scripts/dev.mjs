// The application, built and started again whenever a source file changes. The data directory stays the same.
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import path from 'node:path';
import { root, setUp, underOurNode } from './set-up.mjs';

setUp();
await underOurNode(import.meta.url);
const { build } = await import('./build-dist.mjs');

let server;
let isEnding = false;

async function stop() {
  if (!server || server.exitCode !== null) return;
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await gone;
}

async function again() {
  try {
    await build();
  } catch (error) {
    console.error(error.errors ? '組み立てられませんでした。直して保存すると、もう一度試します。' : error);
    return;
  }
  await stop();
  if (isEnding) return;
  server = spawn(process.execPath, ['--enable-source-maps', path.join(root, 'dist', 'main.js')], {
    stdio: 'inherit',
  });
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    isEnding = true;
    void stop().then(() => process.exit(0));
  });
}

let turn = again();
let timer;
watch(path.join(root, 'src'), { recursive: true }, (_event, name) => {
  if (!name || /\.test\.tsx?$/.test(name)) return;
  clearTimeout(timer);
  // An editor saves in several steps; a checkout changes many files.
  timer = setTimeout(() => {
    turn = turn.then(again);
  }, 150);
});
