import { reading, type Reading } from './doubt.ts';
import { foldNumbers, isNothing } from './fold.ts';

const most = 2000;

/** A number of people; groups, and several numbers, stay words. Zero is "not stated" in the ministry's lists. */
export function readCapacity(original: string, zeroIsUnknown: boolean): Reading<number | null> {
  if (isNothing(original)) return reading(null, original);
  const plain = foldNumbers(original).replace(/\s/g, '');
  const people = /^(?:約|先着|定員)*(\d+)(?:名|人)?(?:程度|まで|ほど)?$/.exec(plain)?.[1];
  if (people === undefined) return reading(null, original, 'capacity-unread');
  const count = Number(people);
  if (count === 0 && zeroIsUnknown) return reading(null, original);
  return count > most ? reading(null, original, 'capacity-unlikely') : reading(count, original);
}
