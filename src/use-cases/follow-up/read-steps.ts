import { asActor, type Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { StepKind, StepResult, StepWisher } from '#domain/step-up.ts';
import type { SupportKind, SupportLevel } from '#domain/support-level.ts';
import { readFading, type Fading } from './read-fading.ts';
import { firstDayOf, readPlacementHead, type PlacementHead } from './placement-head.ts';
import { readRows, type AttendedHalf } from './read-attendance.ts';

export type LevelRow = {
  kind: SupportKind;
  level: SupportLevel;
  fromDay: string;
  why: string;
  by: string | null;
};

export type StepRow = {
  id: string;
  kind: StepKind;
  wishedBy: StepWisher;
  words: string;
  plannedOn: string | null;
  result: StepResult | null;
  resultOn: string | null;
  resultWords: string;
  version: number;
  createdAt: Date;
};

export type StepsAnswer = {
  placement: PlacementHead;
  firstDay: string;
  /** Newest first. */
  levels: LevelRow[];
  steps: StepRow[];
  attended: AttendedHalf[];
  fading: Fading;
};

/** 支え方と次の段: how near somebody stood and when, beside what was attended; and which step is thought of. */
export async function readSteps(
  worker: Worker,
  personId: string,
  placementId: string,
  today: string,
): Promise<StepsAnswer> {
  const purpose = { act: 'steps.read', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    const placement = await readPlacementHead(db, personId, placementId);
    const levels = await readLevels(db, placementId);
    const earliest = levels.at(-1)?.fromDay ?? today;
    const first = firstDayOf(placement);
    const firstDay = earliest < first ? earliest : first;
    const steps = await db
      .selectFrom('stepUp')
      .select(['id', 'kind', 'wishedBy', 'words', 'plannedOn', 'result', 'resultOn', 'resultWords'])
      .select(['version', 'createdAt'])
      .where('placementId', '=', placementId)
      .orderBy('createdAt', 'desc')
      .orderBy('id', 'desc')
      .execute();
    return {
      placement,
      firstDay,
      levels,
      steps: steps as StepRow[],
      attended: await readRows(db, placementId, firstDay, today),
      fading: await readFading(db, placement, today),
    };
  });
}

async function readLevels(db: Handle, placementId: string): Promise<LevelRow[]> {
  const rows = await db
    .selectFrom('supportLevel')
    .leftJoin('account', (join) =>
      join
        .onRef('account.municipalityId', '=', 'supportLevel.municipalityId')
        .onRef('account.id', '=', 'supportLevel.createdBy'),
    )
    .select(['kind', 'level', 'fromDay', 'why', 'account.name as by'])
    .where('placementId', '=', placementId)
    .orderBy('fromDay', 'desc')
    .orderBy('supportLevel.id', 'desc')
    .execute();
  return rows as LevelRow[];
}
