import type {
  ContactCode,
  DocumentCode,
  EligibilityCode,
  ExitCode,
  LeaderCode,
  MeansCode,
  SupportCode,
} from '#domain/condition-codes.ts';
import type { DemandCode } from '#domain/demand-codes.ts';
import type { WeeklyHours } from '#domain/hours.ts';
import {
  clausesOf,
  foldWithWay,
  isAbsent,
  isDenied,
  isDoneByOthers,
  isKept,
  isOneAmongOthers,
  leaningAt,
  leaningOf,
  type Clause,
  type Leaning,
} from './clauses.ts';
import { documentPhrases, eligibilityPhrases, selfPhrases, supportPhrases } from './condition-phrases.ts';
import { demandPhrases } from './demand-phrases.ts';
import { findTerms } from './find-terms.ts';
import { needPhrases } from './need-phrases.ts';
import { eitherHandbookOrAge } from './standing-phrases.ts';
import { readMeasures } from './read-measures.ts';
import { readStanding } from './read-standing.ts';

export type Span = { from: number; to: number; words: string };
/** Whose words: an offer's, a person's story, or one line of what the person cannot or will not do. */
export type Voice = 'offer' | 'person' | 'limit';

export type Meaning =
  | { kind: 'concept'; concept: string; leaning: Leaning }
  /** Offer: asked for or expressly not. Person: cannot (or will not), or expressly can. */
  | { kind: 'demand'; code: DemandCode; holds: boolean; leaning: Leaning; level?: 1 }
  | { kind: 'support'; code: SupportCode; holds: boolean }
  | { kind: 'eligibility'; code: EligibilityCode; holds: boolean }
  | { kind: 'document'; code: DocumentCode; holds: boolean }
  | { kind: 'age'; least?: number; most?: number }
  | { kind: 'any_age' }
  | { kind: 'no_documents' }
  | { kind: 'led_by'; by: LeaderCode }
  | { kind: 'exit'; exit: ExitCode }
  /** How long somebody is on the way at most. */
  | { kind: 'travel'; minutes: number }
  | { kind: 'group'; people: number }
  | { kind: 'fee'; yen: number }
  | { kind: 'distance'; km: number; byLift: boolean }
  | { kind: 'session'; minutes: number }
  | { kind: 'short_ok' }
  | { kind: 'hours'; hours: WeeklyHours; nths?: readonly number[]; everyWeeks?: number }
  | { kind: 'times'; perWeek: number }
  /** Places that are left, as far as the words tell: 0 is 満席. */
  | { kind: 'capacity'; places: number }
  | { kind: 'contact'; how: ContactCode }
  | { kind: 'means'; by: MeansCode }
  | { kind: 'formal_reserved' };
/** A proposal, never a fact: somebody who knows confirms it. The span says which words it was read from. */
export type Suggestion = Meaning & { span: Span };
export type Reading = { suggestions: readonly Suggestion[]; notUnderstood: readonly Span[] };

export type Reader = { voice: Voice; add: (from: number, to: number, meaning: Meaning) => void };

export function readText(original: string, voice: Voice): Reading {
  const way = foldWithWay(original);
  const suggestions: Suggestion[] = [];
  const spanOf = (from: number, to: number): Span => {
    const [first, last] = [way.back[from] ?? 0, way.back[to] ?? original.length];
    return { from: first, to: last, words: original.slice(first, last) };
  };
  const understood: { from: number; to: number }[] = [];
  const add = (from: number, to: number, meaning: Meaning): void => {
    understood.push({ from, to });
    suggestions.push({ ...meaning, span: spanOf(from, to) });
  };
  const reader = { voice, add };
  const clauses = clausesOf(way.text);
  readConcepts(way.text, clauses, reader);
  for (const clause of clauses) {
    readDemands(clause, reader);
    readConditions(clause, reader);
    readStanding(clause, reader);
  }
  readMeasures(way.text, voice, add);
  const notUnderstood = clauses
    .filter((clause) => clause.text.length >= 4)
    .filter((clause) => !understood.some((span) => span.from < clause.to && clause.from < span.to))
    .map((clause) => spanOf(clause.from, clause.to));
  const told = voice === 'offer' ? eitherOr(way.text, suggestions, spanOf) : suggestions;
  return { suggestions: told.toSorted((a, b) => a.span.from - b.span.from), notUnderstood };
}

/** Two ways in are one rule: neither the handbook nor the age is asked by itself. */
function eitherOr(
  text: string,
  suggestions: readonly Suggestion[],
  spanOf: (from: number, to: number) => Span,
): Suggestion[] {
  const match = eitherHandbookOrAge.exec(text);
  if (match === null) return [...suggestions];
  const span = spanOf(match.index, match.index + match[0].length);
  const rest = suggestions.filter(
    (one) => !(['age', 'document'].includes(one.kind) && one.span.from < span.to && span.from < one.span.to),
  );
  return [...rest, { kind: 'eligibility', code: 'certificate_or_age', holds: true, span }];
}

/** Within a list of limits a plain word is a limit. */
function leaningIn(clause: string, voice: Voice): Leaning {
  const leaning = leaningOf(clause);
  return voice === 'limit' && leaning === 'plain' ? 'unable' : leaning;
}

function readConcepts(text: string, clauses: readonly Clause[], { voice, add }: Reader): void {
  for (const hit of findTerms(text)) {
    const clause = clauses.find((one) => one.from <= hit.from && hit.from < one.to);
    const said = voice === 'offer' || clause === undefined ? 'plain' : leaningIn(clause.text, voice);
    const after = text.slice(hit.to, hit.to + 28);
    // 「仕事でない知り合い」「介護のほかの話」 name what is not meant.
    if (voice === 'person' && leftOut.test(after)) continue;
    if (voice === 'offer' && isNotDone(text.slice(hit.to, clause?.to ?? hit.to))) continue;
    // A veto has to be said of the thing itself: 「覚えた道を無駄にしたくない」 refuses nothing.
    const isSaidOfIt = refusedAtOnce.test(after) && !isKept(after);
    const leaning = said === 'unwilling' && !isSaidOfIt ? 'unable' : said;
    add(hit.from, hit.to, { kind: 'concept', concept: hit.concept, leaning });
  }
}

function readDemands(clause: Clause, { voice, add }: Reader): void {
  for (const phrase of demandPhrases) {
    const patterns = voice === 'offer' ? [phrase.both, phrase.offer] : [phrase.both, phrase.person];
    const match = patterns
      .map((pattern) => pattern?.exec(clause.text))
      .find((found) => found !== undefined && found !== null);
    if (match === undefined || match === null) continue;
    if (voice === 'offer' && phrase.unless?.test(clause.text) === true) continue;
    const [from, end] = [clause.from + match.index, match.index + match[0].length];
    const to = clause.from + end;
    if (voice === 'offer') {
      const isNone = isDenied(clause.text.slice(end));
      if (isNone && isOneAmongOthers(clause.text.slice(end))) continue;
      const holds = !isNone && !isDoneByOthers(clause.text);
      // What denies it is shown with it: 「機械の音はない」, not 「機械の音」.
      const shownTo = isNone ? Math.min(clause.to, to + longestDenial) : to;
      add(from, shownTo, { kind: 'demand', code: phrase.code, holds, leaning: 'plain' });
      continue;
    }
    const { leaning: said, isLittle } = leaningAt(clause.text, end);
    const leaning = voice === 'limit' && said === 'plain' ? 'unable' : said;
    if (leaning === 'plain' || leaning === 'wishing') continue;
    const some = isLittle ? { level: 1 as const } : {};
    add(from, to, { kind: 'demand', code: phrase.code, holds: leaning === 'willing', leaning, ...some });
  }
}

function readConditions(clause: Clause, { voice, add }: Reader): void {
  const find = (pattern: RegExp): { from: number; to: number; after: string } | undefined => {
    const match = pattern.exec(clause.text);
    if (match === null) return undefined;
    const end = match.index + match[0].length;
    return { from: clause.from + match.index, to: clause.from + end, after: clause.text.slice(end) };
  };
  for (const { code, pattern, missing, person } of supportPhrases) {
    const lacking = voice === 'offer' && missing ? find(missing) : undefined;
    const found = lacking ?? find(pattern) ?? (voice === 'person' && person ? find(person) : undefined);
    if (found === undefined) continue;
    if (voice === 'offer') {
      const holds = lacking === undefined && !isAbsent(found.after);
      add(found.from, found.to, { kind: 'support', code, holds });
    } else if (voice === 'person' && !needless.test(found.after))
      add(found.from, found.to, { kind: 'support', code, holds: true });
  }
  for (const { code, offer, person } of eligibilityPhrases) {
    const found = find(voice === 'offer' ? offer : person);
    if (found === undefined) continue;
    const holds = voice === 'offer' ? !isDenied(found.after) : leaningIn(clause.text, voice) === 'plain';
    if (voice === 'offer' ? holds : !holds) add(found.from, found.to, { kind: 'eligibility', code, holds });
  }
  for (const { code, offer, person } of documentPhrases) {
    const found = find(voice === 'offer' ? offer : person);
    if (found === undefined) continue;
    if (voice === 'offer')
      add(found.from, found.to, { kind: 'document', code, holds: !isDenied(found.after) });
    else add(found.from, found.to, { kind: 'document', code, holds: !lacks.test(found.after) });
  }
  if (voice === 'person') {
    for (const { pattern, cannot } of needPhrases) {
      const found = find(pattern);
      if (found === undefined) continue;
      for (const code of cannot)
        add(found.from, found.to, { kind: 'demand', code, holds: false, leaning: 'unable' });
    }
    for (const { pattern, not } of selfPhrases) {
      const found = find(pattern);
      if (found === undefined) continue;
      for (const code of not) add(found.from, found.to, { kind: 'eligibility', code, holds: false });
    }
  }
  if (voice !== 'offer') return;
  const reserved = find(formalReserved);
  if (reserved !== undefined) add(reserved.from, reserved.to, { kind: 'formal_reserved' });
  const short = find(
    /短い時間(も|で)|時間の?(分け方|短縮).{0,4}相談|出入り自由|途中で帰(?!.{0,4}(困|でき))|1時間(だけ|から)|分割|各自で|来られる日|だけでもよい/u,
  );
  if (short !== undefined) add(short.from, short.to, { kind: 'short_ok' });
}

const longestDenial = 12;

/** 「カラオケはありません」「料理ではなく」, and 「機械の音」, which is a noise. 「運転手がいない」 tells of a wish and is none of them. */
const notDone =
  /^(の(音|におい|匂い|声|煙))|^(の[^、。はがもを]{1,4})?(は|も|では|じゃ)(一切|とくに|特に)?(な(い(?!と|わけ|ので|から)|く(?!て)|し)|ありません|ございません|しません|しない|やりません|行いません)/u;
function isNotDone(after: string): boolean {
  return notDone.test(after);
}

/** 「付き添いは要らない」「無料でなくてもよい」. */
const needless =
  /^(は|も|が)?(要らない|いらない|不要|必要ない|必要ありません|なくて(も)?(いい|よい|平気|大丈夫))/u;
const leftOut =
  /^(の(仕事|話|こと|集まり))?(以外(の|なら|で(?!も))|のほかの|抜きの?|でない|ではない|じゃない)/u;
/** At once, or after what stands beside it: 「介護や傾聴の頼まれごとは受けたくない」. */
const refusedAtOnce =
  /^(?:(?:(?:や|とか|と|も)[^、。はをがにで]{1,10}|の[^、。はをがにで]{1,6}?){1,3}(?:[はをがにも]|とは|には|とか)?(?:もう|二度と|絶対に?)?[^、。はをがにで]{0,5}?|[^、。]{0,8}?)(たく(は|も)?(な|ありません)|いや|嫌|勘弁|お断り|断りたい|こりごり|まっぴら|うんざり|ごめん|もう(たくさん|じゅうぶん|十分|結構)|気が進ま|(つもり|気)は?(ない|ありません))/u;
const lacks = /ない|なく|ません|返(し|納)|まだ|申請中|ならな|外れ|失効|持たず/u;
const formalReserved =
  /満員(?!電車|になる(こと|前)|の(車|電車))|次の利用者|利用者が決ま|定員まで埋ま|待機者が|(空き|余裕)(は|が)?(な[いし](?!か)|ありません)|待機\d+名|\d+名が待って|(利用|契約)?(予定)?者の(分|席).{0,6}(確保|$)|割り当て済|確保(済|され)|体験中の.{0,8}席|次の利用者/u;
