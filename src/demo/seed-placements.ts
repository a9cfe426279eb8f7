import { uuidv7 } from 'uuidv7';
import type { Worker } from '#domain/actor.ts';
import { addDays } from '#domain/calendar-day.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import { listPeople } from '#use-cases/people/list-people.ts';
import { readPlacement } from '#use-cases/placements/read-placement.ts';
import { startPlacement } from '#use-cases/placements/start-placement.ts';
import { findResources } from '#use-cases/resources/find-resources.ts';
import type { DemoEvent } from './demo-event.ts';
import type { DemoPlacement, DemoStep } from './demo-placement.ts';
import type { DemoTown } from './demo-person.ts';
import { takeDemoStep, type DemoWay } from './take-demo-step.ts';

/** Walks ways of the demo town through the verbs that the screens use, step by step, on the days of its story. */
export async function seedPlacements(
  town: DemoTown,
  stories: readonly DemoPlacement[],
  now: Date,
): Promise<void> {
  const today = tokyoDay(now);
  for (const story of stories) {
    const worker = workerOf(town, story);
    const personId = await personOf(worker, story);
    for (const { run } of placementEvents(worker, personId, story, today)) await run();
  }
}

function workerOf(town: DemoTown, { by }: DemoPlacement): Worker {
  const worker = town.workers[by];
  if (!worker) throw new Error(`nobody in the demo town is called ${by}`);
  return worker;
}

/** The days of a way's steps. A visit is planned on the day of the step before: its own day is the one that it is planned for. */
function dayOf(step: DemoStep, before: number): number {
  return 'ago' in step && step.do !== 'plan' ? Math.min(step.ago, before) : before;
}

/** A way as single events, so that plan and meeting of the same person can come between them. */
export function placementEvents(
  worker: Worker,
  personId: string,
  story: DemoPlacement,
  today: string,
): DemoEvent[] {
  let way: DemoWay | undefined;
  const begin = async (): Promise<void> => {
    const resourceId = await resourceOf(worker, story.resource, today);
    const on = addDays(today, -story.began);
    const { id } = await startPlacement(worker, { id: uuidv7(), personId, resourceId, runId: null, on });
    way = { worker, today, personId, placementId: id };
  };
  const events: DemoEvent[] = [{ daysAgo: story.began, run: begin, isNumbered: true }];
  let daysAgo = story.began;
  for (const step of story.steps) {
    daysAgo = dayOf(step, daysAgo);
    const run = async (): Promise<void> => {
      if (!way) throw new Error(`the way of ${story.family} has not begun`);
      await takeDemoStep(way, step, await readPlacement(worker, personId, way.placementId));
    };
    events.push({ daysAgo, run });
  }
  return events;
}

async function personOf(worker: Worker, { family, given }: DemoPlacement): Promise<string> {
  const { people } = await listPeople(worker, { search: `${family}${given}` });
  const person = people.find(({ familyName, givenName }) => familyName === family && givenName === given);
  if (!person) throw new Error(`${family} ${given} is not open to this worker of the demo town`);
  return person.id;
}

async function resourceOf(worker: Worker, name: string, today: string): Promise<string> {
  const { rows } = await findResources(worker, { words: name }, today);
  const resource = rows.find((row) => row.name === name);
  if (!resource) throw new Error(`the demo town has no ${name}`);
  return resource.id;
}
