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

/** A missing answer gives no total (practice.md §2.3). */
function totalText({ total }: Measured): string {
  return total === null ? '合計は出せない' : String(total);
}

/** はじめの尺度. */
export async function readBaseline(ground: PaperGround) {
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
