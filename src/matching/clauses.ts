/** Text with spaces gone and widths made equal, and the way back from each letter to the words as they were written. */
export type FoldedText = { text: string; back: readonly number[]; original: string };

export function foldWithWay(original: string): FoldedText {
  let text = '';
  const back: number[] = [];
  let at = 0;
  for (const letter of original) {
    const plain = letter.normalize('NFKC').toLowerCase();
    if (!/^\s*$/u.test(plain)) {
      text += plain;
      for (let index = 0; index < plain.length; index += 1) back.push(at);
    }
    at += letter.length;
  }
  back.push(original.length);
  return { text, back, original };
}

export type Clause = { from: number; to: number; text: string };

/** Between commas and full stops: as far as a 「…ない」 reaches. */
export function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = [];
  for (const match of text.matchAll(/[^。、,!?;:「」『』()\n・]+/gu)) {
    clauses.push({ from: match.index, to: match.index + match[0].length, text: match[0] });
  }
  return clauses;
}

const unwilling =
  /(ほしくな|避けたい|控えたい|やめたい|遠慮したい|離れてい?たい|たく(は|も)?(ない|なく|ありません)|いや(だ|な|で|$)|嫌|勘弁|お断り|こりごり|握りたく|ごめん)/u;
const unable =
  /(苦手|でき(ない|なく|ません|ず)|出来ない|難し|困難|避け|不安|つら|こわ(い|く|ば)|怖|無理|止められ|禁じ|制限|失い|失っ|だめ|ダメ|疲れ|続かな|戻れな|詰ま|痛(い|む|く)|弱い|ない$|ません$|なくな|持て(ない|なく|ず)|出ない|やっと|しか|苦し|混乱|時間がかかる|やめて|行け(ない|なく|ず)|歩け|パニック|耐え|厳し|違う$)/u;
const willing =
  /(無駄にしたくな|得意|好き|平気|苦にならな|心配ない|大丈夫|落ち着|安心|かまわない|問題ない|楽しみ|できる|使える)/u;
const wishing = /(たい|ほしい|欲しい|望|夢)/u;

export type Leaning = 'unwilling' | 'unable' | 'willing' | 'wishing' | 'plain';

/** したくない is a veto and is told apart from できない. Who says 得意 in the same breath is not complaining; who says
 * したい names a wish, which is not yet a 「できる」. */
export function leaningOf(clause: string): Leaning {
  if (unwilling.test(clause) && !/(無駄|迷惑).{0,4}たくな/u.test(clause)) return 'unwilling';
  if (willing.test(clause)) return 'willing';
  if (unable.test(clause)) return 'unable';
  return wishing.test(clause) ? 'wishing' : 'plain';
}

/** 「電話は不要」「車の迎えはない」: what is named and said not to be. */
export function isDenied(after: string): boolean {
  return /^.{0,8}?(不要|いらない|要らない|いりません|なし|無し|ありません|はない|がない|しない|せず|ずに|禁止|なくて(も)?(よい|いい)|問わない|問いません|でなくて|苦手でも|できなくて|の必要はな|ことはな|に余裕|(切って|外して|閉じて|休んで)いて?も(よい|いい|かまわ)|なくても|は自由)/u.test(
    after,
  );
}
