import type { StepCode } from '#domain/condition-codes.ts';
import type { Opportunity } from '#domain/conditions.ts';
import type { DemandCode, Level } from '#domain/demand-codes.ts';
import { bestPair, isModal } from './vocabulary.ts';

/** An opportunity with the host it belongs to; without a host two of them share none. */
export type Place = { opportunity: Opportunity; host: string | null };

export type Rise = { code: DemandCode; from: Level; to: Level };

/** Why one place can follow another: what is asked more, what stays known, which stage it is. A draft, never a duty. */
export type PathStep = {
  to: Opportunity;
  rises: Rise[];
  /** What both are about. */
  concepts: string[];
  isSameHost: boolean;
  stage: { from: StepCode; to: StepCode } | null;
  /** Demands that nobody has asked the next place about, though the present one makes them. */
  unasked: DemandCode[];
};

/** No step asks more than one level more, in more than two ways, or more than one stage (matching.md §2.7). */
const mostRise = 1;
const mostRises = 2;
const mostStages = 1;
/** Longer than this is no path any more but a plan of years. */
const mostSteps = 4;
/** As near as this a place is what was wished for. */
const reached = 0.8;

/** How much a stage asks. Several ways stand on one rung: none of them is the better one. */
const rung: Record<StepCode, number> = {
  home: 0,
  lend: 1,
  visit: 1,
  guest: 2,
  small: 2,
  helper: 3,
  role: 4,
  training: 4,
  lead: 5,
  job: 5,
};

/** From one place to another, or undefined where the step is too large or nothing of what is known stays. */
export function stepBetween(from: Place, to: Place): PathStep | undefined {
  const [a, b] = [from.opportunity, to.opportunity];
  if (a.id === b.id) return undefined;
  const rises = risesBetween(a, b);
  if (rises.length > mostRises || rises.some((rise) => rise.to - rise.from > mostRise)) return undefined;
  if (a.step !== undefined && b.step !== undefined && rung[b.step] - rung[a.step] > mostStages)
    return undefined;
  const concepts = sharedConcepts(a, b);
  const isSameHost = from.host !== null && from.host === to.host;
  if (concepts.length === 0 && !isSameHost) return undefined;
  const stage = a.step !== undefined && b.step !== undefined ? { from: a.step, to: b.step } : null;
  const unasked = (Object.keys(a.demands) as DemandCode[]).filter((code) => b.demands[code] === undefined);
  return { to: b, rises, concepts, isSameHost, stage, unasked };
}

/** What nobody asked of the first place counts as not asked for: a demand that appears is a rise. */
function risesBetween(a: Opportunity, b: Opportunity): Rise[] {
  return (Object.entries(b.demands) as [DemandCode, Level][])
    .map(([code, to]) => ({ code, from: a.demands[code] ?? 0, to }))
    .filter(({ from, to }) => to > from);
}

/** 教える or 相談 is a manner, and makes no two places alike. */
function sharedConcepts(a: Opportunity, b: Opportunity): string[] {
  return a.concepts.filter((concept) => !isModal(concept) && b.concepts.includes(concept));
}

/** Whether a place is what was wished for. */
export function isGoal(wish: { concepts: readonly string[] }, { concepts }: Opportunity): boolean {
  return (bestPair(wish.concepts, concepts)?.similarity ?? 0) >= reached;
}

type Way = { at: Place; rises: number; steps: PathStep[] };

/**
 * The shortest way to a place that is the goal; of several the one that asks least more, then by id, so that the same town gives
 * the same way. No steps: it is reached where one is, and staying is the goal. Undefined: the town has no way yet.
 */
export function pathToGoal(
  start: Place,
  town: readonly Place[],
  isThere: (opportunity: Opportunity) => boolean,
  mayGo: (opportunity: Opportunity) => boolean,
): PathStep[] | undefined {
  if (isThere(start.opportunity)) return [];
  const near = neighboursIn(town);
  const visited = new Set([start.opportunity.id]);
  let layer: Way[] = [{ at: start, rises: 0, steps: [] }];
  for (let length = 0; length < mostSteps && layer.length > 0; length += 1) {
    const next = new Map<string, Way>();
    for (const way of layer.toSorted(byEase)) {
      for (const place of near(way.at)) {
        const { id } = place.opportunity;
        if (visited.has(id)) continue;
        const step = stepBetween(way.at, place);
        if (step === undefined) continue;
        const found = { at: place, rises: way.rises + step.rises.length, steps: [...way.steps, step] };
        const known = next.get(id);
        if (known !== undefined && byEase(known, found) <= 0) continue;
        if (known === undefined && !mayGo(place.opportunity)) visited.add(id);
        else next.set(id, found);
      }
    }
    const there = [...next.values()].filter(({ at }) => isThere(at.opportunity)).toSorted(byEase)[0];
    if (there) return there.steps;
    for (const id of next.keys()) visited.add(id);
    layer = [...next.values()];
  }
  return undefined;
}

function byEase(a: Way, b: Way): number {
  if (a.rises !== b.rises) return a.rises - b.rises;
  const [own, other] = [a, b].map(({ steps }) => steps.map(({ to }) => to.id).join(' '));
  return (own ?? '') < (other ?? '') ? -1 : Number((own ?? '') > (other ?? ''));
}

/** By what they are about and by host: most of a town is no neighbour, and is not looked at. */
function neighboursIn(town: readonly Place[]): (place: Place) => Iterable<Place> {
  const byTie = new Map<string, Place[]>();
  const tiesOf = ({ opportunity, host }: Place) => [
    ...opportunity.concepts.filter((concept) => !isModal(concept)),
    ...(host === null ? [] : [`host ${host}`]),
  ];
  for (const place of town) {
    for (const tie of tiesOf(place)) {
      const known = byTie.get(tie);
      if (known) known.push(place);
      else byTie.set(tie, [place]);
    }
  }
  return (place) => new Set(tiesOf(place).flatMap((tie) => byTie.get(tie) ?? []));
}
