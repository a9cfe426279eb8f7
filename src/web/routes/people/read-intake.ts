import { intakeShape, type IntakeDraft } from '#domain/intake.ts';
import { tokyoDay, tokyoTime } from '#domain/tokyo-day.ts';
import type { FormReader, Values } from '#web/form-reader.ts';
import { settled } from '#web/settled.ts';

/** The intake sheet from its flat fields. */
export function readIntake(reader: FormReader) {
  const { form } = reader;
  const visitor = {
    name: form.text('visitorName'),
    relation: form.text('visitorRelation'),
    contact: form.text('visitorContact'),
  };
  const noConsent = {
    reason: form.text('noConsentReason'),
    anonymity: form.text('noConsentAnonymity'),
    prospect: form.text('noConsentProspect'),
  };
  const isFilled = (part: Record<string, string>) => Object.values(part).some((typed) => typed.trim() !== '');
  const receivedAt = reader.instant('receivedOn', 'receivedTime');
  return settled(
    reader,
    intakeShape.safeParse({
      receivedAt: receivedAt ?? new Date(0),
      method: form.text('method'),
      route: form.text('route'),
      topics: form.all('topics'),
      mainTopic: form.text('mainTopic'),
      ownWords: form.text('ownWords'),
      otherVisitor: isFilled(visitor) ? visitor : null,
      personKnows: form.text('personKnows') || 'unknown',
      urgency: { signs: form.all('urgencySigns'), action: form.text('urgencyAction') },
      consentState: form.text('consentState'),
      noConsent: isFilled(noConsent) ? noConsent : null,
    }),
  );
}

/** A fresh sheet: now, and somebody who came by themselves. */
export function blankIntake(now: Date): Values {
  return { receivedOn: [tokyoDay(now)], receivedTime: [tokyoTime(now)], personKnows: ['knows'] };
}

export function intakeValues(intake: IntakeDraft): Values {
  return {
    receivedOn: [tokyoDay(intake.receivedAt)],
    receivedTime: [tokyoTime(intake.receivedAt)],
    method: [intake.method],
    route: [intake.route],
    topics: intake.topics,
    mainTopic: [intake.mainTopic],
    ownWords: [intake.ownWords],
    visitorName: [intake.otherVisitor?.name ?? ''],
    visitorRelation: [intake.otherVisitor?.relation ?? ''],
    visitorContact: [intake.otherVisitor?.contact ?? ''],
    personKnows: [intake.personKnows],
    urgencySigns: intake.urgency.signs,
    urgencyAction: [intake.urgency.action],
    consentState: [intake.consentState],
    noConsentReason: [intake.noConsent?.reason ?? ''],
    noConsentAnonymity: [intake.noConsent?.anonymity ?? ''],
    noConsentProspect: [intake.noConsent?.prospect ?? ''],
  };
}
