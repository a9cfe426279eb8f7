import { Hono, type Context } from 'hono';
import { uuidv7 } from 'uuidv7';
import { evaluationShape, lockFaults, type EvaluationSheet } from '#domain/evaluation-draft.ts';
import type { Judgement } from '#domain/evaluation.ts';
import { Refusal } from '#domain/refusal.ts';
import { nameWithSan } from '#domain/person.ts';
import { listEvaluations } from '#use-cases/evaluations/list-evaluations.ts';
import { lockEvaluation } from '#use-cases/evaluations/lock-evaluation.ts';
import { readEvaluation } from '#use-cases/evaluations/read-evaluation.ts';
import { readScales } from '#use-cases/evaluations/read-scales.ts';
import { saveEvaluation } from '#use-cases/evaluations/save-evaluation.ts';
import { startEvaluation } from '#use-cases/evaluations/start-evaluation.ts';
import { findPerson } from '#use-cases/people/find-person.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { formReader, type Values } from '#web/form-reader.ts';
import { pathId } from '#web/path-id.ts';
import { seeOther } from '#web/respond.ts';
import { openPerson } from '#web/routes/follow-up/placed.tsx';
import { seenVersions } from '#web/routes/town/conflict-answer.ts';
import { ConflictPage } from '#web/routes/town/conflict-page.tsx';
import { settled } from '#web/settled.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { EvaluationEditPage } from './evaluation-edit-page.tsx';
import { EvaluationSheetPage } from './evaluation-sheet-page.tsx';
import { flatErrors, labelsOf, sheetValues, showSheetField, typedSheet } from './evaluation-values.ts';
import { EvaluationListPage } from './list-page.tsx';
import { changesOf } from './scale-words.ts';

/** モニタリング・評価シート of one person. Mounted at /people/:personId/evaluations. */
export const evaluationSheetRoutes = new Hono<Env>();

const lockedWords: Record<Judgement, string> = {
  continue: '評価を確定しました。ケースは参加にもどりました。',
  replan: '評価を確定しました。ケースは再プランにすすみました。',
  close: '評価を確定しました。終結は、次にたしかめてください。',
  pause: '評価を確定しました。中断は、次にたしかめてください。',
};

async function showList(c: Context<Env>, values: Values, errors: FieldErrors = {}): Promise<Response> {
  const { worker } = c.var.session;
  const opened = await openPerson(c, '/evaluations', '評価');
  if ('closed' in opened) return opened.closed;
  const { person } = opened;
  const evaluations = await listEvaluations(worker, person.id);
  const found = person.currentCase ? await readScales(worker, person.id) : undefined;
  const changes = found ? changesOf(found.measurements, found.goalWords, found.wordings, c.var.today) : [];
  const common = { context: pageContext(c), person, evaluations, changes };
  return c.html(
    <EvaluationListPage {...common} values={values} errors={errors} />,
    Object.keys(errors).length > 0 ? 422 : 200,
  );
}

evaluationSheetRoutes.get('/', (c) => showList(c, { on: [c.var.today] }));

evaluationSheetRoutes.post('/start', async (c) => {
  const personId = pathId(c, 'personId');
  const form = await readForm(c);
  const reader = formReader(form, c.var.today);
  const on = reader.pastDay('on');
  if (on === null) return showList(c, form.values, { on: reader.errors['on'] ?? '実施日を書いてください' });
  const { id } = await startEvaluation(c.var.session.worker, personId, uuidv7(), on);
  return seeOther(c, `/people/${personId}/evaluations/${id}`);
});

async function readOne(c: Context<Env>) {
  const { worker } = c.var.session;
  const person = await findPerson(worker, pathId(c, 'personId'));
  const evaluation = await readEvaluation(worker, person.id, pathId(c, 'evaluationId'));
  return { person, evaluation, context: pageContext(c) };
}

evaluationSheetRoutes.get('/:evaluationId', async (c) => {
  const one = await readOne(c);
  if (one.evaluation.isLocked) return c.html(<EvaluationSheetPage {...one} />);
  const { sheet, version } = one.evaluation;
  return c.html(<EvaluationEditPage {...one} version={version} values={sheetValues(sheet)} errors={{}} />);
});

evaluationSheetRoutes.get('/:evaluationId/sheet', async (c) =>
  c.html(<EvaluationSheetPage {...await readOne(c)} />),
);

evaluationSheetRoutes.post('/:evaluationId', async (c) => {
  const { worker } = c.var.session;
  const form = await readForm(c);
  const one = await readOne(c);
  const { person, evaluation } = one;
  if (evaluation.isLocked) throw new Refusal('already-done');
  const reader = formReader(form, c.var.today);
  const read = settled(reader, evaluationShape.safeParse(typedSheet(reader, evaluation.sheet)));
  const { seen, kept } = seenVersions(form);
  const again = (errors: Record<string, string>) =>
    c.html(<EvaluationEditPage {...one} version={seen} values={form.values} errors={errors} />, 422);
  if (!read.ok) return again(flatErrors(read.errors));
  const isLocking = form.text('do') === 'lock';
  const isUnexplained = form.isChecked('isUnexplained');
  const faults = isLocking ? lockFaults(read.value, isUnexplained) : {};
  if (Object.keys(faults).length > 0) return again(faults);
  const typed = { seen, sheet: read.value, kept };
  const saved = await saveEvaluation(worker, person.id, evaluation.id, typed);
  if (!saved.ok) {
    const page = (
      <ConflictPage
        context={one.context}
        crumbs={[
          { label: nameWithSan(person), href: `/people/${person.id}` },
          { label: '評価', href: `/people/${person.id}/evaluations` },
        ]}
        clash={saved.clash}
        form={form}
        labels={labelsOf(evaluation.sheet)}
        show={showSheetField}
      />
    );
    return c.html(page, 409);
  }
  const path = `/people/${person.id}/evaluations/${evaluation.id}`;
  if (!isLocking) return seeOther(c, path, '下書きに保存しました。');
  return lock(c, { personId: person.id, id: evaluation.id, path, isUnexplained });
});

/** Locks what was just saved; a colleague's words that merged in are looked at once more by the same rules. */
async function lock(
  c: Context<Env>,
  {
    personId,
    id,
    path,
    isUnexplained,
  }: { personId: string; id: string; path: string; isUnexplained: boolean },
): Promise<Response> {
  const { worker } = c.var.session;
  const { version, sheet }: { version: number; sheet: EvaluationSheet } = await readEvaluation(
    worker,
    personId,
    id,
  );
  if (Object.keys(lockFaults(sheet, isUnexplained)).length > 0)
    return seeOther(c, path, '下書きに保存しました。');
  const locked = { version, isUnexplained };
  const { judgement } = await lockEvaluation(worker, personId, id, locked);
  return seeOther(c, path, lockedWords[judgement]);
}
