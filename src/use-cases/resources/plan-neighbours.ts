import { uuidv7 } from 'uuidv7';
import type { Handle } from '#db/as-actor.ts';
import { nextNumber } from '#db/running-number.ts';
import type { Worker } from '#domain/actor.ts';
import type { ResourceWords } from '#domain/resource.ts';
import type { NewNeighbours } from './resource-input.ts';

/** The words with the ids that new neighbours will have. Nothing is written yet: the resource may still clash. */
export function planNeighbours(words: ResourceWords, neighbours: NewNeighbours): ResourceWords {
  return {
    ...words,
    ...(neighbours.organization ? { organizationId: uuidv7() } : {}),
    ...(neighbours.place ? { placeId: uuidv7() } : {}),
  };
}

/** Writes down what was named in the same form, under the planned ids: nobody has to leave a half-filled page. */
export async function writeNeighbours(
  db: Handle,
  worker: Worker,
  { organizationId, placeId }: Pick<ResourceWords, 'organizationId' | 'placeId'>,
  neighbours: NewNeighbours,
  fiscalYear: number,
): Promise<void> {
  const { municipalityId, accountId: updatedBy } = worker;
  if (neighbours.organization && organizationId !== null) {
    const number = await nextNumber(db, municipalityId, 'organization', fiscalYear);
    await db
      .insertInto('organization')
      .values({ ...neighbours.organization, municipalityId, id: organizationId, number, updatedBy })
      .execute();
  }
  if (neighbours.place && placeId !== null) {
    await db
      .insertInto('place')
      .values({ ...neighbours.place, municipalityId, id: placeId, organizationId, updatedBy })
      .execute();
  }
}
