import { uuidv7 } from 'uuidv7';
import { asActor } from '#db/as-actor.ts';
import type { AccountFields } from '#domain/account.ts';
import type { Worker } from '#domain/actor.ts';
import { isEasyPassword } from './is-easy-password.ts';
import { mayUseSecondPerson } from './second-person.ts';
import { isOpenAgency } from './is-open-agency.ts';
import { hashPassword } from './sign-in.ts';

/** Adds somebody who works here. `name-taken` when the sign-in name is in use, also by an account that has ended. */
export async function addAccount(
  worker: Worker,
  fields: AccountFields,
  password: string,
): Promise<
  | { ok: true; id: string }
  | { ok: false; reason: 'name-taken' | 'unknown-agency' | 'too-easy' | 'second-person' }
> {
  const names = [fields.signInName, fields.name, fields.nameKana];
  if (await isEasyPassword(password, names)) return { ok: false, reason: 'too-easy' };
  const passwordHash = await hashPassword(password);
  return asActor(worker, { act: 'accounts.add' }, async (db, log) => {
    if (!(await isOpenAgency(db, fields.agencyId))) return { ok: false, reason: 'unknown-agency' };
    if (fields.roles.includes('administrator') && !(await mayUseSecondPerson(db, worker, 'administrators')))
      return { ok: false, reason: 'second-person' };
    const id = uuidv7();
    const added = await db
      .insertInto('account')
      .values({
        municipalityId: worker.municipalityId,
        id,
        agencyId: fields.agencyId,
        signInName: fields.signInName,
        name: fields.name,
        nameKana: fields.nameKana,
        passwordHash,
        roles: [...fields.roles],
      })
      .onConflict((conflict) => conflict.columns(['municipalityId', 'signInName']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!added) return { ok: false, reason: 'name-taken' };
    log.about('account', id);
    return { ok: true, id };
  });
}
