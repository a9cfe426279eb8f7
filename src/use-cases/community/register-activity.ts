import { uuidv7 } from 'uuidv7';
import { asActor, type Handle } from '#db/as-actor.ts';
import { json } from '#db/json.ts';
import { nextNumber } from '#db/running-number.ts';
import {
  activityRolesShape,
  activityShape,
  roleTemplates,
  type ActivityRole,
  type ActivityWords,
} from '#domain/activity.ts';
import { isLiveStage, type ActivityStage } from '#domain/activity-stage.ts';
import type { Worker } from '#domain/actor.ts';
import { nextCheckAfter } from '#domain/freshness.ts';
import { fiscalYear } from '#domain/japanese-date.ts';
import { Refusal } from '#domain/refusal.ts';

type Entry = { name: string; kind: 'activity' | 'role'; summary: string; places: number | null };

/**
 * Puts an activity in the register of the town, and its lead and its assistants as roles of their own, so that they can be
 * proposed, sounded out and taken up like any other. Done again, only what is missing is added: what stands in the register is
 * changed there.
 */
export async function registerActivity(
  worker: Worker,
  id: string,
  today: string,
): Promise<{ resourceId: string; added: number }> {
  const purpose = { act: 'community.register-activity', subjects: [{ kind: 'activity', id }] };
  return asActor(worker, purpose, async (db, log) => {
    const row = await db
      .selectFrom('activity')
      .select(['stage', 'resourceId', 'roleResourceId', 'roles'])
      .select(['name', 'nameKana', 'summary', 'concepts', 'organizationId', 'placeId', 'areaId', 'rule'])
      .select(['minutes', 'firstOn', 'capacity', 'feeYen', 'ledBy', 'firstSupport', 'fading', 'conditions'])
      .where('id', '=', id)
      // Two who press at once: the second finds the entries of the first.
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw new Refusal('not-found');
    if (!isLiveStage(row.stage as ActivityStage)) throw new Refusal('not-permitted');
    const words = activityShape.parse(row);
    const written = activityRolesShape.parse(row.roles);
    let added = 0;
    const add = async (entry: Entry): Promise<string> => {
      added += 1;
      const resourceId = await addEntry(db, worker, words, entry, today);
      log.about('resource', resourceId);
      return resourceId;
    };
    const { name, summary, capacity } = words;
    const resourceId = row.resourceId ?? (await add({ name, kind: 'activity', summary, places: capacity }));
    const roles: ActivityRole[] = [];
    for (const role of written.length > 0 ? written : roleTemplates) {
      const known = role.resourceId ?? (role.part === 'lead' ? takenOnce(row, roles) : null);
      const isAsked = role.part !== 'participant';
      roles.push({ ...role, resourceId: known ?? (isAsked ? await add(roleEntry(words, role)) : null) });
    }
    const lead = roles.find(({ part }) => part === 'lead')?.resourceId ?? null;
    await db
      .updateTable('activity')
      .set({ resourceId, roleResourceId: row.roleResourceId ?? lead, roles: json(roles) })
      .where('id', '=', id)
      .execute();
    return { resourceId, added };
  });
}

/** A composed activity may know the entry of its lead already; it belongs to the first lead only. */
function takenOnce(row: { roleResourceId: string | null }, roles: readonly ActivityRole[]): string | null {
  return roles.some(({ resourceId }) => resourceId === row.roleResourceId) ? null : row.roleResourceId;
}

function roleEntry(words: ActivityWords, role: ActivityRole): Entry {
  return {
    name: `${words.name}　${role.name}`,
    kind: 'role',
    summary: [role.does, words.summary].filter((part) => part !== '').join('\n'),
    places: role.needed,
  };
}

async function addEntry(
  db: Handle,
  worker: Worker,
  words: ActivityWords,
  { name, kind, summary, places }: Entry,
  today: string,
): Promise<string> {
  const { municipalityId, accountId } = worker;
  const { organizationId, placeId, conditions, concepts, rule, minutes, feeYen, ledBy, firstOn } = words;
  const id = uuidv7();
  await db
    .insertInto('resource')
    .values({
      municipalityId,
      id,
      number: await nextNumber(db, municipalityId, 'resource', fiscalYear(today)),
      name,
      nameKana: kind === 'activity' ? words.nameKana : '',
      kind,
      organizationId,
      placeId,
      summary,
      contactPerson: ledBy,
      opportunity: json({
        ...conditions,
        concepts,
        // Whoever leads or helps pays nothing to come.
        ...(feeYen === null ? {} : { feeYen: kind === 'activity' ? feeYen : 0 }),
        ...(minutes === null || conditions.minSessionMinutes !== undefined
          ? {}
          : { minSessionMinutes: minutes }),
      }),
      checkedOn: today,
      checkedBy: accountId,
      checkMethod: '活動の頁から',
      nextCheckOn: nextCheckAfter(today),
      updatedBy: accountId,
    })
    .execute();
  await db
    .insertInto('resourceCheck')
    .values({
      municipalityId,
      id: uuidv7(),
      resourceId: id,
      checkedOn: today,
      checkedBy: accountId,
      method: '活動の頁から',
      result: 'same',
    })
    .execute();
  if (rule !== null) {
    const window = { rule: json(rule), capacity: places, offeredFrom: firstOn, offeredUntil: null };
    await db
      .insertInto('vacancy')
      .values({ ...window, municipalityId, id: uuidv7(), resourceId: id, note: '' })
      .execute();
  }
  return id;
}
