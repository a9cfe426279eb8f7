import { Hono, type Context } from 'hono';
import { mayCaseMove, needsReason } from '#domain/case-machine.ts';
import { caseNeeds } from '#domain/case-machine.ts';
import { caseStateCodes, caseStates, type CaseState } from '#domain/case-state.ts';
import { Refusal } from '#domain/refusal.ts';
import { moveCase, type CaseMoveDraft } from '#use-cases/casework/move-case.ts';
import { readCourse, type Course, type ShownCase } from '#use-cases/casework/read-course.ts';
import { takeOnCase } from '#use-cases/casework/take-on-case.ts';
import { findPerson, type PersonHead } from '#use-cases/people/find-person.ts';
import { listChoices } from '#use-cases/people/list-choices.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm, type Form } from '#web/form.ts';
import { formReader, shown, type Values } from '#web/form-reader.ts';
import { seeOther } from '#web/respond.ts';
import { personIdOf, sentId } from '#web/routes/people/person-id.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { CasePage } from './case-page.tsx';
import { MeetingField } from './meeting-field.tsx';
import { StepPage } from './step-page.tsx';

/** 段階: a case moved by hand. */
export const caseRoutes = new Hono<Env>();

export type Opened = { person: PersonHead; course: Course; held: ShownCase };

/** The person with the case that a form is about. Without a case there is nothing to move. */
export async function openCase(c: Context<Env>): Promise<Opened> {
  const { worker } = c.var.session;
  const person = await findPerson(worker, personIdOf(c));
  const course = await readCourse(worker, person.id);
  if (!course.current) throw new Refusal('not-found');
  return { person, course, held: course.current };
}

export function seenCase(form: Form): { id: string; version: number } {
  return { id: sentId(form.text('caseId')), version: form.number('version') ?? 0 };
}

export function meetingItemOf(form: Form, course: Course): string | null {
  const typed = form.text('meetingItemId');
  return course.meetings.find(({ id }) => id === typed)?.id ?? null;
}

async function show(c: Context<Env>, values: Values, errors: FieldErrors = {}): Promise<Response> {
  const { worker } = c.var.session;
  const person = await findPerson(worker, personIdOf(c));
  const course = await readCourse(worker, person.id);
  const choices = await listChoices(worker);
  const common = { context: pageContext(c), person, course, choices };
  return c.html(
    <CasePage {...common} values={values} errors={errors} />,
    Object.keys(errors).length > 0 ? 422 : 200,
  );
}

caseRoutes.get('/:personId/case', (c) => show(c, { on: [c.var.today] }));

/** Day, reason and meeting, as every move of a case has them. */
function readMove(
  c: Context<Env>,
  form: Form,
  opened: Opened,
  move: Pick<CaseMoveDraft, 'to' | 'kind'>,
): { draft: CaseMoveDraft; errors: Record<string, string> } {
  const reader = formReader(form, c.var.today);
  const on = reader.pastDay('on');
  const until = move.kind === 'pause' ? reader.day('until') : null;
  const reason = form.text('reason').slice(0, 2000);
  const errors = { ...reader.errors };
  if (on === null) errors['on'] ??= '日を書いてください';
  else if (on < opened.held.stateSince && move.kind !== 'back') {
    errors['on'] = `いまの段になった日（${caseStates[opened.held.state]}）より前になっています`;
  }
  if (needsReason(move.kind) && reason.trim() === '') errors['reason'] = '理由を書いてください';
  if (until !== null && on !== null && until <= on)
    errors['until'] = '休みの終わりが、休む日より前になっています';
  const meetingItemId = meetingItemOf(form, opened.course);
  return { draft: { ...move, on: on ?? c.var.today, reason, until, meetingItemId }, errors };
}

caseRoutes.post('/:personId/case', async (c) => {
  const opened = await openCase(c);
  const form = await readForm(c);
  const to = caseStateCodes.find((code) => code === form.text('to'));
  const isWay = to !== undefined && mayCaseMove(opened.held.state, to, 'forward');
  const { draft, errors } = readMove(c, form, opened, { to: to ?? 'received', kind: 'forward' });
  if (!isWay) errors['to'] = '次の段階を選んでください';
  if (Object.keys(errors).length > 0) return show(c, form.values, errors);
  const moved = await moveCase(c.var.session.worker, opened.person.id, seenCase(form), draft);
  if (!moved.ok) {
    const missing = moved.missing.map((need) => caseNeeds[need]).join('、');
    return show(c, form.values, { to: `まだ足りないものがあります：${missing}` });
  }
  return seeOther(c, `/people/${opened.person.id}/case`, '段階を進めました。');
});

type OtherWay = 'back' | 'pause' | 'resume';

const words: Record<OtherWay, { title: string; save: string; done: string; reason: string }> = {
  back: { title: '一つもどす', save: 'もどす', done: 'もどしました。', reason: 'なぜもどすか' },
  pause: { title: '休む', save: '休みにする', done: '休みにしました。', reason: 'なぜ休むか' },
  resume: { title: '再開する', save: '再開する', done: '再開しました。', reason: 'ようす' },
};

function targetOf(kind: OtherWay, opened: Opened, asked: string | undefined): CaseState {
  const { held, course } = opened;
  const wanted = caseStateCodes.find((code) => code === asked);
  const to =
    kind === 'pause'
      ? 'paused'
      : kind === 'resume'
        ? (held.resumeState ?? course.changes.find(({ toState }) => toState === 'paused')?.fromState)
        : (wanted ?? course.stateBefore);
  if (to === undefined || !mayCaseMove(held.state, to, kind)) throw new Refusal('already-done');
  return to;
}

function otherWay(
  c: Context<Env>,
  kind: OtherWay,
  opened: Opened,
  to: CaseState,
  values: Values,
  errors: FieldErrors = {},
): Response | Promise<Response> {
  const { person, held, course } = opened;
  const value = shown(values);
  const { today } = c.var;
  const lead = {
    back: `「${caseStates[held.state]}」から「${caseStates[to]}」にもどします。来た道は残ります。`,
    pause: 'いつでも、つづきから再開できます。休むことは、だれの不利にもなりません。',
    resume: `「${caseStates[to]}」から、つづけます。`,
  }[kind];
  const page = (
    <StepPage
      context={pageContext(c)}
      person={person}
      held={held}
      title={words[kind].title}
      lead={lead}
      save={words[kind].save}
      errors={errors}
    >
      <input type="hidden" name="to" value={to} />
      <JapaneseDateField
        name="on"
        label="日"
        required
        value={value.text('on')}
        today={today}
        error={errors['on']}
      />
      <TextArea
        name="reason"
        label={words[kind].reason}
        required={kind !== 'resume'}
        rows={3}
        value={value.text('reason')}
        error={errors['reason']}
      />
      {kind === 'pause' ? (
        <JapaneseDateField
          name="until"
          label="いつごろまで（めやす）"
          value={value.text('until')}
          today={today}
          error={errors['until']}
        />
      ) : null}
      <MeetingField meetings={course.meetings} today={today} value={value.text('meetingItemId')} />
    </StepPage>
  );
  return c.html(page, Object.keys(errors).length > 0 ? 422 : 200);
}

for (const kind of ['back', 'pause', 'resume'] as const) {
  caseRoutes.get(`/:personId/case/${kind}`, async (c) => {
    const opened = await openCase(c);
    const to = targetOf(kind, opened, c.req.query('to'));
    return otherWay(c, kind, opened, to, { on: [c.var.today] });
  });
  caseRoutes.post(`/:personId/case/${kind}`, async (c) => {
    const opened = await openCase(c);
    const form = await readForm(c);
    const to = targetOf(kind, opened, form.text('to'));
    const { draft, errors } = readMove(c, form, opened, { to, kind });
    if (Object.keys(errors).length > 0) return otherWay(c, kind, opened, to, form.values, errors);
    await moveCase(c.var.session.worker, opened.person.id, seenCase(form), draft);
    return seeOther(c, `/people/${opened.person.id}/case`, words[kind].done);
  });
}

caseRoutes.post('/:personId/case/take-on', async (c) => {
  const { person } = await openCase(c);
  const form = await readForm(c);
  const mainAccountId = form.text('mainAccountId');
  if (mainAccountId === '') {
    return show(c, { ...form.values, on: [c.var.today] }, { mainAccountId: '担当を選んでください' });
  }
  const reader = formReader(form, c.var.today);
  const on = reader.pastDay('takenOn');
  if (on === null) {
    const takenOn = reader.errors['takenOn'] ?? 'いつからか、日を書いてください';
    return show(c, { ...form.values, on: [c.var.today] }, { takenOn });
  }
  await takeOnCase(c.var.session.worker, person.id, seenCase(form), {
    mainAccountId: sentId(mainAccountId),
    on,
  });
  return seeOther(c, `/people/${person.id}/case`, '担当を決めました。');
});
