import { Hono, type Context } from 'hono';
import { uuidv7 } from 'uuidv7';
import { conditionsOf } from '#domain/assessment.ts';
import { strikeShape } from '#domain/progress-note.ts';
import { Refusal } from '#domain/refusal.ts';
import { confirmEdition } from '#use-cases/assessments/confirm-edition.ts';
import { readAssessment } from '#use-cases/assessments/read-assessment.ts';
import { saveDraft } from '#use-cases/assessments/save-draft.ts';
import { startEdition } from '#use-cases/assessments/start-edition.ts';
import { strikeFact } from '#use-cases/assessments/strike-fact.ts';
import { readWordings } from '#use-cases/evaluations/read-wordings.ts';
import { findPerson } from '#use-cases/people/find-person.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { seeOther } from '#web/respond.ts';
import { ConflictPage } from '#web/routes/town/conflict-page.tsx';
import { seenVersions } from '#web/routes/town/conflict-answer.ts';
import { fieldErrors, type FieldErrors } from '#web/ui/field-errors.ts';
import { AssessmentEditPage, draftValues } from './assessment-edit-page.tsx';
import { AssessmentViewPage, NoAssessmentPage } from './assessment-view-page.tsx';
import { ClosedItem } from './closed-item.tsx';
import { conditionWords, fieldLabels } from '#domain/condition-words.ts';
import { nameWithSan } from '#domain/person.ts';
import { formReader } from '#web/form-reader.ts';
import { PersonFrame } from './person-frame.tsx';
import { personIdOf } from './person-id.ts';
import { pathId } from '#web/path-id.ts';
import { readAssessmentForm } from './read-assessment-form.ts';
import { StrikePage } from './strike-page.tsx';

export const assessmentRoutes = new Hono<Env>();

assessmentRoutes.get('/:personId/assessment', async (c) => {
  const { worker } = c.var.session;
  const person = await findPerson(worker, personIdOf(c));
  const context = pageContext(c);
  if (!person.open.has('participation')) {
    return c.html(
      <PersonFrame context={context} person={person} tab="/assessment" title="アセスメント">
        <ClosedItem what="得意・願い・したくないこと" />
      </PersonFrame>,
    );
  }
  const { assessment, editions, facts, issues } = await readAssessment(worker, person.id);
  if (!assessment) return c.html(<NoAssessmentPage context={context} person={person} />);
  const common = { context, person, assessment, facts };
  if (assessment.state === 'confirmed') {
    return c.html(<AssessmentViewPage {...common} editions={editions} issues={issues} />);
  }
  const values = draftValues(assessment, c.var.today);
  const { ladder } = await readWordings(worker);
  return c.html(<AssessmentEditPage {...common} ladder={ladder} values={values} errors={{}} />);
});

assessmentRoutes.post('/:personId/assessment/start', async (c) => {
  const personId = personIdOf(c);
  await startEdition(c.var.session.worker, personId, uuidv7(), c.var.today);
  return seeOther(c, `/people/${personId}/assessment`);
});

assessmentRoutes.get('/:personId/assessment/:edition{[0-9]+}', async (c) => {
  const { worker } = c.var.session;
  const person = await findPerson(worker, personIdOf(c));
  const edition = Number(c.req.param('edition'));
  if (!person.open.has('participation') || edition > 10_000) throw new Refusal('not-found');
  const { assessment, editions, facts, issues } = await readAssessment(worker, person.id, edition);
  if (!assessment) throw new Refusal('not-found');
  const context = pageContext(c);
  return c.html(
    <AssessmentViewPage
      context={context}
      person={person}
      assessment={assessment}
      editions={editions}
      facts={facts}
      issues={issues}
    />,
  );
});

assessmentRoutes.post('/:personId/assessment', async (c) => {
  const { worker } = c.var.session;
  const person = await findPerson(worker, personIdOf(c));
  const form = await readForm(c);
  const { assessment, facts } = await readAssessment(worker, person.id);
  if (!assessment || assessment.id !== form.text('assessmentId')) throw new Refusal('not-found');
  if (assessment.state === 'confirmed') throw new Refusal('already-done');
  const stored = { conditions: conditionsOf(assessment.profile), facts };
  const input = readAssessmentForm(formReader(form, c.var.today), stored);
  const { seen, kept } = seenVersions(form);
  if (!input.ok) {
    const common = { context: pageContext(c), person, assessment: { ...assessment, version: seen }, facts };
    const { ladder } = await readWordings(worker);
    const page = (
      <AssessmentEditPage {...common} ladder={ladder} values={form.values} errors={input.errors} />
    );
    return c.html(page, 422);
  }
  const saved = await saveDraft(worker, person.id, assessment.id, seen, input.value, kept);
  if (!saved.ok) {
    const crumbs = [{ label: 'ひと', href: '/people' }, { label: nameWithSan(person) }];
    const common = { context: pageContext(c), crumbs, clash: saved.clash, form };
    return c.html(<ConflictPage {...common} labels={fieldLabels} show={conditionWords} />, 409);
  }
  const path = `/people/${person.id}/assessment`;
  if (form.text('do') !== 'confirm') return seeOther(c, path, '下書きに保存しました。');
  const after = await readAssessment(worker, person.id);
  if (!after.assessment) throw new Refusal('not-found');
  await confirmEdition(worker, person.id, assessment.id, after.assessment.version);
  return seeOther(c, path, `第${assessment.edition}版を確定しました。`);
});

async function strikePage(c: Context<Env>, errors: FieldErrors = {}): Promise<Response> {
  const { worker } = c.var.session;
  const person = await findPerson(worker, personIdOf(c));
  const factId = pathId(c, 'factId');
  const { facts } = await readAssessment(worker, person.id);
  const fact = facts.find(({ id }) => id === factId);
  if (!fact) throw new Refusal('not-found');
  if (fact.struckAt) throw new Refusal('already-done');
  const page = (
    <StrikePage
      context={pageContext(c)}
      person={person}
      tab="/assessment"
      action={`/people/${person.id}/facts/${factId}/strike`}
      back={`/people/${person.id}/assessment`}
      words={fact.basis === 'confidential_meeting' ? '支援会議で知ったこと' : fact.words}
      errors={errors}
    />
  );
  return c.html(page, Object.keys(errors).length > 0 ? 422 : 200);
}

assessmentRoutes.get('/:personId/facts/:factId/strike', (c) => strikePage(c));

assessmentRoutes.post('/:personId/facts/:factId/strike', async (c) => {
  const strike = strikeShape.safeParse({ reason: (await readForm(c)).text('reason') });
  if (!strike.success) return strikePage(c, fieldErrors(strike.error));
  const personId = personIdOf(c);
  await strikeFact(c.var.session.worker, personId, pathId(c, 'factId'), strike.data.reason);
  return seeOther(c, `/people/${personId}/assessment`, '消し線をひきました。');
});
