import { reading, type Reading } from './doubt.ts';
import { foldNumbers, isNothing } from './fold.ts';

export type Amount = { who: string; yen: number };

/** 0, 300, 300円, 1,000 or 無料 of one cell. */
export function readYen(original: string): Reading<number | null> {
  if (isNothing(original)) return reading(null, original);
  const plain = foldNumbers(original)
    .replace(/[,\s¥￥]/g, '')
    .replace(/円$/, '');
  if (/^無料$/.test(plain)) return reading(0, original);
  return /^\d{1,6}$/.test(plain) ? reading(Number(plain), original) : reading(null, original, 'fee-unread');
}

const said =
  /([^\d\s。][^。\n]{0,30}?|\d{1,2}歳(?:未満|以上|以下|~\d{1,2}歳)[^。\n]{0,12}?)?\s*[:は]?\s*(無料|(\d[\d,]*)円)/g;

function whoOf(words: string): string {
  return words
    .replace(/^[\s、,・;()]*(?:\((?:税込み?)\)\s*)?/, '')
    .replace(/^(?:参加費|利用料|料金|食事代)\s*[:は]?/, '')
    .replace(/(?:[:はが\s]|1?人につき|[1一]人|1食|各)+$/, '')
    .replace(/の方$|^人$/g, '')
    .trim();
}

/** こども無料大人300円 → こども 0, 大人 300. A sentence that says more than prices is left as it stands. */
export function readFees(original: string): Reading<Amount[]> {
  if (isNothing(original)) return reading([], original);
  const plain = foldNumbers(original);
  const amounts = [...plain.matchAll(said)].map((match) => ({
    who: whoOf(match[1] ?? ''),
    yen: match[2] === '無料' ? 0 : Number((match[3] ?? '').replaceAll(',', '')),
  }));
  // 200円/食:… names the price before the people; 半額 and カンパ are no prices.
  const isPlain =
    amounts.every(({ who }) => who.length <= 16) && !/円\s*\/|カンパ|半額|~\s*\d+円|割引/.test(plain);
  if (amounts.length === 0 || !isPlain) return reading([], original, 'fee-unread');
  return reading(amounts, original);
}
