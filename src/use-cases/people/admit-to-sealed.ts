import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { grantAccess } from '#db/access-list.ts';
import { asActor, type Handle } from '#db/as-actor.ts';
import { requireItem } from '#db/own-items.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';

export type Admission = 'admitted' | 'not-open-to-them' | 'already-admitted';

/**
 * Lets somebody else who sat in the 支援会議 read and write what was learnt there. Only who may read it can admit, only a
 * person with a name, and only to somebody to whom the record is open already: it opens the seal, not the person.
 */
export async function admitToSealed(
  worker: Worker,
  personId: string,
  accountId: string,
  note: string,
): Promise<Admission> {
  const purpose = {
    act: 'people.sealed.admit',
    subjects: [
      { kind: 'person', id: personId },
      { kind: 'account', id: accountId },
    ],
    typedReason: note,
  };
  return asActor(worker, purpose, async (db) => {
    await requireItem(db, worker, personId, 'sealed');
    const account = await db
      .selectFrom('account')
      .select(['id', 'agencyId', 'roles'])
      .where('id', '=', accountId)
      .where('isActive', '=', true)
      .executeTakeFirst();
    // 管理者は事例の中身を見ない.
    if (!account || account.roles.includes('administrator')) throw new Refusal('not-permitted');
    const person = await db
      .selectFrom('person')
      .select('acl')
      .where('id', '=', personId)
      .executeTakeFirstOrThrow();
    const readers = person.acl as Record<string, string>;
    if (!(account.agencyId in readers) && !(account.id in readers)) return 'not-open-to-them';
    if (worker.accountId === accountId || (await readsSealed(db, personId, accountId)))
      return 'already-admitted';
    const ground = { id: uuidv7(), grantee: accountId, granteeKind: 'account' as const };
    await grantAccess(db, worker, personId, [{ ...ground, ground: 'meeting', items: ['sealed'] }]);
    return 'admitted';
  });
}

/** Nobody reads the grounds of others; the lists on the sealed rows themselves say who is in. */
async function readsSealed(db: Handle, personId: string, accountId: string): Promise<boolean> {
  const { rows } = await sql<{ acl: Record<string, string> }>`
    select acl from fact where person_id = ${personId}::uuid and basis = 'confidential_meeting'
    union all select acl from progress_note where person_id = ${personId}::uuid and basis = 'confidential_meeting'
    limit 1`.execute(db);
  return rows.some(({ acl }) => accountId in acl);
}
