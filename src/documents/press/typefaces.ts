import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { readTypeface, type Typeface } from './typeface.ts';

export type LoadedTypeface = Typeface & { files: Buffer[] };

const require = createRequire(import.meta.url);

function inPackage(name: string, ...files: string[]): string[] {
  return files.map((file) => join(dirname(require.resolve(name)), file));
}

function load(family: string, paths: readonly string[]): LoadedTypeface {
  const files = paths.map((path) => readFileSync(path));
  const [first] = files;
  if (!first) throw new Error(`no file of ${family}`);
  return { ...readTypeface(family, first), files };
}

const folders = [
  '/usr/share/fonts',
  '/usr/local/share/fonts',
  '/Library/Fonts',
  join(homedir(), 'Library/Fonts'),
  join(homedir(), '.local/share/fonts'),
  join(homedir(), '.fonts'),
  'C:\\Windows\\Fonts',
  join(process.env['LOCALAPPDATA'] ?? homedir(), 'Microsoft\\Windows\\Fonts'),
];

/** IPAmj明朝 has the 60,000 letters of the family registers. It is no package: a municipality installs it, or names the file. */
function findIpamj(setting: string | undefined): string | undefined {
  if (setting === 'none') return undefined;
  if (setting) return setting;
  for (const folder of folders) {
    let names: string[];
    try {
      names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    } catch {
      continue;
    }
    const name = names.find((one) => /(?:^|[\\/])ipamjm[^\\/]*\.(?:ttf|otf)$/i.test(one));
    if (name) return join(folder, name);
  }
  return undefined;
}

/**
 * In order of preference: BIZ UDゴシック, which reads well after three photocopies (not its proportional sister: the
 * typesetter would draw 」 and （ together); Noto Sans JP for 𠮷 and the forms of
 * 邉, 葛, 辻 under the Adobe-Japan1 selectors; IPAmj明朝, where it is installed, for those of the family registers.
 */
export function loadTypefaces(ipamj: string | undefined): LoadedTypeface[] {
  const installed = findIpamj(ipamj);
  return [
    load(
      'BIZ UDGothic',
      inPackage(
        '@expo-google-fonts/biz-udgothic',
        '400Regular/BIZUDGothic_400Regular.ttf',
        '700Bold/BIZUDGothic_700Bold.ttf',
      ),
    ),
    load('Noto Sans Japanese', inPackage('@embedpdf/fonts-jp', '../fonts/NotoSansJP-Regular.otf')),
    ...(installed === undefined ? [] : [load('IPAmjMincho', [installed])]),
  ];
}
