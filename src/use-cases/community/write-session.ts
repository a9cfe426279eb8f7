import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { asActor, type Handle } from '#db/as-actor.ts';
import { meetVersions, type KeptSides } from '#db/meet-versions.ts';
import { heldSessionShape, type HeldSession } from '#domain/activity-session.ts';
import type { Worker } from '#domain/actor.ts';
import type { Saved } from '#domain/clash.ts';
import { Refusal } from '#domain/refusal.ts';
import { findTelling, type TellsOfSomebody } from './find-telling.ts';

export type SessionWriting = {
  /** Without one, a day that nobody planned is written down. */
  id: string | null;
  session: HeldSession;
  seen: number;
  kept?: KeptSides | undefined;
  sureOf: readonly string[];
};

export type SessionWritten = Saved | TellsOfSomebody | { ok: false; dayTaken: true };

/**
 * Writes down how a meeting went: how many came, in numbers only (invariant 10), what our staff did, and in words what it was
 * like. The words tell of nobody, least of all of those whose own support led here.
 */
export async function writeSession(
  worker: Worker,
  activityId: string,
  { id, session, seen, kept, sureOf }: SessionWriting,
): Promise<SessionWritten> {
  const identifying = await findTelling(worker, activityId, [session.theme, session.words], sureOf);
  if (identifying.length > 0) return { ok: false, identifying };
  const purpose = { act: 'community.write-session', subjects: [{ kind: 'activity', id: activityId }] };
  return asActor(worker, purpose, async (db) => {
    const activity = await db
      .selectFrom('activity')
      .select('id')
      .where('id', '=', activityId)
      // Two who write the same day down at once: the second finds the first one's.
      .forUpdate()
      .executeTakeFirst();
    if (!activity) throw new Refusal('not-found');
    if (await isDayTaken(db, activityId, session.onDay, id)) return { ok: false, dayTaken: true };
    if (id === null) {
      const { municipalityId, accountId: updatedBy } = worker;
      const values = { ...session, municipalityId, id: uuidv7(), activityId, state: 'held', updatedBy };
      await db.insertInto('activitySession').values(values).execute();
      return { ok: true };
    }
    return overwrite(db, worker, activityId, { id, session, seen, kept });
  });
}

async function isDayTaken(
  db: Handle,
  activityId: string,
  onDay: string,
  id: string | null,
): Promise<boolean> {
  const other = await db
    .selectFrom('activitySession')
    .select('id')
    .where('activityId', '=', activityId)
    .where('onDay', '=', onDay)
    .executeTakeFirst();
  return other !== undefined && other.id !== id;
}

async function overwrite(
  db: Handle,
  worker: Worker,
  activityId: string,
  { id, session, seen, kept }: Omit<SessionWriting, 'sureOf' | 'id'> & { id: string },
): Promise<Saved> {
  const row = await db
    .selectFrom('activitySession')
    .select(['version', 'updatedBy', 'updatedAt', 'state', 'whyCancelled'])
    .select(['onDay', 'headcount', 'firstTime', 'cameAgain', 'staffPart', 'theme', 'words'])
    .where('id', '=', id)
    .where('activityId', '=', activityId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  const { version, updatedBy, updatedAt, state: _state, whyCancelled: _why, ...stored } = row;
  const met = await meetVersions<Record<string, unknown>>(
    db,
    worker,
    { kind: 'activity_session', id },
    { version, updatedBy, updatedAt, fields: stored },
    { seen, fields: session, kept },
  );
  if (!met.ok) return met;
  // Each half may be right and the sum wrong: more who came again than came at all.
  const merged = heldSessionShape.safeParse(met.merged);
  if (!merged.success) throw new Refusal('changed-meanwhile');
  await db
    .updateTable('activitySession')
    .set({
      ...merged.data,
      state: 'held',
      whyCancelled: '',
      version: met.version,
      updatedAt: sql`now()`,
      updatedBy: worker.accountId,
    })
    .where('id', '=', id)
    .execute();
  return { ok: true };
}
