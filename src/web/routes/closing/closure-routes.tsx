import { Hono, type Context } from 'hono';
import { isEnded } from '#domain/case-state.ts';
import { closureReasons, closureShape, contactDue } from '#domain/closure.ts';
import { monthsLater } from '#domain/freshness.ts';
import { codesOf } from '#domain/person.ts';
import { Refusal } from '#domain/refusal.ts';
import * as z from 'zod';
import { listTakers } from '#use-cases/casework/list-takers.ts';
import { readCourse } from '#use-cases/casework/read-course.ts';
import { closeCase } from '#use-cases/closing/close-case.ts';
import { listOpenWays } from '#use-cases/closing/list-open-ways.ts';
import { listRetentionRules } from '#use-cases/closing/list-retention-rules.ts';
import { readClosures } from '#use-cases/closing/read-closures.ts';
import { findPerson } from '#use-cases/people/find-person.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { formReader, type FormReader, type Values } from '#web/form-reader.ts';
import { seeOther } from '#web/respond.ts';
import { personIdOf } from '#web/routes/people/person-id.ts';
import { meetingItemOf, openCase, seenCase } from '#web/routes/casework/case-routes.tsx';
import { settled } from '#web/settled.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { ClosedPage } from './closed-page.tsx';
import { ClosurePage } from './closure-page.tsx';

/** 終結: the record that ends a case, and the records of those that ended. */
export const closureRoutes = new Hono<Env>();

async function formPage(c: Context<Env>, values: Values, errors: FieldErrors = {}): Promise<Response> {
  const { worker } = c.var.session;
  const { person, course, held } = await openCase(c);
  const agencies = await listTakers(worker, person.id, c.var.today);
  const rules = await listRetentionRules(worker);
  const page = (
    <ClosurePage
      context={pageContext(c)}
      person={person}
      held={held}
      agencies={agencies}
      meetings={course.meetings}
      openWays={await listOpenWays(worker, person.id)}
      years={rules.find(({ kind }) => kind === 'case')?.years ?? 0}
      values={values}
      errors={errors}
    />
  );
  return c.html(page, Object.keys(errors).length > 0 ? 422 : 200);
}

closureRoutes.get('/:personId/closure', async (c) => {
  const { worker } = c.var.session;
  const person = await findPerson(worker, personIdOf(c));
  const { current } = await readCourse(worker, person.id);
  if (!current || isEnded(current.state)) {
    const closures = await readClosures(worker, person.id);
    return c.html(<ClosedPage context={pageContext(c)} person={person} closures={closures} />);
  }
  return formPage(c, {
    endState: ['closed_watching'],
    closedOn: [c.var.today],
    toldPersonOn: [c.var.today],
    contactDueOn: [monthsLater(c.var.today, 3)],
    meetingItemId: [c.req.query('meeting') ?? ''],
    leadAgencyId: [current.leadAgencyId ?? ''],
  });
});

function readClosure(reader: FormReader) {
  const { form } = reader;
  const text = (name: string) => form.text(name);
  const reason = z.enum(codesOf(closureReasons)).safeParse(text('reason'));
  const closedOn = reader.pastDay('closedOn');
  // A death has nobody to call, whatever stood in the field when the page was opened.
  const isCalled = !reason.success || closedOn === null || contactDue(reason.data, closedOn) !== null;
  return settled(
    reader,
    closureShape.safeParse({
      endState: text('endState'),
      reason: text('reason'),
      reasonWords: text('reasonWords'),
      closedOn: closedOn ?? '',
      leadAgencyId: reader.choice('leadAgencyId'),
      leadName: text('leadName'),
      watcher: text('watcher'),
      watchHow: text('watchHow'),
      noWatcherReason: text('noWatcherReason'),
      comeAgainWhen: text('comeAgainWhen'),
      ownWords: text('ownWords'),
      toldPersonOn: reader.pastDay('toldPersonOn'),
      contactDueOn: isCalled ? reader.day('contactDueOn') : null,
    }),
  );
}

closureRoutes.post('/:personId/closure', async (c) => {
  const { person, course, held } = await openCase(c);
  if (isEnded(held.state)) throw new Refusal('already-done');
  const form = await readForm(c);
  const closure = readClosure(formReader(form, c.var.today));
  if (!closure.ok) return formPage(c, form.values, closure.errors);
  if (closure.value.closedOn < held.openedOn) {
    return formPage(c, form.values, { closedOn: 'ケースをひらいた日より前になっています' });
  }
  const meetingItemId = meetingItemOf(form, course);
  await closeCase(c.var.session.worker, person.id, seenCase(form), closure.value, meetingItemId);
  return seeOther(c, `/people/${person.id}/closure`, '終結を記録しました。');
});
