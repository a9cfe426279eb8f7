import type { Context } from 'hono';
import { findPlacement, type PlacementHead } from '#use-cases/hosting/find-placement.ts';
import { findPerson, type PersonHead } from '#use-cases/people/find-person.ts';
import type { Env } from '#web/context.ts';
import { pathId } from '#web/path-id.ts';

export type PlacementPage = { person: PersonHead; placement: PlacementHead };

/** The person and the placement of the address, or the refusal that says no more than that there is no such page. */
export async function placementOf(c: Context<Env>): Promise<PlacementPage> {
  const { worker } = c.var.session;
  const [personId, placementId] = [pathId(c, 'personId'), pathId(c, 'placementId')];
  const person = await findPerson(worker, personId);
  return { person, placement: await findPlacement(worker, personId, placementId) };
}

/** 422 when something has to be put right, 200 otherwise. */
export function statusOf(errors: Readonly<Record<string, string>>): 200 | 422 {
  return Object.keys(errors).length > 0 ? 422 : 200;
}
