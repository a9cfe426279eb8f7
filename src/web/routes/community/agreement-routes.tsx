import { Hono, type Context } from 'hono';
import { uuidv7 } from 'uuidv7';
import { agreementAnswerShape, agreementShape, agreementStates } from '#domain/agreement.ts';
import { Refusal } from '#domain/refusal.ts';
import { answerAgreement } from '#use-cases/community/answer-agreement.ts';
import { askAgreement } from '#use-cases/community/ask-agreement.ts';
import type { AgreementRow } from '#use-cases/community/parts-of-activity.ts';
import type { ActivityRecord } from '#use-cases/community/read-activity.ts';
import { pageContext, type Env } from '#web/context.ts';
import { formReader } from '#web/form-reader.ts';
import { readForm, type Form } from '#web/form.ts';
import { pathId } from '#web/path-id.ts';
import { seeOther } from '#web/respond.ts';
import { tellingWords } from '#web/routes/placements/sure-of.tsx';
import { seenVersions } from '#web/routes/town/conflict-answer.ts';
import { ConflictPage } from '#web/routes/town/conflict-page.tsx';
import { isId } from '#web/routes/town/resource-filter.ts';
import { fieldErrors } from '#web/ui/field-errors.ts';
import { activityOf } from './activity-of.ts';
import { AgreementPage, type AgreementTyped } from './agreement-page.tsx';
import { showCommunityField } from './show-field.ts';

/** 了解, mounted at /town/activities/:id/agreements. */
export const agreementRoutes = new Hono<Env>();

const labels = { state: '返事', askedOn: '聞いた日', answeredOn: '返事の日', words: 'ことば・条件' };
const names = ['side', 'whom', 'what', 'state', 'askedOn', 'answeredOn', 'words'] as const;

function typedOf(form: Form): AgreementTyped {
  const id = form.text('id');
  const typed = Object.fromEntries(names.map((name) => [name, form.text(name)]));
  return {
    ...(typed as Record<(typeof names)[number], string>),
    id: isId(id) ? id : uuidv7(),
    sureOf: form.all('sureOf'),
  };
}

function agreementOf(c: Context<Env>, activity: ActivityRecord): AgreementRow {
  const id = pathId(c, 'agreement');
  const found = activity.agreements.find((row) => row.id === id);
  if (!found) throw new Refusal('not-found');
  return found;
}

agreementRoutes.get('/new', async (c) => {
  const activity = await activityOf(c);
  const empty = Object.fromEntries(names.map((name) => [name, '']));
  const typed = {
    ...(empty as Record<(typeof names)[number], string>),
    id: uuidv7(),
    askedOn: c.var.today,
    sureOf: [],
  };
  return c.html(<AgreementPage context={pageContext(c)} activity={activity} typed={typed} />);
});

agreementRoutes.post('/new', async (c) => {
  const activity = await activityOf(c);
  const form = await readForm(c);
  const typed = typedOf(form);
  const reader = formReader(form, c.var.today);
  const draft = agreementShape.safeParse({ ...typed, askedOn: reader.pastDay('askedOn') });
  const errors = { ...(draft.success ? {} : fieldErrors(draft.error)), ...reader.errors };
  const page = { context: pageContext(c), activity, typed };
  if (!draft.success || Object.keys(errors).length > 0)
    return c.html(<AgreementPage {...page} errors={errors} />, 422);
  const given = { sureOf: typed.sureOf, id: typed.id };
  const asked = await askAgreement(c.var.session.worker, activity.id, draft.data, given);
  if (asked.ok) return seeOther(c, `/town/activities/${activity.id}`, '聞くことを書きました。');
  const { identifying } = asked;
  const telling = { what: tellingWords(identifying) };
  return c.html(<AgreementPage {...page} errors={telling} identifying={identifying} />, 422);
});

agreementRoutes.get('/:agreement', async (c) => {
  const activity = await activityOf(c);
  const agreement = agreementOf(c, activity);
  const { askedOn, answeredOn } = agreement;
  const typed = { ...agreement, askedOn: askedOn ?? '', answeredOn: answeredOn ?? '', sureOf: [] };
  return c.html(
    <AgreementPage context={pageContext(c)} activity={activity} agreement={agreement} typed={typed} />,
  );
});

agreementRoutes.post('/:agreement', async (c) => {
  const activity = await activityOf(c);
  const agreement = agreementOf(c, activity);
  const form = await readForm(c);
  const typed = typedOf(form);
  const { seen, kept } = seenVersions(form);
  const reader = formReader(form, c.var.today);
  const reply = agreementAnswerShape.safeParse({
    ...typed,
    askedOn: reader.pastDay('askedOn'),
    answeredOn: reader.pastDay('answeredOn'),
  });
  const errors = { ...(reply.success ? {} : fieldErrors(reply.error)), ...reader.errors };
  const page = { context: pageContext(c), activity, agreement, typed, version: seen };
  if (!reply.success || Object.keys(errors).length > 0)
    return c.html(<AgreementPage {...page} errors={errors} />, 422);
  const answer = { ...reply.data, seen, kept, sureOf: typed.sureOf };
  const saved = await answerAgreement(c.var.session.worker, activity.id, agreement.id, answer);
  const back = `/town/activities/${activity.id}`;
  if (saved.ok) return seeOther(c, back, '返事を書きました。');
  if ('identifying' in saved) {
    const { identifying } = saved;
    const telling = { words: tellingWords(identifying) };
    return c.html(<AgreementPage {...page} errors={telling} identifying={identifying} />, 422);
  }
  return c.html(
    <ConflictPage
      context={pageContext(c)}
      crumbs={[
        { label: '活動', href: '/town/activities' },
        { label: activity.words.name, href: back },
      ]}
      clash={saved.clash}
      form={form}
      labels={labels}
      show={(field, value) =>
        field === 'state'
          ? (agreementStates[value as keyof typeof agreementStates] ?? '')
          : showCommunityField(field, value)
      }
    />,
    409,
  );
});
