import { ruleText } from '#domain/hours-text.ts';
import type { Suggestion } from './read-text.ts';
import { ruleOfHours } from './take-up.ts';

/** A suggestion as the tables of sentences write it; '' for what they do not speak of. */
export function told(suggestion: Suggestion, isOffer: boolean): string {
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
      return isOffer
        ? `eligibility ${suggestion.code}`
        : `eligibility ${suggestion.code} ${suggestion.holds ? 'yes' : 'no'}`;
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
    case 'any_age':
      return 'age any';
    case 'no_documents':
      return 'document none';
    case 'led_by':
      return `leader ${suggestion.by}`;
    case 'exit':
      return `exit ${suggestion.exit}`;
    case 'travel':
      return `minutes ${suggestion.minutes}`;
    case 'short_ok':
      return 'short';
    default:
      return 'formal';
  }
}
