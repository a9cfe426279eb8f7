import { foldedButSpaces, kinds, kindOfUnit } from './letters.ts';

/** A text as units and what they are, without spaces: one buffer for all texts, good until the next one is read. */
export type Letters = {
  units: Uint16Array;
  kinds: Uint16Array;
  length: number;
  /** Holds letters of two units, so that units are not letters. */
  isPlain: boolean;
};

const letters: Letters = {
  units: new Uint16Array(4096),
  kinds: new Uint16Array(4096),
  length: 0,
  isPlain: true,
};

export function readLetters(text: string): Letters {
  const plain = foldedButSpaces(text);
  if (plain.length > letters.units.length) {
    letters.units = new Uint16Array(plain.length * 2);
    letters.kinds = new Uint16Array(plain.length * 2);
  }
  let length = 0;
  let all = 0;
  const { units, kinds: found } = letters;
  for (let at = 0; at < plain.length; at += 1) {
    const unit = plain.charCodeAt(at);
    const kind = kindOfUnit(unit);
    if ((kind & kinds.space) !== 0) continue;
    units[length] = unit;
    found[length] = kind;
    length += 1;
    all |= kind;
  }
  letters.length = length;
  letters.isPlain = (all & kinds.half) === 0;
  return letters;
}
