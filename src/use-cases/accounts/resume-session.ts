import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import type { Role, Worker } from '#domain/actor.ts';
import { tokenHash } from './token-hash.ts';

/** Half an hour without a request ends a session: desks in a town hall are shared. */
export const idleMinutes = 30;
/** Written once a minute and not with every page: a write waits for the disk. Whoever pauses is asked a minute early at most. */
const seenEverySeconds = 60;

/** The demo's roles come in by one press: nobody gave them a password, and no telephone belongs to them. */
const isOneOfTheDemo = sql<boolean>`(municipality.is_demo and account.sign_in_name like 'demo-%')`;
/** Whoever gives a password cannot write own_password_hash. */
const hasGivenPassword = sql<boolean>`session.method in ('password', 'password_and_factor')
  and account.own_password_hash is distinct from account.password_hash
  and not ${isOneOfTheDemo}`;
/** Came in by the password alone after the municipality began to ask for more. */
const lacksFactor = sql<boolean>`session.method = 'password' and not ${isOneOfTheDemo}
  and session.created_at >= sign_in_setting.second_factor_since
  and (sign_in_setting.second_factor = 'everybody'
    or sign_in_setting.second_factor = 'administrators' and 'administrator' = any(account.roles))
  and not exists (select from totp_factor as t where t.municipality_id = session.municipality_id
    and t.account_id = session.account_id and t.confirmed_at is not null)
  and not exists (select from passkey as p where p.municipality_id = session.municipality_id
    and p.account_id = session.account_id)`;
const isToBeTold = sql<boolean>`exists (select from account_notice as n
  where n.municipality_id = session.municipality_id and n.account_id = session.account_id and n.told_at is null)`;

export type Session = {
  worker: Worker;
  name: string;
  agencyName: string;
  csrf: string;
  isDemo: boolean;
  /** The password was given by somebody else: nothing opens before a new one is chosen. */
  mustChoosePassword: boolean;
  /** The municipality asks for a second proof: nothing opens before one was added. */
  mustAddFactor: boolean;
  /** Something was done to the account's ways in that its owner has not read yet. */
  hasNotice: boolean;
  municipalityName: string;
};

/** Takes up a session by its cookie, or gives undefined when there is none, it ran out, or the account has ended. */
export async function resumeSession(
  municipalityId: string,
  token: string,
  now: Date,
): Promise<Session | undefined> {
  return asActor({ kind: 'signin', municipalityId }, { act: 'session.resume' }, async (db) => {
    const row = await db
      .selectFrom('session')
      .innerJoin('account', (join) =>
        join
          .onRef('account.municipalityId', '=', 'session.municipalityId')
          .onRef('account.id', '=', 'session.accountId'),
      )
      .innerJoin('agency', (join) =>
        join
          .onRef('agency.municipalityId', '=', 'account.municipalityId')
          .onRef('agency.id', '=', 'account.agencyId'),
      )
      .innerJoin('municipality', 'municipality.municipalityId', 'account.municipalityId')
      .leftJoin('signInSetting', 'signInSetting.municipalityId', 'account.municipalityId')
      .select([
        'account.id as accountId',
        'account.agencyId as agencyId',
        'account.roles as roles',
        'account.name as name',
        'agency.name as agencyName',
        'session.csrf as csrf',
        'session.seenAt as seenAt',
        'municipality.isDemo as isDemo',
        'municipality.name as municipalityName',
        hasGivenPassword.as('mustChoosePassword'),
        sql<boolean>`coalesce(${lacksFactor}, false)`.as('mustAddFactor'),
        isToBeTold.as('hasNotice'),
      ])
      .where('session.tokenHash', '=', tokenHash(token))
      .where('session.endedAt', 'is', null)
      .where('session.endsAt', '>', now)
      .where('session.seenAt', '>', new Date(now.getTime() - idleMinutes * 60_000))
      .where('account.isActive', '=', true)
      .executeTakeFirst();
    if (!row) return undefined;
    if (now.getTime() - row.seenAt.getTime() >= seenEverySeconds * 1000) {
      await db
        .updateTable('session')
        .set({ seenAt: now })
        .where('tokenHash', '=', tokenHash(token))
        .execute();
    }
    const worker: Worker = {
      kind: 'worker',
      municipalityId,
      accountId: row.accountId,
      agencyId: row.agencyId,
      roles: row.roles as Role[],
    };
    return {
      worker,
      name: row.name,
      agencyName: row.agencyName,
      csrf: row.csrf,
      isDemo: row.isDemo,
      municipalityName: row.municipalityName,
      mustChoosePassword: row.mustChoosePassword,
      mustAddFactor: row.mustAddFactor,
      hasNotice: row.hasNotice,
    };
  });
}
