import { Hono, type Context } from 'hono';
import { uuidv7 } from 'uuidv7';
import { measurementShape, readAnswers } from '#domain/measurement.ts';
import { strikeShape } from '#domain/progress-note.ts';
import { Refusal } from '#domain/refusal.ts';
import { scaleCodes, type Scale } from '#domain/scale.ts';
import { readScales, type ScalesAnswer } from '#use-cases/evaluations/read-scales.ts';
import { recordMeasurement } from '#use-cases/evaluations/record-measurement.ts';
import { strikeMeasurement } from '#use-cases/evaluations/strike-measurement.ts';
import { findPerson } from '#use-cases/people/find-person.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm, type Form } from '#web/form.ts';
import { formReader, type Values } from '#web/form-reader.ts';
import { pathId } from '#web/path-id.ts';
import { seeOther } from '#web/respond.ts';
import { openPerson } from '#web/routes/follow-up/placed.tsx';
import { sentId } from '#web/routes/people/person-id.ts';
import { settled } from '#web/settled.ts';
import { fieldErrors, type FieldErrors } from '#web/ui/field-errors.ts';
import { MeasurePage } from './measure-page.tsx';
import { formOf } from './scale-words.ts';
import { ScalesPage } from './scales-page.tsx';
import { StrikeMeasurementPage } from './strike-measurement-page.tsx';

/** 尺度 of one person. Mounted at /people/:personId/evaluations/scales. */
export const scaleRoutes = new Hono<Env>();

scaleRoutes.get('/', async (c) => {
  const opened = await openPerson(c, '/evaluations', '尺度');
  if ('closed' in opened) return opened.closed;
  const answer = await readScales(c.var.session.worker, opened.person.id);
  return c.html(<ScalesPage context={pageContext(c)} person={opened.person} answer={answer} />);
});

function scaleOf(asked: string | undefined): Scale {
  const scale = scaleCodes.find((code) => code === asked);
  if (!scale) throw new Refusal('not-found');
  return scale;
}

function goalOf(scale: Scale, { goals }: ScalesAnswer, asked: string | undefined) {
  if (scale !== 'goal') return undefined;
  const goal = goals.find(({ id }) => id === asked);
  if (!goal) throw new Refusal('not-found');
  return goal;
}

/** Before anything was measured it is the beginning; afterwards, most often an evaluation. */
function usualMoment({ measurements }: ScalesAnswer, scale: Scale, subject: string | undefined): string {
  const known = measurements.some(
    (row) => row.struckAt === null && row.scale === scale && (scale !== 'goal' || row.subject === subject),
  );
  return known || scale === 'goal' ? 'evaluation' : 'start';
}

async function measurePage(
  c: Context<Env>,
  asked: { scale: string | undefined; goal: string | undefined },
  typed?: { form: Form; errors: FieldErrors },
): Promise<Response> {
  const { worker } = c.var.session;
  const person = await findPerson(worker, pathId(c, 'personId'));
  const scale = scaleOf(asked.scale);
  const answer = await readScales(worker, person.id);
  const fresh: Values = {
    measurementId: [uuidv7()],
    measuredOn: [c.var.today],
    moment: [usualMoment(answer, scale, asked.goal)],
    answeredBy: [scale === 'ladder' || scale === 'goal' ? 'worker' : 'self'],
  };
  const page = (
    <MeasurePage
      context={pageContext(c)}
      person={person}
      answer={answer}
      form={formOf(scale, answer.wordings)}
      goal={goalOf(scale, answer, asked.goal)}
      values={typed?.form.values ?? fresh}
      errors={typed?.errors ?? {}}
    />
  );
  return c.html(page, typed ? 422 : 200);
}

scaleRoutes.get('/new', (c) => measurePage(c, { scale: c.req.query('scale'), goal: c.req.query('goal') }));

scaleRoutes.post('/new', async (c) => {
  const { worker } = c.var.session;
  const personId = pathId(c, 'personId');
  const form = await readForm(c);
  const scale = scaleOf(form.text('scale'));
  const subject = form.text('subject');
  const { wordings } = await readScales(worker, personId);
  const asked = formOf(scale, wordings);
  const answers = readAnswers(asked, (key) => form.text(`answer.${key}`));
  const reader = formReader(form, c.var.today);
  const read = settled(
    reader,
    measurementShape.safeParse({
      subject,
      moment: form.text('moment'),
      measuredOn: reader.pastDay('measuredOn') ?? '',
      answeredBy: form.text('answeredBy'),
      noteId: reader.choice('noteId'),
      words: form.text('words'),
    }),
  );
  if (!read.ok || !answers.ok) {
    const errors = { ...(answers.ok ? {} : answers.errors), ...(read.ok ? {} : read.errors) };
    return measurePage(c, { scale, goal: subject }, { form, errors });
  }
  // The words of the step are kept with it: a town may call its steps otherwise next year.
  const label = asked.answers.find(({ value }) => value === answers.answers['step'])?.label;
  await recordMeasurement(worker, personId, {
    ...read.value,
    id: sentId(form.text('measurementId')),
    scale,
    scaleVersion: asked.version,
    answers: scale === 'ladder' && label ? { ...answers.answers, label } : answers.answers,
    total: answers.total,
  });
  return seeOther(c, `/people/${personId}/evaluations/scales`, '答えを記録しました。');
});

async function strikePage(c: Context<Env>, typed = '', errors: FieldErrors = {}): Promise<Response> {
  const { worker } = c.var.session;
  const person = await findPerson(worker, pathId(c, 'personId'));
  const { measurements, wordings } = await readScales(worker, person.id);
  const measurement = measurements.find(({ id }) => id === pathId(c, 'measurementId'));
  if (!measurement) throw new Refusal('not-found');
  if (measurement.struckAt) throw new Refusal('already-done');
  const common = { context: pageContext(c), person, measurement, wordings, typed, errors };
  return c.html(<StrikeMeasurementPage {...common} />, Object.keys(errors).length > 0 ? 422 : 200);
}

scaleRoutes.get('/:measurementId/strike', (c) => strikePage(c));

scaleRoutes.post('/:measurementId/strike', async (c) => {
  const form = await readForm(c);
  const strike = strikeShape.safeParse({ reason: form.text('reason') });
  if (!strike.success) return strikePage(c, form.text('reason'), fieldErrors(strike.error));
  const personId = pathId(c, 'personId');
  await strikeMeasurement(c.var.session.worker, personId, pathId(c, 'measurementId'), strike.data.reason);
  return seeOther(c, `/people/${personId}/evaluations/scales`, '消し線をひきました。');
});
