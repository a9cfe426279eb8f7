import { asActor, type Handle } from '#db/as-actor.ts';
import { readPasses } from '#db/read-passes.ts';
import type { Worker } from '#domain/actor.ts';
import { stepLabels } from '#domain/condition-codes.ts';
import type { Opportunity, PersonProfile } from '#domain/conditions.ts';
import { demandLabels } from '#domain/demand-codes.ts';
import { evaluate } from '#matching/evaluate.ts';
import { isGoal, pathToGoal, type PathStep, type Place } from '#matching/pathway.ts';
import { conceptLabel } from '#matching/vocabulary.ts';
import { findMatchPerson } from './find-person.ts';
import { readMatchProfile } from './read-profile.ts';
import { readOneResource } from './read-snapshot.ts';
import { readTownOfToday } from './town-of-today.ts';

/** One step in words: where to, what stays known, what is asked a little more, what is still to be asked. */
export type GoalStep = { resourceId: string; name: string; kept: string; more: string; toAsk: string };

/** `here`: it is reached where the person is. `none`: the town has no way yet, which is a gap and not a failure. */
export type GoalPath = { goal: string; state: 'here' | 'way' | 'none'; steps: GoalStep[] };

export type GoalPaths = { goals: GoalPath[]; hasAssessment: boolean };

const mostGoals = 3;
const shownUnasked = 3;

/**
 * Ways from here toward what the person wishes for, as drafts with reasons. Places that were let go by, that the person does
 * not want, or that nothing could make possible are never on the way.
 */
export async function findGoalPaths(
  worker: Worker,
  from: { personId: string; resourceId: string },
  today: string,
): Promise<GoalPaths> {
  const purpose = { act: 'placement.paths', subjects: [{ kind: 'person', id: from.personId }] };
  return asActor(worker, purpose, (db) => readGoalPaths(db, worker, from, today));
}

async function readGoalPaths(
  db: Handle,
  worker: Worker,
  placement: { personId: string; resourceId: string },
  today: string,
): Promise<GoalPaths> {
  const person = await findMatchPerson(db, placement.personId);
  const match = await readMatchProfile(db, person, today);
  if (!match) return { goals: [], hasAssessment: false };
  const wishes = match.profile.wishes.filter(({ concepts }) => concepts.length > 0).slice(0, mostGoals);
  if (wishes.length === 0) return { goals: [], hasAssessment: true };
  const town = await readTownOfToday(db, worker, today);
  const places = town.opportunities.map((opportunity): Place => ({
    opportunity,
    host: town.resources.get(opportunity.id)?.organizationName ?? null,
  }));
  const start =
    places.find(({ opportunity }) => opportunity.id === placement.resourceId) ??
    (await startOf(db, placement.resourceId, today));
  if (!start) return { goals: [], hasAssessment: true };
  const passes = await readPasses(db, placement.personId, today, match.profile.supports);
  const mayGo = passable(match.profile, new Set(passes.held.map(({ resourceId }) => resourceId)), today);
  const goals = wishes.map((wish): GoalPath => {
    const steps = pathToGoal(start, places, (one) => isGoal(wish, one), mayGo);
    if (steps === undefined) return { goal: wish.text, state: 'none', steps: [] };
    return { goal: wish.text, state: steps.length === 0 ? 'here' : 'way', steps: steps.map(inWords) };
  });
  return { goals, hasAssessment: true };
}

/** The place where the person is may be closed to others by now. */
async function startOf(db: Handle, resourceId: string, today: string): Promise<Place | undefined> {
  const snapshot = await readOneResource(db, resourceId, today);
  const [opportunity] = snapshot.opportunities;
  return opportunity && { opportunity, host: snapshot.resources.get(resourceId)?.organizationName ?? null };
}

/** Demands grow on the way, so they bar nothing here; what nobody can change bars it for good. */
function passable(profile: PersonProfile, passed: ReadonlySet<string>, day: string) {
  const known = new Map<string, boolean>();
  return (opportunity: Opportunity): boolean => {
    const { id } = opportunity;
    if (passed.has(id)) return false;
    const judged =
      known.get(id) ??
      !evaluate(profile, opportunity, day).blocks.some(
        ({ code, repairs }) => code !== 'demand' && repairs.length === 0,
      );
    known.set(id, judged);
    return judged;
  };
}

function inWords({ to, rises, concepts, isSameHost, stage, unasked }: PathStep): GoalStep {
  const kept = [
    ...(isSameHost ? ['同じ受入先'] : []),
    ...concepts.slice(0, 2).map((concept) => `同じこと（${conceptLabel(concept)}）`),
  ];
  const more = rises.map(({ code }) => `${demandLabels[code]}が、少しふえる`);
  if (stage && stage.from !== stage.to) more.push(`${stepLabels[stage.from]}から${stepLabels[stage.to]}へ`);
  const toAsk = unasked.slice(0, shownUnasked).map((code) => demandLabels[code]);
  return {
    resourceId: to.id,
    name: to.name,
    kept: kept.join('・'),
    more: more.join('。'),
    toAsk: toAsk.length === 0 ? '' : `${toAsk.join('・')}がどうか、受入先に聞く`,
  };
}
