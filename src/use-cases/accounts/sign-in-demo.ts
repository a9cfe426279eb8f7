import { asActor } from '#db/as-actor.ts';
import type { Role } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { openSession, type Desk } from './sign-in.ts';

export type DemoAccount = { id: string; name: string; agencyName: string; roles: Role[] };

/** The one-click roles of the demo's sign-in page; empty in any municipality that is not the demo. */
export async function listDemoAccounts(municipalityId: string): Promise<DemoAccount[]> {
  return asActor({ kind: 'signin', municipalityId }, { act: 'sign-in.demo.list' }, async (db) => {
    const rows = await db
      .selectFrom('account')
      .innerJoin('agency', (join) =>
        join
          .onRef('agency.municipalityId', '=', 'account.municipalityId')
          .onRef('agency.id', '=', 'account.agencyId'),
      )
      .innerJoin('municipality', 'municipality.municipalityId', 'account.municipalityId')
      .select(['account.id', 'account.name', 'agency.name as agencyName', 'account.roles'])
      .where('municipality.isDemo', '=', true)
      .where('account.isActive', '=', true)
      .where('account.signInName', 'like', 'demo-%')
      .orderBy('account.signInName')
      .execute();
    return rows.map((row) => ({ ...row, roles: row.roles as Role[] }));
  });
}

/** Signs in without a password, in the demo town only. */
export async function signInDemo(
  municipalityId: string,
  accountId: string,
  now: Date,
  desk: Partial<Desk> = {},
): Promise<{ token: string; endsAt: Date }> {
  return asActor({ kind: 'signin', municipalityId }, { act: 'sign-in.demo' }, async (db, log) => {
    const account = await db
      .selectFrom('account')
      .innerJoin('municipality', 'municipality.municipalityId', 'account.municipalityId')
      .select('account.id')
      .where('account.id', '=', accountId)
      .where('municipality.isDemo', '=', true)
      .where('account.isActive', '=', true)
      .where('account.signInName', 'like', 'demo-%')
      .executeTakeFirst();
    if (!account) throw new Refusal('not-permitted');
    log.about('account', account.id);
    return openSession(db, municipalityId, account.id, now, { ...desk, method: 'demo' });
  });
}
