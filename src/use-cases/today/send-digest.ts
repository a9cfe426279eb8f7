import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import { digestText } from '#domain/digest.ts';
import type { DigestReader } from './list-digest-readers.ts';
import { readWaiting } from './read-waiting.ts';

type Send = (mail: { to: string; subject: string; text: string }) => Promise<void>;
export type DigestOutcome = 'sent' | 'nothing-waits' | 'already-sent';

/**
 * One mail to one reader, at most once a day however often it is asked: the row of the day says whether it went. The queue
 * gives the job to one process at a time; when the post office does not take the mail, the row stays unsent for the next try.
 */
export async function sendDigest(
  reader: DigestReader,
  today: string,
  address: string,
  send: Send,
): Promise<DigestOutcome> {
  const { worker, name, email } = reader;
  const keeper = { kind: 'signin', municipalityId: worker.municipalityId } as const;
  const subjects = [{ kind: 'account', id: worker.accountId }];
  const items = await readWaiting(worker, today);
  const isSent = await asActor(keeper, { act: 'digest.begin', subjects }, async (db, log) => {
    log.detail({ items: items.length });
    const row = await db
      .insertInto('digest')
      .values({
        municipalityId: worker.municipalityId,
        accountId: worker.accountId,
        day: today,
        itemCount: items.length,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['municipalityId', 'accountId', 'day'])
          .doUpdateSet({ version: sql`digest.version + 1` }),
      )
      .returning('sentAt')
      .executeTakeFirstOrThrow();
    return row.sentAt !== null;
  });
  if (isSent) return 'already-sent';
  if (items.length === 0) return 'nothing-waits';
  await send({
    to: email,
    subject: `縁側　きょう待っていること（${items.length}件）`,
    text: digestText(name, items, today, address),
  });
  await asActor(keeper, { act: 'digest.sent', subjects }, (db) =>
    db
      .updateTable('digest')
      .set({ sentAt: sql`now()`, itemCount: items.length })
      .where('accountId', '=', worker.accountId)
      .where('day', '=', today)
      .execute(),
  );
  return 'sent';
}
