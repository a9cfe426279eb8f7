import { Hono, type Context } from 'hono';
import { uuidv7 } from 'uuidv7';
import { handoverContentShape, handoverParts } from '#domain/handover.ts';
import { formatJapaneseDate } from '#domain/japanese-date.ts';
import { Refusal } from '#domain/refusal.ts';
import { nameWithSan } from '#domain/person.ts';
import { cancelHandover } from '#use-cases/closing/cancel-handover.ts';
import { finishHandovers } from '#use-cases/closing/finish-handovers.ts';
import { listCaseload } from '#use-cases/closing/list-caseload.ts';
import { listHandovers, readHandover, type ShownHandover } from '#use-cases/closing/list-handovers.ts';
import { prepareHandovers } from '#use-cases/closing/prepare-handovers.ts';
import { saveHandover } from '#use-cases/closing/save-handover.ts';
import { findPerson, type PersonHead } from '#use-cases/people/find-person.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm, type Form } from '#web/form.ts';
import { formReader, shown, type Values } from '#web/form-reader.ts';
import { pathId } from '#web/path-id.ts';
import { seeOther } from '#web/respond.ts';
import { openCase } from '#web/routes/casework/case-routes.tsx';
import { StepPage } from '#web/routes/casework/step-page.tsx';
import { isId } from '#web/routes/connect/asked-id.ts';
import { personIdOf, sentId } from '#web/routes/people/person-id.ts';
import { seenVersions } from '#web/routes/town/conflict-answer.ts';
import { ConflictPage } from '#web/routes/town/conflict-page.tsx';
import { fieldErrors, type FieldErrors } from '#web/ui/field-errors.ts';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import { Select } from '#web/ui/select.tsx';
import { DoneHandoverPage, HandoverPage } from './handover-page.tsx';

/** 引継書 of one case, behind the person. */
export const handoverRoutes = new Hono<Env>();

const isOpen = ({ doneOn, cancelledOn }: ShownHandover) => doneOn === null && cancelledOn === null;

async function startPage(c: Context<Env>, values: Values, errors: FieldErrors = {}): Promise<Response> {
  const { person, held } = await openCase(c);
  if (held.mainAccountId === null) throw new Refusal('already-done');
  const { colleagues } = await listCaseload(c.var.session.worker, held.mainAccountId);
  const value = shown(values);
  const page = (
    <StepPage
      context={pageContext(c)}
      person={person}
      held={held}
      title="担当を引き継ぐ"
      lead={`いまの担当は ${held.mainWorkerName ?? ''}。引継書の下書きができ、その日が来たら担当を替えます。`}
      save="引継書をつくる"
      errors={errors}
    >
      <input type="hidden" name="batchId" value={value.text('batchId')} />
      <Select
        name="toAccountId"
        label="新しい担当"
        hint="あなたの機関の人。ほかの機関へは、主担当を替えます"
        required
        width="middle"
        options={colleagues
          .filter(({ id }) => id !== held.mainAccountId)
          .map(({ id, name }) => ({ value: id, label: name }))}
        value={value.text('toAccountId')}
        error={errors['toAccountId']}
      />
      <JapaneseDateField
        name="effectiveOn"
        label="引き継ぐ日"
        required
        value={value.text('effectiveOn')}
        today={c.var.today}
        error={errors['effectiveOn']}
      />
    </StepPage>
  );
  return c.html(page, Object.keys(errors).length > 0 ? 422 : 200);
}

handoverRoutes.get('/:personId/handover', async (c) => {
  const personId = personIdOf(c);
  const open = (await listHandovers(c.var.session.worker, { personId })).find(isOpen);
  if (open) return c.redirect(`/people/${personId}/handover/${open.id}`, 303);
  return startPage(c, { batchId: [uuidv7()], effectiveOn: [c.var.today] });
});

handoverRoutes.post('/:personId/handover', async (c) => {
  const { worker } = c.var.session;
  const { person, held } = await openCase(c);
  const form = await readForm(c);
  const reader = formReader(form, c.var.today);
  const effectiveOn = reader.day('effectiveOn');
  const to = form.text('toAccountId');
  const errors: Record<string, string> = { ...reader.errors };
  if (!isId(to) || to === held.mainAccountId) errors['toAccountId'] = '新しい担当を選んでください';
  if (effectiveOn === null) errors['effectiveOn'] ??= '引き継ぐ日を書いてください';
  if (effectiveOn === null || Object.keys(errors).length > 0) return startPage(c, form.values, errors);
  const batchId = sentId(form.text('batchId'));
  await prepareHandovers(worker, { batchId, toAccountId: to, effectiveOn, caseIds: [held.id] });
  const open = (await listHandovers(worker, { personId: person.id })).find(isOpen);
  return seeOther(c, `/people/${person.id}/handover/${open?.id ?? ''}`, '引継書の下書きができました。');
});

type Opened = { person: PersonHead; handover: ShownHandover };

async function openHandover(c: Context<Env>): Promise<Opened> {
  const { worker } = c.var.session;
  const person = await findPerson(worker, personIdOf(c));
  return { person, handover: await readHandover(worker, person.id, pathId(c, 'handoverId')) };
}

function storedValues({ content, effectiveOn, metTogetherOn, personToldOn }: ShownHandover): Values {
  return {
    ...Object.fromEntries(Object.keys(handoverParts).map((part) => [part, [content[part as 'note']]])),
    effectiveOn: [effectiveOn],
    metTogetherOn: [metTogetherOn ?? ''],
    personToldOn: [personToldOn ?? ''],
  };
}

handoverRoutes.get('/:personId/handover/:handoverId', async (c) => {
  const { person, handover } = await openHandover(c);
  const common = { context: pageContext(c), person, handover };
  if (!isOpen(handover)) return c.html(<DoneHandoverPage {...common} />);
  const form = { values: storedValues(handover), errors: {}, version: handover.version };
  return c.html(<HandoverPage {...common} {...form} />);
});

const labels: Record<string, string> = {
  ...handoverParts,
  effectiveOn: '引き継ぐ日',
  metTogetherOn: 'いっしょに会った日',
  personToldOn: '本人に伝えた日',
};

function showValue(field: string, value: unknown): string {
  return field.endsWith('On') ? formatJapaneseDate(String(value)) : String(value);
}

function readSheet(c: Context<Env>, form: Form) {
  const reader = formReader(form, c.var.today);
  const words = Object.fromEntries(Object.keys(handoverParts).map((part) => [part, form.text(part)]));
  const parsed = handoverContentShape.safeParse({ v: 1, ...words });
  const effectiveOn = reader.day('effectiveOn');
  const metTogetherOn = reader.pastDay('metTogetherOn');
  const personToldOn = reader.pastDay('personToldOn');
  const errors: Record<string, string> = {
    ...reader.errors,
    ...(parsed.success ? {} : fieldErrors(parsed.error)),
  };
  if (effectiveOn === null) errors['effectiveOn'] ??= '引き継ぐ日を書いてください';
  if (!parsed.success || effectiveOn === null || Object.keys(errors).length > 0) {
    return { ok: false as const, errors };
  }
  return { ok: true as const, value: { ...parsed.data, effectiveOn, metTogetherOn, personToldOn } };
}

handoverRoutes.post('/:personId/handover/:handoverId', async (c) => {
  const { person, handover } = await openHandover(c);
  const form = await readForm(c);
  const { seen, kept } = seenVersions(form);
  const sheet = readSheet(c, form);
  if (!sheet.ok) {
    const common = { context: pageContext(c), person, handover, values: form.values };
    return c.html(<HandoverPage {...common} errors={sheet.errors} version={seen} />, 422);
  }
  const saved = await saveHandover(c.var.session.worker, person.id, handover.id, seen, sheet.value, kept);
  const path = `/people/${person.id}/handover/${handover.id}`;
  if (saved.ok) return seeOther(c, path, '引継書を保存しました。');
  const crumbs = [
    { label: 'ひと', href: '/people' },
    { label: nameWithSan(person), href: `/people/${person.id}` },
    { label: '引継書' },
  ];
  const common = { context: pageContext(c), crumbs, clash: saved.clash, form };
  return c.html(<ConflictPage {...common} labels={labels} show={showValue} />, 409);
});

handoverRoutes.post('/:personId/handover/:handoverId/finish', async (c) => {
  const { person, handover } = await openHandover(c);
  const moved = await finishHandovers(c.var.session.worker, { id: handover.id }, c.var.today);
  if (moved === 0 && handover.effectiveOn > c.var.today) throw new Refusal('not-permitted');
  const said = moved === 1 ? '担当を替えました。' : '担当はもう替わっていたので、引継書だけを閉じました。';
  return seeOther(c, `/people/${person.id}/case`, said);
});

handoverRoutes.post('/:personId/handover/:handoverId/cancel', async (c) => {
  const { person, handover } = await openHandover(c);
  const version = (await readForm(c)).number('version') ?? 0;
  await cancelHandover(c.var.session.worker, person.id, { id: handover.id, version }, c.var.today);
  return seeOther(c, `/people/${person.id}/case`, '引継ぎをとりやめました。');
});
