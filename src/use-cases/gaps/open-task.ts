import { asActor, type Handle } from '#db/as-actor.ts';
import { keepGap } from '#db/keep-gap.ts';
import type { Worker } from '#domain/actor.ts';
import { readGapKey, type Gap, type MeasuredGap } from '#domain/gap.ts';
import type { ImaginedResource } from '#domain/imagined-resource.ts';
import { Refusal } from '#domain/refusal.ts';
import type { TaskDraft } from '#domain/resource-task.ts';
import { measureGap } from './measure-gap.ts';

/** What a task comes from. None of it is a person. */
export type TaskSource =
  | { from: 'gap'; gap: Gap; imagined?: ImaginedResource | undefined }
  /** A gap that a meeting spoke of: its numbers are on record already. */
  | { from: 'agenda'; agendaId: string }
  | { from: 'voice'; voiceId: string }
  | { from: 'worker' };

export type Opened =
  | { ok: true }
  /** Fewer than five people stand behind the gap by now. */
  | { ok: false; why: 'small' };

/** Opens a 資源開拓 task. The same form sent twice leaves one. */
export async function openTask(
  worker: Worker,
  given: { id: string; draft: TaskDraft; source: TaskSource },
  clock: { today: string; now: Date },
): Promise<Opened> {
  const { id, draft, source } = given;
  const measured =
    source.from === 'gap' ? await measureGap(worker, source.gap, source.imagined, clock) : undefined;
  return asActor(worker, { act: 'gaps.task.open' }, async (db, log): Promise<Opened> => {
    const known = await db.selectFrom('resourceTask').select('id').where('id', '=', id).executeTakeFirst();
    if (known) return { ok: true };
    const origin = await originOf(db, worker, source, measured);
    if (origin === undefined) return { ok: false, why: 'small' };
    await insertTask(db, worker, id, draft, origin);
    log.about('resource_task', id);
    return { ok: true };
  });
}

type Origin = {
  origin: 'gap' | 'voice' | 'worker' | 'unmatched';
  gapId?: string;
  voiceId?: string;
  agendaId?: string;
};

async function originOf(
  db: Handle,
  worker: Worker,
  source: TaskSource,
  measured: MeasuredGap | undefined,
): Promise<Origin | undefined> {
  if (source.from === 'worker') return { origin: 'worker' };
  if (source.from === 'voice') {
    const voice = await db
      .selectFrom('voice')
      .select('id')
      .where('id', '=', source.voiceId)
      .executeTakeFirst();
    if (!voice) throw new Refusal('not-found');
    return { origin: 'voice', voiceId: voice.id };
  }
  if (source.from === 'agenda') {
    const entry = await db
      .selectFrom('gapAgenda')
      .select(['id', 'gapId', 'patternKey'])
      .where('id', '=', source.agendaId)
      .executeTakeFirst();
    if (!entry || readGapKey(entry.patternKey) === undefined) throw new Refusal('not-found');
    return { origin: 'gap', gapId: entry.gapId, agendaId: entry.id };
  }
  return measured && { origin: 'gap', gapId: await keepGap(db, worker, measured) };
}

export async function insertTask(
  db: Handle,
  worker: Worker,
  id: string,
  draft: TaskDraft,
  origin: Origin,
): Promise<void> {
  const { municipalityId, accountId } = worker;
  await db
    .insertInto('resourceTask')
    .values({ municipalityId, id, ...draft, ...origin, createdBy: accountId, updatedBy: accountId })
    .onConflict((same) => same.columns(['municipalityId', 'id']).doNothing())
    .execute();
}
