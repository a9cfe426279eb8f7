import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { actLabel } from '#domain/act-label.ts';

const source = join(import.meta.dirname, '../../src');

function actsOf(file: string): string[] {
  const text = readFileSync(join(source, file), 'utf8');
  const said = /(?:\bact: |\babout\(|\basHost\(host, |\basOwner\()'([a-z.-]+)'/g;
  // `log.about('person', …)` names a kind of thing, which has no dot.
  return [...text.matchAll(said)].flatMap(([whole, act = '']) =>
    whole.startsWith('about') && !act.includes('.') ? [] : [act],
  );
}

it('不変条件8: 閲覧の記録に残るどの行いにも、読める名まえがある', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file),
  );
  const acts = [...new Set(files.flatMap(actsOf))].filter((act) => act !== 'session.resume');
  expect(acts.length).toBeGreaterThan(50);
  expect(acts.filter((act) => actLabel(act) === act)).toEqual([]);
});
