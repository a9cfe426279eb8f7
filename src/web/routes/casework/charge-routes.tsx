import { Hono, type Context } from 'hono';
import { reopensAt } from '#domain/case-machine.ts';
import { caseStates, isEnded } from '#domain/case-state.ts';
import { Refusal } from '#domain/refusal.ts';
import { listTakers, type Taker } from '#use-cases/casework/list-takers.ts';
import { reopenCase } from '#use-cases/casework/reopen-case.ts';
import { transferCase } from '#use-cases/casework/transfer-case.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { formReader, shown, type Values } from '#web/form-reader.ts';
import { seeOther } from '#web/respond.ts';
import { sentId } from '#web/routes/people/person-id.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import { Radios } from '#web/ui/radios.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { meetingItemOf, openCase, seenCase, type Opened } from './case-routes.tsx';
import { MeetingField } from './meeting-field.tsx';
import { StepPage } from './step-page.tsx';
import { TransferFields } from './transfer-fields.tsx';

/** Who is in charge: another agency takes over, an ended case is taken up again. */
export const chargeRoutes = new Hono<Env>();

function reopenPage(
  c: Context<Env>,
  { person, held, course }: Opened,
  values: Values,
  errors: FieldErrors = {},
): Response | Promise<Response> {
  const value = shown(values);
  const page = (
    <StepPage
      context={pageContext(c)}
      person={person}
      held={held}
      title="再開する"
      lead={`${held.number}は終わったまま残り、そのつづきの枝をひらきます。`}
      save="枝をひらく"
      errors={errors}
    >
      <Radios
        name="at"
        label="どこから"
        required
        layout="row"
        choices={reopensAt.map((state) => ({ value: state, label: caseStates[state] }))}
        value={value.text('at')}
        error={errors['at']}
      />
      <JapaneseDateField
        name="on"
        label="日"
        required
        value={value.text('on')}
        today={c.var.today}
        error={errors['on']}
      />
      <TextArea
        name="reason"
        label="なにがあって再開するか"
        required
        rows={3}
        value={value.text('reason')}
        error={errors['reason']}
      />
      <MeetingField meetings={course.meetings} today={c.var.today} value={value.text('meetingItemId')} />
    </StepPage>
  );
  return c.html(page, Object.keys(errors).length > 0 ? 422 : 200);
}

chargeRoutes.get('/:personId/case/reopen', async (c) => {
  const opened = await openCase(c);
  if (!isEnded(opened.held.state)) throw new Refusal('already-done');
  return reopenPage(c, opened, { on: [c.var.today], at: ['assessing'] });
});

chargeRoutes.post('/:personId/case/reopen', async (c) => {
  const opened = await openCase(c);
  const form = await readForm(c);
  const reader = formReader(form, c.var.today);
  const on = reader.pastDay('on');
  const at = reopensAt.find((state) => state === form.text('at'));
  const reason = form.text('reason').slice(0, 2000);
  const errors: Record<string, string> = { ...reader.errors };
  if (at === undefined) errors['at'] = 'どこからつづけるかを選んでください';
  if (on === null) errors['on'] ??= '日を書いてください';
  else if (on < (opened.held.endedOn ?? on)) errors['on'] = '終結した日より前になっています';
  if (reason.trim() === '') errors['reason'] = 'なにがあって再開するかを書いてください';
  if (at === undefined || on === null || Object.keys(errors).length > 0) {
    return reopenPage(c, opened, form.values, errors);
  }
  const { person, course } = opened;
  const caseId = sentId(form.text('caseId'));
  const meetingItemId = meetingItemOf(form, course);
  await reopenCase(c.var.session.worker, { personId: person.id, caseId, at, on, reason, meetingItemId });
  return seeOther(c, `/people/${person.id}/case`, '再開しました。');
});

async function transferPage(
  c: Context<Env>,
  { person, held, course }: Opened,
  values: Values,
  errors: FieldErrors = {},
  takers?: Taker[],
): Promise<Response> {
  const list = takers ?? (await listTakers(c.var.session.worker, person.id, c.var.today));
  const value = shown(values);
  const page = (
    <StepPage
      context={pageContext(c)}
      person={person}
      held={held}
      title="主担当を、ほかの機関に替える"
      lead={`いまは ${held.leadAgencyName ?? 'まだ決まっていません'}。本人の同意が及ぶ機関だけが、主担当になれます。`}
      save="主担当を替える"
      errors={errors}
    >
      <TransferFields
        personId={person.id}
        takers={list.filter(({ id }) => id !== held.leadAgencyId)}
        values={values}
        errors={errors}
      />
      <JapaneseDateField
        name="on"
        label="日"
        required
        value={value.text('on')}
        today={c.var.today}
        error={errors['on']}
      />
      <TextArea
        name="reason"
        label="なぜ替えるか"
        required
        rows={3}
        value={value.text('reason')}
        error={errors['reason']}
      />
      <MeetingField meetings={course.meetings} today={c.var.today} value={value.text('meetingItemId')} />
    </StepPage>
  );
  return c.html(page, Object.keys(errors).length > 0 ? 422 : 200);
}

chargeRoutes.get('/:personId/case/transfer', async (c) => {
  const opened = await openCase(c);
  if (isEnded(opened.held.state)) throw new Refusal('already-done');
  return transferPage(c, opened, { on: [c.var.today] });
});

chargeRoutes.post('/:personId/case/transfer', async (c) => {
  const { worker } = c.var.session;
  const opened = await openCase(c);
  const form = await readForm(c);
  const reader = formReader(form, c.var.today);
  const on = reader.pastDay('on');
  const reason = form.text('reason').slice(0, 2000);
  const takers = await listTakers(worker, opened.person.id, on ?? c.var.today);
  const taker = takers.find(({ id }) => id === form.text('toAgencyId'));
  const main = form.text('mainAccountId');
  const errors: Record<string, string> = { ...reader.errors };
  if (!taker) errors['toAgencyId'] = '新しい主担当を選んでください';
  else if (!taker.isCovered) {
    errors['toAgencyId'] =
      `本人の同意は、${taker.name}を含んでいません。同意の頁でうかがってから、替えてください`;
  } else if (main !== '' && !taker.workers.some(({ id }) => id === main)) {
    errors['mainAccountId'] = `${taker.name}の人を選ぶか、あちらで決めることにしてください`;
  }
  if (on === null) errors['on'] ??= '日を書いてください';
  if (reason.trim() === '') errors['reason'] = '理由を書いてください';
  if (!taker || on === null || Object.keys(errors).length > 0) {
    return transferPage(c, opened, form.values, errors, takers);
  }
  await transferCase(worker, opened.person.id, seenCase(form), {
    toAgencyId: taker.id,
    mainAccountId: main === '' ? null : main,
    on,
    reason,
    meetingItemId: meetingItemOf(form, opened.course),
  });
  return seeOther(c, `/people/${opened.person.id}/case`, '主担当を替えました。');
});
