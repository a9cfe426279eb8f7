import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { asActor, type Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import {
  isAboutSomebody,
  secondPersonHours,
  type SecondPersonAct,
  type SecondPersonWish,
} from '#domain/second-person.ts';

const isInTime = sql<boolean>`r.asked_at > now() - make_interval(hours => ${sql.lit(secondPersonHours)})`;

/** Administrators who may still come in. */
export async function countAdministrators(db: Handle): Promise<number> {
  const { count } = await db
    .selectFrom('account')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where(sql<boolean>`is_active and 'administrator' = any(roles)`)
    .executeTakeFirstOrThrow();
  return count;
}

/**
 * Whether this act may be done now: the town does not ask for two, there is nobody left who could agree, or somebody agreed
 * and the yes is used up by this. As an administrator, in the transaction of the act: what fails afterwards gives it back.
 */
export async function mayUseSecondPerson(
  db: Handle,
  worker: Worker,
  act: SecondPersonAct,
  accountId: string | null = null,
): Promise<boolean> {
  const setting = await db.selectFrom('signInSetting').select('needsSecondPerson').executeTakeFirst();
  if (!setting?.needsSecondPerson || (await countAdministrators(db)) < 2) return true;
  const agreed = await db
    .selectFrom('secondPersonRequest as r')
    .innerJoin('secondPersonAnswer as a', (join) =>
      join.onRef('a.municipalityId', '=', 'r.municipalityId').onRef('a.requestId', '=', 'r.id'),
    )
    .select('r.id')
    .where('r.act', '=', act)
    .where('r.accountId', accountId === null ? 'is' : '=', accountId)
    .where('r.askedBy', '=', worker.accountId)
    .where('r.usedAt', 'is', null)
    .where('a.isAgreed', '=', true)
    .where(isInTime)
    .orderBy('r.askedAt')
    .limit(1)
    .forUpdate('r')
    .executeTakeFirst();
  if (!agreed) return false;
  const { numUpdatedRows } = await db
    .updateTable('secondPersonRequest')
    .set({ usedAt: sql`now()` })
    .where('id', '=', agreed.id)
    .where('usedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function useSecondPerson(
  db: Handle,
  worker: Worker,
  act: SecondPersonAct,
  accountId: string | null = null,
): Promise<void> {
  if (!(await mayUseSecondPerson(db, worker, act, accountId))) throw new Refusal('second-person');
}

export type SecondPersonRow = {
  id: string;
  act: SecondPersonAct;
  accountName: string | null;
  reason: string;
  askedByName: string;
  isOwn: boolean;
  askedAt: Date;
  answeredByName: string | null;
  isAgreed: boolean | null;
  usedAt: Date | null;
};

function mustBeAdministrator(worker: Worker): void {
  if (!worker.roles.includes('administrator')) throw new Refusal('not-permitted');
}

/** What was asked in the last day, newest first, and the accounts that may be asked about. */
export async function listSecondPerson(
  worker: Worker,
): Promise<{ requests: SecondPersonRow[]; accounts: { id: string; name: string }[]; isNeeded: boolean }> {
  return asActor(worker, { act: 'accounts.second-person.list' }, async (db) => {
    mustBeAdministrator(worker);
    const setting = await db.selectFrom('signInSetting').select('needsSecondPerson').executeTakeFirst();
    const rows = await db
      .selectFrom('secondPersonRequest as r')
      .leftJoin('secondPersonAnswer as a', (join) =>
        join.onRef('a.municipalityId', '=', 'r.municipalityId').onRef('a.requestId', '=', 'r.id'),
      )
      .select([
        'r.id',
        'r.act',
        'r.accountId',
        'r.reason',
        'r.askedBy',
        'r.askedAt',
        'r.usedAt',
        'a.byAccount',
        'a.isAgreed',
      ])
      .where(isInTime)
      .orderBy('r.askedAt', 'desc')
      .execute();
    const accounts = await db
      .selectFrom('account')
      .select(['id', 'name', 'isActive'])
      .orderBy('signInName')
      .execute();
    const names = new Map(accounts.map(({ id, name }) => [id, name]));
    const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
    const requests = rows.map(({ act, accountId, askedBy, byAccount, ...row }) => ({
      ...row,
      act: act as SecondPersonAct,
      accountName: nameOf(accountId),
      askedByName: nameOf(askedBy) ?? '',
      isOwn: askedBy === worker.accountId,
      answeredByName: nameOf(byAccount),
    }));
    return {
      requests,
      accounts: accounts.filter(({ isActive }) => isActive).map(({ id, name }) => ({ id, name })),
      isNeeded: setting?.needsSecondPerson ?? false,
    };
  });
}

/** Asks the other administrators. Nothing happens yet. */
export async function askSecondPerson(worker: Worker, wish: SecondPersonWish): Promise<void> {
  const accountId = isAboutSomebody(wish.act) ? wish.accountId : null;
  const subjects = accountId === null ? [] : [{ kind: 'account', id: accountId }];
  await asActor(worker, { act: 'accounts.second-person.ask', subjects }, async (db, log) => {
    mustBeAdministrator(worker);
    log.detail({ act: wish.act });
    if (accountId !== null) {
      const found = await db
        .selectFrom('account')
        .select('id')
        .where('id', '=', accountId)
        .executeTakeFirst();
      if (!found) throw new Refusal('not-found');
    }
    await db
      .insertInto('secondPersonRequest')
      .values({
        municipalityId: worker.municipalityId,
        id: uuidv7(),
        act: wish.act,
        accountId,
        reason: wish.reason,
        askedBy: worker.accountId,
      })
      .execute();
  });
}

/** Another administrator says yes or no, once and within the day. The database refuses an answer to one's own question. */
export async function answerSecondPerson(
  worker: Worker,
  requestId: string,
  isAgreed: boolean,
): Promise<void> {
  await asActor(worker, { act: 'accounts.second-person.answer' }, async (db, log) => {
    mustBeAdministrator(worker);
    const request = await db
      .selectFrom('secondPersonRequest as r')
      .select(['r.askedBy', 'r.act', 'r.accountId'])
      .where('r.id', '=', requestId)
      .where(isInTime)
      .executeTakeFirst();
    if (!request) throw new Refusal('not-found');
    if (request.askedBy === worker.accountId) throw new Refusal('not-permitted');
    if (request.accountId !== null) log.about('account', request.accountId);
    log.detail({ act: request.act, isAgreed });
    const answered = await db
      .insertInto('secondPersonAnswer')
      .values({
        municipalityId: worker.municipalityId,
        requestId,
        askedBy: request.askedBy,
        byAccount: worker.accountId,
        isAgreed,
      })
      .onConflict((same) => same.columns(['municipalityId', 'requestId']).doNothing())
      .returning('requestId')
      .executeTakeFirst();
    if (!answered) throw new Refusal('already-done');
  });
}
