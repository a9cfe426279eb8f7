import { asActor } from '#db/as-actor.ts';
import { readDeclineRules } from '#db/decline-rules.ts';
import type { Worker } from '#domain/actor.ts';
import type { StoredRule } from '#domain/decline-rule.ts';
import { Refusal } from '#domain/refusal.ts';
import { findMatchPerson, type MatchPerson } from './find-person.ts';

export type PassGround = {
  person: MatchPerson;
  resource: { id: string; name: string };
  rules: StoredRule[];
};

/** What the page for letting a candidate go by stands on. */
export async function readPassGround(
  worker: Worker,
  personId: string,
  resourceId: string,
): Promise<PassGround> {
  const purpose = { act: 'placement.pass-page', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    const person = await findMatchPerson(db, personId);
    const resource = await db
      .selectFrom('resource')
      .select(['id', 'name'])
      .where('id', '=', resourceId)
      .executeTakeFirst();
    if (!resource) throw new Refusal('not-found');
    return { person, resource, rules: await readDeclineRules(db) };
  });
}
