// Plain JavaScript without imports from packages: this runs on whatever Node (>= 20) the machine has, with nothing installed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.dirname(import.meta.dirname ?? path.dirname(fileURLToPath(import.meta.url)));

/** Ends with a sentence instead of a stack. */
export function giveUp(japanese, english) {
  console.error(`${japanese}\n${english}`);
  process.exit(1);
}

/** Installs what the lock file names and node_modules lacks. Anything that is there in the right version is left alone. */
export function setUp() {
  if (Number.parseInt(process.versions.node, 10) < 20) {
    giveUp(
      `Node.js ${process.versions.node} では動きません。Node.js 20 以上を入れてください。`,
      `Node.js ${process.versions.node} is too old. Install Node.js 20 or later.`,
    );
  }
  const missing = missingPackages();
  if (missing.length > 0) {
    console.error(`部品を入れています（${missing.length}個、数分かかることがあります）…`);
    runNpm(
      ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'],
      root,
    );
  }
  if (!isNewNode()) findNode();
}

/** Compares what npm says it installed with the lock file, package by package. */
function missingPackages() {
  const wanted = readPackages(path.join(root, 'package-lock.json'));
  if (!wanted) giveUp('package-lock.json がありません。', 'package-lock.json is missing.');
  const present = readPackages(path.join(root, 'node_modules', '.package-lock.json')) ?? {};
  return Object.entries(wanted)
    .filter(([place, entry]) => place !== '' && !entry.optional && present[place]?.version !== entry.version)
    .map(([place]) => place);
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

function runNpm(words, directory) {
  const script = process.env.npm_execpath;
  const isNpm = script !== undefined && /npm-cli\.[cm]?js$/.test(script);
  // Our standard output may be somebody's input (engawa verify-log --json); progress goes to the other one.
  const options = { cwd: directory, stdio: ['inherit', 2, 'inherit'] };
  const { status } = isNpm
    ? spawnSync(process.execPath, [script, ...words], options)
    : spawnSync('npm', words, { ...options, shell: process.platform === 'win32' });
  if (status === 0) return;
  giveUp(
    '部品を入れられませんでした。ネットワークと、このフォルダへの書き込み権限を確かめて、もう一度実行してください。',
    `npm ${words[0]} failed. Check the network and that ${directory} is writable, then run this again.`,
  );
}

/** Whether the Node that runs us is the one this product is tested with, or newer: it reads TypeScript by itself. */
function isNewNode() {
  return Number.parseInt(process.versions.node, 10) >= 24;
}

/** The Node that comes with the product. `npm ci --ignore-scripts` leaves its program out; then it is fetched here. */
function findNode() {
  const found = packagedNode();
  if (found) return found;
  const folder = path.join(root, 'node_modules', 'node');
  const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  console.error(`Node.js ${version} を入れています…`);
  const name = platformPackage();
  runNpm(
    [
      'install',
      '--no-save',
      '--no-package-lock',
      '--ignore-scripts',
      '--prefix',
      folder,
      `${name}@${version}`,
    ],
    folder,
  );
  return (
    packagedNode() ??
    giveUp(
      `Node.js ${version} を用意できませんでした。Node.js 24 以上を入れて、もう一度実行してください。`,
      `Node.js ${version} could not be prepared. Install Node.js 24 or later and run this again.`,
    )
  );
}

function platformPackage() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const prefix = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  return `${prefix}-${platform}-${process.arch}`;
}

function packagedNode() {
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  const places = [path.join('node', 'bin', program)];
  for (const parent of [path.join('node', 'node_modules'), '']) {
    places.push(path.join(parent, platformPackage(), 'bin', program));
  }
  for (const place of places) {
    const file = path.join(root, 'node_modules', place);
    if (!existsSync(file)) continue;
    const { status, stdout } = spawnSync(file, ['--version'], { encoding: 'utf8' });
    if (status === 0 && Number.parseInt(stdout.slice(1), 10) >= 24) return file;
  }
  return undefined;
}

/**
 * Runs the calling script under the right Node: goes on in this process when it is new enough, otherwise starts the
 * script again and never comes back.
 */
export async function underOurNode(scriptAddress) {
  if (isNewNode()) return;
  const child = spawn(findNode(), [fileURLToPath(scriptAddress), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  // Ctrl-C reaches the child through the terminal; a signal sent to us alone has to be passed on.
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT']) {
    process.on(signal, () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  const code = await new Promise((resolve) => {
    child.once('exit', (status, signal) => resolve(status ?? (signal === 'SIGINT' ? 130 : 1)));
    child.once('error', () => resolve(1));
  });
  process.exit(code);
}

/** The programs of node_modules, whether or not npm made links for them. */
export function packageProgram(name, bin = name) {
  // By path: some packages do not let their manifest be asked for.
  const folder = path.join(root, 'node_modules', name);
  const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return path.join(folder, typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[bin]);
}
