import { Hono, type Context } from 'hono';
import { genders, nameShape, type PersonChange, nameWithSan } from '#domain/person.ts';
import { describeBirth } from '#domain/birth-date.ts';
import { Refusal } from '#domain/refusal.ts';
import { changePerson } from '#use-cases/people/change-person.ts';
import { findPerson, type PersonHead } from '#use-cases/people/find-person.ts';
import { listChoices } from '#use-cases/people/list-choices.ts';
import { namePerson } from '#use-cases/people/name-person.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { seeOther } from '#web/respond.ts';
import { ConflictPage } from '#web/routes/town/conflict-page.tsx';
import { seenVersions } from '#web/routes/town/conflict-answer.ts';
import { fieldErrors, type FieldErrors } from '#web/ui/field-errors.ts';
import { formReader, type Values } from '#web/form-reader.ts';
import { personIdOf } from './person-id.ts';
import { personValues } from './person-fields.tsx';
import { NamePage, ParticularsPage } from './particulars-page.tsx';
import { readPersonChange } from './read-person.ts';

export const particularsRoutes = new Hono<Env>();

const labels: Record<keyof PersonChange, string> = {
  familyName: '姓',
  givenName: '名',
  familyNameKana: 'せい',
  givenNameKana: 'めい',
  alternativeName: '通称・別の表記',
  called: '呼び名',
  gender: '性別',
  bornOn: '生年月日',
  bornPrecision: '生年月日のたしかさ',
  householdNote: '暮らし',
  areaId: '地区',
};

function show(today: string) {
  return (field: string, value: unknown): string => {
    if (field === 'gender') return genders[value as keyof typeof genders];
    if (field === 'bornOn') {
      return describeBirth({ bornOn: value as string | null, bornPrecision: 'day' }, today);
    }
    return String(value);
  };
}

async function showParticulars(
  c: Context<Env>,
  person: PersonHead,
  values: Values,
  errors: FieldErrors = {},
): Promise<Response> {
  const choices = await listChoices(c.var.session.worker);
  const context = pageContext(c);
  return c.html(
    <ParticularsPage context={context} person={person} values={values} errors={errors} choices={choices} />,
    Object.keys(errors).length > 0 ? 422 : 200,
  );
}

particularsRoutes.get('/:personId/particulars', async (c) => {
  const person = await findPerson(c.var.session.worker, personIdOf(c));
  return showParticulars(c, person, personValues(person, c.var.today));
});

particularsRoutes.post('/:personId/particulars', async (c) => {
  const { worker } = c.var.session;
  const person = await findPerson(worker, personIdOf(c));
  const form = await readForm(c);
  const change = readPersonChange(formReader(form, c.var.today));
  const errors: Record<string, string> = change.ok ? {} : { ...change.errors };
  const hasName = form.text('familyName').trim() !== '' || form.text('givenName').trim() !== '';
  if (!person.isAnonymous && !hasName) errors['familyName'] ??= '名まえを書いてください';
  if (person.isAnonymous && form.text('called').trim() === '') errors['called'] ??= '呼び名を書いてください';
  if (!change.ok || Object.keys(errors).length > 0) return showParticulars(c, person, form.values, errors);
  const { seen, kept } = seenVersions(form);
  const saved = await changePerson(worker, person.id, seen, change.value, kept);
  if (saved.ok) return seeOther(c, `/people/${person.id}`, '保存しました。');
  return c.html(
    <ConflictPage
      context={pageContext(c)}
      crumbs={[{ label: 'ひと', href: '/people' }, { label: nameWithSan(person) }]}
      clash={saved.clash}
      form={form}
      labels={labels}
      show={show(c.var.today)}
    />,
    409,
  );
});

particularsRoutes.get('/:personId/name', async (c) => {
  const person = await findPerson(c.var.session.worker, personIdOf(c));
  if (!person.isAnonymous) return c.redirect(`/people/${person.id}/particulars`, 303);
  const values = { namedOn: [c.var.today] };
  return c.html(<NamePage context={pageContext(c)} person={person} values={values} errors={{}} />);
});

particularsRoutes.post('/:personId/name', async (c) => {
  const { worker } = c.var.session;
  const person = await findPerson(worker, personIdOf(c));
  const form = await readForm(c);
  const reader = formReader(form, c.var.today);
  const names = nameShape.safeParse({
    familyName: form.text('familyName'),
    givenName: form.text('givenName'),
    familyNameKana: form.text('familyNameKana'),
    givenNameKana: form.text('givenNameKana'),
    alternativeName: form.text('alternativeName'),
  });
  const on = reader.pastDay('namedOn');
  const basis = form.text('basis');
  const isBasis = basis === 'consent' || basis === 'duty_to_report';
  const errors: Record<string, string> = {
    ...(names.success ? {} : fieldErrors(names.error)),
    ...reader.errors,
  };
  if ((form.text('familyName') + form.text('givenName')).trim() === '') {
    errors['familyName'] ??= '名まえを書いてください';
  }
  if (!isBasis) errors['basis'] = 'どうして名まえがわかったかを選んでください';
  if (on === null) errors['namedOn'] ??= 'うかがった日を書いてください';
  if (!names.success || on === null || !isBasis || Object.keys(errors).length > 0) {
    const page = <NamePage context={pageContext(c)} person={person} values={form.values} errors={errors} />;
    return c.html(page, 422);
  }
  const basisNote = form.text('basisNote').slice(0, 300);
  const version = form.number('version');
  if (version === undefined) throw new Refusal('changed-meanwhile');
  await namePerson(worker, person.id, version, { names: names.data, basis, basisNote, on });
  return seeOther(c, `/people/${person.id}`, '名まえを書きました。');
});
