import { asActor } from '#db/as-actor.ts';
import type { Role, Worker } from '#domain/actor.ts';

export type DigestReader = { worker: Worker; name: string; email: string };

/** Everybody who wants the daily mail: active accounts that see cases. An administrator has nothing that waits. */
export async function listDigestReaders(municipalityId: string): Promise<DigestReader[]> {
  const rows = await asActor({ kind: 'signin', municipalityId }, { act: 'digest.readers' }, (db) =>
    db
      .selectFrom('account')
      .select(['id', 'agencyId', 'name', 'email', 'roles'])
      .where('isActive', '=', true)
      .where('wantsDigest', '=', true)
      .orderBy('id')
      .execute(),
  );
  return rows
    .filter(({ roles }) => !roles.includes('administrator'))
    .map(({ id, agencyId, name, email, roles }) => ({
      worker: { kind: 'worker', municipalityId, accountId: id, agencyId, roles: roles as Role[] },
      name,
      email,
    }));
}
