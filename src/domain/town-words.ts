import type { Identifying, KnownDetails } from './candidate-voice.ts';
import { soundingDetails } from './sounding-words.ts';

const nobody: KnownDetails = {
  names: [],
  alsoCalled: [],
  bornOn: null,
  phones: [],
  emails: [],
  addresses: [],
};

/** 「65歳以上」 tells for whom something is, not how old somebody is. */
const ageBound = /^(?:以上|以下|未満|から|まで|くらい|ぐらい|前後|〜|～|-|–|・|、)/u;

function isAgeBound(found: string, words: string): boolean {
  if (!/(?:歳|才)$/u.test(found)) return false;
  const after = words.split(found).slice(1);
  return after.length > 0 && after.every((rest) => ageBound.test(rest));
}

const illness = '病気や障害の名かもしれません';

/**
 * What in words about the town would tell of a person. `known` are those whose own support led to the activity: of them no
 * name, no address and no illness stands in what everybody reads. Where nobody is known, 「認知症カフェ」 is a name like others.
 */
export function townWordsDetails(
  words: string,
  known: readonly KnownDetails[],
  sureOf: readonly string[] = [],
): Identifying[] {
  const found = (known.length === 0 ? [nobody] : known).flatMap((one) => soundingDetails(words, one, []));
  return found
    .filter(({ why }) => known.length > 0 || !why.startsWith(illness))
    .filter((detail) => !isAgeBound(detail.found, words))
    .filter(({ weight, found: part }) => weight === 'must' || !sureOf.includes(part))
    .filter((detail, place, all) => all.findIndex((other) => other.found === detail.found) === place);
}
