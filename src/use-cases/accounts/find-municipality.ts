import { asActor } from '#db/as-actor.ts';

export type Municipality = { municipalityId: string; name: string; code: string; isDemo: boolean };

const nobody = '00000000-0000-0000-0000-000000000000';

/** The municipality of this install: the one with the given code, or the only one there is. */
export async function findMunicipality(code?: string): Promise<Municipality | undefined> {
  return asActor({ kind: 'signin', municipalityId: nobody }, { act: 'session.resume' }, async (db) => {
    let query = db.selectFrom('municipality').select(['municipalityId', 'name', 'code', 'isDemo']);
    if (code) query = query.where('code', '=', code);
    return query.orderBy('code').executeTakeFirst();
  });
}
