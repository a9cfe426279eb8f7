import { ladderForm } from '#domain/scale-ladder.ts';
import { labelOf, shortDay } from '#documents/boxes.ts';
import { scaleLabels } from '#documents/paper-labels.ts';
import type { PaperGround } from './paper-ground.ts';

type Measured = {
  scale: string;
  moment: string;
  measuredOn: string;
  total: number | null;
  words: string;
  evaluationId: string | null;
};

async function readMeasurements({ db, personId }: PaperGround): Promise<Measured[]> {
  return db
    .selectFrom('scaleMeasurement')
    .select(['scale', 'moment', 'measuredOn', 'total', 'words', 'evaluationId'])
    .where('personId', '=', personId)
    .where('struckAt', 'is', null)
    .where('scale', '!=', 'goal')
    .orderBy('measuredOn')
    .orderBy('id')
    .execute();
}

/** How a total is told: a step of the ladder by its words, also those of the town's own ladder. */
type Teller = (row: Measured) => string;

/** The town's own ladder, by place. */
export async function readLadder({ db }: PaperGround): Promise<Map<number, string>> {
  const wordings = await db
    .selectFrom('scaleWording')
    .select(['position', 'wording'])
    .where('scale', '=', 'ladder')
    .execute();
  return new Map(wordings.map(({ position, wording }) => [position, wording]));
}

async function readTeller(ground: PaperGround): Promise<Teller> {
  const steps = ladderForm(await readLadder(ground)).answers;
  return ({ scale, total }) => {
    // A missing answer gives no total (practice.md §2.3).
    if (total === null) return '合計は出せない';
    return scale === 'ladder' ? (steps[total]?.label ?? String(total)) : String(total);
  };
}

/** はじめの尺度. */
export async function readBaseline(ground: PaperGround) {
  const totalText = await readTeller(ground);
  const rows = await readMeasurements(ground);
  return rows
    .filter(({ moment }) => moment === 'start')
    .map((row) => ({
      label: labelOf(scaleLabels, row.scale),
      on: row.measuredOn,
      total: totalText(row),
      words: row.words,
    }));
}

/** Before and now for each scale that was measured at all; the days stand beside the numbers. */
export async function readScalePairs(
  ground: PaperGround,
  evaluation: { id: string; madeOn: string } | undefined,
) {
  const rows = (await readMeasurements(ground)).filter(
    ({ measuredOn }) => evaluation === undefined || measuredOn <= evaluation.madeOn,
  );
  const totalText = await readTeller(ground);
  const shown = (row: Measured | undefined) =>
    row ? `${totalText(row)}（${shortDay(row.measuredOn)}）` : '';
  return Object.entries(scaleLabels).flatMap(([scale, label]) => {
    const own = rows.filter((row) => row.scale === scale);
    const before = own[0];
    const now = own.findLast((row) => row.evaluationId === evaluation?.id && row !== before) ?? own.at(-1);
    if (!before) return [];
    const isSame = now === before;
    return [
      {
        label,
        before: shown(before),
        now: isSame ? '' : shown(now),
        words: (isSame ? before : now)?.words ?? '',
      },
    ];
  });
}
