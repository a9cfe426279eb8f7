import { sql } from 'kysely';
import { asActor, type Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { usualSignInRules, type SignInRules, type StoredSignInRules } from '#domain/sign-in-rules.ts';
import { countAdministrators, useSecondPerson } from './second-person.ts';
import { forgetAllowedNetworks, isAllowedPlace } from './allowed-places.ts';

async function readRules(db: Handle): Promise<StoredSignInRules> {
  const row = await db
    .selectFrom('signInSetting')
    .select(['secondFactor', 'allowedNetworks', 'needsSecondPerson', 'version'])
    .executeTakeFirst();
  if (!row) return { ...usualSignInRules, version: 0 };
  return { ...row, secondFactor: row.secondFactor as SignInRules['secondFactor'] };
}

function mustBeAdministrator(worker: Worker): void {
  if (!worker.roles.includes('administrator')) throw new Refusal('not-permitted');
}

/** 設定 → はいり方の決まり. Administrators only: the rules tell a stranger where the door is weak. */
export async function readSignInRules(worker: Worker): Promise<StoredSignInRules> {
  return asActor(worker, { act: 'accounts.rules.read' }, async (db) => {
    mustBeAdministrator(worker);
    return readRules(db);
  });
}

/**
 * Writes the rules over the version that was seen. Who is inside stays inside: a new demand for a second proof begins with
 * the next sign-in, so that nobody loses what they are writing.
 */
export async function writeSignInRules(
  worker: Worker,
  seen: number,
  rules: SignInRules,
  address: string,
): Promise<
  | { ok: true }
  | { ok: false; theirs: StoredSignInRules }
  | { ok: false; outside: true }
  | { ok: false; alone: true }
> {
  // Whoever shuts the door stands inside: a list without one's own place would lock out the only one who can mend it.
  if (!isAllowedPlace(rules.allowedNetworks, address)) return { ok: false, outside: true };
  const answer = await write(worker, seen, rules);
  if (answer.ok) forgetAllowedNetworks(worker.municipalityId);
  return answer;
}

async function write(
  worker: Worker,
  seen: number,
  rules: SignInRules,
): Promise<{ ok: true } | { ok: false; theirs: StoredSignInRules } | { ok: false; alone: true }> {
  return asActor(worker, { act: 'accounts.rules.write' }, async (db, log) => {
    mustBeAdministrator(worker);
    const before = await readRules(db);
    if (before.version !== seen) return { ok: false, theirs: before };
    if (rules.needsSecondPerson && (await countAdministrators(db)) < 2) return { ok: false, alone: true };
    await useSecondPerson(db, worker, 'rules');
    const isKept = seen === 0 ? await add(db, worker, rules) : await change(db, worker, before, rules);
    if (!isKept) return { ok: false, theirs: await readRules(db) };
    log.detail({
      secondFactor: rules.secondFactor,
      networks: rules.allowedNetworks.length,
      needsSecondPerson: rules.needsSecondPerson,
    });
    return { ok: true };
  });
}

async function add(db: Handle, worker: Worker, rules: SignInRules): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('signInSetting')
    .values({ ...rules, municipalityId: worker.municipalityId, updatedBy: worker.accountId })
    .onConflict((same) => same.column('municipalityId').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

async function change(
  db: Handle,
  worker: Worker,
  before: StoredSignInRules,
  rules: SignInRules,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('signInSetting')
    .set({
      ...rules,
      ...(rules.secondFactor === before.secondFactor ? {} : { secondFactorSince: sql`now()` }),
      version: before.version + 1,
      updatedAt: sql`now()`,
      updatedBy: worker.accountId,
    })
    .where('version', '=', before.version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
