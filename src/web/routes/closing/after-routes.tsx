import { Hono, type Context } from 'hono';
import { reopensAt } from '#domain/case-machine.ts';
import { caseStates } from '#domain/case-state.ts';
import { contactResults, contactShape } from '#domain/closure.ts';
import { Refusal } from '#domain/refusal.ts';
import { holdFile } from '#use-cases/closing/hold-file.ts';
import { readClosures, type ShownClosure } from '#use-cases/closing/read-closures.ts';
import { recordContact } from '#use-cases/closing/record-contact.ts';
import { findPerson, type PersonHead } from '#use-cases/people/find-person.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { formReader, shown, type Values } from '#web/form-reader.ts';
import { pathId } from '#web/path-id.ts';
import { seeOther } from '#web/respond.ts';
import { personIdOf } from '#web/routes/people/person-id.ts';
import { settled } from '#web/settled.ts';
import { choicesOf } from '#web/ui/choice.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import { Radios } from '#web/ui/radios.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { ClosingStepPage } from './closing-step-page.tsx';

/** After 終結: the call after three months, and what keeps a file from disposal. */
export const afterRoutes = new Hono<Env>();

type Opened = { person: PersonHead; closure: ShownClosure };

async function openClosure(c: Context<Env>): Promise<Opened> {
  const { worker } = c.var.session;
  const person = await findPerson(worker, personIdOf(c));
  const id = pathId(c, 'closureId');
  const closure = (await readClosures(worker, person.id)).find((one) => one.id === id);
  if (!closure) throw new Refusal('not-found');
  return { person, closure };
}

function contactPage(c: Context<Env>, { person, closure }: Opened, values: Values, errors: FieldErrors = {}) {
  const value = shown(values);
  const text = (name: string) => ({ name, value: value.text(name), error: errors[name] });
  const page = (
    <ClosingStepPage
      context={pageContext(c)}
      person={person}
      closure={closure}
      title="3か月後の連絡"
      lead={closure.comeAgainWhen === '' ? '' : `また来るめやす：${closure.comeAgainWhen}`}
      save="連絡を記録する"
      errors={errors}
    >
      <JapaneseDateField {...text('on')} label="連絡した日" required today={c.var.today} />
      <Radios {...text('result')} label="どうだったか" required choices={choicesOf(contactResults)} />
      <TextArea {...text('words')} label="ようす" rows={3} />
      <JapaneseDateField
        {...text('againOn')}
        label="もう一度連絡する日"
        hint="会えなかったときに書くと、その日にまた一覧に出ます"
        today={c.var.today}
      />
      <Select
        {...text('at')}
        label="再開するとき、どこから"
        width="middle"
        empty={false}
        options={reopensAt.map((state) => ({ value: state, label: caseStates[state] }))}
      />
    </ClosingStepPage>
  );
  return c.html(page, Object.keys(errors).length > 0 ? 422 : 200);
}

afterRoutes.get('/:personId/closure/:closureId/contact', async (c) => {
  const opened = await openClosure(c);
  if (opened.closure.contactDoneOn !== null) throw new Refusal('already-done');
  return contactPage(c, opened, { on: [c.var.today], at: ['assessing'] });
});

afterRoutes.post('/:personId/closure/:closureId/contact', async (c) => {
  const opened = await openClosure(c);
  const form = await readForm(c);
  const reader = formReader(form, c.var.today);
  const contact = settled(
    reader,
    contactShape.safeParse({
      on: reader.pastDay('on') ?? '',
      result: form.text('result'),
      words: form.text('words'),
      againOn: form.text('result') === 'not_reached' ? reader.day('againOn') : null,
    }),
  );
  if (!contact.ok) return contactPage(c, opened, form.values, contact.errors);
  const { person, closure } = opened;
  const at = reopensAt.find((state) => state === form.text('at')) ?? 'assessing';
  const seen = { id: closure.id, version: form.number('version') ?? 0 };
  await recordContact(c.var.session.worker, person.id, seen, contact.value, at);
  if (contact.value.result === 'reopened') {
    return seeOther(c, `/people/${person.id}/case`, '連絡を記録し、再開しました。');
  }
  return seeOther(c, `/people/${person.id}/closure`, '連絡を記録しました。');
});

afterRoutes.get('/:personId/closure/:closureId/hold', async (c) => {
  const opened = await openClosure(c);
  return holdPage(c, opened, { reason: [opened.closure.heldReason] });
});

function holdPage(c: Context<Env>, { person, closure }: Opened, values: Values, errors: FieldErrors = {}) {
  const page = (
    <ClosingStepPage
      context={pageContext(c)}
      person={person}
      closure={closure}
      title="廃棄を止める"
      lead="訴え、開示請求、虐待などのあいだは、期限がすぎても記録を残します。理由を消すと、また期限のとおりになります。"
      save="保存する"
      errors={errors}
    >
      <TextArea
        name="reason"
        label="止める理由"
        rows={2}
        value={shown(values).text('reason')}
        error={errors['reason']}
      />
    </ClosingStepPage>
  );
  return c.html(page, Object.keys(errors).length > 0 ? 422 : 200);
}

afterRoutes.post('/:personId/closure/:closureId/hold', async (c) => {
  const opened = await openClosure(c);
  const form = await readForm(c);
  const reason = form.text('reason');
  if (reason.length > 1000) return holdPage(c, opened, form.values, { reason: '理由は1000字までです' });
  const seen = { id: opened.closure.id, version: form.number('version') ?? 0 };
  await holdFile(c.var.session.worker, opened.person.id, seen, reason);
  const said = reason.trim() === '' ? '期限のとおりに残します。' : '廃棄を止めました。';
  return seeOther(c, `/people/${opened.person.id}/closure`, said);
});
