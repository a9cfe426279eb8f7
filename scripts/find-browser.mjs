import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * A browser for the journeys, nearest first. Answers the program with the arguments it needs, or the reason there is none.
 * Nothing is downloaded except, as root on Debian, the distribution's own chromium.
 */
export async function findBrowser(say = () => undefined) {
  const isRoot = process.getuid?.() === 0;
  const sandbox = isRoot ? ['--no-sandbox'] : [];
  const chosen = process.env.E2E_BROWSER_PATH;
  if (chosen) {
    return existsSync(chosen)
      ? { path: chosen, args: sandbox }
      : { reason: `E2E_BROWSER_PATH の ${chosen} がありません` };
  }
  const installed = installedBrowser();
  if (installed) return { path: installed, args: sandbox };
  if (process.platform === 'linux' && process.arch === 'x64') {
    const packaged = await packagedBrowser(say);
    if (packaged) return packaged;
  }
  if (process.platform === 'linux' && isRoot && onPath('apt-get')) {
    say('chromium を apt-get で入れています…');
    const apt = (...words) =>
      spawnSync('apt-get', words, {
        stdio: 'ignore',
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    apt('update');
    apt('install', '-y', '--no-install-recommends', 'chromium');
    const found = onPath('chromium');
    if (found) return { path: found, args: sandbox };
  }
  return {
    reason: 'Chromium か Chrome が見つかりません。入れるか、E2E_BROWSER_PATH で場所を指定してください',
  };
}

function installedBrowser() {
  const places = {
    darwin: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ],
    win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) =>
      ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'].map((place) =>
        path.join(process.env[name] ?? 'C:/', place),
      ),
    ),
  }[process.platform];
  if (places) return places.find((place) => existsSync(place));
  for (const name of ['chromium', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']) {
    const found = onPath(name);
    if (found) return found;
  }
  return undefined;
}

export function onPath(name) {
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter((directory) => directory !== '')
    .map((directory) => path.join(directory, name))
    .find(isFile);
}

/** A directory of PATH may be closed to us (somebody else's home): then nothing is there for us. */
function isFile(file) {
  try {
    return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
  } catch {
    return false;
  }
}

/** The chromium among our packages: headless, and with the libraries that a bare machine lacks. */
async function packagedBrowser(say) {
  const before = process.env.AWS_EXECUTION_ENV;
  const fonts = process.env.FONTCONFIG_PATH;
  const temporary = process.env.TMPDIR;
  // It unpacks into the temporary directory, under a fixed name. Shared, that would be another user's program: closed to
  // us, or anybody's to have put there. So it gets a folder of this checkout.
  const unpacked = path.join(import.meta.dirname, '..', 'node_modules', '.cache', 'chromium');
  // Only when it believes to be there does the package unpack its own NSS libraries (read at import).
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs20.x';
  try {
    say('同梱の chromium を用意しています…');
    mkdirSync(unpacked, { recursive: true });
    process.env.TMPDIR = unpacked;
    const { default: chromium } = await import('@sparticuz/chromium');
    const file = await chromium.executablePath();
    const { status } = spawnSync(file, ['--version', '--no-sandbox'], { stdio: 'ignore' });
    // It cannot use the kernel's sandbox; the only pages it opens are our own.
    if (status === 0) return { path: file, args: ['--no-sandbox', '--disable-gpu', '--headless=shell'] };
    // Cut off while unpacking, perhaps: it must not stand in the way of the next run.
    rmSync(unpacked, { recursive: true, force: true });
    return undefined;
  } catch {
    return undefined;
  } finally {
    if (temporary === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = temporary;
    if (before === undefined) delete process.env.AWS_EXECUTION_ENV;
    else process.env.AWS_EXECUTION_ENV = before;
    // It points the browser at its own fonts, which have no kana: pages would be measured without their letters.
    if (existsSync('/etc/fonts/fonts.conf')) {
      if (fonts === undefined) delete process.env.FONTCONFIG_PATH;
      else process.env.FONTCONFIG_PATH = fonts;
    }
  }
}
