import type { EligibilityCode, ExitCode, LeaderCode } from '#domain/condition-codes.ts';

const led = '進行|司会|指導|運営|世話|手ほどき|切り盛り';
const leading = '進行|進め|教え|指導|仕切|まとめ|運営|世話|切り盛り|つ(?:き|いて)';
const town = '自治会|町会|町内会|地域|地元|住民|ボランティア|民生委員|老人クラブ|有志';
const pattern = (source: string): RegExp => new RegExp(source, 'u');

/** In an offer: who sees to it that it goes on. The first that fits is taken: whoever is asked to lead goes before the rest. */
export const leaderPhrases: readonly { by: LeaderCode; offer: RegExp }[] = [
  {
    by: 'newcomer',
    offer: pattern(
      '(?:来|参加し|応募し|引き受け)(?:た|る|てくれた|てくれる)(?:人|方)に[^、。]{0,10}(?:まとめ|進め|仕切|率い|中心)' +
        '|(?:会|班|チーム|グループ)(?:を|の)[^、。]{0,4}(?:まとめ|進行|切り盛り)[^、。]{0,4}(?:てくれる|ていただける|てほしい|てもらいたい)',
    ),
  },
  {
    by: 'nobody',
    offer: pattern(
      '(?:進行|進行役|まとめ役|司会|決まったこと|プログラム)(?:は|も|が)?[^、。]{0,3}(?:おらず|いない|いません|なく|ない|なし|ありません)' +
        '|(?:めいめい|思い思い|それぞれ)(?:に|が|で)?[^、。]{0,6}(?:過ご|好き)',
    ),
  },
  {
    by: 'turns',
    offer: pattern(
      `(?:当番|係|役|${led})(?:は|も|を)?[^、。]{0,10}(?:交代|持ち回り|回り持ち|輪番)` +
        '|(?:利用者|参加者|会員|みんな|仲間|メンバー)(?:だけ|たち|どうし)?(?:で|が)(?:運営|進め|回して|切り盛り)',
    ),
  },
  {
    by: 'staff',
    offer: pattern(
      `(?:${led})(?:は|も)[^、。]{0,4}(?:職員|スタッフ|支援員|社協)|(?:職員|スタッフ|支援員)(?:が|も)(?:そばに)?(?:${leading})`,
    ),
  },
  {
    by: 'teacher',
    offer: pattern(
      `(?:講師|先生|師範|インストラクター|コーチ|職人)(?:の(?:先生|方|人))?(?:が|に|から|と)[^、。]{0,4}(?:${leading}|習|一対一)` +
        '|(?:指導|講師|先生)(?:は|も)[^、。]{0,8}(?:先生|師範|職人|講師)',
    ),
  },
  {
    by: 'residents',
    offer: pattern(
      `(?:世話役|世話人|${led})(?:は|も|を)[^、。]{0,8}(?:${town})|(?:${town})(?:の(?:人|方|役員))?(?:たち)?が(?:${leading})`,
    ),
  },
];

const stop = '(?:辞め|やめ)';
const span = '(?:半年|一年|1年|数(?:か|カ|ヶ)月|(?:\\d+|[一二三四五六七八九十]+)(?:(?:か|カ|ヶ)月|年))';

/** How one stops coming. A term is told before a notice, and that before freedom. */
export const exitPhrases: readonly { exit: ExitCode; offer: RegExp; person?: RegExp }[] = [
  {
    exit: 'term',
    offer: pattern(
      `(?:途中で|期間中)[^、。]{0,4}${stop}[^、。]{0,6}(?:でき(?:ない|ません)|困)|任期(?!は?(?:な|あり(?:は)?ませ))` +
        `|${span}(?:間|以上)?(?:は)?[^、。]{0,3}(?:続け|通っ|参加し|つとめ|勤め)(?:て|ら)`,
    ),
    person: pattern(
      `${span}(?:間|以上)?(?:は|なら)?(?:続け|通)(?:る|られる|たい|よう)(?!.{0,6}(?:ない|不安))`,
    ),
  },
  {
    exit: 'notice',
    offer: pattern(
      `${stop}(?:る|たい)(?:とき|時|場合|際)は[^、。]{0,14}(?:前|早め|相談|連絡|言って|申し出)` +
        '|(?:辞める|やめる)(?:一|1)(?:か|カ|ヶ)月前',
    ),
  },
  {
    exit: 'anytime',
    offer: pattern(
      `(?:いつ|すぐ|好きなとき|いつでも|自由)(?:に|でも)?${stop}(?:て|られ)(?!.{0,6}(?:困|でき))|退会(?:は)?自由` +
        `|(?:合わな|向かな|いやな|無理な)[^、。]{0,6}${stop}`,
    ),
    person: pattern(`いつでも${stop}られ|(?:合わな|だめな|無理な|つらくな)[^、。]{0,8}${stop}(?:たい|られ)`),
  },
];

const family =
  '(?:母|父|妻|夫|祖母|祖父|親|家族|兄|姉|弟|妹|おば|おじ|娘|息子|連れ合い)(?:親)?(?:が|は|の|も|に)[^、。]{0,8}';

/** A decision of the law that the person has, or was refused. Somebody else's in the house is none of it. */
export const decisionPhrases: readonly {
  code: EligibilityCode;
  person: RegExp;
  not: RegExp;
  open: RegExp;
}[] = [
  {
    code: 'care_insurance',
    person: pattern(
      `(?<!${family})(?:要(?:介護|支援)(?:認定)?[1-5]?|介護(?:保険)?(?:の)?認定)(?!(?:の)?(?:高齢|方|人|者|親|母|父))`,
    ),
    not: /非該当|該当しな|受けていない|受けていません|受けてない|外れ|却下|無$|なし$|(は|が)ない|ではない/u,
    open: /申請|これから|調査|待ち|かも|疑い|勧め|すすめ|迷/u,
  },
];

/** 「障害者手帳、または65歳以上」: one rule with two ways in, not two rules. */
export const eitherHandbookOrAge =
  /(?:手帳|受給者証|障害)[^。]{0,16}?(?:または|もしくは|あるいは|か、)[^。]{0,6}?(?:\d+|[一二三四五六七八九十]+)歳以上|(?:\d+|[一二三四五六七八九十]+)歳以上[^。]{0,8}?(?:または|もしくは|あるいは|か、)[^。]{0,12}?(?:手帳|受給者証|障害)/u;

/** 「資格も書類も要りません」: asked, and nothing is needed. A single licence that is not needed says nothing of the rest. */
export const noDocuments =
  /(?:資格|書類|手続き)(?:(?:や|も|・|と)[^、。]{1,6})?(?:は|も)?(?:とくに|特に|一切)?(?:不要|なし|要り?ません|いりません|要らない|いらない|必要(?:は)?(?:ありません|ない)|問いません|問わ(?:ない|ず))/u;
