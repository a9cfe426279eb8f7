import { Hono } from 'hono';
import { issueCodes, issues } from '#domain/issue.ts';
import { listIssues } from '#use-cases/assessments/list-issues.ts';
import { recordIssues } from '#use-cases/assessments/record-issues.ts';
import { findPerson } from '#use-cases/people/find-person.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { seeOther } from '#web/respond.ts';
import { formReader } from '#web/form-reader.ts';
import { issueGroups, IssuesPage } from './issues-page.tsx';
import { personIdOf } from './person-id.ts';

export const issuesRoutes = new Hono<Env>();

issuesRoutes.get('/:personId/issues', async (c) => {
  const { worker } = c.var.session;
  const person = await findPerson(worker, personIdOf(c));
  const codes = await listIssues(worker, person.id);
  const groups = issueGroups.map((item) => [
    `issues.${item}`,
    codes.filter((code) => issues[code].item === item),
  ]);
  const values = { ...Object.fromEntries(groups), basis: ['consent'], on: [c.var.today] };
  return c.html(<IssuesPage context={pageContext(c)} person={person} values={values} errors={{}} />);
});

issuesRoutes.post('/:personId/issues', async (c) => {
  const { worker } = c.var.session;
  const person = await findPerson(worker, personIdOf(c));
  const form = await readForm(c);
  const reader = formReader(form, c.var.today);
  const on = reader.pastDay('on');
  const basis = (['consent', 'duty_to_report', 'self_published'] as const).find(
    (code) => code === form.text('basis'),
  );
  const errors = {
    ...reader.errors,
    ...(basis ? {} : { basis: '根拠を選んでください' }),
    ...(on === null && !reader.errors['on'] ? { on: '整理した日を書いてください' } : {}),
  };
  if (on === null || !basis || Object.keys(errors).length > 0) {
    const page = <IssuesPage context={pageContext(c)} person={person} values={form.values} errors={errors} />;
    return c.html(page, 422);
  }
  const ticked = issueGroups.flatMap((item) => form.all(`issues.${item}`));
  const codes = issueCodes.filter((code) => ticked.includes(code));
  const basisNote = form.text('basisNote').slice(0, 300);
  await recordIssues(worker, person.id, { codes, on, basis, basisNote });
  return seeOther(c, `/people/${person.id}/assessment`, '課題を整理しました。');
});
