import { describe, expect, it } from 'vitest';
import { ruleText } from '#domain/hours-text.ts';
import { sentenceCases } from './read-sentences.test-data.ts';
import { readText, type Suggestion } from './read-text.ts';
import { ruleOfHours } from './take-up.ts';

/** A suggestion as the table writes it. */
function told(suggestion: Suggestion, isOffer: boolean): string {
  switch (suggestion.kind) {
    case 'hours':
      return `hours ${ruleText(ruleOfHours(suggestion))}`;
    case 'demand': {
      if (isOffer) return `demand ${suggestion.code}${suggestion.holds ? '' : ' none'}`;
      if (suggestion.leaning === 'unwilling') return `demand ${suggestion.code} refuses`;
      if (suggestion.level !== undefined) return `demand ${suggestion.code} little`;
      return `demand ${suggestion.code} ${suggestion.holds ? 'can' : 'cannot'}`;
    }
    case 'support':
      return `${suggestion.holds ? 'support' : 'lack'} ${suggestion.code}`;
    case 'document':
      if (isOffer) return suggestion.holds ? `document ${suggestion.code}` : '';
      return `document ${suggestion.code} ${suggestion.holds ? 'yes' : 'no'}`;
    case 'eligibility':
      return `eligibility ${suggestion.code}`;
    case 'age':
      return `age ${suggestion.least ?? ''}-${suggestion.most ?? ''}`;
    case 'group':
      return `group ${suggestion.people}`;
    case 'fee':
      return `fee ${suggestion.yen}`;
    case 'distance':
      return `distance ${suggestion.km}${suggestion.byLift ? ' lift' : ''}`;
    case 'session':
      return `session ${suggestion.minutes}`;
    case 'capacity':
      return `capacity ${suggestion.places}`;
    case 'contact':
      return `contact ${suggestion.how}`;
    case 'means':
      return `means ${suggestion.by}`;
    case 'times':
      return `times ${suggestion.perWeek}`;
    case 'concept':
      return suggestion.leaning === 'unwilling' ? `avoid ${suggestion.concept}` : '';
    case 'short_ok':
      return 'short';
    default:
      return 'formal';
  }
}

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
