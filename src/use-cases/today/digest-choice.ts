import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';

export type DigestChoice = { email: string; wantsDigest: boolean };

/** Whether I want the daily mail, and where to. */
export async function readDigestChoice(worker: Worker): Promise<DigestChoice> {
  return asActor(worker, { act: 'digest.choice' }, (db) =>
    db
      .selectFrom('account')
      .select(['email', 'wantsDigest'])
      .where('id', '=', worker.accountId)
      .executeTakeFirstOrThrow(),
  );
}

/** Everybody chooses for oneself; nobody subscribes a colleague. */
export async function chooseDigest(worker: Worker, choice: DigestChoice): Promise<void> {
  const keeper = { kind: 'signin', municipalityId: worker.municipalityId } as const;
  const purpose = { act: 'digest.choose', subjects: [{ kind: 'account', id: worker.accountId }] };
  await asActor(keeper, purpose, (db) =>
    db.updateTable('account').set(choice).where('id', '=', worker.accountId).execute(),
  );
}
