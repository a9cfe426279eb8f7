import { reading, type Reading } from './doubt.ts';
import { foldNumbers, isNothing } from './fold.ts';

/** How often, coarse: whether a weekday named beside it means every week or only some. */
export type Frequency = 'weekly' | 'sometimes' | 'irregular';

/** Codes of the こども食堂 format, as 589 published rows with both code and words show. */
const shokudoCodes: Record<string, { often: Frequency; label: string }> = {
  '1': { often: 'weekly', label: 'ほぼ毎日（週5日以上）' },
  '2': { often: 'weekly', label: '週に数日' },
  '3': { often: 'weekly', label: '週1回' },
  '4': { often: 'sometimes', label: '月2〜3回' },
  '5': { often: 'sometimes', label: '月1回' },
  '6': { often: 'sometimes', label: '2〜3か月に1回' },
  '7': { often: 'sometimes', label: '年に数回・長期休み' },
  '8': { often: 'irregular', label: '不定期' },
};

const words: readonly [RegExp, Frequency][] = [
  [/不定期|随時/, 'irregular'],
  [/隔週|月に?\d+(?:回)?(?:~\d+)?回?|か月に|ヶ月に|年に?\d*回?|長期休/, 'sometimes'],
  [/毎日|平日|週に?\d+(?:回|日)?|毎週/, 'weekly'],
];

/** 開催頻度 by code or in words, with words to show. */
export function readFrequency(original: string): Reading<{ often: Frequency; label: string } | null> {
  if (isNothing(original)) return reading(null, original);
  const plain = foldNumbers(original);
  const known = shokudoCodes[plain];
  if (known) return reading(known, original);
  const often = words.find(([pattern]) => pattern.test(plain))?.[1];
  return often ? reading({ often, label: plain }, original) : reading(null, original, 'frequency-unread');
}
