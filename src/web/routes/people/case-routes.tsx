import { Hono } from 'hono';
import { caseStateCodes, mayMoveTo, needsReason, type CaseState } from '#domain/case-state.ts';
import { Refusal } from '#domain/refusal.ts';
import { findPerson } from '#use-cases/people/find-person.ts';
import { moveCase } from '#use-cases/people/move-case.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { seeOther } from '#web/respond.ts';
import { CasePage } from './case-page.tsx';
import { formReader } from './form-reader.ts';
import { personIdOf, sentId } from './person-id.ts';

export const caseRoutes = new Hono<Env>();

caseRoutes.get('/:personId/case', async (c) => {
  const person = await findPerson(c.var.session.worker, personIdOf(c));
  const held = person.currentCase;
  if (!held) throw new Refusal('not-found');
  const values = { on: [c.var.today] };
  return c.html(
    <CasePage context={pageContext(c)} person={person} held={held} values={values} errors={{}} />,
  );
});

caseRoutes.post('/:personId/case', async (c) => {
  const { worker } = c.var.session;
  const person = await findPerson(worker, personIdOf(c));
  const held = person.currentCase;
  if (!held) throw new Refusal('not-found');
  const form = await readForm(c);
  const reader = formReader(form, c.var.today);
  const on = reader.day('on');
  const to = caseStateCodes.find((code) => code === form.text('to'));
  const reason = form.text('reason').slice(0, 2000);
  const errors: Record<string, string> = { ...reader.errors };
  if (on === null) errors['on'] ??= '日を書いてください';
  if (to === undefined || !mayMoveTo(held.state as CaseState, to)) errors['to'] = '次の段階を選んでください';
  else if (needsReason(to) && reason.trim() === '') {
    errors['reason'] = '終える・休むときは、理由と、これからだれが見守るかを書いてください';
  }
  if (on === null || to === undefined || Object.keys(errors).length > 0) {
    const context = pageContext(c);
    const page = (
      <CasePage context={context} person={person} held={held} values={form.values} errors={errors} />
    );
    return c.html(page, 422);
  }
  const seen = { id: sentId(form.text('caseId')), version: form.number('version') ?? 0 };
  await moveCase(worker, person.id, seen, { to, on, reason });
  return seeOther(c, `/people/${person.id}`, '段階を進めました。');
});
