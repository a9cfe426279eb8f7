import type { Worker } from '#domain/actor.ts';
import { addDays } from '#domain/calendar-day.ts';
import { addMonths } from '#domain/follow-up-rhythm.ts';
import { attendancePaper } from '#documents/attendance-paper.ts';
import type { Paper } from '#documents/paper.ts';
import { onPaper, type PaperGround, type PaperRequest } from './paper-ground.ts';
import { findPlacement } from './read-placement.ts';

async function readLines({ db }: PaperGround, placementId: string | undefined) {
  if (placementId === undefined) return [];
  return db
    .selectFrom('attendance')
    .select(['day', 'half', 'state', 'reason', 'minutes', 'words'])
    .where('placementId', '=', placementId)
    .orderBy('day')
    .orderBy('half')
    .execute();
}

/** 出欠・活動報告 of one マッチング, month by month as it is handed in. */
export async function readAttendancePaper(
  worker: Worker,
  personId: string,
  request: PaperRequest,
): Promise<Paper> {
  const purpose = { act: 'papers.attendance', needs: 'participation' } as const;
  return onPaper(worker, personId, request, purpose, async (ground) => {
    const { id, placement } = await findPlacement(ground);
    const all = await readLines(ground, id);
    const month = request.month ?? all.at(-1)?.day.slice(0, 7);
    if (month === undefined) {
      return attendancePaper({ placement, from: null, to: null, lines: [], report: '' }, ground.issue);
    }
    const lines = all.filter(({ day }) => day.startsWith(month));
    const from = `${month}-01`;
    const to = addDays(addMonths(from, 1), -1);
    return attendancePaper({ placement, from, to, lines, report: '' }, ground.issue);
  });
}
