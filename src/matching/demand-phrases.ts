import type { DemandCode } from '#domain/demand-codes.ts';

/**
 * How people write each condition. One list for both sides: 「立ち仕事」 in an offer is a demand, in somebody's limits a refusal.
 * `offer` is what only an offer says (「客足が絶えない」), `person` what only a person says (「声が出ない」).
 */
export type DemandPhrase = { code: DemandCode; both: RegExp; offer?: RegExp; person?: RegExp };

export const demandPhrases: readonly DemandPhrase[] = [
  { code: 'phone', both: /電話(?!番号)/u },
  {
    code: 'voice_required',
    both: /声を出|発声|しゃべ|呼びかけ|朗読|司会/u,
    offer:
      /全員が発言|発言|発表|感想を述べ|受け答え|応対|説明|答える|語る|話す役|話して|接客|面接|先導|宣伝|出演|窓口|受付|紹介する係|声かけ係|レジ/u,
    person: /声が出|人前で話|説明する/u,
  },
  {
    code: 'conversation',
    both: /会話|おしゃべり|話し合|雑談|人と話|話し続け|話す集まり|対人/u,
    offer:
      /交流会|卓を囲|語り合|面接|茶話会|座談|相手をする|話しかけ|説明が中心|客.{0,8}(説明|応対)|指名制|クレーム|発表しあ|ミーティング/u,
    person: /人づきあい|人付き合い|コミュニケーション|人見知り|対話|しゃべる役/u,
  },
  {
    code: 'circle_conversation',
    both: /輪になって|輪に(入|な)|自己紹介|車座/u,
    offer: /順番に感想|くじで入れ替え|グループトーク|テーブルトーク|全員で話/u,
  },
  {
    code: 'hearing_required',
    both: /聞き取り|聞きとり|耳で聞/u,
    offer: /放送を聞|無線|口頭だけ/u,
    person: /耳が遠|聞こえにく|聞こえな|難聴|補聴器/u,
  },
  { code: 'clear_voice', both: /はっきりした(発声|声)|大きな声で(話|読)|滑舌/u, person: /ろれつ|声がかす/u },
  {
    code: 'face_to_face',
    both: /対面/u,
    offer: /来所が必須|必ず会って/u,
    person: /人に会(う|い)|顔を合わせ/u,
  },
  {
    code: 'camera_on',
    both: /カメラ|顔を(出|映)|顔出し|動画に出|画面に(顔|映)/u,
    offer: /顔と声|ライブ配信|顔と名前/u,
  },
  { code: 'real_name', both: /本名|実名/u, offer: /顔と名前|氏名を(掲示|公表|載)|名札/u },
  {
    code: 'publication',
    both: /(写真|動画|名前|顔|映像).{0,8}(公開|載|出る|掲載|配信)|公開(制作|放送|収録)/u,
    offer: /動画は公開|ライブ配信|テレビ|新聞に/u,
    person: /写真|動画に出|名前が出|顔が出/u,
  },
  {
    code: 'crowd',
    both: /人混み|人ごみ|人込み|混雑|混み合|大勢|大人数/u,
    offer: /客足が絶えない|満員の|来客|(大|公開)交流会|([5-9]\d|\d{3,})(名|人)|祭り|イベント会場/u,
    person: /人が多い|人の多い|集団|大ぜい|にぎやか/u,
  },
  {
    code: 'loud_noise',
    both: /大きな音|騒音|うるさ|機械の音|爆音|大音量/u,
    offer: /太鼓|音量大|ドラム|スピーカー|音楽に合わせ|織機|工場の音|ロック|花火/u,
    person: /音に(敏感|弱)|聴覚過敏|音が(苦手|つら|こわ|怖)|静かな/u,
  },
  {
    code: 'male_loud',
    both: /男性の(大きな)?声|怒鳴/u,
    offer: /威勢のいい|掛け声の大きい/u,
    person: /男の人が(怖|こわ)/u,
  },
  { code: 'shouting', both: /怒鳴|大声/u },
  {
    code: 'peers',
    both: /同年代|同級生|同じ年ごろの集/u,
    offer: /中学生どうし|クラスの/u,
    person: /教室に入/u,
  },
  {
    code: 'standing',
    both: /立ち仕事|立ちっぱなし|立ち続け|長く立|立って(いる|い|仕事|作業|動|応対|働)|立位|続けて立/u,
    offer: /立食|立ち座りが多|立ちどおし|厨房|鍋振り|給水所|ホール係|レジ|客室清掃|炊き出し/u,
    person: /立て(ない|る(の)?は\d+分)|長時間立/u,
  },
  {
    code: 'walking_long',
    both: /長く歩|長い距離|歩き(続|回|まわ)|長時間歩|遠くまで歩/u,
    offer:
      /(一日中|\d+(\.\d+)?(km|キロ)(を)?)歩|歩く会|\d+キロ|\d+時間案内|ウォーク|ハイキング|ポスティング|犬の散歩|散策|徒歩で回|登山|遠足/u,
    person: /(歩|足).{0,8}(やっと|できな|痛|続かな|つら|悪い)|(\d+m|\d+分)(が|も歩|しか)/u,
  },
  {
    code: 'stairs',
    both: /階段|石段|段差(?!.{0,3}(なし|ない|が?無))/u,
    offer:
      /\d+段|昇降機な|エレベーター(な|が?な|は?な)|乗り降り\d回|(2|3|4|5)階.{0,6}(昇降機|エレベーター)なし/u,
  },
  {
    code: 'slope',
    both: /坂|斜面|不整地|山道|急な道|足もとの悪い/u,
    offer: /石畳|未舗装|上り(坂|道)?|林道|峠|河原|ぬかる|でこぼこ/u,
  },
  {
    code: 'squat',
    both: /しゃが|正座|中腰|かがむ/u,
    offer: /和室|畳の間|立ち座り|床に座|畳に|茶摘み|草むしり|草取り/u,
    person: /ひざを曲げ|膝を曲げ/u,
  },
  {
    code: 'heavy',
    both: /重い|重た|重量物|力仕事|持ち上げ|荷物を(運|持)|鍋や荷物/u,
    offer:
      /\d+kg|大鍋|運ぶ力|トラックに積|積む|鍋振り|乗せ降ろし|設営|引っ越し|搬入|ピッキング|チェーンソー|伐採|家具移動|担ぐ|薪の配達|断裁/u,
    person: /持て(ない|なく)|荷物.{0,5}(持|運)/u,
  },
  {
    code: 'fine_hand',
    both: /細かい(手|作業|手先)|手先|指先/u,
    offer: /ビーズ|部品の組|刺繍|はんだ|針に糸/u,
    person: /(手|指).{0,4}(ふる|震|しびれ)/u,
  },
  {
    code: 'outdoor',
    both: /屋外|炎天下|暑さ|寒さ|日差し/u,
    offer: /畑|河川敷|雨天|公園|外での作業|校庭|森|田植え|雪かき/u,
    person: /暑い|寒い|紫外線/u,
  },
  { code: 'driving', both: /運転|ハンドル/u, offer: /免許|自分の車で|軽トラ|配達(員|は車)|車庫入れ|乗務/u },
  {
    code: 'speed',
    both: /速さ|スピード|急が|急か|急ぐ|追われる|追い立て|素早/u,
    offer:
      /打鍵|送りに合わせ|昼どき|流れ作業|ラインの|待たせない|目安|客足|間に合わせ|かけ持ち|盛りつけ.{0,5}レジ|レジと盛り/u,
    person: /焦|手早/u,
  },
  {
    code: 'quota',
    both: /ノルマ|数を競|件数の目標|売上目標|成績(による|で)|歩合/u,
    offer: /基準あり|打鍵数|(室|件|枚|個)数の目安|1日\d+(室|件|個|枚)|\d+枚を/u,
    person: /枚数を決め|競争|数に追わ/u,
  },
  {
    code: 'short_deadline',
    both: /締切|締め切り|〆切|納期|期限に追/u,
    offer: /翌朝まで|当日中|今週中|急ぎ/u,
  },
  {
    code: 'instant_response',
    both: /即答|その場で(すぐ)?(答|返)/u,
    offer: /待たせない|すぐに(書|答|返)|緊急の連絡|質問に答え|受け答え/u,
    person: /とっさ/u,
  },
  {
    code: 'multi_instruction',
    both: /(二つ|いくつも|同時に|複数|たくさん)の?(指示|仕事|作業)|並行して|かけ持ち|掛け持ち|マルチ/u,
    offer: /その都度変|企画から|\d+台の見回り|臨機応変|何でも/u,
    person: /一度に|段取りが(苦手|難)/u,
  },
  { code: 'sudden_change', both: /急な(変更|予定)|予定(の|が)変/u, offer: /日によって変|シフト制|当日決ま/u },
  {
    code: 'planning',
    both: /段取り(をつけ|づくり|から|で)|計画づくり|企画/u,
    offer: /当番表づくり|スケジュール調整|運営全般|一人で段取り/u,
  },
  {
    code: 'responsibility',
    both: /責任(を|が|者)|責任重/u,
    offer: /役員(?!会)|書記|会計係|班長|代表|引率|監視員|見届け|管理を任|統括/u,
  },
  {
    code: 'sole_responsibility',
    both: /一人き(り|で)|ひとりき|単独|一人勤務/u,
    offer: /一人で(一周|段取|任|担当|預|行)|一人体制|初日から単独/u,
    person: /一人での?(作業|仕事|行動)/u,
  },
  { code: 'sole_key', both: /鍵.{0,6}(一人|預か)/u },
  { code: 'no_substitute', both: /代わりが(い|効)ない|交代(は)?な|抜けられない|休めない/u },
  {
    code: 'lead_group',
    both: /まとめ(る|役)|リーダー|仕切|率い/u,
    offer: /班長|班をまとめ|世話役を|実行委員長|主宰|引率|座長/u,
  },
  {
    code: 'teach_group',
    both: /大勢(に|の前|へ)|人前|講師|講演|指導(する|役)/u,
    offer: /(名|人)の(前|児童に|生徒に)|全校|講評|先生(。|を|役|と)|部の.{0,6}指導|コーチ|授業/u,
  },
  {
    code: 'teach_subject',
    both: /教科を教|勉強を教/u,
    offer: /(数学|英語|算数|国語|理科)の?(指導|補習|先生)|家庭教師|学習支援/u,
  },
  {
    code: 'supervise_children',
    both: /子どもの(安全|見守り役)|引率/u,
    offer: /園児|託児|児童\d+名の引率|子守|保育補助|添乗/u,
    person: /子ども(が|は)苦手|子どもの声/u,
  },
  {
    code: 'cash',
    both: /現金|お金の計算|金額の計算|会計(?!年度)|レジ/u,
    offer: /レジ金|集金|売り子|釣り銭|販売/u,
  },
  {
    code: 'alcohol',
    both: /(?<!甘|料理|造り)酒(?!粕|店|蔵)|アルコール|飲み会|居酒屋/u,
    offer: /飲み放題|ビール|ワイン|スナック|打ち上げ/u,
    person: /断酒/u,
  },
  { code: 'gambling', both: /賭け|ギャンブル|パチンコ|競馬|競輪/u, offer: /景品つき麻雀/u },
  {
    code: 'competition',
    both: /勝ち負け|競い|競争|段位|順位|優勝|大会/u,
    offer: /対局|認定会|コンクール|コンテスト|選手権|上級者どうし/u,
  },
  { code: 'kanji_reading', both: /漢字|読み書き/u, offer: /書類の記入|崩し字|議事録|回覧/u },
  { code: 'sight_reading', both: /初見|譜読み|楽譜を(読|見て)/u },
  { code: 'emergency', both: /緊急(の)?(出動|対応|時)|消防団|夜間出動/u, offer: /異常時|救助|当直/u },
  { code: 'exam', both: /試験|検査|テスト|検定/u, offer: /認定会|資格取得|修了試験|オーディション/u },
  { code: 'guarantor', both: /保証人/u, offer: /保証会社/u },
  {
    code: 'leave_home',
    both: /(家|住まい|町|地元)を(離れ|出る)|引っ越|転居/u,
    offer: /住み込み|入寮|入所|宿泊/u,
  },
  {
    code: 'separate_from_child',
    both: /(子|子ども|娘|息子|弟|妹|家族|きょうだい|親子).{0,6}(預け|置いて|離れ|別室|別に|離して)/u,
    offer:
      /別室|別の部屋|(保護者|家族|親)(は|と).{0,8}(待|入れない|帰)|家に預け|(子|児).{0,4}預かり|一時支援|大人だけ|子どもは(入れ|不可|お断)/u,
  },
  {
    code: 'sibling_refused',
    both: /(弟|妹|兄|姉|きょうだい).{0,6}置いて/u,
    offer: /きょうだい(は|も|の).{0,8}(入れない|不可|お断|ご遠慮)|(本人|兄や姉)だけ|入室は本人/u,
  },
  { code: 'dog_refused', both: /(犬|補助犬|盲導犬|ペット)(は|の|も).{0,6}(不可|お断|ご遠慮|入れ)/u },
  { code: 'curfew', both: /門限/u },
  {
    code: 'early',
    both: /早朝|朝早|早起き(は|が)(苦手|でき)/u,
    offer: /朝活|始発/u,
    person: /朝(が|は)(苦手|弱|起き)|昼夜逆転/u,
  },
  {
    code: 'night',
    both: /夜間|深夜|夜ふかし|夜勤|夜の|暗い(時間|道)|夜に/u,
    offer: /夜警|夕べ|ナイト/u,
    person: /暗く(な|て)|夜(は|が)/u,
  },
  { code: 'fulltime', both: /常勤|フルタイム|週(5|五)日|週(4|四)日/u, offer: /正社員|正規職員/u },
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
  { code: 'long_course', both: /(半年|1年|一年|数か月).{0,6}(講座|養成|通|週)/u, offer: /全\d{2}回|養成/u },
];
