import { contactFields } from '#domain/person.ts';
import { Refusal } from '#domain/refusal.ts';
import type { PaperContact } from '#documents/furniture.ts';
import type { PaperGround } from './paper-ground.ts';

const nothing: PaperContact = {
  hidden: 'closed',
  isProtected: false,
  postcode: '',
  address: '',
  buildingNote: '',
  phone: '',
  phone2: '',
  voicemail: '',
  callHours: '',
  callAs: '',
  phoneNote: '',
  email: '',
  preferredContact: '',
};

/**
 * How a person is reached, as far as this print may say it. An address under 支援措置 stands on no paper unless somebody
 * named for it typed a reason (invariant 3); the row-level policy decides, not this code.
 */
export async function readContact(ground: PaperGround): Promise<PaperContact> {
  const { db, log, personId, request, hasProtectedAddress } = ground;
  const row = await db
    .selectFrom('personContact')
    .select([...contactFields, 'isProtected'])
    .where('personId', '=', personId)
    .executeTakeFirst();
  if (row) {
    if (row.isProtected) log.detail({ protectedAddress: 'printed' });
    return { hidden: '', ...row };
  }
  if (!hasProtectedAddress) return nothing;
  if (request.typedReason) throw new Refusal('not-permitted');
  return { ...nothing, hidden: 'protected', isProtected: true };
}
