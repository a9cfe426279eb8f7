import { describe, expect, it } from 'vitest';
import { sentenceCases } from './read-sentences.test-data.ts';
import { readText } from './read-text.ts';
import { told } from './told.test-data.ts';

describe.each(Object.entries(sentenceCases))('%s', (_name, cases) => {
  it.each(cases)('%s「%s」', (voice, text, expected) => {
    const read = readText(text, voice).suggestions.map((one) => told(one, voice === 'offer'));
    for (const one of expected) {
      if (one.startsWith('!')) expect(read).not.toContain(one.slice(1));
      else expect(read).toContain(one);
    }
  });
});

it('二百五十より多い文で確かめている', () => {
  expect(Object.values(sentenceCases).flat().length).toBeGreaterThanOrEqual(250);
});
