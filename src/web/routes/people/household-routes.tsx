import { Hono, type Context } from 'hono';
import { uuidv7 } from 'uuidv7';
import { parseBirth, writeBirth } from '#domain/birth-date.ts';
import { memberShape } from '#domain/person.ts';
import { Refusal } from '#domain/refusal.ts';
import { addMember } from '#use-cases/people/add-member.ts';
import { changeMember } from '#use-cases/people/change-member.ts';
import { findPerson, type PersonHead } from '#use-cases/people/find-person.ts';
import { listHousehold } from '#use-cases/people/list-household.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm, type Form } from '#web/form.ts';
import { seeOther } from '#web/respond.ts';
import { formReader, type Values } from '#web/form-reader.ts';
import { settled } from '#web/settled.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { HouseholdPage } from './household-page.tsx';
import { personIdOf, sentId } from './person-id.ts';
import { pathId } from '#web/path-id.ts';

export const householdRoutes = new Hono<Env>();

async function show(
  c: Context<Env>,
  person: PersonHead,
  values: Values,
  options: { memberId?: string; errors?: FieldErrors } = {},
): Promise<Response> {
  const { memberId, errors = {} } = options;
  const members = await listHousehold(c.var.session.worker, person.id);
  const editing = members.find((member) => member.id === memberId);
  if (memberId !== undefined && !editing) throw new Refusal('not-found');
  const filled =
    editing && Object.keys(values).length === 0
      ? {
          relation: [editing.relation],
          name: [editing.name],
          bornOn: [writeBirth(editing, c.var.today)],
          occupation: [editing.occupation],
          careNote: [editing.careNote],
          role: [editing.role],
          note: [editing.note],
          livesTogether: editing.livesTogether ? ['yes'] : [],
        }
      : values;
  return c.html(
    <HouseholdPage
      context={pageContext(c)}
      person={person}
      members={members}
      editing={editing}
      values={filled}
      errors={errors}
    />,
    Object.keys(errors).length > 0 ? 422 : 200,
  );
}

function read(form: Form, today: string) {
  const reader = formReader(form, today);
  const parsed = parseBirth(form.text('bornOn'), today);
  if (!parsed.ok) reader.errors['bornOn'] = parsed.error;
  const birth = parsed.ok ? parsed.birth : { bornOn: null, bornPrecision: 'unknown' as const };
  const member = memberShape.safeParse({
    name: form.text('name'),
    relation: form.text('relation'),
    livesTogether: form.isChecked('livesTogether'),
    ...birth,
    occupation: form.text('occupation'),
    careNote: form.text('careNote'),
    role: form.text('role'),
    note: form.text('note'),
  });
  return settled(reader, member);
}

householdRoutes.get('/:personId/household', async (c) => {
  const person = await findPerson(c.var.session.worker, personIdOf(c));
  return show(c, person, { memberId: [uuidv7()], livesTogether: ['yes'] });
});

householdRoutes.post('/:personId/household', async (c) => {
  const { worker } = c.var.session;
  const person = await findPerson(worker, personIdOf(c));
  const form = await readForm(c);
  const member = read(form, c.var.today);
  if (!member.ok) return show(c, person, form.values, { errors: member.errors });
  const recordNumber = form.text('recordNumber').normalize('NFKC').trim().toUpperCase();
  const id = sentId(form.text('memberId'));
  const draft = { ...member.value, id, ...(recordNumber ? { recordNumber } : {}) };
  if ((await addMember(worker, person.id, draft)) === 'no-such-record') {
    const errors = { recordNumber: 'その番号の記録は、あなたに開いている範囲にありません' };
    return show(c, person, form.values, { errors });
  }
  return seeOther(c, `/people/${person.id}/household`, '家族に加えました。');
});

householdRoutes.get('/:personId/household/:memberId', async (c) => {
  const person = await findPerson(c.var.session.worker, personIdOf(c));
  return show(c, person, {}, { memberId: pathId(c, 'memberId') });
});

householdRoutes.post('/:personId/household/:memberId', async (c) => {
  const { worker } = c.var.session;
  const person = await findPerson(worker, personIdOf(c));
  const memberId = pathId(c, 'memberId');
  const form = await readForm(c);
  const member = read(form, c.var.today);
  if (!member.ok) return show(c, person, form.values, { memberId, errors: member.errors });
  await changeMember(worker, person.id, memberId, form.number('version') ?? 0, member.value);
  return seeOther(c, `/people/${person.id}/household`, '保存しました。');
});
