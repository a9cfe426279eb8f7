import { Hono, type Context } from 'hono';
import { uuidv7 } from 'uuidv7';
import { findLookAlikes, type LookAlike } from '#use-cases/people/find-look-alikes.ts';
import { listChoices } from '#use-cases/people/list-choices.ts';
import { recordPerson } from '#use-cases/people/record-person.ts';
import { receiveIntake } from '#use-cases/intakes/receive-intake.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { seeOther } from '#web/respond.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { formReader, type Values } from '#web/form-reader.ts';
import { NewPersonPage } from './new-person-page.tsx';
import { sentId } from './person-id.ts';
import { blankIntake, readIntake } from './read-intake.ts';
import { readContact, readPerson } from './read-person.ts';

export const newPersonRoutes = new Hono<Env>();

async function show(
  c: Context<Env>,
  values: Values,
  status: 200 | 422 = 200,
  errors: FieldErrors = {},
  lookAlikes: readonly LookAlike[] = [],
): Promise<Response> {
  const choices = await listChoices(c.var.session.worker);
  const page = (
    <NewPersonPage
      context={pageContext(c)}
      choices={choices}
      values={values}
      errors={errors}
      lookAlikes={lookAlikes}
    />
  );
  return c.html(page, status);
}

newPersonRoutes.get('/new', (c) =>
  show(c, { ...blankIntake(c.var.now), personId: [uuidv7()], intakeId: [uuidv7()] }),
);

newPersonRoutes.post('/new', async (c) => {
  const { worker } = c.var.session;
  const form = await readForm(c);
  const reader = formReader(form, c.var.today);
  const intake = readIntake(reader);
  const same = form.text('samePerson');
  const intakeId = sentId(form.text('intakeId'));
  if (same !== '' && same !== 'none' && intake.ok) {
    await receiveIntake(worker, sentId(same), intakeId, intake.value);
    return seeOther(c, `/people/${same}`, '相談を受け付けました。');
  }
  const person = readPerson(reader);
  const contact = readContact(reader, worker.accountId);
  if (!person.ok || !contact.ok || !intake.ok) {
    const errors = {
      ...(intake.ok ? {} : intake.errors),
      ...(person.ok ? {} : person.errors),
      ...(contact.ok ? {} : contact.errors),
    };
    return show(c, form.values, 422, errors);
  }
  if (same === '') {
    const { familyNameKana, givenNameKana, bornOn } = person.value;
    const marks = { familyNameKana, givenNameKana, bornOn, phone: contact.value.phone };
    const lookAlikes = (await findLookAlikes(worker, marks)).filter(({ id }) => id !== form.text('personId'));
    if (lookAlikes.length > 0) return show(c, form.values, 422, {}, lookAlikes);
  }
  // Two steps, each safe to send again with the same ids: a line that breaks in between leaves nothing half done twice.
  const personId = sentId(form.text('personId'));
  await recordPerson(worker, { id: personId, person: person.value, contact: contact.value }, c.var.now);
  await receiveIntake(worker, personId, intakeId, intake.value);
  return seeOther(c, `/people/${personId}`, '相談を受け付けました。');
});
