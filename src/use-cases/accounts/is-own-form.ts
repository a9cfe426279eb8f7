import { asActor } from '#db/as-actor.ts';

/**
 * Whether a form that was kept over the sign-in was filled in by the account that has now come in. Its mark is the token
 * of the session it was opened in, which only that session's pages ever held; an ended session's token opens nothing.
 */
export async function isOwnForm(municipalityId: string, accountId: string, mark: string): Promise<boolean> {
  const subjects = [{ kind: 'account', id: accountId }];
  const purpose = { act: 'sign-in.kept-form', subjects };
  return asActor({ kind: 'signin', municipalityId }, purpose, async (db, log) => {
    const filledIn = await db
      .selectFrom('session')
      .select('accountId')
      .where('csrf', '=', mark)
      .executeTakeFirst();
    const isOwn = filledIn?.accountId === accountId;
    log.detail({ result: isOwn ? 'given-back' : 'dropped' });
    return isOwn;
  });
}
