import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { gapKey, type Gap } from '#domain/gap.ts';
import type { ImaginedResource } from '#domain/imagined-resource.ts';
import { lockMeeting } from '#use-cases/meetings/lock-meeting.ts';
import { countGaps } from './count-gaps.ts';
import { recordGap } from './record-gap.ts';

export type PutOnAgenda =
  | { ok: true; agendaId: string; wasThere: boolean }
  /** Fewer than five people stand behind it by now. */
  | { ok: false; why: 'small' };

/**
 * A gap becomes a matter of a meeting, with the numbers of this moment. It names nobody, so that it does not matter who sits at
 * the table (invariant 2 is about people and lives in add-item.ts). Twice the same on one meeting is once.
 */
export async function putOnAgenda(
  worker: Worker,
  given: { id: string; meetingId: string; gap: Gap; imagined?: ImaginedResource | undefined },
  clock: { today: string; now: Date },
): Promise<PutOnAgenda> {
  const counting = await countGaps(worker, clock, { toTheEnd: true });
  if (counting.state !== 'counted') throw new Error('a count to the end must be counted');
  const { meetingId, gap, imagined } = given;
  const purpose = { act: 'gaps.put-on-agenda', subjects: [{ kind: 'meeting', id: meetingId }] };
  return asActor(worker, purpose, async (db, log): Promise<PutOnAgenda> => {
    await lockMeeting(db, meetingId);
    const patternKey = gapKey(gap);
    const known = await db
      .selectFrom('gapAgenda')
      .select('id')
      .where('meetingId', '=', meetingId)
      .where('patternKey', '=', patternKey)
      .executeTakeFirst();
    if (known) return { ok: true, agendaId: known.id, wasThere: true };
    const gapId = await recordGap(db, worker, gap, imagined, counting.count);
    if (gapId === undefined) return { ok: false, why: 'small' };
    const { municipalityId, accountId: updatedBy } = worker;
    await db
      .insertInto('gapAgenda')
      .values({ municipalityId, id: given.id, meetingId, gapId, patternKey, updatedBy })
      .execute();
    log.about('gap', gapId);
    return { ok: true, agendaId: given.id, wasThere: false };
  });
}
