import { uuidv7 } from 'uuidv7';
import type { Worker } from '#domain/actor.ts';
import { addDays } from '#domain/calendar-day.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import { listPeople } from '#use-cases/people/list-people.ts';
import { readPlacement } from '#use-cases/placements/read-placement.ts';
import { startPlacement } from '#use-cases/placements/start-placement.ts';
import { findResources } from '#use-cases/resources/find-resources.ts';
import type { DemoPlacement } from './demo-placement.ts';
import type { DemoTown } from './demo-person.ts';
import { moreDemoPlacements } from './more-placements.ts';
import { demoPlacements } from './placements.ts';
import { takeDemoStep, type DemoWay } from './take-demo-step.ts';

/** Walks every way of the demo town through the verbs that the screens use, step by step, on the days of its story. */
export async function seedPlacements(town: DemoTown, now: Date): Promise<void> {
  for (const story of [...demoPlacements, ...moreDemoPlacements]) await seedPlacement(town, story, now);
}

async function seedPlacement(town: DemoTown, story: DemoPlacement, now: Date): Promise<void> {
  const today = tokyoDay(now);
  const worker = town.workers[story.by];
  if (!worker) throw new Error(`nobody in the demo town is called ${story.by}`);
  const personId = await personOf(worker, story);
  const resourceId = await resourceOf(worker, story.resource, today);
  const on = addDays(today, -story.began);
  const { id } = await startPlacement(worker, { id: uuidv7(), personId, resourceId, runId: null, on });
  const way: DemoWay = { worker, today, personId, placementId: id };
  for (const step of story.steps) {
    await takeDemoStep(way, step, await readPlacement(worker, personId, id));
  }
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
