import { asActor, type Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { askManners, RecallReason } from '#domain/booking-recall.ts';
import { findBookedPlacement } from './find-placement.ts';

export type StoredRecall = {
  id: string;
  version: number;
  toldOn: string;
  toldBy: string;
  manner: keyof typeof askManners;
  reasonCode: RecallReason;
  reasonWords: string;
  effectiveOn: string;
  agreedNoticeDays: number;
  settledOn: string | null;
  settledHow: string;
  withdrawnAt: Date | null;
};

export type Recalls = { noticeDays: number; recalls: StoredRecall[] };

/** What the host asked back, open ones first, the one that comes soonest on top. */
export async function listRecalls(worker: Worker, personId: string, placementId: string): Promise<Recalls> {
  const purpose = { act: 'bookings.recalls', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    const { recallNoticeDays } = await findBookedPlacement(db, personId, placementId);
    return { noticeDays: recallNoticeDays, recalls: await recallsOf(db, placementId) };
  });
}

async function recallsOf(db: Handle, placementId: string): Promise<StoredRecall[]> {
  const rows = await db
    .selectFrom('bookingRecall')
    .select(['id', 'version', 'toldOn', 'toldBy', 'manner', 'reasonCode', 'reasonWords', 'effectiveOn'])
    .select(['agreedNoticeDays', 'settledOn', 'settledHow', 'withdrawnAt'])
    .where('placementId', '=', placementId)
    .orderBy((eb) => eb.case().when('settledOn', 'is', null).then(0).else(1).end())
    .orderBy('effectiveOn')
    .orderBy('id')
    .execute();
  return rows as StoredRecall[];
}
