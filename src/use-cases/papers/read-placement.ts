import { sql } from 'kysely';
import { Refusal } from '#domain/refusal.ts';
import type { PaperPlacement, PaperSupporter } from '#documents/placement-head.ts';
import type { PaperGround } from './paper-ground.ts';

export type FoundPlacement = {
  id: string | undefined;
  /** The person said yes to being named there (invariant 4). */
  isAgreed: boolean;
  placement: PaperPlacement;
  supporter: PaperSupporter;
};

const empty: PaperPlacement = {
  number: '',
  resource: '',
  organization: '',
  role: '',
  called: '',
  hostPerson: '',
  hostContact: '',
};

async function readSupporter(
  { db, supporter }: PaperGround,
  accountId: string | null,
): Promise<PaperSupporter> {
  if (accountId === null) return supporter;
  const row = await db
    .selectFrom('account')
    .innerJoin('agency', 'agency.id', 'account.agencyId')
    .select(['account.name', 'agency.name as agency', 'agency.phone'])
    .where('account.id', '=', accountId)
    .executeTakeFirst();
  return row ? { ...row, phone: row.phone ?? '' } : supporter;
}

/** The マッチング that a paper is about: the named one, or the newest that is not over. Without any, an empty form. */
export async function findPlacement(ground: PaperGround): Promise<FoundPlacement> {
  const { db, personId, request } = ground;
  let query = db
    .selectFrom('placement')
    .innerJoin('resource', 'resource.id', 'placement.resourceId')
    .leftJoin('organization', 'organization.id', 'resource.organizationId')
    .select([
      'placement.id',
      'placement.number',
      'role',
      'called',
      'hostPerson',
      'hostContact',
      'mainAccountId',
      'personAgreedOn',
    ])
    .select(['resource.name as resource', 'organization.name as organization'])
    .where('personId', '=', personId)
    .orderBy(sql`placement.state in ('ended', 'fell_through')`)
    .orderBy('placement.createdAt', 'desc')
    .orderBy('placement.id', 'desc');
  if (request.of) query = query.where('placement.id', '=', request.of);
  const row = await query.executeTakeFirst();
  if (!row) {
    if (request.of) throw new Refusal('not-found');
    return { id: undefined, isAgreed: false, placement: empty, supporter: ground.supporter };
  }
  const { id, mainAccountId, personAgreedOn, organization, ...placement } = row;
  return {
    id,
    isAgreed: personAgreedOn !== null,
    placement: { ...placement, organization: organization ?? '' },
    supporter: await readSupporter(ground, mainAccountId),
  };
}
