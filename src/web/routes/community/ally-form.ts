import { uuidv7 } from 'uuidv7';
import { allyShape, type AllyDraft } from '#domain/ally.ts';
import { formReader } from '#web/form-reader.ts';
import type { Form } from '#web/form.ts';
import { isId } from '#web/routes/town/resource-filter.ts';
import { fieldErrors, type FieldErrors } from '#web/ui/field-errors.ts';
import type { AllyTyped } from './ally-part.tsx';

export function emptyAlly(today: string): AllyTyped {
  const nothing = { name: '', part: '', offers: '', fromParticipants: false, sureOf: [] };
  return { ...nothing, id: uuidv7(), since: today };
}

export function postedAlly(form: Form): AllyTyped {
  const id = form.text('id');
  return {
    id: isId(id) ? id : uuidv7(),
    name: form.text('name'),
    part: form.text('part'),
    offers: form.text('offers'),
    since: form.text('since'),
    fromParticipants: form.isChecked('fromParticipants'),
    sureOf: form.all('sureOf'),
  };
}

export function readAlly(
  form: Form,
  today: string,
): { ok: true; draft: AllyDraft } | { ok: false; errors: FieldErrors } {
  const reader = formReader(form, today);
  const since = reader.pastDay('since');
  const draft = allyShape.safeParse({
    ...postedAlly(form),
    organizationId: null,
    since: since ?? today,
  });
  const errors: FieldErrors = {
    ...(draft.success ? {} : fieldErrors(draft.error)),
    ...(since === null ? { since: reader.errors['since'] ?? 'いつからかを書いてください' } : {}),
  };
  return draft.success && since !== null ? { ok: true, draft: draft.data } : { ok: false, errors };
}
