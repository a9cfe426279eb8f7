import { uuidv7 } from 'uuidv7';
import { asActor } from '#db/as-actor.ts';
import { nextNumber } from '#db/running-number.ts';
import type { Worker } from '#domain/actor.ts';
import { fiscalYear } from '#domain/japanese-date.ts';
import type { MeetingDraft } from '#domain/meeting.ts';

/** Arranges a 重層的支援会議 and invites agencies; the convener sits there too. Nobody's name stands on it yet. */
export async function arrangeMeeting(
  worker: Worker,
  given: { id: string; meeting: MeetingDraft; agencyIds: readonly string[] },
): Promise<void> {
  await asActor(worker, { act: 'meetings.arrange' }, async (db, log) => {
    const { municipalityId, accountId, agencyId } = worker;
    log.about('meeting', given.id);
    const known = await db.selectFrom('meeting').select('id').where('id', '=', given.id).executeTakeFirst();
    if (known) return;
    await db
      .insertInto('meeting')
      .values({
        ...given.meeting,
        municipalityId,
        id: given.id,
        number: await nextNumber(db, municipalityId, 'meeting', fiscalYear(given.meeting.heldOn)),
        legalBasis: 'coordination',
        convenerAgencyId: agencyId,
        updatedBy: accountId,
      })
      .execute();
    const invited = [agencyId, ...given.agencyIds.filter((id) => id !== agencyId)];
    await db
      .insertInto('meetingAttendance')
      .values(invited.map((id) => ({ municipalityId, meetingId: given.id, id: uuidv7(), agencyId: id })))
      .execute();
  });
}
