import { asActor, type Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { GapDecision } from '#domain/gap-agenda.ts';
import type { TaskState } from '#domain/resource-task.ts';

export type GapOnAgenda = Awaited<ReturnType<typeof readAgenda>>[number] & {
  tasks: { id: string; sought: string; state: TaskState }[];
};

/** The gaps on a meeting's agenda, with what was decided and the work that came of it. */
export async function listGapsOnAgenda(worker: Worker, meetingId: string): Promise<GapOnAgenda[]> {
  const purpose = { act: 'meetings.gap.list', subjects: [{ kind: 'meeting', id: meetingId }] };
  return asActor(worker, purpose, async (db) => {
    const entries = await readAgenda(db, meetingId);
    const tasks = await readTasks(
      db,
      entries.map(({ id }) => id),
    );
    return entries.map((entry) => ({
      ...entry,
      tasks: tasks.filter(({ agendaId }) => agendaId === entry.id),
    }));
  });
}

async function readAgenda(db: Handle, meetingId: string) {
  const rows = await db
    .selectFrom('gapAgenda')
    .innerJoin('gap', (join) =>
      join
        .onRef('gap.municipalityId', '=', 'gapAgenda.municipalityId')
        .onRef('gap.id', '=', 'gapAgenda.gapId'),
    )
    .innerJoin('agency', (join) =>
      join.onRef('agency.municipalityId', '=', 'gap.municipalityId').onRef('agency.id', '=', 'gap.agencyId'),
    )
    .select(['gapAgenda.id', 'gapAgenda.meetingId', 'gapAgenda.gapId', 'gapAgenda.patternKey', 'gap.words'])
    .select(['gap.people', 'gap.without', 'gap.waiting', 'gap.gained', 'gap.countedOn'])
    .select(['agency.name as agencyName', 'points', 'decision', 'decisionWords', 'confirmedAt'])
    .select('gapAgenda.version')
    .where('gapAgenda.meetingId', '=', meetingId)
    .orderBy('gapAgenda.id')
    .execute();
  return rows.map((row) => ({ ...row, decision: row.decision as GapDecision | null }));
}

async function readTasks(db: Handle, agendaIds: readonly string[]) {
  if (agendaIds.length === 0) return [];
  const rows = await db
    .selectFrom('resourceTask')
    .select(['id', 'sought', 'state', 'agendaId'])
    .where('agendaId', 'in', agendaIds)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, state: row.state as TaskState }));
}
