import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import type { Handle } from '#db/as-actor.ts';

let estimator: Promise<ZxcvbnFactory> | undefined;

/** Lists of common passwords and keyboards take half a second to unpack: only when somebody first chooses a password. */
async function load(): Promise<ZxcvbnFactory> {
  const [core, common] = await Promise.all([import('@zxcvbn-ts/core'), import('@zxcvbn-ts/language-common')]);
  return new core.ZxcvbnFactory({
    dictionary: common.dictionary,
    graphs: common.adjacencyGraphs,
    maxLength: 64,
  });
}

const fold = (text: string) => text.normalize('NFKC').toLowerCase();

/**
 * Whether a password is among those that are tried first: common ones, repetitions, rows of the keyboard, or little more than
 * the account's own names. Kinds of letters are not counted, and nothing leaves the house to be looked up (NIST SP 800-63B).
 */
export async function isEasyPassword(password: string, ownWords: readonly string[]): Promise<boolean> {
  const words = ownWords
    .flatMap((word) => [word, ...word.split(/[\s.\-_]+/)])
    .map(fold)
    .filter((word) => word.length >= 2);
  const rest = words.reduce((left, word) => left.replaceAll(word, ''), fold(password));
  if (Array.from(rest).length < 8) return true;
  estimator ??= load();
  return (await estimator).check(password, [...words, 'engawa', '縁側']).score < 3;
}

/** The same, against the names that an account has. */
export async function isEasyFor(db: Handle, accountId: string, password: string): Promise<boolean> {
  const account = await db
    .selectFrom('account')
    .select(['signInName', 'name'])
    .where('id', '=', accountId)
    .executeTakeFirst();
  return isEasyPassword(password, account ? [account.signInName, account.name] : []);
}
