import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { contactFields, type ContactDraft } from '#domain/person.ts';
import { Refusal } from '#domain/refusal.ts';

export type OpenedContact = ContactDraft & { version: number };

/** `locked` when 支援措置 hides it from this request; `closed` when contacts are not among what is open to the worker. */
export type ContactAnswer =
  | { kind: 'open'; contact: OpenedContact }
  | { kind: 'locked' }
  | { kind: 'closed' };

/**
 * Reads how to reach a person. A protected address opens only to the people named in it, and only with a typed reason,
 * which goes to the access log; without, the answer is the same for everybody else (invariant 3).
 */
export async function openContact(
  worker: Worker,
  personId: string,
  typedReason?: string,
): Promise<ContactAnswer> {
  const purpose = {
    act: typedReason ? 'people.contact.open-protected' : 'people.contact.read',
    subjects: [{ kind: 'person', id: personId }],
    ...(typedReason ? { typedReason } : {}),
  };
  return asActor(worker, purpose, async (db, log) => {
    const person = await db
      .selectFrom('person')
      .select('hasProtectedAddress')
      .where('id', '=', personId)
      .executeTakeFirst();
    if (!person) throw new Refusal('not-found');
    const contact = await db
      .selectFrom('personContact')
      .select([...contactFields, 'isProtected', 'protectedUntil', 'protectedReaders', 'version'])
      .where('personId', '=', personId)
      .executeTakeFirst();
    if (contact) {
      return {
        kind: 'open',
        contact: {
          ...contact,
          preferredContact: contact.preferredContact as ContactDraft['preferredContact'],
          voicemail: contact.voicemail as ContactDraft['voicemail'],
        },
      };
    }
    log.detail({ opened: false });
    if (person.hasProtectedAddress && typedReason) throw new Refusal('not-permitted');
    return { kind: person.hasProtectedAddress ? 'locked' : 'closed' };
  });
}
