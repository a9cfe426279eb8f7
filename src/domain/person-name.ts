/** Old and joined forms of name characters and what search takes them for. Twin of app.fold in 0001-ground.sql. */
const oldForms =
  '髙﨑嵜碕邊邉齋齊斉𠮷濵濱德澤廣嶋嶌國櫻眞惠榮瀧龍條學壽寶淵冨曻槇藪籠靜彥黑增淸關圓與佛峯礒桒栁舘';
const newForms =
  '高崎崎崎辺辺斎斎斎吉浜浜徳沢広島島国桜真恵栄滝竜条学寿宝渕富昇槙薮篭静彦黒増清関円与仏峰磯桑柳館';

const variants = new Map<string, string>();
const replacements = Array.from(newForms);
for (const [place, old] of Array.from(oldForms).entries()) variants.set(old, replacements[place] ?? old);

const katakanaStart = 'ァ'.codePointAt(0) ?? 0;
const toHiragana = katakanaStart - ('ぁ'.codePointAt(0) ?? 0);

function foldCharacter(character: string): string {
  if (/[ァ-ヶヽヾ]/.test(character))
    return String.fromCodePoint((character.codePointAt(0) ?? 0) - toHiragana);
  return variants.get(character) ?? character;
}

/**
 * The copy that search compares: half and full width, kana, upper and lower case, old forms and spaces do not matter.
 * Names themselves are stored as typed (design §5.10); only this copy is folded.
 */
export function foldForSearch(text: string): string {
  const folded = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}\u0020\u3000]/gu, '');
  // Once more at the end: a mark that stood apart (と, a selector, ゛) has met its letter by then.
  return Array.from(folded, foldCharacter).join('').normalize('NFKC');
}

/** How a person is written on a page: the name as typed, or what they are called while they stay unnamed. */
export function fullName(familyName: string, givenName: string): string {
  return [familyName, givenName].filter((part) => part !== '').join(' ');
}
