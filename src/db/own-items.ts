import { Refusal } from '#domain/refusal.ts';
import type { Worker } from '#domain/actor.ts';
import type { Handle } from './as-actor.ts';
import type { AccessItem } from './access-list.ts';

/**
 * Which kinds of things about a person are open to this worker now: by a ground of their own or their agency's, or by a
 * consent. Pages ask it to say what is closed, and verbs so that nobody writes a row that they could not read again.
 */
export async function ownItems(db: Handle, worker: Worker, personId: string): Promise<Set<AccessItem>> {
  const person = await db.selectFrom('person').select('id').where('id', '=', personId).executeTakeFirst();
  if (!person) throw new Refusal('not-found');
  const grounds = await db
    .selectFrom('accessGround')
    .select('items')
    .where('personId', '=', personId)
    .where('grantee', 'in', [worker.agencyId, worker.accountId])
    .where('endedAt', 'is', null)
    .where('validUntil', '>', (eb) => eb.fn<Date>('now'))
    .execute();
  const consents = await db
    .selectFrom('consent')
    .select('items')
    .where('personId', '=', personId)
    .where('state', '=', 'given')
    .where('recipientAgencyId', '=', worker.agencyId)
    .where((eb) =>
      eb.or([
        eb('validUntil', 'is', null),
        // The day in Japan: a consent holds until the end of its last day.
        eb(
          'validUntil',
          '>=',
          eb.cast<string>(eb.fn('timezone', [eb.val('Asia/Tokyo'), eb.fn('now')]), 'date'),
        ),
      ]),
    )
    .execute();
  return new Set([...grounds, ...consents].flatMap((row) => row.items as AccessItem[]));
}

/** Refuses to write what the writer could not read again afterwards. */
export async function requireItem(
  db: Handle,
  worker: Worker,
  personId: string,
  item: AccessItem,
): Promise<void> {
  const open = await ownItems(db, worker, personId);
  if (!open.has(item)) throw new Refusal('not-permitted');
}
