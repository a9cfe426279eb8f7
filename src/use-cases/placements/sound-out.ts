import { sql } from 'kysely';
import { refreshAccess } from '#db/access-list.ts';
import { asActor, type Handle } from '#db/as-actor.ts';
import { json } from '#db/json.ts';
import { keepAsked, lockHostTurns } from '#db/host-turns.ts';
import { movePlacement } from '#db/placement-course.ts';
import type { Worker } from '#domain/actor.ts';
import type { Identifying } from '#domain/candidate-voice.ts';
import { isOverLimit, type HostTurns } from '#domain/host-turn.ts';
import { isNameless } from '#domain/placement-state.ts';
import { Refusal } from '#domain/refusal.ts';
import { soundingManners, type SoundingDraft, type ToldLine } from '#domain/sounding.ts';
import { findTelling } from './check-words.ts';
import { about, holdPlacement, type HeldPlacement, type SeenPlacement } from './hold-placement.ts';
import { takeBackOpen } from './take-back-open.ts';
import { readToldLines } from './told-lines.ts';

export type Sounded =
  | { ok: true }
  | { ok: false; identifying: Identifying[] }
  | { ok: false; stale: true }
  /** This host has been asked as often as it is asked in a week: wait, or say why not. */
  | { ok: false; over: HostTurns };

/** `id` comes from the form that was opened; `sureOf` are parts that the worker has looked at and that name nobody. */
export type NewSounding = SeenPlacement & {
  id: string;
  draft: SoundingDraft;
  sureOf: readonly string[];
  /** Why the host is asked although its week is full; goes into the sounding and the log. */
  overReason?: string;
};

/**
 * Asks a host without a name. Of what may be told only lines that stand in the assessment are taken, each of which may be
 * left out and none written by hand; the free words are held against everything that would say who it is (invariant 4).
 */
export async function soundOut(worker: Worker, given: NewSounding, today: string): Promise<Sounded> {
  const { id, personId, draft } = given;
  return asActor(worker, about('placements.sound', personId), async (db, log) => {
    const known = await db.selectFrom('sounding').select('id').where('id', '=', id).executeTakeFirst();
    if (known) return { ok: true };
    const held = await holdPlacement(db, worker, given);
    if (!isNameless(held.state)) throw new Refusal('already-done');
    const words = [draft.role, draft.askedWords].join('\n');
    const identifying = await findTelling(db, personId, words, given.sureOf);
    if (identifying.length > 0) return { ok: false, identifying };
    const told = await tellable(db, personId, draft.told, today);
    if (told === undefined) return { ok: false, stale: true };
    const turns = await lockHostTurns(db, held.resourceId, draft.askedOn);
    const overReason = isOverLimit(turns) ? (given.overReason ?? '').trim() : '';
    if (isOverLimit(turns) && overReason === '') return { ok: false, over: turns };
    log.about('resource', held.resourceId);
    log.detail({ manner: draft.manner, ...(overReason === '' ? {} : { overLimit: true }) });
    await takeBackOpen(db, held.id);
    await insertSounding(db, worker, held, { id, draft: { ...draft, told }, overReason });
    await keepAsked(db, worker, { id, resourceId: held.resourceId, on: draft.askedOn });
    await keepRole(db, worker, held, draft);
    if (held.state !== 'sounding') {
      const reason = `${soundingManners[draft.manner]}聞いた`;
      const course = { placementId: held.id, on: draft.askedOn, decidedBy: 'worker', reason } as const;
      await movePlacement(db, worker, { ...course, to: 'sounding' });
    }
    await refreshAccess(db, personId);
    return { ok: true };
  });
}

/** The chosen lines in the order of the assessment; undefined when one of them is not there any more as the worker read it. */
async function tellable(
  db: Handle,
  personId: string,
  chosen: readonly ToldLine[],
  today: string,
): Promise<ToldLine[] | undefined> {
  const lines = await readToldLines(db, personId, today);
  const isChosen = (line: ToldLine) =>
    chosen.some(({ label, value }) => label === line.label && value === line.value);
  const told = lines.filter(isChosen);
  return told.length === chosen.length ? told : undefined;
}

async function insertSounding(
  db: Handle,
  worker: Worker,
  held: HeldPlacement,
  { id, draft, overReason }: { id: string; draft: SoundingDraft; overReason: string },
): Promise<void> {
  await db
    .insertInto('sounding')
    .values({
      municipalityId: worker.municipalityId,
      id,
      placementId: held.id,
      personId: held.personId,
      resourceId: held.resourceId,
      askedOn: draft.askedOn,
      askedBy: worker.accountId,
      manner: draft.manner,
      askedWhom: draft.askedWhom,
      told: json(draft.told),
      askedWords: draft.askedWords,
      overLimitReason: overReason,
      replyDueOn: draft.replyDueOn,
      // A door that stands open shows the new question too.
      hostLinkId: held.hostLinkId,
    })
    .execute();
}

async function keepRole(
  db: Handle,
  worker: Worker,
  held: HeldPlacement,
  draft: SoundingDraft,
): Promise<void> {
  await db
    .updateTable('placement')
    .set({
      role: draft.role,
      ...(held.hostPerson === '' ? { hostPerson: draft.askedWhom } : {}),
      version: sql`version + 1`,
      updatedAt: sql`now()`,
      updatedBy: worker.accountId,
    })
    .where('id', '=', held.id)
    .execute();
}
