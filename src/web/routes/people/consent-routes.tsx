import { Hono, type Context } from 'hono';
import { uuidv7 } from 'uuidv7';
import { consentShape, endOfFiscalYear } from '#domain/consent.ts';
import {
  consentAge,
  minorAnswerShape,
  minorFaults,
  noMinorAnswer,
  type MinorAnswer,
} from '#domain/minor-consent.ts';
import type { BornPrecision } from '#domain/person.ts';
import { Refusal } from '#domain/refusal.ts';
import { listConsents, type StoredConsent } from '#use-cases/consents/list-consents.ts';
import { listRecipients } from '#use-cases/consents/list-recipients.ts';
import { recordConsent } from '#use-cases/consents/record-consent.ts';
import { withdrawConsent } from '#use-cases/consents/withdraw-consent.ts';
import { findPerson, type PersonHead } from '#use-cases/people/find-person.ts';
import { askedChoice, isSearching } from '#web/asked-choice.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { seeOther } from '#web/respond.ts';
import { consentWayBack } from '#web/ui/consent-link.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { ConsentFormPage } from './consent-form-page.tsx';
import { ConsentPaper } from './consent-paper.tsx';
import { ConsentsPage } from './consents-page.tsx';
import { formReader, shown, type FormReader, type Values } from '#web/form-reader.ts';
import { personIdOf, sentId } from './person-id.ts';
import { pathId } from '#web/path-id.ts';
import { settled } from '#web/settled.ts';
import { WithdrawPage } from './withdraw-page.tsx';

export const consentRoutes = new Hono<Env>();

function readConsent(reader: FormReader) {
  const { form } = reader;
  const state = form.text('state');
  return settled(
    reader,
    consentShape.safeParse({
      state,
      purpose: form.text('otherPurpose').trim() || form.text('purpose'),
      recipientAgencyId: reader.choice('recipientAgencyId'),
      recipientOrganizationId: reader.choice('recipientOrganizationId'),
      recipientName: form.text('recipientName'),
      items: form.all('items'),
      toldWords: form.text('toldWords'),
      notToldWords: form.text('notToldWords'),
      manner: form.text('manner'),
      witness: form.text('witness'),
      givenBy: form.text('givenBy') || 'person',
      givenByName: form.text('givenByName'),
      givenOn: reader.pastDay('givenOn') ?? '',
      validUntil: reader.day('validUntil'),
    }),
  );
}

/** Asked of minors only: without the fields on the page there is nothing in it. */
function readMinor({ form }: FormReader): MinorAnswer {
  return minorAnswerShape.catch(noMinorAnswer).parse({
    assent: form.text('assent'),
    assentWords: form.text('assentWords').slice(0, 1000),
    guardianAnswer: form.text('guardianAnswer'),
    guardianNote: form.text('guardianNote').slice(0, 300),
  });
}

function ageOfPerson({ bornOn, bornPrecision }: PersonHead, day: string) {
  return consentAge({ bornOn, bornPrecision: bornPrecision as BornPrecision }, day);
}

const organization = 'recipientOrganizationId';

async function show(
  c: Context<Env>,
  person: PersonHead,
  values: Values,
  errors: FieldErrors = {},
  isAgain = Object.keys(errors).length > 0,
): Promise<Response> {
  const asked = askedChoice(shown(values), organization);
  const recipients = await listRecipients(c.var.session.worker, asked);
  return c.html(
    <ConsentFormPage
      context={pageContext(c)}
      person={person}
      recipients={recipients}
      age={ageOfPerson(person, c.var.today)}
      values={values}
      errors={errors}
    />,
    isAgain ? 422 : 200,
  );
}

async function consentOf(c: Context<Env>, personId: string, id: string): Promise<StoredConsent> {
  const consents = await listConsents(c.var.session.worker, personId, c.var.today);
  const consent = consents.find((one) => one.id === id);
  if (!consent) throw new Refusal('not-found');
  return consent;
}

consentRoutes.get('/:personId/consents', async (c) => {
  const { worker } = c.var.session;
  const person = await findPerson(worker, personIdOf(c));
  const consents = await listConsents(worker, person.id, c.var.today);
  return c.html(<ConsentsPage context={pageContext(c)} person={person} consents={consents} />);
});

consentRoutes.get('/:personId/consents/new', async (c) => {
  const person = await findPerson(c.var.session.worker, personIdOf(c));
  const fresh = {
    consentId: [uuidv7()],
    givenOn: [c.var.today],
    validUntil: [endOfFiscalYear(c.var.today)],
    givenBy: ['person'],
    manner: ['signed'],
  };
  const from = c.req.query('from');
  if (from === undefined) {
    return show(c, person, {
      ...fresh,
      purpose: [c.req.query('purpose') ?? ''],
      recipientOrganizationId: [c.req.query('organization') ?? ''],
      back: [consentWayBack(person.id, c.req.query('back')) ?? ''],
    });
  }
  // Asked again: the same line of the matrix, with a new day, term and answer.
  const before = await consentOf(c, person.id, from);
  return show(c, person, {
    ...fresh,
    purpose: [before.purpose],
    recipientAgencyId: [before.recipientAgencyId ?? ''],
    recipientOrganizationId: [before.recipientOrganizationId ?? ''],
    recipientName:
      before.recipientAgencyId === null && before.recipientOrganizationId === null ? [before.recipient] : [],
    items: before.items,
    toldWords: [before.toldWords],
    notToldWords: [before.notToldWords],
  });
});

consentRoutes.post('/:personId/consents/new', async (c) => {
  const { worker } = c.var.session;
  const person = await findPerson(worker, personIdOf(c));
  const form = await readForm(c);
  if (isSearching(form, organization)) return show(c, person, form.values, {}, true);
  const reader = formReader(form, c.var.today);
  const consent = readConsent(reader);
  const minor = readMinor(reader);
  const day = consent.ok ? consent.value.givenOn : c.var.today;
  const lacking = minorFaults(ageOfPerson(person, day), form.text('state'), minor);
  // Told together: nobody is sent back twice for one form.
  if (!consent.ok) return show(c, person, form.values, { ...consent.errors, ...lacking });
  if (Object.keys(lacking).length > 0) return show(c, person, form.values, lacking);
  const closed = consent.value.items.filter((item) => !person.open.has(item));
  if (consent.value.state === 'given' && consent.value.recipientAgencyId !== null && closed.length > 0) {
    const items =
      '選んだなかに、あなたの機関に開いていない項目があります。開いている項目だけを選んでください';
    return show(c, person, form.values, { items });
  }
  await recordConsent(worker, person.id, sentId(form.text('consentId')), consent.value, minor);
  const back = consentWayBack(person.id, form.text('back'));
  return seeOther(c, back ?? `/people/${person.id}/consents`, '本人の返事を記録しました。');
});

consentRoutes.get('/:personId/consents/paper', async (c) => {
  const person = await findPerson(c.var.session.worker, personIdOf(c), 'papers.consent');
  return c.html(<ConsentPaper context={pageContext(c)} person={person} />);
});

consentRoutes.get('/:personId/consents/:consentId/paper', async (c) => {
  const person = await findPerson(c.var.session.worker, personIdOf(c), 'papers.consent');
  const consent = await consentOf(c, person.id, pathId(c, 'consentId'));
  return c.html(<ConsentPaper context={pageContext(c)} person={person} consent={consent} />);
});

consentRoutes.get('/:personId/consents/:consentId/withdraw', async (c) => {
  const person = await findPerson(c.var.session.worker, personIdOf(c));
  const consent = await consentOf(c, person.id, pathId(c, 'consentId'));
  return c.html(<WithdrawPage context={pageContext(c)} person={person} consent={consent} />);
});

consentRoutes.post('/:personId/consents/:consentId/withdraw', async (c) => {
  const { worker } = c.var.session;
  const person = await findPerson(worker, personIdOf(c));
  const id = pathId(c, 'consentId');
  const form = await readForm(c);
  const note = form.text('note').slice(0, 500);
  if (note.trim() === '') {
    const consent = await consentOf(c, person.id, id);
    const errors = { note: 'どのように申し出があったかを書いてください' };
    const page = <WithdrawPage context={pageContext(c)} person={person} consent={consent} errors={errors} />;
    return c.html(page, 422);
  }
  await withdrawConsent(worker, person.id, { id, version: form.number('version') ?? 0 }, note);
  return seeOther(c, `/people/${person.id}/consents`, '撤回を記録しました。');
});
