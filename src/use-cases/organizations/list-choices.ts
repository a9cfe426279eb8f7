import { asActor } from '#db/as-actor.ts';
import { townChoices } from '#db/town-choices.ts';
import type { Worker } from '#domain/actor.ts';
import { nothingAsked, type AskedChoice, type TownChoices } from '#domain/town-choice.ts';

export type AreaChoice = { id: string; kind: string; name: string };

/** What a form of the town offers to choose from: areas, organisations that are not closed, places. */
export async function listChoices(
  worker: Worker,
  asked: { organization?: AskedChoice; place?: AskedChoice } = {},
): Promise<{ areas: AreaChoice[]; organizations: TownChoices; places: TownChoices }> {
  return asActor(worker, { act: 'organizations.choices' }, async (db) => ({
    areas: await db
      .selectFrom('area')
      .select(['id', 'kind', 'name'])
      .orderBy('kind')
      .orderBy('name')
      .execute(),
    organizations: await townChoices(db, 'organization', asked.organization ?? nothingAsked),
    places: await townChoices(db, 'place', asked.place ?? nothingAsked),
  }));
}
