import { whoHolds } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { ownItems } from '#db/own-items.ts';
import type { Worker } from '#domain/actor.ts';
import { sightItems, type SightItem } from '#domain/sight.ts';

export type Holder = { id: string; name: string; kind: 'agency' | 'account'; items: SightItem[] };

/** To which agencies and accounts something of a person is open today, as far as it is open to whoever asks: agencies first. */
export async function listHolders(worker: Worker, personId: string, today: string): Promise<Holder[]> {
  const purpose = { act: 'people.holders', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    const own = await ownItems(db, worker, personId);
    const held = await whoHolds(db, personId, today);
    const ids = [...held.keys()];
    if (ids.length === 0) return [];
    const agencies = await db.selectFrom('agency').select(['id', 'name']).where('id', 'in', ids).execute();
    const accounts = await db
      .selectFrom('account')
      .innerJoin('agency', 'agency.id', 'account.agencyId')
      .select(['account.id', 'account.name', 'agency.name as agencyName'])
      .where('account.id', 'in', ids)
      .where('account.isActive', '=', true)
      .execute();
    const order = Object.keys(sightItems) as SightItem[];
    const itemsOf = (id: string) => order.filter((item) => own.has(item) && held.get(id)?.has(item));
    return [
      ...agencies.map(({ id, name }) => ({ id, name, kind: 'agency' as const, items: itemsOf(id) })),
      ...accounts.map(({ id, name, agencyName }) => ({
        id,
        name: `${name}（${agencyName}）`,
        kind: 'account' as const,
        items: itemsOf(id),
      })),
    ].filter(({ items }) => items.length > 0);
  });
}
