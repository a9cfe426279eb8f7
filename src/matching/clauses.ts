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

/** 「…できないが、…」 turns round: what comes after is another claim, with or without a comma. */
const turn =
  /(?<=ない|ません|です|ます|だ|たい|できる|れる|苦手|いや|嫌)(?:けれども?|けど|が|ものの)(?=.{2})/gu;

/** Between commas, full stops and turns: as far as a 「…ない」 reaches. */
export function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = [];
  for (const match of text.matchAll(/[^。、,!?;:「」『』()\n・]+/gu)) {
    let from = 0;
    for (const turning of match[0].matchAll(turn)) {
      clauses.push({
        from: match.index + from,
        to: match.index + turning.index,
        text: match[0].slice(from, turning.index),
      });
      from = turning.index + turning[0].length;
    }
    clauses.push({ from: match.index + from, to: match.index + match[0].length, text: match[0].slice(from) });
  }
  return joinTopics(
    clauses.filter((clause) => clause.text !== ''),
    text,
  );
}

/** 「人前で話すのは、いまは無理」: a topic that stops at a comma is told of in what follows. */
function joinTopics(clauses: readonly Clause[], text: string): Clause[] {
  return clauses.map((clause, place) => {
    const next = clauses[place + 1];
    const isOpen = next !== undefined && /(のは|こと[はも]|のも)$/u.test(clause.text);
    if (!isOpen || !/^、$/u.test(text.slice(clause.to, next.from))) return clause;
    return { ...clause, to: next.to, text: text.slice(clause.from, next.to) };
  });
}

const unwilling =
  /(ほしくな|(つもり|気|気持ち)は?(ない|ありません)|気が進ま|まっぴら|まで(は|して)[^。]{0,6}(行か|し)ない|(二度と|もう)[^。]{0,12}(近づか|戻ら|やら|し)ない|断りたい|断って|受けたくな|避けたい|控えたい|やめたい|遠慮したい|離れてい?たい|たく(は|も)?(ない|なく|ありません)|いや(だ|な|で|$)|嫌|勘弁|お断り|受けつけな|こりごり|握りたく|ごめん|御免|うんざり|もう(たくさん|じゅうぶん|十分|いい$|結構)|たくもない|そっとしておいて|ほうっておいて)/u;
const unable =
  /(苦手|でき(ない|なく|ません|ず)|出来ない|難し|困難|避け|不安|つら|こわ(い|く|ば)|怖|無理|止められ|禁じ|制限|失い|失っ|だめ|ダメ|疲れ|続かな|戻れな|詰ま|痛(い|む|く)|弱い|ない$|ません$|なくな|持て(ない|なく|ず)|出ない|やっと|しか|苦し|混乱|真っ白|固ま|置いていかれ|のぼれ|登れ|止めら|出られな|頭が痛|時間がかかる|やめて|行け(ない|なく|ず)|歩け|パニック|耐え|厳し|違う$|しんど|きつ(い|く|か)|負担(だ|に(な[るり]|感)|が(大き|重|かか)|$)|重荷|気が(重|引け)|おっくう|億劫|わずらわし|煩わし|へとへと|くたくた|息が(切|上が|詰)|めまい|ふらつ|動悸|吐き気|汗が(出|噴|ふき)|すくむ|すくみ|すくん|(ふる|震)え|慌て|あわて|取り乱|落ち着か(な|ず)|いたたまれ|ついていけ|(体|からだ|身|腰|足|ひざ|膝)に(こたえ|さわ)|(のは|と|ては)困(る|ります))/u;
const willing =
  /(無駄にしたくな|得意|好き|平気|苦にならな|苦じゃな|気にならな|気にし(ない|ません)|苦労(し|は)?(ない|ません)|何でもな|任せて|なんともな|心配ない|大丈夫|落ち着(?!か)|安心|かまわない|問題ない|楽しみ|できる|使える|(衰え|鈍っ|鈍|忘れ)て?い?(ない|ません)|負け(ない|ません|ん$)|困らな|支障(は|が)?(な[いく]|ありません)|不自由(は|し(て)?い?)?(ない|ません))/u;
const wishing = /(たい|ほしい|欲しい|望|夢)/u;

export type Leaning = 'unwilling' | 'unable' | 'willing' | 'wishing' | 'plain';

/** 「苦手ではない」 is a yes, 「得意ではない」 a no; 「できないわけではない」「読めなくはない」 is not yet one, and is no complaint either. */
const notDisliked = /(苦手|嫌い|きらい|いや|嫌|無理|不得意|困難|苦)(では|じゃ)(ない|なく|なか|ありません)/u;
const notLiked =
  /(得意|好き|平気|大丈夫|楽しみ|安心|気楽|できる)(とは|では|じゃ|に)?(は|も)?(ない|なく|なかった|ありません|言えない|いえない|でき(ない|ず|ません)|思え(ない|ず|ません))/u;
/** 「つらくないわけではない」 is a complaint after all. */
const stillHard =
  /(つら|苦し|怖|こわ|しんど|きつ|苦手|不安|いや|嫌)(く|で|では|じゃ)?(は)?ない(わけ|こと)(では|も|は|じゃ)(ない|なく|ありません)/u;
/** 「昔は平気だったが」: what was is not what is. */
const before = /(昔|以前|前|若い(頃|ころ)|元気な(頃|ころ))は?[^、。]{0,16}た(が|けれども?|けど|のに|ものの)/u;
const notUnable = /(ない|なく)(わけ|こと|ほど)?(では|じゃ|は|も)(ない|なく|ありません)/u;

/** 「畑を手放したくない」「運転をやめたくない」: who does not want to lose it wants it. */
const keeping =
  /(無駄に|迷惑を?かけ|手放|失|やめ|辞め|忘れ|なく[しさ]|捨て|離れ|あきらめ|諦め|終わ|終え|譲|途切れ|絶や|減ら|奪われ|止め)[^、。]{0,5}?たく(は|も)?(な|ありません)/u;

/** Whether a veto that follows something means the wish to keep it. */
export function isKept(after: string): boolean {
  return keeping.test(after);
}

/** したくない is a veto and is told apart from できない. Who says 得意 in the same breath is not complaining; who says
 * したい names a wish, which is not yet a 「できる」. */
export function leaningOf(told: string): Leaning {
  const clause = told.replace(before, '');
  if (stillHard.test(clause)) return 'unable';
  if (notDisliked.test(clause)) return 'willing';
  if (notUnable.test(clause)) return 'plain';
  if (notLiked.test(clause)) return 'unable';
  if (unwilling.test(clause) && !/(無駄|迷惑).{0,4}たくな/u.test(clause)) return 'unwilling';
  if (willing.test(clause)) return 'willing';
  if (unable.test(clause)) return 'unable';
  return wishing.test(clause) ? 'wishing' : 'plain';
}

/** 「電話がなければできる」「大声を出さない職場なら」: who is well without it cannot well bear it. */
const wellWithout =
  /^.{0,6}?(以外(の|なら|で(?!も)|が(よ|い))|のほかの|なければ|ないなら|(られる|される)くらいなら|に?さえならなければ|なくてよければ|なくてすむ|(さ|し|か|た|ら|い)ない(所|ところ|職場|場|場所|仕事|席)|の(ない|少ない|いない)(所|ところ|職場|場|場所|仕事|席))/u;
/** 「短い電話なら」「続けて立っていられるのは1時間まで」: some of it, not all. */
const aLittle =
  /((少し|短い|ちょっと|わずか|軽い|たまに|ときどき|[\d一二三四五]+(分|時間|段)).{0,14}(なら|まで|くらい|ほど|限度)|(手すり|杖|つえ|手助け|休みながら|ゆっくり)[^、。]{0,6}(あれば|いれば|なら|ながら))/u;
const canDo = /(なら|できる|れる|いられ|える|ける|てる|平気|大丈夫|まで|限度|出られ|ましょう)/u;

/** How a thing is meant that is named in the middle of a clause. `little`: some of it can be borne. */
export function leaningAt(clause: string, end: number): { leaning: Leaning; isLittle: boolean } {
  const said = leaningOf(clause);
  const after = clause.slice(end);
  if (wellWithout.test(after)) return { leaning: 'unable', isLittle: false };
  if (said === 'unwilling' && isKept(after)) return { leaning: 'wishing', isLittle: false };
  const isLittle = aLittle.test(clause) && canDo.test(clause) && !/(を超|より長|以上)/u.test(clause);
  return isLittle && said !== 'unwilling' && !/(しか|でき(な|ま)|無理)/u.test(clause)
    ? { leaning: 'unable', isLittle }
    : { leaning: said, isLittle: false };
}

/** These end in a ない that does not deny the thing: 「電話が鳴りやまない」「席が足りない」「休めない」. */
const otherNegative =
  '(?<!やま|絶え|欠かせ|離せ|休め|抜けられ|でき|終わら|減ら|足り|間に合わ|見え|聞こえ|いけ|なら|少|危|途切れ|待た|待てな|待て|動け|しか|ほか)';
const denial = new RegExp(
  `^.{0,10}?(${otherNegative}(ない(?!と|まま)|ません)|不要|いらない|要らない|いりません|なし|無し|しない|せず|(さ|か|わ|ら|た|ま|し|け|れ|め|べ|ば)ず(に|$)|禁止|なくて(も)?(よい|よく|いい|かまわ)|(は|が|も)(なく|無く)$|を?避け(て|た)|でなくて|苦手でも|できなくて|に余裕|(切って|外して|閉じて|休んで)いて?も(よい|いい|かまわ)|なくても|は自由|問わ|問いません|以外(の|で(?!も)|を|が))`,
  'u',
);

/** 「ないわけではない」「ないと進まない」: it is there. */
const isThereAfterAll =
  /^.{0,6}?(ない|なく)(わけ|こと)?(では|も|は|じゃ)(ない|ありません)|^(が|は|も)?(ない|なし)(と|なら|で(は|なら)|まま)/u;

/** 「声を出さない遊びもある」: one thing among others, which says nothing of the whole. */
export function isOneAmongOthers(after: string): boolean {
  return /^[^、。]{0,12}も(あ(る|り)|選べ|できます|用意)/u.test(after);
}

/** A support is missing where it is said not to be; 「休んでも困らない」 denies the trouble, not the rest. */
export function isAbsent(after: string): boolean {
  return /^(ない|ません|られ(ない|ません))|^.{0,8}?(不要|いらない|要らない|いりません|なし|無し|ありません|ございません|はない|がない|もない|では(な[いく])|つかない|つきません|出ない|出ません|していません|しません|しない|でき(ない|ません)|不可|お断り|ご?遠慮)/u.test(
    after,
  );
}

/** 「はしごは生徒が登ります」「荷は職員が運ぶ」: it is done, but by somebody else. */
const byOthers =
  /(は|を|も)(生徒|学生|職員|スタッフ|保育士|看護師|店主|講師|指導員|主催者|係|係の人|先生|ほかの人|ほかの方|他の人|若い人|若い者|会員|施設の人|こちら)(たち)?が|のは(生徒|学生|職員|スタッフ|保育士|店主|講師|係|先生|会員)(の人|たち)?(だけ|のみ)/u;

export function isDoneByOthers(clause: string): boolean {
  return byOthers.test(clause);
}

/** 「電話は不要」「車の迎えはない」: what is named and said not to be. */
export function isDenied(after: string): boolean {
  if (isThereAfterAll.test(after)) return false;
  return denial.test(after);
}
