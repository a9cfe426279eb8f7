import { Hono, type Context } from 'hono';
import { caseStateCodes, mayMoveTo, needsReason, type CaseState } from '#domain/case-state.ts';
import { Refusal } from '#domain/refusal.ts';
import { findPerson, type PersonHead } from '#use-cases/people/find-person.ts';
import { handOverCase } from '#use-cases/people/hand-over-case.ts';
import { listChoices } from '#use-cases/people/list-choices.ts';
import { moveCase } from '#use-cases/people/move-case.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { seeOther } from '#web/respond.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { CasePage } from './case-page.tsx';
import { formReader, type Values } from '#web/form-reader.ts';
import { personIdOf, sentId } from './person-id.ts';

export const caseRoutes = new Hono<Env>();

type Held = { person: PersonHead; held: NonNullable<PersonHead['currentCase']> };

async function heldBy(c: Context<Env>): Promise<Held> {
  const person = await findPerson(c.var.session.worker, personIdOf(c));
  if (!person.currentCase) throw new Refusal('not-found');
  return { person, held: person.currentCase };
}

async function show(
  c: Context<Env>,
  held: Held,
  values: Values,
  errors: FieldErrors = {},
): Promise<Response> {
  const choices = await listChoices(c.var.session.worker);
  const page = (
    <CasePage context={pageContext(c)} {...held} values={values} errors={errors} choices={choices} />
  );
  return c.html(page, Object.keys(errors).length > 0 ? 422 : 200);
}

caseRoutes.get('/:personId/case', async (c) => show(c, await heldBy(c), { on: [c.var.today] }));

caseRoutes.post('/:personId/case', async (c) => {
  const found = await heldBy(c);
  const { person, held } = found;
  const form = await readForm(c);
  const reader = formReader(form, c.var.today);
  const on = reader.pastDay('on');
  const to = caseStateCodes.find((code) => code === form.text('to'));
  const reason = form.text('reason').slice(0, 2000);
  const errors: Record<string, string> = { ...reader.errors };
  if (on === null) errors['on'] ??= '日を書いてください';
  if (to === undefined || !mayMoveTo(held.state as CaseState, to)) errors['to'] = '次の段階を選んでください';
  else if (needsReason(to) && reason.trim() === '') {
    errors['reason'] = '終える・休むときは、理由と、これからだれが見守るかを書いてください';
  }
  if (on === null || to === undefined || Object.keys(errors).length > 0) {
    return show(c, found, form.values, errors);
  }
  const seen = { id: sentId(form.text('caseId')), version: form.number('version') ?? 0 };
  await moveCase(c.var.session.worker, person.id, seen, { to, on, reason });
  return seeOther(c, `/people/${person.id}`, '段階を進めました。');
});

caseRoutes.post('/:personId/case/hand-over', async (c) => {
  const found = await heldBy(c);
  const form = await readForm(c);
  const to = form.text('mainAccountId');
  if (to === '') {
    const values = { ...form.values, on: [c.var.today] };
    return show(c, found, values, { mainAccountId: '新しい担当を選んでください' });
  }
  const seen = { id: sentId(form.text('caseId')), version: form.number('version') ?? 0 };
  await handOverCase(c.var.session.worker, found.person.id, seen, {
    to: sentId(to),
    on: c.var.today,
    reason: form.text('handOverReason').slice(0, 500),
  });
  return seeOther(c, `/people/${found.person.id}`, '担当を替えました。');
});
