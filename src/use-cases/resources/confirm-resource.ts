import { uuidv7 } from 'uuidv7';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { nextCheckAfter, type CheckResult } from '#domain/freshness.ts';
import type { OpenState } from '#domain/organization.ts';
import { Refusal } from '#domain/refusal.ts';

export type ResourceCheck = {
  on: string;
  method: string;
  result: CheckResult;
  note: string;
  /** When the host asked to be called again; half a year later without it. */
  nextCheckOn?: string | undefined;
};

const stateAfter: Partial<Record<CheckResult, OpenState>> = { paused: 'paused', closed: 'closed' };

/**
 * Keeps that somebody asked whether a resource is still so. Not having reached anybody is kept too, but confirms nothing.
 * The same answer of the same worker on the same day is kept once: the button may be pressed twice.
 */
export async function confirmResource(worker: Worker, id: string, check: ResourceCheck): Promise<void> {
  const purpose = { act: 'resources.confirm', subjects: [{ kind: 'resource', id }] };
  await asActor(worker, purpose, async (db) => {
    const resource = await db
      .selectFrom('resource')
      .select(['id', 'state', 'checkedOn'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!resource) throw new Refusal('not-found');
    const { on: checkedOn, method, result, note } = check;
    const again = await db
      .selectFrom('resourceCheck')
      .select('id')
      .where('resourceId', '=', id)
      .where('checkedOn', '=', checkedOn)
      .where('checkedBy', '=', worker.accountId)
      .where('result', '=', result)
      .where('note', '=', note)
      .executeTakeFirst();
    if (!again) {
      const { municipalityId, accountId: checkedBy } = worker;
      await db
        .insertInto('resourceCheck')
        .values({ municipalityId, id: uuidv7(), resourceId: id, checkedOn, checkedBy, method, result, note })
        .execute();
    }
    if (result === 'not_reached') return;
    // A check written down late must not make the resource look older than it is.
    if (resource.checkedOn !== null && resource.checkedOn > checkedOn) return;
    await db
      .updateTable('resource')
      .set({
        checkedOn,
        checkedBy: worker.accountId,
        checkMethod: method,
        nextCheckOn: check.nextCheckOn ?? nextCheckAfter(checkedOn),
        state: stateAfter[result] ?? resource.state,
      })
      .where('id', '=', id)
      .execute();
  });
}

/** 休止・再開・終了 without a new check. Nothing is deleted: what was tried there stays readable. */
export async function setResourceState(worker: Worker, id: string, state: OpenState): Promise<void> {
  const purpose = { act: `resources.${state}`, subjects: [{ kind: 'resource', id }] };
  await asActor(worker, purpose, async (db) => {
    const changed = await db
      .updateTable('resource')
      .set({ state })
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst();
    if (!changed) throw new Refusal('not-found');
  });
}
