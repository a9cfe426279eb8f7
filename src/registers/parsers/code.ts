import { isCorporateNumber } from '#domain/corporate-number.ts';
import { repairMunicipalityCode } from '#domain/municipality-code.ts';
import { reading, type Reading } from './doubt.ts';
import { fold, isNothing } from './fold.ts';

const damaged = /^\d(?:\.\d+)?E\+\d+$/i;

/** Six digits with a right check digit, or '' when they cannot be trusted. */
export function readMunicipalityCode(original: string, prefecture: string): Reading<string> {
  if (isNothing(original)) return reading('', original);
  const digits = fold(original).replaceAll(' ', '');
  const code = repairMunicipalityCode(digits, fold(prefecture));
  if (code === undefined) return reading('', original, 'code-wrong');
  return code === digits ? reading(code, original) : reading(code, original, 'code-repaired');
}

export function readCorporateNumber(original: string): Reading<string | null> {
  if (isNothing(original)) return reading(null, original);
  const digits = fold(original).replace(/[\s-]/g, '');
  return isCorporateNumber(digits)
    ? reading(digits, original)
    : reading(null, original, 'corporate-number-wrong');
}

/** The number a register gives to a row. `digits` is its fixed length where it has one, so that lost zeros come back. */
export function readSourceNumber(original: string, digits = 0): Reading<string> {
  const plain = fold(original).replaceAll(' ', '').toUpperCase();
  if (plain === '' || plain === '-') return reading('', original, 'number-missing');
  if (damaged.test(plain)) return reading('', original, 'number-damaged');
  if (digits > 0 && /^\d+$/.test(plain) && plain.length < digits) {
    return reading(plain.padStart(digits, '0'), original, 'number-repaired');
  }
  return reading(plain, original);
}
