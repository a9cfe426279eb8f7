import * as z from 'zod';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';

/** The names behind ids of organisations, places and areas, where two people's answers are laid side by side. */
export async function nameChoices(worker: Worker, ids: readonly unknown[]): Promise<Map<string, string>> {
  const wanted = ids.flatMap((id) => z.uuid().safeParse(id).data ?? []);
  if (wanted.length === 0) return new Map();
  return asActor(worker, { act: 'organizations.choices' }, async (db) => {
    const rows = await db
      .selectFrom('organization')
      .select(['id', 'name'])
      .where('id', 'in', wanted)
      .unionAll(db.selectFrom('place').select(['id', 'name']).where('id', 'in', wanted))
      .unionAll(db.selectFrom('area').select(['id', 'name']).where('id', 'in', wanted))
      .execute();
    return new Map(rows.map(({ id, name }) => [id, name]));
  });
}
