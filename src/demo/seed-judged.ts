import { uuidv7 } from 'uuidv7';
import type { Worker } from '#domain/actor.ts';
import { addDays } from '#domain/calendar-day.ts';
import { goalLevels, type GoalLevel } from '#domain/evaluation.ts';
import { readAnswers } from '#domain/measurement.ts';
import type { ScaleForm } from '#domain/scale.ts';
import { ladderForm } from '#domain/scale-ladder.ts';
import { directForm, ucla3Form } from '#domain/scale-loneliness.ts';
import { lsnsForm } from '#domain/scale-lsns6.ts';
import { lockEvaluation } from '#use-cases/evaluations/lock-evaluation.ts';
import { readEvaluation } from '#use-cases/evaluations/read-evaluation.ts';
import { recordMeasurement } from '#use-cases/evaluations/record-measurement.ts';
import { saveEvaluation } from '#use-cases/evaluations/save-evaluation.ts';
import { startEvaluation } from '#use-cases/evaluations/start-evaluation.ts';
import type { DemoCourse } from './demo-course.ts';
import type { SettledPlacement } from './settle-placement.ts';

const none: ReadonlyMap<number, string> = new Map();

function formOf(scale: string): ScaleForm {
  const forms: Record<string, ScaleForm> = {
    ladder: ladderForm(none),
    lsns6: lsnsForm(none),
    ucla3: ucla3Form,
    loneliness_direct: directForm,
  };
  const form = forms[scale];
  if (!form) throw new Error(`the demo town measures no ${scale}`);
  return form;
}

/** Scales at the beginning and now, and the evaluation of three months: locked, or still being written. */
export async function seedJudged(
  worker: Worker,
  course: DemoCourse,
  { personId }: SettledPlacement,
  today: string,
): Promise<void> {
  for (const { scale, daysAgo, moment, by, answers: given, words = '' } of course.measured ?? []) {
    const form = formOf(scale);
    const place = new Map(form.items.map(({ key }, index) => [key, given[index] ?? '']));
    const read = readAnswers(form, (key) => place.get(key) ?? '');
    if (!read.ok) throw new Error(`${course.familyName}: ${JSON.stringify(read.errors)}`);
    const label = form.answers.find(({ value }) => value === read.answers['step'])?.label;
    await recordMeasurement(worker, personId, {
      id: uuidv7(),
      scale,
      scaleVersion: form.version,
      subject: '',
      moment,
      measuredOn: addDays(today, -daysAgo),
      answeredBy: by,
      noteId: null,
      words,
      answers: label ? { ...read.answers, label } : read.answers,
      total: read.total,
    });
  }
  if (course.evaluation) await seedEvaluation(worker, personId, course.evaluation, today);
}

async function seedEvaluation(
  worker: Worker,
  personId: string,
  { daysAgo, content, goalLevels: levels, judgement }: NonNullable<DemoCourse['evaluation']>,
  today: string,
): Promise<void> {
  const day = addDays(today, -daysAgo);
  const { id } = await startEvaluation(worker, personId, uuidv7(), day);
  const { sheet, version } = await readEvaluation(worker, personId, id);
  const isLevel = (level: string | undefined): level is GoalLevel =>
    level !== undefined && Object.hasOwn(goalLevels, level);
  const goals = sheet.content.goals.map((goal, place) => {
    const level = levels[place];
    return { ...goal, level: isLevel(level) ? level : null };
  });
  const typed = {
    ...sheet,
    judgement,
    explainedOn: judgement === null ? null : day,
    agreedOn: judgement === null ? null : day,
    nextOn: judgement === 'continue' ? addDays(day, 91) : null,
    content: { ...sheet.content, ...content, goals },
  };
  const saved = await saveEvaluation(worker, personId, id, { seen: version, sheet: typed });
  if (!saved.ok) throw new Error('somebody else writes in the demo town');
  if (judgement === null) return;
  await lockEvaluation(worker, personId, id, { version: version + 1, isUnexplained: false });
}
