// Writes THIRD_PARTY_NOTICES.md: every package that ships (dependencies and what they need), with its licence text.
// Run after a change of dependencies: node scripts/third-party.mjs
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** The folder a package is found in, looking upwards from the one that asks for it, as Node does. */
function folderOf(name, from) {
  for (let at = from; at.startsWith(root); at = join(at, '..')) {
    const folder = join(at, 'node_modules', name);
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (at === root) break;
  }
  return undefined;
}

const found = new Map();
function walk(names, from) {
  for (const name of names) {
    const folder = folderOf(name, from);
    if (folder === undefined) continue;
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const key = `${manifest.name}@${manifest.version}`;
    if (found.has(key)) continue;
    found.set(key, { manifest, folder });
    walk(Object.keys(manifest.dependencies ?? {}), folder);
  }
}
walk([...Object.keys(own.dependencies), ...Object.keys(own.optionalDependencies ?? {})], root);

function licenceOf({ license, licenses }) {
  if (typeof license === 'string') return license;
  if (license?.type) return license.type;
  return (licenses ?? []).map((one) => one.type).join(' OR ') || 'see text';
}

const parts = [...found.values()]
  .toSorted((a, b) => a.manifest.name.localeCompare(b.manifest.name, 'en'))
  .map(({ manifest, folder }) => {
    // A typeface has a licence of its own beside that of its package.
    const text = readdirSync(folder)
      .filter((name) => /^(licen[cs]e|copying|copyright)/i.test(name))
      .toSorted()
      .map((name) => readFileSync(join(folder, name), 'utf8').trim().replaceAll('\r\n', '\n'))
      .join('\n\n');
    const heading = `## ${manifest.name} ${manifest.version}\n\nLicence: ${licenceOf(manifest)}\n`;
    return text === '' ? heading : `${heading}\n\`\`\`text\n${text}\n\`\`\`\n`;
  });

const lead = `# Third-party notices

Engawa ships with the packages below. The embedded PostgreSQL binaries are under the PostgreSQL Licence
(https://www.postgresql.org/about/licence/). Engawa's own code is under Apache-2.0 (see LICENSE).
This file is written by \`node scripts/third-party.mjs\`.
`;
writeFileSync(join(root, 'THIRD_PARTY_NOTICES.md'), `${lead}\n${parts.join('\n')}`);
console.log(
  `${found.size} packages: ${[...new Set([...found.values()].map(({ manifest }) => licenceOf(manifest)))].join(', ')}`,
);
