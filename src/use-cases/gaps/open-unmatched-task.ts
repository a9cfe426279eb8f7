import { asActor } from '#db/as-actor.ts';
import { readKnownDetails } from '#db/known-details.ts';
import type { Worker } from '#domain/actor.ts';
import { identifyingDetails, type Identifying } from '#domain/candidate-voice.ts';
import type { TaskDraft } from '#domain/resource-task.ts';
import { insertTask } from './open-task.ts';

type Given = { id: string; personId: string; draft: TaskDraft; sureOf: readonly string[] };

export type UnmatchedOpened = { ok: true } | { ok: false; identifying: Identifying[] };

/**
 * 「無い → 資源開拓」: what was looked for with one person and is not there becomes work. The task has no link to the person, in no
 * column and not in the log; that the worker looked at the person for it is logged by itself. What would tell who it is comes back.
 */
export async function openUnmatchedTask(
  worker: Worker,
  { id, personId, draft, sureOf }: Given,
): Promise<UnmatchedOpened> {
  const known = await asActor(
    worker,
    { act: 'gaps.task.check', subjects: [{ kind: 'person', id: personId }] },
    (db) => readKnownDetails(db, personId),
  );
  const identifying = identifyingDetails(`${draft.sought}\n${draft.together}`, known).filter(
    ({ weight, found }) => weight === 'must' || !sureOf.includes(found),
  );
  if (identifying.length > 0) return { ok: false, identifying };
  await asActor(worker, { act: 'gaps.task.open' }, async (db, log) => {
    await insertTask(db, worker, id, draft, { origin: 'unmatched' });
    log.about('resource_task', id);
  });
  return { ok: true };
}
