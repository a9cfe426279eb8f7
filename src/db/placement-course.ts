import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { Worker } from '#domain/actor.ts';
import { addDays } from '#domain/calendar-day.ts';
import type { CaseState } from '#domain/case-state.ts';
import type { PlacementEnding } from '#domain/placement-end.ts';
import {
  findPlacementMove,
  isNameless,
  isPlacementOver,
  type PlacementState,
} from '#domain/placement-state.ts';
import { Refusal } from '#domain/refusal.ts';
import { refreshAccess } from './access-list.ts';
import type { Handle } from './as-actor.ts';
import { moveCaseAlong } from './case-course.ts';
import { endStaying, keepStaying } from './host-turns.ts';
import { releaseSeats } from './release-seats.ts';

export type PlacementDecider = 'person' | 'host' | 'worker' | 'meeting' | 'neither';

export type PlacementCourse = {
  placementId: string;
  to: PlacementState;
  on: string;
  decidedBy: PlacementDecider;
  reason: string;
  declineId?: string;
  /** Why it ended when nobody declined; without it an end is 「やりとげた」, and what never began was taken back. */
  endCode?: PlacementEnding;
};

/** How long a host still finds its page after the end. */
export const hostDaysAfterEnd = 7;

const caseGoes: Partial<Record<PlacementState, CaseState>> = {
  sounding: 'sounding',
  visiting: 'trying',
  trial: 'trying',
  settled: 'taking_part',
  continuing: 'taking_part',
};
/** From here a case goes back to searching when its last placement is over. */
const withPlacement: readonly string[] = ['sounding', 'trying', 'taking_part'] satisfies CaseState[];
/** Somebody comes there, to look, to try or for good: the host carries it. */
function isWithHost(state: PlacementState): boolean {
  return state === 'visiting' || state === 'trial' || state === 'settled' || state === 'continuing';
}

const over = ['ended', 'fell_through'] satisfies PlacementState[];

/**
 * One step of a placement, forward, back or to its end, as domain/placement-state.ts allows it. The step stays in the
 * course, the case goes along, seats go back at the end, and the host's door closes a week after it. The caller answers for access lists.
 */
export async function movePlacement(db: Handle, worker: Worker, course: PlacementCourse): Promise<void> {
  const { placementId, to, on, decidedBy, reason, declineId } = course;
  const held = await db
    .selectFrom('placement')
    .select(['state', 'personId', 'caseId', 'resourceId', 'personAgreedOn'])
    .where('id', '=', placementId)
    .forUpdate()
    .executeTakeFirst();
  if (!held) throw new Refusal('not-found');
  const from = held.state as PlacementState;
  if (!findPlacementMove(from, to)) throw new Refusal('already-done');
  const isEnd = isPlacementOver(to);
  // 名まえを出してよいと本人が言うまで、その先へは進まない（不変条件4）。
  if (!isNameless(to) && !isEnd && held.personAgreedOn === null) throw new Refusal('yes-missing');
  await db
    .updateTable('placement')
    .set({
      state: to,
      stateSince: on,
      ...(to === 'settled' ? { settledOn: on } : {}),
      ...(to === 'trial' ? { settledOn: null } : {}),
      ...(to === 'continuing' ? { startedOn: on } : {}),
      ...(isEnd
        ? { endedOn: on, endCode: await endCodeOf(db, held.personId, course), endWords: reason }
        : {}),
      version: sql`version + 1`,
      updatedAt: sql`now()`,
      updatedBy: worker.accountId,
    })
    .where('id', '=', placementId)
    .execute();
  const { personId, caseId } = held;
  await db
    .insertInto('placementStep')
    .values({
      municipalityId: worker.municipalityId,
      id: uuidv7(),
      placementId,
      personId,
      fromState: from,
      toState: to,
      onDay: on,
      decidedBy,
      reason,
      declineId: declineId ?? null,
      byAccount: worker.accountId,
    })
    .execute();
  if (isWithHost(to)) await keepStaying(db, worker, { id: placementId, resourceId: held.resourceId, on });
  else if (isWithHost(from)) await endStaying(db, placementId, on);
  if (isEnd) {
    await closeDoorLater(db, placementId, on);
    await releaseSeats(db, worker, { placementId, on, reason });
  }
  const goes = caseGoes[to];
  if (goes !== undefined) {
    await moveCaseAlong(db, worker, { caseId, personId, to: goes, on, reason: reasonForCase(to) });
  } else if (isEnd) await backToSearching(db, worker, { caseId, personId, on });
}

async function endCodeOf(db: Handle, personId: string, course: PlacementCourse): Promise<string> {
  const { to, declineId, endCode } = course;
  if (endCode !== undefined) return endCode;
  if (declineId === undefined) return to === 'ended' ? 'completed' : 'taken_back';
  const read = () => db.selectFrom('decline').select('code').where('id', '=', declineId).executeTakeFirst();
  const known = await read();
  if (known) return known.code;
  // Written a moment ago in this transaction: nobody may see it until the lists are derived.
  await refreshAccess(db, personId);
  const decline = await read();
  if (!decline) throw new Refusal('not-found');
  return decline.code;
}

async function closeDoorLater(db: Handle, placementId: string, on: string): Promise<void> {
  const end = new Date(`${addDays(on, hostDaysAfterEnd + 1)}T00:00:00+09:00`);
  await db
    .updateTable('hostLink')
    .set({ validUntil: end, version: sql`version + 1` })
    .where('placementId', '=', placementId)
    .where('endedAt', 'is', null)
    .where('validUntil', '>', end)
    .execute();
}

type Of = { caseId: string; personId: string; on: string };

async function backToSearching(db: Handle, worker: Worker, { caseId, personId, on }: Of): Promise<void> {
  const { state } =
    (await db.selectFrom('case').select('state').where('id', '=', caseId).executeTakeFirst()) ?? {};
  if (state === undefined || !withPlacement.includes(state)) return;
  const alive = await db
    .selectFrom('placement')
    .select('id')
    .where('caseId', '=', caseId)
    .where('state', 'not in', [...over, 'candidate'])
    .limit(1)
    .executeTakeFirst();
  if (alive) return;
  const reason = '行き先がなくなったので、また探す';
  await moveCaseAlong(db, worker, { caseId, personId, to: 'searching', on, reason, kind: 'back' });
}

function reasonForCase(to: PlacementState): string {
  if (to === 'sounding') return '受入先に聞きはじめた';
  return to === 'visiting' || to === 'trial' ? '見学・体験がはじまる' : '行き先が決まった';
}
