import {
  contactLabels,
  documentLabels,
  eligibilityLabels,
  exitLabels,
  leaderLabels,
  supportLabels,
} from '#domain/condition-codes.ts';
import { opportunityFieldLabels } from '#domain/conditions.ts';
import { demandLabels } from '#domain/demand-codes.ts';
import { ruleOfHours } from '#matching/take-up.ts';
import { ruleText } from '#domain/hours-text.ts';
import { around, type Around } from '#matching/around.ts';
import { readText, type Meaning } from '#matching/read-text.ts';
import { conceptLabel, conceptOf } from '#matching/vocabulary.ts';

/** The fields in which people write freely about a resource. */
export const textSources = ['summary', 'hostWishes', 'cannotAccept', 'requires'] as const;
export type TextSource = (typeof textSources)[number];

/** What a text seems to say about one condition, with the words it came from. Nothing of it holds until somebody says yes. */
export type ConditionSuggestion = {
  /** The same text gives the same id, so that an answer finds its suggestion again. */
  id: string;
  source: TextSource;
  term: string;
  field: string;
  words: string;
  /** The rest of the sentence on both sides of them. */
  around: Around;
  meaning: Meaning;
};

/** What could not be read as a condition, and where it stands. */
export type UnreadWords = { source: TextSource; words: string };

// Demands, supports, kinds and steps are read by rules of their own; their bare terms would ask twice.
const asTerms = new Set(['A', 'N', 'T']);

/** Reads what was written freely and proposes conditions; what was not understood comes back in its own words. */
export function suggestConditions(texts: Readonly<Record<TextSource, string>>): {
  suggestions: ConditionSuggestion[];
  notUnderstood: UnreadWords[];
} {
  const found = new Map<string, ConditionSuggestion>();
  const notUnderstood: UnreadWords[] = [];
  for (const source of textSources) {
    const reading = readText(texts[source], 'offer');
    for (const { span, ...meaning } of reading.suggestions) {
      const told = describe(meaning, source);
      if (told === undefined) continue;
      const id = `${source}-${told.key}`;
      if (found.has(id)) continue;
      const place = { words: span.words, around: around(texts[source], span) };
      found.set(id, { id, source, ...place, meaning, ...told });
    }
    notUnderstood.push(...reading.notUnderstood.map(({ words }) => ({ source, words })));
  }
  return { suggestions: [...found.values()], notUnderstood };
}

type Told = { key: string; term: string; field: string };

function describe(meaning: Meaning, source: TextSource): Told | undefined {
  const labels = opportunityFieldLabels;
  switch (meaning.kind) {
    case 'concept': {
      if (!asTerms.has(conceptOf(meaning.concept)?.facet ?? '')) return undefined;
      const field =
        source === 'hostWishes'
          ? labels.hostWishes
          : source === 'requires'
            ? labels.requires
            : labels.concepts;
      return { key: `concept-${meaning.concept}`, term: conceptLabel(meaning.concept), field };
    }
    case 'demand': {
      const level = meaning.holds ? '' : '：ない';
      return {
        key: `demand-${meaning.code}-${meaning.holds ? 'yes' : 'no'}`,
        term: `${demandLabels[meaning.code]}${level}`,
        field: labels.demands,
      };
    }
    case 'support':
      return {
        key: `support-${meaning.code}-${meaning.holds ? 'yes' : 'no'}`,
        term: supportLabels[meaning.code],
        field: meaning.holds ? labels.supports : labels.lacks,
      };
    case 'eligibility':
      return {
        key: `eligibility-${meaning.code}`,
        term: eligibilityLabels[meaning.code],
        field: labels.eligibility,
      };
    case 'document':
      if (!meaning.holds) return undefined;
      return { key: `document-${meaning.code}`, term: documentLabels[meaning.code], field: labels.documents };
    case 'age': {
      const { least, most } = meaning;
      const term = `${least === undefined ? '' : `${least}歳から`}${most === undefined ? '' : `${most}歳まで`}`;
      return { key: `age-${least ?? ''}-${most ?? ''}`, term, field: '年齢' };
    }
    case 'any_age':
      return { key: 'any-age', term: '何歳でもよい', field: '年齢' };
    case 'no_documents':
      return { key: 'no-documents', term: '要らない', field: labels.documents };
    case 'led_by':
      return { key: `leader-${meaning.by}`, term: leaderLabels[meaning.by], field: labels.ledBy };
    case 'exit':
      return { key: `exit-${meaning.exit}`, term: exitLabels[meaning.exit], field: labels.exit };
    case 'contact':
      return { key: `contact-${meaning.how}`, term: contactLabels[meaning.how], field: labels.contact };
    case 'group':
      return { key: `group-${meaning.people}`, term: `${meaning.people}人くらい`, field: labels.group };
    case 'fee': {
      const term = meaning.yen === 0 ? '無料' : `${meaning.yen.toLocaleString('ja-JP')}円`;
      return { key: `fee-${meaning.yen}`, term, field: labels.feeYen };
    }
    case 'session':
      return {
        key: `session-${meaning.minutes}`,
        term: `${meaning.minutes}分から`,
        field: labels.minSessionMinutes,
      };
    case 'short_ok':
      return { key: 'short', term: 'よい', field: labels.allowsShort };
    case 'hours':
      return {
        key: `hours-${meaning.hours.map(({ from, to }) => `${from}.${to}`).join('.')}`,
        term: ruleText(ruleOfHours(meaning)),
        field: labels.windows,
      };
    case 'formal_reserved':
      return { key: 'reserved', term: '割り当て済み', field: labels.formalReserved };
    default:
      return undefined;
  }
}
