import { asActor, type Handle } from '#db/as-actor.ts';
import { ownItems } from '#db/own-items.ts';
import { lockedAddress, openedTo, sourcesFor } from '#db/sight.ts';
import { seesCases, type Role, type Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import {
  sightAnswers,
  sightItems,
  type SightAnswer,
  type SightItem,
  type SightSource,
} from '#domain/sight.ts';

export type SightAccount = {
  id: string;
  name: string;
  agencyId: string;
  agencyName: string;
  roles: Role[];
  isActive: boolean;
};

export type Sight = {
  account: SightAccount;
  seesCases: boolean;
  answers: SightAnswer[];
  /** Not answered: whoever asks cannot see them either. */
  closed: SightItem[];
  /** 支援措置; unsaid where the address is closed to whoever asks. */
  address: 'free' | 'may-open' | 'locked' | undefined;
};

/** Everybody about whom it can be asked. Accounts that were stopped stand last: what they saw ended with them. */
export async function listSightAccounts(worker: Worker): Promise<SightAccount[]> {
  return asActor(worker, { act: 'people.sight.accounts' }, (db) => accountsOf(db).execute());
}

/** May this account see this item of this person, and why? Nobody learns by asking what is closed to themselves. */
export async function readSight(worker: Worker, personId: string, accountId: string): Promise<Sight> {
  const subjects = [
    { kind: 'person', id: personId },
    { kind: 'account', id: accountId },
  ];
  return asActor(worker, { act: 'people.sight', subjects }, async (db) => {
    const own = await ownItems(db, worker, personId);
    const account = await accountsOf(db).where('account.id', '=', accountId).executeTakeFirst();
    if (!account) throw new Refusal('not-found');
    const { id, agencyId, roles } = account;
    const other: Worker = {
      kind: 'worker',
      municipalityId: worker.municipalityId,
      accountId: id,
      agencyId,
      roles,
    };
    const all = Object.keys(sightItems) as SightItem[];
    const asked = all.filter((item) => own.has(item));
    const sources = await sourcesFor(db, personId, other);
    const opened = await openedTo(db, worker, personId, other);
    const may = account.isActive && seesCases(roles);
    return {
      account,
      seesCases: seesCases(roles),
      answers: sightAnswers(seesCases(roles), own.has('sealed') ? sources : unnamed(sources), opened, asked),
      closed: all.filter((item) => !own.has(item)),
      address: own.has('contact') && may ? await lockedAddress(db, personId, other) : undefined,
    };
  });
}

/** That a 支援会議 took place is itself what was learnt there: to others it is a law, without its name. */
function unnamed(sources: readonly SightSource[]): SightSource[] {
  return sources.map((source) =>
    source.kind === 'ground' && source.ground === 'meeting' ? { ...source, ground: 'statute' } : source,
  );
}

function accountsOf(db: Handle) {
  return db
    .selectFrom('account')
    .innerJoin('agency', 'agency.id', 'account.agencyId')
    .select([
      'account.id',
      'account.name',
      'account.agencyId',
      'agency.name as agencyName',
      'account.isActive',
    ])
    .select((eb) => eb.ref('account.roles').$castTo<Role[]>().as('roles'))
    .where('agency.kind', '!=', 'system')
    .orderBy('account.isActive', 'desc')
    .orderBy('agency.name')
    .orderBy('account.nameKana')
    .orderBy('account.id');
}
