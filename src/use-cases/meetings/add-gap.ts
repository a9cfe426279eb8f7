import { asActor } from '#db/as-actor.ts';
import { keepGap } from '#db/keep-gap.ts';
import type { Worker } from '#domain/actor.ts';
import type { MeasuredGap } from '#domain/gap.ts';
import { lockMeeting } from './lock-meeting.ts';

/**
 * A gap becomes a matter of a meeting, with the numbers of this moment. It names nobody, so that it does not matter who sits at
 * the table (invariant 2 is about people and lives in add-item.ts). Twice the same on one meeting is once.
 */
export async function addGap(
  worker: Worker,
  meetingId: string,
  { id, measured }: { id: string; measured: MeasuredGap },
): Promise<{ agendaId: string; wasThere: boolean }> {
  const purpose = { act: 'meetings.gap.add', subjects: [{ kind: 'meeting', id: meetingId }] };
  return asActor(worker, purpose, async (db, log) => {
    // Whoever comes second waits here, and then finds it.
    await lockMeeting(db, meetingId);
    const { patternKey } = measured;
    const known = await db
      .selectFrom('gapAgenda')
      .select('id')
      .where('meetingId', '=', meetingId)
      .where('patternKey', '=', patternKey)
      .executeTakeFirst();
    if (known) return { agendaId: known.id, wasThere: true };
    const gapId = await keepGap(db, worker, measured);
    const { municipalityId, accountId: updatedBy } = worker;
    await db
      .insertInto('gapAgenda')
      .values({ municipalityId, id, meetingId, gapId, patternKey, updatedBy })
      .execute();
    log.about('gap', gapId);
    return { agendaId: id, wasThere: false };
  });
}
