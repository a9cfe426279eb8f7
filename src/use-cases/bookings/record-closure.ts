import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { ClosureDraft } from '#domain/resource-closure.ts';
import { Refusal } from '#domain/refusal.ts';

/** Shuts one resource, or the whole town, for some days: on them nobody is expected, and nobody is absent. */
export async function recordClosure(
  worker: Worker,
  resourceId: string | null,
  closureId: string,
  closure: ClosureDraft,
): Promise<void> {
  const purpose = {
    act: 'closures.record',
    subjects: resourceId === null ? [] : [{ kind: 'resource', id: resourceId }],
  };
  await asActor(worker, purpose, async (db) => {
    const known = await db
      .selectFrom('resourceClosure')
      .select('id')
      .where('id', '=', closureId)
      .executeTakeFirst();
    if (known) return;
    if (resourceId !== null) {
      const resource = await db
        .selectFrom('resource')
        .select('id')
        .where('id', '=', resourceId)
        .executeTakeFirst();
      if (!resource) throw new Refusal('not-found');
    }
    await db
      .insertInto('resourceClosure')
      .values({
        ...closure,
        municipalityId: worker.municipalityId,
        id: closureId,
        resourceId,
        createdBy: worker.accountId,
      })
      .execute();
  });
}
