import { uuidv7 } from 'uuidv7';
import { unloggedAct } from '#db/access-log.ts';
import { asActor } from '#db/as-actor.ts';
import { hashHostSecret } from '#db/host-secret.ts';
import { readHostCode } from '#domain/host-code.ts';
import { Refusal } from '#domain/refusal.ts';
import { enterHost, type HostAtDoor } from './enter.ts';

/** Eight letters can be tried. After so many wrong ones from one place within a quarter of an hour it has to wait. */
export const triesPerSource = 10;
const quarter = 15 * 60_000;

export type Knock = { municipalityId: string; typed: string; source: string; now: Date };

export type Knocked =
  | { ok: true; host: HostAtDoor; code: string }
  | { ok: false; reason: 'no-match' | 'too-many-tries' };

/**
 * Comes in with the code on the paper. A place that tried too often is told so whatever it types: else it could go on
 * guessing. Only a hash of the place is kept, for a day, as for signing in.
 */
export async function enterByCode(knock: Knock): Promise<Knocked> {
  const { municipalityId, now } = knock;
  const sourceHash = hashHostSecret(`host-code ${knock.source}`);
  const door = { kind: 'signin', municipalityId } as const;
  const tries = await asActor(door, { act: unloggedAct }, async (db) => {
    const { tries } = await db
      .selectFrom('signInAttempt')
      .select((eb) => eb.fn.countAll<number>().as('tries'))
      .where('sourceHash', '=', sourceHash)
      .where('succeeded', '=', false)
      .where('at', '>', new Date(now.getTime() - quarter))
      .executeTakeFirstOrThrow();
    return tries;
  });
  if (tries >= triesPerSource) return { ok: false, reason: 'too-many-tries' };
  const code = readHostCode(knock.typed);
  const host = code === undefined ? undefined : await tryCode(municipalityId, code);
  if (host && code !== undefined) return { ok: true, host, code };
  await asActor(door, { act: 'host.wrong-code' }, async (db) => {
    await db
      .insertInto('signInAttempt')
      .values({ municipalityId, id: uuidv7(), sourceHash, succeeded: false })
      .execute();
  });
  return { ok: false, reason: 'no-match' };
}

async function tryCode(municipalityId: string, code: string): Promise<HostAtDoor | undefined> {
  try {
    return await enterHost(municipalityId, code);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not-found') return undefined;
    throw error;
  }
}
