import { Hono, type Context } from 'hono';
import {
  declineShape,
  declineSides,
  needsDay,
  type Consequence,
  type DeclineSide,
} from '#domain/decline-reason.ts';
import { findRule, proposedDay } from '#domain/decline-rule.ts';
import { strikeShape } from '#domain/progress-note.ts';
import { Refusal } from '#domain/refusal.ts';
import { liftDecline } from '#use-cases/casework/lift-decline.ts';
import { listKnownPlaces } from '#use-cases/casework/list-known-places.ts';
import { listDeclineRules } from '#use-cases/practice/list-decline-rules.ts';
import { recordDecline } from '#use-cases/casework/record-decline.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { formReader, type Values } from '#web/form-reader.ts';
import { pathId } from '#web/path-id.ts';
import { seeOther } from '#web/respond.ts';
import { personIdOf, sentId } from '#web/routes/people/person-id.ts';
import { settled } from '#web/settled.ts';
import { fieldErrors, type FieldErrors } from '#web/ui/field-errors.ts';
import { TextField } from '#web/ui/text-field.tsx';
import { openCase } from './case-routes.tsx';
import { DeclineLine } from './course-sections.tsx';
import { DeclinePage, usual } from './decline-page.tsx';
import { StepPage } from './step-page.tsx';

/** 断り・事情: whose decision, why, what follows, until when. */
export const declineRoutes = new Hono<Env>();

async function newPage(c: Context<Env>, values: Values, errors: FieldErrors = {}): Promise<Response> {
  const { person, held } = await openCase(c);
  if (!person.open.has('participation')) throw new Refusal('not-found');
  const places = await listKnownPlaces(c.var.session.worker, person.id);
  const rules = await listDeclineRules(c.var.session.worker);
  const common = { context: pageContext(c), person, held, places, rules };
  return c.html(
    <DeclinePage {...common} values={values} errors={errors} />,
    Object.keys(errors).length > 0 ? 422 : 200,
  );
}

declineRoutes.get('/:personId/case/declines/new', (c) => newPage(c, { on: [c.var.today] }));

declineRoutes.post('/:personId/case/declines/new', async (c) => {
  const form = await readForm(c);
  const reader = formReader(form, c.var.today);
  const [side = '', code = ''] = form.text('why').split(':');
  const whose = (Object.keys(declineSides) as DeclineSide[]).find((one) => one === side);
  const reason = whose && findRule(await listDeclineRules(c.var.session.worker), whose, code);
  const chosen = form.text('consequence');
  const consequence = chosen === usual ? reason?.consequence : chosen;
  const on = reader.pastDay('on') ?? '';
  const until = reader.day('until');
  const proposed = on !== '' && needsDay(consequence as Consequence) ? proposedDay(reason, on) : null;
  const decline = settled(
    reader,
    declineShape.safeParse({
      whose,
      code,
      words: form.text('words'),
      consequence,
      until: until ?? proposed,
      on,
      resourceId: reader.choice('resourceId'),
      placeName: form.text('placeName').trim(),
    }),
  );
  if (whose === undefined || reason === undefined) {
    const {
      whose: _whose,
      code: _code,
      consequence: wrong,
      ...others
    } = decline.ok ? {} : { ...decline.errors };
    const errors = { why: 'だれの判断で、なぜかを選んでください', ...others };
    return newPage(c, form.values, chosen === usual || !wrong ? errors : { ...errors, consequence: wrong });
  }
  if (!decline.ok) return newPage(c, form.values, decline.errors);
  const personId = personIdOf(c);
  const label = `${declineSides[whose]}　${reason.label}`;
  const given = { caseId: sentId(form.text('caseId')), decline: decline.value, label };
  const recorded = await recordDecline(c.var.session.worker, personId, given);
  if (recorded === 'no-such-place') {
    return newPage(c, form.values, {
      placeName: 'その名まえの資源が、台帳にありません。名まえのとおりに書いてください',
    });
  }
  return seeOther(c, `/people/${personId}/case#declines`, '書きとめました。');
});

async function liftPage(c: Context<Env>, errors: FieldErrors = {}): Promise<Response> {
  const { person, course } = await openCase(c);
  const id = pathId(c, 'declineId');
  const decline = course.declines.find((one) => one.id === id);
  if (!decline) throw new Refusal('not-found');
  if (decline.liftedAt) throw new Refusal('already-done');
  const page = (
    <StepPage
      context={pageContext(c)}
      person={person}
      title="とりやめる"
      lead="書いたことは残し、これからのことだけをとりやめます。つなぐに、また出るようになります。"
      save="とりやめる"
      errors={errors}
    >
      <blockquote class="note">
        <DeclineLine decline={decline} today={c.var.today} />
      </blockquote>
      <TextField
        name="reason"
        label="なぜとりやめるか"
        hint="例　本人が「行ってみたい」と言った"
        required
        error={errors['reason']}
      />
    </StepPage>
  );
  return c.html(page, Object.keys(errors).length > 0 ? 422 : 200);
}

declineRoutes.get('/:personId/case/declines/:declineId/lift', (c) => liftPage(c));

declineRoutes.post('/:personId/case/declines/:declineId/lift', async (c) => {
  const lift = strikeShape.safeParse({ reason: (await readForm(c)).text('reason') });
  if (!lift.success) return liftPage(c, fieldErrors(lift.error));
  const personId = personIdOf(c);
  await liftDecline(c.var.session.worker, personId, pathId(c, 'declineId'), lift.data.reason);
  return seeOther(c, `/people/${personId}/case#declines`, 'とりやめました。');
});
