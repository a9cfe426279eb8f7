import { parseBirth } from '#domain/birth-date.ts';
import { contactShape, personChangeShape, personShape } from '#domain/person.ts';
import type { FormReader } from '#web/form-reader.ts';
import { settled } from '#web/settled.ts';

function particulars(reader: FormReader) {
  const { form, today, errors } = reader;
  const parsed = parseBirth(form.text('bornOn'), today);
  if (!parsed.ok) errors['bornOn'] = parsed.error;
  const birth = parsed.ok ? parsed.birth : { bornOn: null, bornPrecision: 'unknown' as const };
  return {
    familyName: form.text('familyName'),
    givenName: form.text('givenName'),
    familyNameKana: form.text('familyNameKana'),
    givenNameKana: form.text('givenNameKana'),
    alternativeName: form.text('alternativeName'),
    called: form.text('called'),
    gender: form.text('gender'),
    ...birth,
    householdNote: form.text('householdNote'),
    areaId: reader.choice('areaId'),
  };
}

export function readPerson(reader: FormReader) {
  const isAnonymous = reader.form.isChecked('isAnonymous');
  return settled(reader, personShape.safeParse({ ...particulars(reader), isAnonymous }));
}

export function readPersonChange(reader: FormReader) {
  return settled(reader, personChangeShape.safeParse(particulars(reader)));
}

/** `selfId` reads a protected address together with those who were chosen. */
export function readContact(reader: FormReader, selfId: string) {
  const { form } = reader;
  const isProtected = form.isChecked('isProtected');
  const contact = {
    postcode: form.text('postcode'),
    address: form.text('address'),
    buildingNote: form.text('buildingNote'),
    phone: form.text('phone'),
    phone2: form.text('phone2'),
    voicemail: form.text('voicemail'),
    callHours: form.text('callHours'),
    callAs: form.text('callAs'),
    phoneNote: form.text('phoneNote'),
    email: form.text('email'),
    preferredContact: form.text('preferredContact'),
    isProtected,
    protectedUntil: isProtected ? reader.day('protectedUntil') : null,
    protectedReaders: isProtected ? [...new Set([selfId, ...form.all('protectedReaders')])].toSorted() : [],
  };
  return settled(reader, contactShape.safeParse(contact));
}
