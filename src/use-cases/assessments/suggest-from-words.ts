import { demandLabels } from '#domain/demand-codes.ts';
import {
  contactLabels,
  documentLabels,
  eligibilityLabels,
  exitLabels,
  meansLabels,
  supportLabels,
} from '#domain/condition-codes.ts';
import { itemOfKind, mayLeaveTheMeeting, type FactKind } from '#domain/fact.ts';
import { hoursText } from '#domain/hours-text.ts';
import { around, type Around } from '#matching/around.ts';
import { readText, type Suggestion } from '#matching/read-text.ts';
import { conceptLabel, conceptOf } from '#matching/vocabulary.ts';
import { suggestFromBox } from './suggest-from-box.ts';

/** A proposal read from a person's words. It counts only after a worker says yes. */
export type WordsSuggestion = {
  id: string;
  /** What it would mean: 調理, 大きな音はつらい, 火 9:00–12:00. */
  term: string;
  /** The field that it goes to. */
  field: string;
  /** The very words that it was read from. */
  words: string;
  /** The rest of the sentence on both sides of them. */
  around: Around;
  meaning: Suggestion;
};

const concepts = { strength: '得意・強み', wish: '願い', aversion: 'したくない' } as const;

/**
 * Reads a fact's words into proposals for fields. Words from a 支援会議 give none: a search for a place is a use outside
 * the meeting (invariant 1).
 */
export function suggestFromWords(
  fact: { kind: FactKind; words: string; basis: string; concepts?: readonly string[] },
  /** Whether the free hours of the week are known: hours that are taken can only be taken from them. */
  knowsHours: boolean,
): WordsSuggestion[] {
  if (!mayLeaveTheMeeting(fact.basis)) return [];
  if (fact.kind === 'other') return suggestFromBox(fact.concepts ?? [], fact.words);
  const isLimit = isLimiting(fact.kind);
  const { suggestions } = readText(fact.words, isLimit ? 'limit' : 'person');
  const seen = new Set<string>();
  return suggestions.flatMap((meaning) => {
    const described = describe(fact.kind, meaning);
    if (!described || (isLimit && meaning.kind === 'hours' && !knowsHours)) return [];
    const id = idOf(meaning);
    if (seen.has(id)) return [];
    seen.add(id);
    const { span } = meaning;
    return [{ id, ...described, words: span.words, around: around(fact.words, span), meaning }];
  });
}

/** Words of these kinds say what cannot be: hours in them are hours that are taken. */
export function isLimiting(kind: FactKind): boolean {
  return kind === 'limit' || kind === 'aversion';
}

/** Stays the same as long as the words do, so that an answer finds its question again. */
function idOf(meaning: Suggestion): string {
  const value =
    meaning.kind === 'concept'
      ? `${meaning.concept}-${meaning.leaning}`
      : meaning.kind === 'exit'
        ? meaning.exit
        : meaning.kind === 'contact'
          ? meaning.how
          : meaning.kind === 'means'
            ? meaning.by
            : 'code' in meaning
              ? `${meaning.code}-${meaning.holds}`
              : `${meaning.span.from}`;
  return `${meaning.kind}-${value}`;
}

/** How much of it is bearable, in the words of the sheet. */
function bearing(meaning: { holds: boolean; level?: 1 }, kind: FactKind): string {
  if (meaning.level === 1) return '少しなら';
  if (meaning.holds) return '気にならない';
  return kind === 'aversion' ? 'いや' : 'できない';
}

function describe(kind: FactKind, meaning: Suggestion): { term: string; field: string } | undefined {
  switch (meaning.kind) {
    case 'concept': {
      // Words about illness, money or family open with their own consent; they lend no text to the profile.
      if (itemOfKind[kind] !== 'participation') return undefined;
      const facet = conceptOf(meaning.concept)?.facet ?? '';
      if (facet !== 'A' && facet !== 'N') return undefined;
      const term = conceptLabel(meaning.concept);
      if (kind === 'strength' || kind === 'wish' || kind === 'aversion') {
        const isNo = meaning.leaning === 'unable' || meaning.leaning === 'unwilling';
        if (isNo && kind !== 'aversion') return undefined;
        return { term, field: concepts[kind] };
      }
      if (meaning.leaning === 'unwilling') return { term, field: 'したくない' };
      return meaning.leaning === 'unable' ? { term, field: 'もうできない' } : undefined;
    }
    case 'demand':
      return {
        term: `${demandLabels[meaning.code]}：${bearing(meaning, kind)}`,
        field: kind === 'aversion' ? 'したくない' : 'できること・つらいこと',
      };
    case 'support':
      return { term: supportLabels[meaning.code], field: '要る支え' };
    case 'document':
      return {
        term: `${documentLabels[meaning.code]}　${meaning.holds ? 'あり' : 'なし'}`,
        field: '書類・免許',
      };
    case 'eligibility':
      return {
        term: `${eligibilityLabels[meaning.code]}　${meaning.holds ? 'あてはまる' : 'あてはまらない'}`,
        field: '対象の条件',
      };
    case 'group':
      return { term: `${meaning.people}人くらいまで`, field: '人数' };
    case 'fee':
      return { term: `1回 ${meaning.yen}円まで`, field: '出せる費用' };
    case 'distance':
      return { term: `${meaning.km}kmまで${meaning.byLift ? '（送迎で）' : ''}`, field: '行ける範囲' };
    case 'exit':
      return { term: exitLabels[meaning.exit], field: 'やめるときのこと' };
    case 'travel':
      return { term: `${meaning.minutes}分まで`, field: '行ける範囲' };
    case 'contact':
      return { term: contactLabels[meaning.how], field: '連絡のしかた' };
    case 'means':
      return { term: meansLabels[meaning.by], field: '動く手段' };
    case 'times':
      return { term: `週に${meaning.perWeek}回まで`, field: '週に何回まで' };
    case 'session':
      return { term: `続けて${meaning.minutes}分まで`, field: '続けられる時間' };
    case 'hours':
      return {
        term: `${hoursText(meaning.hours)}${isLimiting(kind) ? ' は動けない' : ''}`,
        field: '動ける時間',
      };
    default:
      return undefined;
  }
}
