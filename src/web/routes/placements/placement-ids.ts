import type { Context } from 'hono';
import { findPerson, type PersonHead } from '#use-cases/people/find-person.ts';
import { readPlacement, type Placement } from '#use-cases/placements/read-placement.ts';
import type { Env } from '#web/context.ts';
import type { Form } from '#web/form.ts';
import { pathId } from '#web/path-id.ts';
import { personIdOf } from '#web/routes/people/person-id.ts';

export type Opened = { person: PersonHead; placement: Placement };

/** The person and the placement that an address is about. */
export async function opened(c: Context<Env>): Promise<Opened> {
  const { worker } = c.var.session;
  const person = await findPerson(worker, personIdOf(c));
  return { person, placement: await readPlacement(worker, person.id, pathId(c, 'placementId')) };
}

/** What a form of a placement was filled from. */
export function seenBy(c: Context<Env>, form: Form) {
  return {
    personId: personIdOf(c),
    placementId: pathId(c, 'placementId'),
    version: form.number('version') ?? 0,
  };
}

export function placementPath(personId: string, placementId: string): string {
  return `/people/${personId}/placements/${placementId}`;
}

export function isWrong(errors: Readonly<Record<string, string>>): 200 | 422 {
  return Object.keys(errors).length > 0 ? 422 : 200;
}

/** Errors inside a list, told at the one field that the whole list is typed in. */
export function underOne(errors: Readonly<Record<string, string>>, field: string): Record<string, string> {
  const told: Record<string, string> = {};
  for (const [name, message] of Object.entries(errors)) {
    told[name.startsWith(`${field}.`) ? field : name] ??= message;
  }
  return told;
}
