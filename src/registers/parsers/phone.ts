import { readTelephone } from '#domain/telephone.ts';
import { reading, type Reading } from './doubt.ts';
import { fold, isNothing } from './fold.ts';

/** The first telephone number of a cell; words beside it are doubted, not lost. */
export function readPhone(original: string): Reading<string> {
  if (isNothing(original)) return reading('', original);
  // A break inside a number belongs to no number: 083-↵222-…
  const plain = fold(original).replace(/-\s*\n\s*/g, '-');
  const whole = readTelephone(plain);
  if (whole !== undefined) return reading(whole, original);
  for (const match of plain.matchAll(/\+?\(?\d[\d\s()-]{7,16}\d/g)) {
    const number = readTelephone(match[0]);
    if (number !== undefined) return reading(number, original, 'phone-has-words');
  }
  return reading('', original, 'phone-unread');
}
