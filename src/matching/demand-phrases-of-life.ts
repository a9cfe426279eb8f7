import type { DemandCode } from '#domain/demand-codes.ts';

/** `unless`: an offer that says this besides does not ask it (a step with a ramp). */
export type DemandPhrase = {
  code: DemandCode;
  both: RegExp;
  offer?: RegExp;
  person?: RegExp;
  unless?: RegExp;
};

const never = /(?!)/u;

/** Family, home, money and time: the rest of demand-phrases.ts. */
export const demandPhrasesOfLife: readonly DemandPhrase[] = [
  { code: 'guarantor', both: /保証人/u, offer: /保証会社/u },
  {
    code: 'leave_home',
    both: /(家|住まい|町|地元)を(離れ|出る)|(?<!越しの)引っ越し(が(要|必要)|して(来|もら))|転居|泊まり|宿泊/u,
    offer: /寮(に|で|生活)|泊まり込み|合宿|住み込み|入寮|入所|一泊|二泊|泊|の旅/u,
  },
  {
    code: 'separate_from_child',
    both: /(子|子ども|孫|娘|息子|弟|妹|家族|きょうだい|親子|母|母親|お母さん|父|親|夫|妻).{0,6}(預け|置いて|離れ|別室|別に|離して|別々)/u,
    offer:
      /(?<!出)別室|別の部屋|(子|子ども|お子さん|幼児|乳児|小さい子|赤ちゃん)(の|は|を)?(同伴|同席|連れ|入場|入室|参加|来場|立ち入り|利用).{0,4}(でき(ない|ません)|不可|お断|遠慮|ご遠慮)|(お子さん|子ども|乳児|幼児)は(保育室|託児室|別室|ベビールーム|キッズルーム|保育)(に|へ|で)|(託児|保育|一時保育)に(預け|入れ)|大人だけ|大人は入れ|(お子さん|子ども)(だけ|のみ)(を|の)?(お?預|参加|で)|お預かり|託児で預|(保護者|家族|親)(は|と).{0,8}(待|入れない|帰)|家に預け|(子|児).{0,4}預かり|一時支援|大人だけ|子どもは(入れ|不可|お断)/u,
  },
  {
    code: 'sibling_refused',
    both: /(弟|妹|兄|姉|きょうだい).{0,6}置いて/u,
    offer: /きょうだい(は|も|の).{0,8}(入れない|不可|お断|ご遠慮)|(本人|兄や姉)だけ|入室は本人/u,
  },
  {
    code: 'dog_refused',
    both: /(犬|補助犬|盲導犬|ペット|動物)(は|の|も|と).{0,8}(不可|お断|ご?遠慮|入れ(ない|ません|ず)|でき(ない|ません)|置いて|離れ)|(犬|補助犬|盲導犬)を(置い|残し|預け)/u,
  },
  { code: 'curfew', both: /門限/u },
  {
    code: 'early',
    both: /早朝|朝早|明け方|早起き(は|が)(苦手|でき)/u,
    offer: /朝活|始発|(?<!午後|夕方|夜|翌)(早?朝)[4-6]時|[4-6]時(半)?集合/u,
    person: /朝(が|は)(苦手|弱|起き)|昼夜逆転/u,
  },
  {
    code: 'night',
    both: /夜間|深夜|夜中|徹夜|夜通し|夜ふかし|夜勤|夜道|夜の|暗い(時間|道)|夜に/u,
    offer: /夜警|夜回り|ナイト/u,
    person: /暗く(な|て)|夜(は|が|更かし)|夜の(外出|予定|用|会)/u,
  },
  { code: 'fulltime', both: /(?<!非)常勤|フルタイム|週(5|五)日|週(4|四)日/u, offer: /正社員|正規職員/u },
  {
    code: 'long_shift',
    both: /長時間(の連続|勤務|働)|休みなし|交代なし/u,
    offer: /[4-9]時間(。|$|連続|立)|終日/u,
  },
  {
    code: 'daily_commitment',
    both: /毎日(通|来|出|は(難|無理))|毎朝|皆勤|休みにくい/u,
    offer: /^毎日$|週5日|毎日(参加|必ず)/u,
  },
  {
    code: 'long_course',
    both: /(半年|1年|一年|数か月).{0,6}(講座|養成|通|週)/u,
    offer: /全\d{2}回|養成|(半年|一年|1年|\d+か月)(間)?の(講座|コース|課程)/u,
  },
  {
    code: 'after20',
    both: /(?<!まで)(夜[89]時|夜1[01]時|2[0-3]時)(半)?(より後|以降|を過ぎ|すぎ|過ぎ|より遅)|遅い(帰り|時間)/u,
    offer: /閉店まで|終電/u,
  },
  {
    code: 'cost',
    both: /お金(が|の)かか/u,
    offer: /材料費|実費|月謝|会費/u,
    person: /出費|お金(が|は)(な|足)/u,
  },
  {
    code: 'cost_high',
    both: /お金(が|の)かか|高い(会費|月謝|費用|料金)|高額/u,
    offer: /月謝|入会金|年会費|(会費|受講料|参加費)?(\d万|[3-9],?\d{3}|\d{2},?\d{3})円/u,
    unless: /(時給|日当|謝礼|謝金|報酬|日給|月給|工賃|給料)/u,
    person: /費用|会費|月謝/u,
  },
  { code: 'unsafe_contact', both: /(元夫|元妻|加害者|別れた(夫|妻|相手)).{0,8}(会|来|いる|顔)/u },
  { code: 'late', both: never, offer: /(来年|再来年|半年後)(度)?(の|から|に)(開|始)/u },
];
