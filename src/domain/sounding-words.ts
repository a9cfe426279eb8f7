import { generalWhys, identifyingDetails, type Identifying, type KnownDetails } from './candidate-voice.ts';
import { foldForSearch } from './person-name.ts';

/** Words that a sounding must not repeat: what was learnt in a 支援会議, and what belongs to health, money and family. */
export type ClosedWords = { words: string; isSealed: boolean };

const illness =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]{0,8}?(?:症(?!状)|病(?![院室者棟児])|障害(?!福祉)|障がい|麻痺|まひ|依存)/gu;

const shortest = 4;

function digits(text: string): string {
  return text.normalize('NFKC').replaceAll(/\D/g, '');
}

function isOwnPhone(found: string, known: KnownDetails): boolean {
  const dialled = digits(found);
  return dialled.length >= 6 && known.phones.some((phone) => digits(phone).includes(dialled));
}

function weigh(detail: Identifying, known: KnownDetails): Identifying {
  const isGeneral = (Object.values(generalWhys) as string[]).includes(detail.why);
  // An office may say where it is reached; where the person is reached it may not.
  return isGeneral && !isOwnPhone(detail.found, known) ? { ...detail, weight: 'ask' } : detail;
}

function closedIn(words: string, closed: readonly ClosedWords[]): Identifying[] {
  const folded = foldForSearch(words);
  return closed.flatMap(({ words: secret, isSealed }) => {
    const needle = foldForSearch(secret);
    if (Array.from(needle).length < shortest || !folded.includes(needle)) return [];
    const why = isSealed
      ? '支援会議で知ったことです。打診では伝えません'
      : '体・お金・家族のこととして聞いたことばです。打診では伝えません';
    return [{ found: secret, why, weight: 'must' as const }];
  });
}

/**
 * What in the words for a host would say who it is about, or what nobody needs to know before the person's yes
 * (invariants 1 and 4). Illness is only asked about: 「病」 stands in other words too.
 */
export function soundingDetails(
  words: string,
  known: KnownDetails,
  closed: readonly ClosedWords[],
): Identifying[] {
  const found = [
    ...closedIn(words, closed),
    ...identifyingDetails(words, known).map((detail) => weigh(detail, known)),
    ...[...words.matchAll(illness)].map(([name]) => ({
      found: name,
      why: '病気や障害の名かもしれません。「いる配慮」に言いかえてください',
      weight: 'ask' as const,
    })),
  ];
  return found.filter(({ found: part }, place) => found.findIndex((other) => other.found === part) === place);
}
