import { ruleText } from '#domain/hours-text.ts';
import { askableFrom, isOverLimit, turnWords, type HostTurns } from '#domain/host-turn.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import { freshnessOf, type Freshness } from '#domain/freshness.ts';
import type { Opportunity } from '#domain/conditions.ts';
import { repairKey } from '#matching/findings.ts';
import type { KeptEvaluation } from './kept-run.ts';
import type { SnapshotResource } from './read-snapshot.ts';
import { askable, sayBlock, sayReason, sayRepair, sayUnknown } from './say.ts';

export type CandidateLine = {
  kind: 'fits' | 'hindered' | 'ifChanged' | 'unknown';
  words: string;
  /** For what is unknown: who can tell. */
  ask?: 'person' | 'host';
};

/** One resource beside one person, in words. There is no score in it. */
export type Candidate = {
  id: string;
  name: string;
  kind: string;
  where: string;
  hours: string;
  freshness: Freshness;
  checkedOn: string | null;
  verdict: KeptEvaluation['verdict'];
  /** How many changes it would take. */
  changes: number;
  /** Host and person both have something open that decides. */
  isOpenQuestion: boolean;
  /** As the person would see it: what they want and can, when, how far, what is asked of them. */
  lines: CandidateLine[];
  /** As the host would see it: what it wishes for, and how much it carries already. Both must be good. */
  hostLines: CandidateLine[];
  /** 今週 打診2件・受け入れ中3人; empty where it was not counted. */
  turns: string;
  /** Questions beyond those that the lines name; the page of the next step has them all. */
  moreToAsk: number;
};

const mostUnknowns = 4;

/** How fresh it is stands beside the name already. */
function isAsked({ code }: { code: string }): boolean {
  return code !== 'freshness';
}

/** Reasons of the same sort share a line; what the person wants and can stands alone. */
const sharedLines: readonly (readonly string[])[] = [
  ['demand', 'group', 'support'],
  ['time', 'distance', 'place'],
];

function reasonWords(reasons: KeptEvaluation['reasons']): string[] {
  const alone = reasons.filter(({ code }) => !sharedLines.some((codes) => codes.includes(code)));
  const shared = sharedLines.map((codes) =>
    reasons
      .filter(({ code }) => codes.includes(code))
      .map(sayReason)
      .join('　'),
  );
  return [...alone.map(sayReason), ...shared.filter((words) => words !== '')];
}

/** What speaks for it from this person's side, in one line: where there is no room for all of `linesOf`. */
export function firstReason(reasons: KeptEvaluation['reasons']): string | undefined {
  return reasonWords(reasons.filter(isOwn))[0];
}

/** What a host wishes for is the other side of the pair. */
function isOwn({ code }: { code: string }): boolean {
  return code !== 'host_wish';
}

/** Reasons that say why just this person would want just this place. */
const telling = new Set<string>(['wish', 'strength', 'host_wish', 'words']);
/** The engine listed it because some words are alike, less than it would call a reason: then that is said. */
const thinTie = '願いや強みとは、説明の言葉が少し近いだけ。気がのるか';

/** × followed at once by its △; ○; then ？, those that decide first (look.md: reason lines). */
export function linesOf(evaluation: KeptEvaluation, hasHome: boolean): CandidateLine[] {
  const lines: CandidateLine[] = [];
  const chosen = new Map(evaluation.repairs.map((repair) => [repairKey(repair), repair]));
  const said = new Set<string>();
  for (const block of evaluation.blocks) {
    lines.push({ kind: 'hindered', words: sayBlock(block) });
    const key = block.repairs.map(repairKey).find((one) => chosen.has(one));
    const repair = key === undefined ? undefined : chosen.get(key);
    if (key === undefined || repair === undefined || said.has(key)) continue;
    said.add(key);
    lines.push({ kind: 'ifChanged', words: sayRepair(repair) });
  }
  for (const words of reasonWords(evaluation.reasons.filter(isOwn))) lines.push({ kind: 'fits', words });
  if (evaluation.isRelevant && !evaluation.reasons.some(({ code }) => telling.has(code))) {
    lines.push({ kind: 'unknown', words: thinTie, ask: 'person' });
  }
  const unknowns = askable(evaluation.unknowns, hasHome)
    .filter(isAsked)
    .toSorted((a, b) => Number(b.isEssential) - Number(a.isEssential));
  for (const unknown of unknowns.slice(0, mostUnknowns)) {
    lines.push({ kind: 'unknown', words: sayUnknown(unknown), ask: unknown.ask });
  }
  return lines;
}

/** The other side of the pair. A host whose week is full is no worse a place: it is asked another week. */
export function hostLinesOf(
  evaluation: KeptEvaluation,
  opportunity: Opportunity | undefined,
  turns: HostTurns | undefined,
  day: string,
): CandidateLine[] {
  const lines: CandidateLine[] = [];
  if (turns !== undefined && isOverLimit(turns)) {
    const from = askableFrom(turns, day);
    const until = from === null ? 'いまは打診を受けない' : `${formatDayNear(from, day)}から聞ける`;
    lines.push({ kind: 'hindered', words: `打診は週に${turns.limit}件まで。${until}` });
  }
  const met = evaluation.reasons.filter(({ code }) => code === 'host_wish');
  for (const reason of met) lines.push({ kind: 'fits', words: sayReason(reason) });
  const wishes = (opportunity?.hostWishes ?? []).map(({ text }) => text).filter((text) => text !== '');
  if (met.length === 0 && wishes.length > 0) {
    const said = wishes.slice(0, 2).map((wish) => `「${wish}」`);
    lines.push({ kind: 'unknown', words: `受入先の願い${said.join('')}に、本人が合うか`, ask: 'person' });
  } else if (met.length === 0) {
    lines.push({ kind: 'unknown', words: '受入先が何を願っているか', ask: 'host' });
  }
  return lines;
}

export function hoursOf(opportunity: Opportunity | undefined, note = ''): string {
  const rules = (opportunity?.windows ?? []).map(({ rule }) => ruleText(rule));
  const shown = [...new Set(rules)].slice(0, 3).join('　');
  return shown === '' ? note : shown;
}

export function viewOf(
  evaluation: KeptEvaluation,
  opportunity: Opportunity | undefined,
  resource: Pick<SnapshotResource, 'organizationName' | 'placeName' | 'scheduleNote'> | undefined,
  day: string,
  hasHome: boolean,
  turns?: HostTurns,
): Candidate {
  const checkedOn = opportunity?.checkedOn ?? null;
  const where = [resource?.organizationName, resource?.placeName].filter(
    (part) => part && part !== opportunity?.name,
  );
  return {
    id: evaluation.id,
    name: opportunity?.name ?? '',
    kind: opportunity?.kind ?? 'activity',
    where: where.join('　'),
    hours: hoursOf(opportunity, resource?.scheduleNote),
    freshness: freshnessOf({ checkedOn, nextCheckOn: opportunity?.nextCheckOn ?? null }, day),
    checkedOn,
    verdict: evaluation.verdict,
    changes: evaluation.repairs.length,
    isOpenQuestion: evaluation.unknowns.some(({ isEssential }) => isEssential),
    lines: linesOf(evaluation, hasHome),
    hostLines: hostLinesOf(evaluation, opportunity, turns, day),
    turns: turns === undefined ? '' : turnWords(turns),
    moreToAsk: Math.max(0, evaluation.unknowns.filter(isAsked).length - mostUnknowns),
  };
}
