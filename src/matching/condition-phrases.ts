import type { DocumentCode, EligibilityCode, SupportCode } from '#domain/condition-codes.ts';

export type EligibilityPhrase = { code: EligibilityCode; offer: RegExp; person: RegExp };
const never = /(?!)/u;
export const eligibilityPhrases: readonly EligibilityPhrase[] = [
  {
    code: 'care_insurance',
    offer:
      /要(介護|支援)(認定)?[1-5]?([・、〜~-][1-5])?(の?(認定を|方|人|高齢者)|を受け|者)|要(介護|支援)[1-5]$|介護(保険)?の?認定/u,
    person: never,
  },
  {
    code: 'elder_only',
    offer:
      /高齢者(のみ|だけ|向け|限定|の集い|が対象|対象)|(60|65|70|75)(歳|代)以上(の(方|人))?(限定|のみ|の会|対象)|70代から90代|平均は8\d歳|老人クラブ|シニア限定/u,
    person: /高齢者(の|向けの)?(集|施設)|年寄りの集/u,
  },
  {
    code: 'mothers_only',
    offer:
      /母(親)?と(子|娘|息子|赤ちゃん)(が|の|で)|お母さんと(お子さん|赤ちゃん)|ママ(と|限定|のみ|の会|サークル)|母親(のみ|限定|が対象|どうし|のための|向け)|お母さん(限定|のみ|が対象)/u,
    person: /母親(どうし|の(集|輪))/u,
  },
  {
    code: 'family_only',
    offer: /夫婦(が|のみ|で参加|限定)|世帯(のみ|向け|単位)(?!.{0,3}歓迎)/u,
    person: never,
  },
  {
    code: 'members_only',
    offer:
      /会員(のみ|限定|だけ|制|専用|の方に限)|(年会費|入会)(が|を)?(必要|いただ|して)|信徒|檀家|組合員(のみ|限定)/u,
    person: /会員(になる|制)|入会/u,
  },
  { code: 'corporate', offer: /法人契約|法人のみ/u, person: never },
  { code: 'protection_only', offer: /保護(の必要な|が必要な)(人|方)/u, person: never },
  { code: 'no_housing_only', offer: /住居のない|住まいのない人/u, person: never },
  { code: 'women_only', offer: /女性(のみ|限定|だけ|専用)|男性は?.{0,3}(遠慮|お断|不可)/u, person: never },
  { code: 'men_only', offer: /男性(のみ|限定|だけ)|女性は?.{0,3}(遠慮|お断|不可)/u, person: never },
  {
    code: 'single_parent_only',
    offer:
      /ひとり親(家庭|世帯)?(の方|のみ|限定|が対象|対象|向け)|(母子|父子)家庭(のみ|限定|の方|が対象|対象)/u,
    person: never,
  },
  {
    code: 'residence',
    offer:
      /市内在住|区内在住|町内在住|住民に限|住民のみ|(市|区|町|村|地区|学区)内にお?住まいの|お住まいの方(に限|のみ)|(市|区|町|村|地区|学区)内の(方|人)(に限|のみ|だけ|限定)/u,
    person: never,
  },
];

export type DocumentPhrase = { code: DocumentCode; offer: RegExp; person: RegExp };
export const documentPhrases: readonly DocumentPhrase[] = [
  {
    code: 'benefit_certificate',
    offer: /受給者証|受給証/u,
    person: /受給者証|(?<!介護)認定は申請中|障害福祉サービスの対象/u,
  },
  {
    code: 'disability_handbook',
    offer: /障害者?手帳|療育手帳|(?<!母子|予定|お薬)手帳(を(お持ち|提示)|の(ある|提示|所持)|が(必要|要))/u,
    person: /(?<!母子|予定|お薬)手帳/u,
  },
  {
    code: 'driving_licence',
    offer:
      /普通免許|普通自動車|(運転|自動車)免許|(?<!看護師|教員|調理師|医師|種|型|リフト)免許(のある|をお持ち|が(必要|要))/u,
    person: /(?<!(保育士|看護師|教員|調理師|医師|栄養士|美容師|理容師|介護福祉士)の?)免許/u,
  },
  {
    code: 'special_licence',
    offer: /二種免許|中型免許|大型免許|二種|リフト(の)?免許|大型特殊/u,
    person: /二種免許|大型免許|リフト免許/u,
  },
  {
    code: 'professional_licence',
    offer: /保育士(の)?資格|看護師免許|有資格者|(?<!参加|受験|応募)資格(が|を)(必要|お持ち|要)|教員免許/u,
    person: /(保育士|看護師|教員|調理師|医師|栄養士|美容師|理容師|介護福祉士)の?(免許|資格)/u,
  },
  { code: 'student_card', offer: /学生証|在学|在校生/u, person: never },
  { code: 'identity', offer: /身分証|本人確認/u, person: /身分証/u },
  { code: 'health_check', offer: /健康診断|検便/u, person: never },
  { code: 'residence_card', offer: /在留カード|就労できる在留/u, person: /在留カード/u },
  { code: 'doctor_letter', offer: /医師の(意見書|許可)|診断書(が|を)/u, person: never },
  { code: 'pledge', offer: /誓約書/u, person: never },
  { code: 'parental_consent', offer: /保護者の同意/u, person: never },
];

/** In an offer: what is there. In somebody's words: what is needed. */
export const supportPhrases: readonly {
  code: SupportCode;
  pattern: RegExp;
  missing?: RegExp;
  person?: RegExp;
}[] = [
  {
    code: 'seat',
    pattern:
      /座っ(て|た)|座れば|座れる|座る(場所|所|席)|座り仕事|背もたれ|腰かけ|腰掛け|(?<!車)(いす|イス|椅子)|座席/u,
  },
  {
    code: 'pickup',
    pattern:
      /迎え|送迎|送り迎え|玄関先までの車|車(が(空いて|行き|来|まわ|回|伺|うかが)|を出)|車で(迎え|送)|バスで(迎え|送)/u,
  },
  { code: 'rest', pattern: /休め(る|ます)|休憩|横になれ|長いす|静養/u },
  {
    code: 'leave',
    pattern:
      /途中(で(帰|抜|退)|退席|退室)(?!.{0,4}困)|早退|好きなときに帰|好きなだけ|好きなとき|出入り自由|中抜け|いつ(来て|帰)/u,
  },
  { code: 'quiet', pattern: /静か(?!すぎ|に(座|待|過))/u },
  {
    code: 'western_toilet',
    pattern: /洋式|洋便器/u,
    missing: /トイレ(は|が)?[^、。]{0,4}和式|和式(の)?(トイレ|便器)?(だけ|のみ|しか)/u,
    person: /和式/u,
  },
  {
    code: 'wheelchair_toilet',
    pattern:
      /(多目的|多機能|バリアフリー|だれでも|オストメイト|広い|車いす(用|で(入|使)(れ|え)る))の?(対応の?)?トイレ/u,
  },
  { code: 'step_fixable', pattern: /段差.{0,10}(直せ|板を(渡|置)|埋められ)/u },
  {
    code: 'step_free',
    pattern:
      /段差(が|は|も)?(な[いくし]|ありません)|段のない|平ら|バリアフリー(?!の?トイレ)|昇降機あり|スロープ|エレベーター(が|は|も)?(あり|ある|使え|つい)|通路/u,
  },
  { code: 'wheelchair', pattern: /(車いす|車椅子)(?!(用|で(入|使)(れ|え)る)の?トイレ)|バギー|ベビーカー/u },
  {
    code: 'manual',
    pattern:
      /手順(は|が|を)?.{0,6}(絵|紙|壁|貼|写真|書)|手順書|チェックリスト|絵カード|白板|書いてある|見本|マニュアル|掲示/u,
  },
  { code: 'pair', pattern: /(二|2)人(一|1)組|二人で|2人で|隣(で|に)|となり(で|に)|ペア/u },
  { code: 'one_on_one', pattern: /一対一|マンツーマン|[1一]組ずつ|個別/u },
  { code: 'text', pattern: /文字(の|で|で?よい|の連絡|変換)|筆談|メール|LINE|チャット/iu },
  {
    code: 'visit',
    pattern:
      /(相談員|職員|支援員|担当者)が(月|週|訪|たずね)|訪問もでき|(?<![行場]人に|者に|客に|前日に)声をかけ|様子を見に|(お宅|家|自宅)に(来|伺|うかが)/u,
  },
  {
    code: 'watch',
    pattern:
      /見守(って|り(の|が|つき|は))|声かけと見守り|そばに(いる|い(て|ます)|つ(く|き|いて))|そばで見|近くにいる/u,
  },
  {
    code: 'meal',
    pattern:
      /昼食つき|食事つき|弁当つき|おやつつき|(昼食|夕食|朝食|食事|軽食|お?弁当)(が|は|も)(出|つ[きく])|まかない/u,
  },
  {
    code: 'child_ok',
    pattern:
      /子連れ|(お?子さん|子ども|赤ちゃん)(と(一緒|ご一緒)|連れ|も一緒)|(赤ちゃん|お子さん|乳幼児)(歓迎|どうぞ|も(歓迎|どうぞ))|子どもはそば|踏み台|小さい子の|(歳児|子ども|娘|息子)が一緒/u,
  },
  {
    code: 'family_ok',
    pattern:
      /親子で|父と(子|娘|息子)|家族(単位|そろって|で参加|の時間|みんな)|親子なら|きょうだいの席|家族同伴/u,
  },
  { code: 'sibling', pattern: /きょうだい(も|の)歓迎|兄や姉のための席/u },
  {
    code: 'substitute',
    pattern:
      /休んでも|交代で(?!(受け持|進め|運営|つとめ|勤め|司会|当番|まとめ))|代わり(の人)?が(いる|い(ます|て)|つく)|休む日|休める|日を改め|遅れて(来て)?も|来られる(日|週|とき)だけ/u,
  },
  { code: 'anonymous', pattern: /匿名|ペンネーム|ニックネーム|呼び名|愛称|名前を出さな|名乗らな/u },
  { code: 'reminder', pattern: /前日(の|に)[^、。]{0,4}(声|連絡|電話)/u },
  { code: 'large_print', pattern: /大きな字|大判|拡大/u },
  { code: 'assistant', pattern: /助手|補助がつく|手伝いがつく/u },
  {
    code: 'hands',
    pattern:
      /職員が(糸|持|運|かけ)|(運ぶ|持つ|切る)のは(職員|ほかの|生徒|参加者)|登るのは|運ぶ手|手を貸|糸かけを手伝/u,
  },
  {
    code: 'led',
    pattern:
      /(職員|先生|スタッフ|指導員)(が|も)(つき|ついて|進行|教え)|進行は職員|手ほどき|書きとるのは職員|職員が(教|進)/u,
    person:
      /(だれか|誰か|職員|スタッフ|先生|支援員)(が|に)[^、。]{0,6}(進め|引っぱ|リード|仕切|教え)て|職員(の|が)いない[^、。]{0,6}(心細|不安|無理|こわ|怖|困)/u,
  },
  { code: 'informed_staff', pattern: /事情を(知|わか)る|保護観察所と連絡|発作のとき|いつも同じ職員|看護師/u },
  { code: 'female_staff', pattern: /女性の?(職員|スタッフ|相談員|担当|講師|指導員)/u },
  { code: 'childcare', pattern: /託児(あり|つき|が(ある|あり|つ)|は|も)|保育つき/u },
  { code: 'sign', pattern: /手話|要約筆記|筆記通訳/u },
  { code: 'plain', pattern: /やさしい日本語|ふりがな|ルビ|多言語/u },
  { code: 'pay', pattern: /謝礼|謝金|工賃|時給|日当|給料/u },
  { code: 'peer', pattern: /同じ(立場|悩み|思い|経験)の/u },
  { code: 'fee_free', pattern: /(?<!(初回|子ども|子供|見学|以下|会員)(は|も|のみ)?)無料|減免/u },
  { code: 'lead', pattern: /(先生|主担当|代表|まとめ役)は(別|ほか)に/u },
  { code: 'adult', pattern: /相談できる大人|大人が(いる|います)/u },
  { code: 'observe', pattern: /見学(だけ|のみ)|見ているだけ/u },
  { code: 'oral', pattern: /口頭(で(の)?説明|の説明)|説明は口頭|読み上げ|口で(説明|伝え)|声に出して読/u },
  { code: 'single_seat', pattern: /一人(席|掛け)|ひとり席/u },
  { code: 'accompany', pattern: /付き添い|付添い?|同行/u },
  { code: 'mediate', pattern: /(間|あいだ)に(入|立)|取り次/u },
  { code: 'short', pattern: /短い時間から|少しずつ|1日1時間/u },
  { code: 'online', pattern: /オンライン|画面ごし|Zoom/iu },
  {
    code: 'no_guarantor',
    pattern:
      /(保証人|身元保証)(は|が|も)?(不要|いらな|いりませ|要らな|要りませ|なし|な(く|し)で|いなく|なくて)/u,
  },
];

/** What somebody is, as far as a rule asks for it: only used against a rule that is written down as such. */
export const selfPhrases: readonly { pattern: RegExp; not: readonly EligibilityCode[] }[] = [
  { pattern: /(男性|父親|夫)(で|$)/u, not: ['mothers_only', 'women_only'] },
  { pattern: /(女性|母親|主婦)(で|$)/u, not: ['men_only'] },
];
