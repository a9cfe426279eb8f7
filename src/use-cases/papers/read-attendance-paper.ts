import type { Worker } from '#domain/actor.ts';
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

/** 出欠・活動報告 of one マッチング, from its first day on. */
export async function readAttendancePaper(
  worker: Worker,
  personId: string,
  request: PaperRequest,
): Promise<Paper> {
  const purpose = { act: 'papers.attendance', needs: 'participation' } as const;
  return onPaper(worker, personId, request, purpose, async (ground) => {
    const { id, placement } = await findPlacement(ground);
    const lines = await readLines(ground, id);
    const [from, to] = [lines[0]?.day ?? null, lines.at(-1)?.day ?? null];
    return attendancePaper({ placement, from, to, lines, report: '' }, ground.issue);
  });
}
