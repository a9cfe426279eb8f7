import { Hono, type Context } from 'hono';
import { uuidv7 } from 'uuidv7';
import {
  contactShape,
  followUpSideCodes,
  recordedContactShape,
  rhythmShape,
  skipShape,
  type FollowUpSide,
} from '#domain/follow-up.ts';
import { Refusal } from '#domain/refusal.ts';
import { nameWithSan } from '#domain/person.ts';
import { correctContact } from '#use-cases/follow-up/correct-contact.ts';
import { findContact } from '#use-cases/follow-up/find-contact.ts';
import { readFollowUp } from '#use-cases/follow-up/read-follow-up.ts';
import { recordContact, type TakenContact } from '#use-cases/follow-up/record-contact.ts';
import { setRhythm } from '#use-cases/follow-up/set-rhythm.ts';
import { skipContact } from '#use-cases/follow-up/skip-contact.ts';
import { findPerson } from '#use-cases/people/find-person.ts';
import { listChoices } from '#use-cases/people/list-choices.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm, type Form } from '#web/form.ts';
import { formReader, type FormReader, type Values } from '#web/form-reader.ts';
import { pathId } from '#web/path-id.ts';
import { seeOther } from '#web/respond.ts';
import { sentId } from '#web/routes/people/person-id.ts';
import { seenVersions } from '#web/routes/town/conflict-answer.ts';
import { ConflictPage } from '#web/routes/town/conflict-page.tsx';
import { settled } from '#web/settled.ts';
import { fieldErrors, type FieldErrors } from '#web/ui/field-errors.ts';
import { ContactFormPage } from './contact-form-page.tsx';
import { contactLabels, showContactField } from './contact-words.ts';
import { FollowUpPage } from './follow-up-page.tsx';
import { openPerson, placedIds } from './placed.tsx';
import { placementPath } from './placement-frame.tsx';
import { SkipPage } from './skip-page.tsx';

/** 定着支援 of one placement. Mounted at /people/:personId/placements/:placementId/follow-up. */
export const followUpRoutes = new Hono<Env>();

function sideOf(asked: string | undefined): FollowUpSide {
  const side = followUpSideCodes.find((code) => code === asked);
  if (!side) throw new Refusal('not-found');
  return side;
}

function heardFields(reader: FormReader) {
  const { form } = reader;
  return {
    doneOn: reader.pastDay('doneOn') ?? '',
    manner: form.text('manner'),
    words: form.text('words'),
    workerView: form.text('workerView'),
    feeling: reader.choice('feeling'),
    hostLoad: reader.choice('hostLoad'),
    hostWish: reader.choice('hostWish'),
    nextStep: form.text('nextStep'),
  };
}

async function overview(c: Context<Env>, values: Values = {}, errors: FieldErrors = {}): Promise<Response> {
  const opened = await openPerson(c, '/placements', '定着支援');
  if ('closed' in opened) return opened.closed;
  const { personId, placementId } = placedIds(c);
  const answer = await readFollowUp(c.var.session.worker, personId, placementId, c.var.today);
  const page = (
    <FollowUpPage
      context={pageContext(c)}
      person={opened.person}
      answer={answer}
      values={values}
      errors={errors}
    />
  );
  return c.html(page, Object.keys(errors).length > 0 ? 422 : 200);
}

followUpRoutes.get('/', (c) => overview(c));

followUpRoutes.post('/rhythm', async (c) => {
  const { personId, placementId } = placedIds(c);
  const form = await readForm(c);
  const side = sideOf(form.text('side'));
  const read = rhythmShape.safeParse({
    side,
    every: form.text(`every.${side}`),
    why: form.text(`why.${side}`),
  });
  const reader = formReader(form, c.var.today);
  const on = reader.pastDay(`from.${side}`);
  if (!read.success || on === null) {
    const faults = Object.entries(read.success ? {} : fieldErrors(read.error));
    const errors = {
      ...Object.fromEntries(faults.map(([name, words]) => [`${name}.${side}`, words])),
      ...(on === null ? { [`from.${side}`]: 'いつからか、日を書いてください', ...reader.errors } : {}),
    };
    return overview(c, form.values, errors);
  }
  await setRhythm(c.var.session.worker, personId, placementId, { ...read.data, on });
  return seeOther(c, `${placementPath({ personId, id: placementId })}/follow-up`, '連絡の間隔を決めました。');
});

async function recordPage(
  c: Context<Env>,
  side: FollowUpSide,
  typed?: { form: Form; errors: FieldErrors; taken?: TakenContact },
): Promise<Response> {
  const { worker } = c.var.session;
  const { personId, placementId } = placedIds(c);
  const person = await findPerson(worker, personId);
  const { placement, next, current } = await readFollowUp(worker, personId, placementId, c.var.today);
  const { colleagues } = await listChoices(worker);
  const due = next[side];
  const page = (
    <ContactFormPage
      context={pageContext(c)}
      person={person}
      placement={placement}
      side={side}
      every={current[side]?.every}
      colleagues={colleagues}
      dueOn={due?.dueOn}
      values={
        (typed && { ...typed.form.values, ...(typed.taken ? { contactId: [uuidv7()] } : {}) }) ?? {
          contactId: [due?.id ?? uuidv7()],
          doneOn: [c.var.today],
          pace: ['same'],
          dueBy: [worker.accountId],
        }
      }
      errors={typed?.errors ?? {}}
      taken={typed?.taken}
    />
  );
  return c.html(page, typed === undefined ? 200 : typed.taken ? 409 : 422);
}

followUpRoutes.get('/record', (c) => recordPage(c, sideOf(c.req.query('side'))));

followUpRoutes.post('/record', async (c) => {
  const { personId, placementId } = placedIds(c);
  const form = await readForm(c);
  const side = sideOf(form.text('side'));
  const reader = formReader(form, c.var.today);
  const read = settled(
    reader,
    recordedContactShape.safeParse({
      ...heardFields(reader),
      pace: form.text('pace') || 'same',
      paceWhy: form.text('paceWhy'),
      dueBy: reader.choice('dueBy'),
    }),
  );
  if (!read.ok) return recordPage(c, side, { form, errors: read.errors });
  const contact = { ...read.value, id: sentId(form.text('contactId')), side };
  const recorded = await recordContact(c.var.session.worker, personId, placementId, contact);
  // Sent again from there, it is a contact of its own.
  if (!recorded.ok) return recordPage(c, side, { form, errors: {}, taken: recorded.taken });
  return seeOther(
    c,
    `${placementPath({ personId, id: placementId })}/follow-up`,
    '聞いたことを記録しました。',
  );
});

async function skipPage(
  c: Context<Env>,
  side: FollowUpSide,
  typed = '',
  errors: FieldErrors = {},
): Promise<Response> {
  const { worker } = c.var.session;
  const { personId, placementId } = placedIds(c);
  const person = await findPerson(worker, personId);
  const { placement, next } = await readFollowUp(worker, personId, placementId, c.var.today);
  const contact = next[side];
  if (!contact) throw new Refusal('already-done');
  const common = { context: pageContext(c), person, placement, side, contact, typed, errors };
  return c.html(<SkipPage {...common} />, Object.keys(errors).length > 0 ? 422 : 200);
}

followUpRoutes.get('/skip', (c) => skipPage(c, sideOf(c.req.query('side'))));

followUpRoutes.post('/skip', async (c) => {
  const { personId, placementId } = placedIds(c);
  const form = await readForm(c);
  const side = sideOf(form.text('side'));
  const read = skipShape.safeParse({ reason: form.text('reason') });
  if (!read.success) return skipPage(c, side, form.text('reason'), fieldErrors(read.error));
  await skipContact(c.var.session.worker, personId, placementId, {
    side,
    id: sentId(form.text('contactId')),
    version: form.number('version') ?? 0,
    reason: read.data.reason,
    today: c.var.today,
  });
  return seeOther(
    c,
    `${placementPath({ personId, id: placementId })}/follow-up`,
    '今回の連絡を見送りました。',
  );
});

async function correctPage(c: Context<Env>, typed?: { form: Form; errors: FieldErrors }): Promise<Response> {
  const { worker } = c.var.session;
  const { personId, placementId } = placedIds(c);
  const person = await findPerson(worker, personId);
  const found = await findContact(worker, personId, placementId, pathId(c, 'contactId'));
  const stored = Object.entries(found.fields).map(([name, value]) => [name, [value ?? '']]);
  const page = (
    <ContactFormPage
      context={pageContext(c)}
      person={person}
      placement={found.placement}
      side={found.side}
      version={typed?.form.number('version') ?? found.version}
      values={typed?.form.values ?? (Object.fromEntries(stored) as Values)}
      errors={typed?.errors ?? {}}
      correcting
    />
  );
  return c.html(page, typed ? 422 : 200);
}

followUpRoutes.get('/:contactId/correct', (c) => correctPage(c));

followUpRoutes.post('/:contactId/correct', async (c) => {
  const { worker } = c.var.session;
  const { personId, placementId } = placedIds(c);
  const form = await readForm(c);
  const reader = formReader(form, c.var.today);
  const read = settled(reader, contactShape.safeParse(heardFields(reader)));
  if (!read.ok) return correctPage(c, { form, errors: read.errors });
  const { seen, kept } = seenVersions(form);
  const path = placementPath({ personId, id: placementId });
  const saved = await correctContact(worker, personId, placementId, pathId(c, 'contactId'), {
    seen,
    fields: read.value,
    kept,
  });
  if (saved.ok) return seeOther(c, `${path}/follow-up`, '連絡の記録を直しました。前の文も残っています。');
  const person = await findPerson(worker, personId);
  const crumbs = [
    { label: nameWithSan(person), href: `/people/${personId}` },
    { label: '定着支援', href: `${path}/follow-up` },
  ];
  const page = (
    <ConflictPage
      context={pageContext(c)}
      crumbs={crumbs}
      clash={saved.clash}
      form={form}
      labels={contactLabels}
      show={showContactField}
    />
  );
  return c.html(page, 409);
});
