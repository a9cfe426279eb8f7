import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import { json } from '#db/json.ts';
import { meetVersions, type KeptSides } from '#db/meet-versions.ts';
import type { Worker } from '#domain/actor.ts';
import {
  activityRolesShape,
  activityShape,
  type ActivityRole,
  type ActivityWords,
} from '#domain/activity.ts';
import type { Saved } from '#domain/clash.ts';
import { Refusal } from '#domain/refusal.ts';
import { resourceConditionsShape } from '#domain/resource-conditions.ts';
import { conditionsIn, flatConditions } from './flat-conditions.ts';
import { findTelling, type TellsOfSomebody } from './find-telling.ts';
import { toldOfActivity } from './told-of-activity.ts';

export type ActivityChange = {
  words: ActivityWords;
  roles: readonly ActivityRole[];
  sureOf: readonly string[];
  seen: number;
  kept?: KeptSides | undefined;
};

/** `concepts` of the conditions are those of the activity: they stand once. */
const conditionFields = Object.keys(resourceConditionsShape.shape).filter(
  (field) => field !== 'concepts' && field !== 'v',
);

type Fields = { words: ActivityWords; roles: readonly ActivityRole[] };

/** One flat record, so that two people's changes to different conditions merge and clashes are named one by one. */
function flat({ words: { conditions, ...words }, roles }: Fields): Record<string, unknown> {
  return { ...flatConditions(conditionFields, conditions), ...words, roles };
}

function unfold(merged: Record<string, unknown>): Fields {
  const conditions = { v: 1, concepts: merged['concepts'], ...conditionsIn(conditionFields, merged) };
  return {
    words: activityShape.parse({ ...merged, conditions }),
    roles: activityRolesShape.parse(merged['roles']),
  };
}

/** Saves what an activity says of itself over the version that was seen. */
export async function changeActivity(
  worker: Worker,
  id: string,
  { words, roles, sureOf, seen, kept }: ActivityChange,
): Promise<Saved | TellsOfSomebody> {
  const told = [...toldOfActivity(words), ...roles.flatMap(({ name, does }) => [name, does])];
  const identifying = await findTelling(worker, id, told, sureOf);
  if (identifying.length > 0) return { ok: false, identifying };
  const purpose = { act: 'community.change-activity', subjects: [{ kind: 'activity', id }] };
  return asActor(worker, purpose, async (db) => {
    const row = await db
      .selectFrom('activity')
      .select(['version', 'updatedBy', 'updatedAt', 'roles'])
      .select(['name', 'nameKana', 'summary', 'concepts', 'organizationId', 'placeId', 'areaId', 'rule'])
      .select(['minutes', 'firstOn', 'capacity', 'feeYen', 'ledBy', 'firstSupport', 'fading', 'conditions'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw new Refusal('not-found');
    const { version, updatedBy, updatedAt, roles: storedRoles, ...stored } = row;
    const before = flat({ words: activityShape.parse(stored), roles: activityRolesShape.parse(storedRoles) });
    const met = await meetVersions<Record<string, unknown>>(
      db,
      worker,
      { kind: 'activity', id },
      { version, updatedBy, updatedAt, fields: before },
      { seen, fields: flat({ words, roles }), kept },
    );
    if (!met.ok) return met;
    const saved = unfold(met.merged);
    const { concepts, rule, conditions, ...plain } = saved.words;
    await db
      .updateTable('activity')
      .set({
        ...plain,
        concepts: json(concepts),
        rule: rule === null ? null : json(rule),
        conditions: json(conditions),
        roles: json(saved.roles),
        version: met.version,
        updatedAt: sql`now()`,
        updatedBy: worker.accountId,
      })
      .where('id', '=', id)
      .execute();
    return { ok: true };
  });
}
