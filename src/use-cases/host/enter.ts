import { asActor, type Handle, type LogNotes } from '#db/as-actor.ts';
import { hashHostSecret } from '#db/host-secret.ts';
import type { Host } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';

/** A host whose secret opened a door: who it is goes no further than this link. */
export type HostAtDoor = Host & { linkId: string };

/**
 * Finds the door that a secret opens: the address's, or the code's on the paper. An unknown, a closed and an expired one are
 * the same to whoever knocks, and each knock is in the log.
 */
export async function enterHost(municipalityId: string, secret: string): Promise<HostAtDoor> {
  const host: Host = { kind: 'host', municipalityId, tokenHash: hashHostSecret(secret) };
  return asActor(host, { act: 'host.enter' }, async (db) => {
    const link = await db.selectFrom('hostLink').select('id').executeTakeFirst();
    if (!link) throw new Refusal('not-found');
    return { ...host, linkId: link.id };
  });
}

/**
 * One act of a host inside its door. The link is asked once more in the same transaction, so that one closed meanwhile opens
 * nothing, and the log says about whom it was.
 */
export async function asHost<T>(
  host: HostAtDoor,
  act: string,
  work: (db: Handle, log: LogNotes) => Promise<T>,
): Promise<T> {
  return asActor(host, { act }, async (db, log) => {
    const link = await db
      .selectFrom('hostLink')
      .select('id')
      .where('id', '=', host.linkId)
      .executeTakeFirst();
    if (!link) throw new Refusal('not-found');
    return work(db, log);
  });
}
