import * as z from 'zod';
import type { Handle, LogNotes } from '#db/as-actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { toldSheetShape } from '#domain/care-sheet.ts';
import { toldLineShape } from '#domain/sounding.ts';
import { watchRequestShape } from '#domain/watch-request.ts';
import { isNameless, type PlacementState } from '#domain/placement-state.ts';
import { asHost, type HostAtDoor } from './enter.ts';

export type HostPage = Awaited<ReturnType<typeof readAll>>;

/** The placement behind the door: its keys, for the rows that the host writes. No page shows them. */
export async function ownPlacement(db: Handle, log: LogNotes) {
  const row = await db
    .selectFrom('placement')
    .select([
      'id',
      'personId',
      'resourceId',
      'role',
      'state',
      'called',
      'emergencyContact',
      'recallNoticeDays',
    ])
    .select(['startedOn', 'endedOn'])
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  log.about('person', row.personId);
  return { ...row, state: row.state as PlacementState };
}

/** Days are told while somebody comes: from the first trial until the end. */
export function isRunning(state: PlacementState): boolean {
  return state === 'trial' || state === 'settled' || state === 'continuing';
}

async function readSoundings(db: Handle) {
  const rows = await db
    .selectFrom('sounding')
    .select(['id', 'askedOn', 'told', 'askedWords', 'replyDueOn', 'answer', 'answeredOn'])
    .select(['conditionWords', 'version'])
    .orderBy('askedOn', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(({ conditionWords, ...row }) => ({
    ...row,
    told: z.array(toldLineShape).parse(row.told),
    conditions: conditionWords,
  }));
}

async function readHandedOver(db: Handle) {
  const sheet = await db
    .selectFrom('careSheet')
    .select(['told', 'handedOn'])
    .orderBy('edition', 'desc')
    .executeTakeFirst();
  const watches = await db
    .selectFrom('watchRequest')
    .select(['watcher', 'content', 'until'])
    .orderBy('until')
    .execute();
  const care = toldSheetShape.safeParse(sheet?.told);
  return {
    careSheet: care.success ? care.data : undefined,
    watchRequests: watches.flatMap(({ watcher, content, until }) => {
      const asked = watchRequestShape.safeParse(content);
      return asked.success ? [{ watcher, until, ...asked.data }] : [];
    }),
  };
}

async function readOwnReports(db: Handle) {
  const days = await db
    .selectFrom('attendance')
    .select(['day', 'half', 'state', 'reason'])
    .orderBy('day', 'desc')
    .orderBy('half', 'desc')
    .limit(10)
    .execute();
  const voice = await db
    .selectFrom('followUp')
    .select(['doneOn', 'hostLoad', 'hostWish'])
    .orderBy('doneOn', 'desc')
    .executeTakeFirst();
  const recall = await db
    .selectFrom('bookingRecall')
    .select(['effectiveOn', 'toldOn', 'settledOn'])
    .orderBy('toldOn', 'desc')
    .executeTakeFirst();
  return { days, voice, recall };
}

async function readAll(db: Handle, log: LogNotes) {
  const link = await db
    .selectFrom('hostLink')
    .select(['addressee', 'about', 'asker', 'askerPhone', 'validUntil'])
    .executeTakeFirstOrThrow();
  const { personId: _person, resourceId: _resource, ...placement } = await ownPlacement(db, log);
  const visits = await db
    .selectFrom('visit')
    .select(['kind', 'plannedOn', 'fromTime', 'toTime', 'meetAt'])
    .orderBy('plannedOn')
    .execute();
  return {
    link,
    ...placement,
    // 名は本人の了解のあと（不変条件4）: also when a way that was named once is talked over again, nothing new is told.
    isNamed: !isNameless(placement.state) && placement.called !== '',
    soundings: await readSoundings(db),
    visits,
    ...(await readHandedOver(db)),
    ...(await readOwnReports(db)),
  };
}

/** Everything that a host may read behind its door: its ask, and after the person's yes what was handed to it. */
export async function readHostPage(host: HostAtDoor): Promise<HostPage> {
  return asHost(host, 'host.read', readAll);
}
