import { Hono, type Context } from 'hono';
import { formatJapaneseDate } from '#domain/japanese-date.ts';
import { preferredContacts, voicemails, type ContactDraft, nameWithSan } from '#domain/person.ts';
import { Refusal } from '#domain/refusal.ts';
import { changeContact } from '#use-cases/people/change-contact.ts';
import { findPerson, type PersonHead } from '#use-cases/people/find-person.ts';
import { listChoices } from '#use-cases/people/list-choices.ts';
import { openContact } from '#use-cases/people/open-contact.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { seeOther } from '#web/respond.ts';
import { ConflictPage } from '#web/routes/town/conflict-page.tsx';
import { seenVersions } from '#web/routes/town/conflict-answer.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { ContactEditPage, ContactPage, LockedContactPage } from './contact-page.tsx';
import { formReader, type Values } from '#web/form-reader.ts';
import { contactValues } from './person-fields.tsx';
import { personIdOf } from './person-id.ts';
import { readContact } from './read-person.ts';

export const contactRoutes = new Hono<Env>();

const labels: Record<keyof ContactDraft, string> = {
  postcode: '郵便番号',
  address: '住所',
  buildingNote: '方書・部屋',
  phone: '電話1',
  phone2: '電話2',
  voicemail: '留守番電話',
  callHours: 'かけてよい時間',
  callAs: '名のり方',
  phoneNote: '電話の覚え書き',
  email: 'メール',
  preferredContact: '望む連絡のしかた',
  isProtected: '支援措置',
  protectedUntil: '支援措置の期限',
  protectedReaders: '住所をひらける人',
};

function show(field: string, value: unknown): string {
  if (field === 'isProtected') return value === true ? 'あり' : 'なし';
  if (field === 'protectedUntil') return formatJapaneseDate(String(value));
  if (field === 'voicemail') return voicemails[value as keyof typeof voicemails];
  if (field === 'preferredContact') return preferredContacts[value as keyof typeof preferredContacts];
  return field === 'protectedReaders' ? `${(value as string[]).length}人` : String(value);
}

async function edit(
  c: Context<Env>,
  person: PersonHead,
  form: { version: number; values: Values; reason: string; errors?: FieldErrors },
): Promise<Response> {
  const { version, values, reason, errors = {} } = form;
  const page = (
    <ContactEditPage
      context={pageContext(c)}
      person={person}
      version={version}
      values={values}
      errors={errors}
      choices={await listChoices(c.var.session.worker)}
      reason={reason}
    />
  );
  return c.html(page, Object.keys(errors).length > 0 ? 422 : 200);
}

contactRoutes.get('/:personId/contact', async (c) => {
  const { worker } = c.var.session;
  const person = await findPerson(worker, personIdOf(c));
  const answer = await openContact(worker, person.id);
  const context = pageContext(c);
  if (answer.kind !== 'open') {
    return c.html(
      <LockedContactPage context={context} person={person} isLocked={answer.kind === 'locked'} />,
    );
  }
  return c.html(<ContactPage context={context} person={person} contact={answer.contact} reason="" />);
});

contactRoutes.get('/:personId/contact/edit', async (c) => {
  const { worker } = c.var.session;
  const person = await findPerson(worker, personIdOf(c));
  const answer = await openContact(worker, person.id);
  if (answer.kind !== 'open') return c.redirect(`/people/${person.id}/contact`, 303);
  const values = contactValues(answer.contact);
  return edit(c, person, { version: answer.contact.version, values, reason: '' });
});

/** Where a reload of an opened address ends up: at the lock, with nothing open. */
contactRoutes.get('/:personId/contact/open', (c) => c.redirect(`/people/${personIdOf(c)}/contact`, 303));

contactRoutes.post('/:personId/contact/open', async (c) => {
  const { worker } = c.var.session;
  const person = await findPerson(worker, personIdOf(c));
  const form = await readForm(c);
  const reason = form.text('reason').trim().slice(0, 500);
  if (reason.length < 4) {
    const errors = { reason: '理由を、あとで読んでわかるように書いてください' };
    const context = pageContext(c);
    const page = (
      <LockedContactPage context={context} person={person} isLocked errors={errors} typed={reason} />
    );
    return c.html(page, 422);
  }
  const answer = await openContact(worker, person.id, reason);
  if (answer.kind !== 'open') throw new Refusal('not-permitted');
  const { contact } = answer;
  if (form.text('edit') === 'yes') {
    return edit(c, person, { version: contact.version, values: contactValues(contact), reason });
  }
  return c.html(<ContactPage context={pageContext(c)} person={person} contact={contact} reason={reason} />);
});

contactRoutes.post('/:personId/contact/edit', async (c) => {
  const { worker } = c.var.session;
  const person = await findPerson(worker, personIdOf(c));
  const form = await readForm(c);
  const contact = readContact(formReader(form, c.var.today), worker.accountId);
  const reason = (form.text('protectReason').trim() || form.text('openReason').trim()).slice(0, 500);
  const errors: Record<string, string> = contact.ok ? {} : { ...contact.errors };
  const locks = contact.ok && contact.value.isProtected;
  if (locks && reason.length < 4) errors['protectReason'] = '支援措置をかける理由を書いてください';
  if (!contact.ok || Object.keys(errors).length > 0) {
    const version = form.number('version') ?? 0;
    return edit(c, person, { version, values: form.values, reason: form.text('openReason'), errors });
  }
  const { seen, kept } = seenVersions(form);
  const typedReason = reason === '' ? undefined : reason;
  const saved = await changeContact(worker, person.id, seen, contact.value, { typedReason, kept });
  if (saved.ok) return seeOther(c, `/people/${person.id}/contact`, '連絡先を保存しました。');
  const page = (
    <ConflictPage
      context={pageContext(c)}
      crumbs={[{ label: 'ひと', href: '/people' }, { label: nameWithSan(person) }]}
      clash={saved.clash}
      form={form}
      labels={labels}
      show={show}
    />
  );
  return c.html(page, 409);
});
