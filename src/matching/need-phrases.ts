import type { DemandCode } from '#domain/demand-codes.ts';

/**
 * What somebody needs to be there tells what they cannot do without it: who has to get in with a pram cannot take the stairs.
 * Read from a person's words only; in an offer the same words are a support.
 */
export const needPhrases: readonly { pattern: RegExp; cannot: readonly DemandCode[] }[] = [
  {
    pattern:
      /(ベビーカー|バギー|車いす|車イス|車椅子|電動カート|歩行器)(で|のまま|でも|ごと|が)(入|使|通|行け|乗|上が|利用)/u,
    cannot: ['stairs'],
  },
  {
    pattern: /(車いす|車イス|車椅子)(で|を使って|に乗って)(暮ら|生活|移動|動|出かけ)/u,
    cannot: ['stairs', 'slope', 'squat'],
  },
  {
    pattern:
      /(段差?|階段)(の|が|も)?(ない|なく|無い)(所|ところ|場所|入口|入り口|建物|道|部屋|家|店|$)|バリアフリー(の|で|なら)/u,
    cannot: ['stairs'],
  },
  {
    pattern:
      /(そば|隣|となり|横|近く|一緒)(に|で)[^、。]{0,8}(いて(くれ|ほし|もら)|いる(人|こと|なら|と(安心|助か))|ついて(くれ|いて|もら)|見て(くれ|いて))|一人に(され|しないで)|一人(だけ)?(では|だと)(不安|こわい|怖い|心細|でき)/u,
    cannot: ['sole_responsibility'],
  },
  { pattern: /保証人(が|は|も)?(い|居|な)なく(て|と)も?|保証人な(し|く)(で|に|$)/u, cannot: ['guarantor'] },
  {
    pattern:
      /(しゃべら|話さ|声を出さ)な(くて(も)?(よい|いい|すむ|済む|かまわ)|いで(いられ|でき|すむ|済む|よい|いい))/u,
    cannot: ['voice_required', 'conversation'],
  },
  {
    pattern:
      /(子|子ども|子供|赤ちゃん|娘|息子|孫|弟|妹|きょうだい|家族|母|父|お母さん|親)(と|も)(一緒|いっしょ)[^、。]{0,6}(い(られ|る|ら)|入|過ご|行け(る|れ)|でき(る|れ)|参加|なら)/u,
    cannot: ['separate_from_child'],
  },
  {
    pattern: /(犬|補助犬|盲導犬|聴導犬|介助犬)(と|も)[^、。]{0,5}(入|行け|いられ|一緒)/u,
    cannot: ['dog_refused'],
  },
  {
    pattern: /(座って|すわって|椅子に?で?|いすに?で?|腰かけて)(も|なら|い(られ|る))?(でき|やれ|済|すむ|働)/u,
    cannot: ['standing'],
  },
  {
    pattern:
      /(文字|メール|筆談|LINE)(での?|の|に(よる|して))(連絡|やりとり|会話|話)|(文字|メール|筆談|LINE)で(連絡|やりとり|伝え|話)/iu,
    cannot: ['phone'],
  },
  {
    pattern: /(ふりがな|ルビ)(の|が|を)?(ある|あれば|ついて|つき|ふって)|ひらがな(で|の)/u,
    cannot: ['kanji_reading'],
  },
  { pattern: /静かな(所|ところ|場所|部屋|席|環境)(で|が|なら|に|を|$)/u, cannot: ['loud_noise'] },
  {
    pattern: /(名前|顔|本名)(を|は|も)?(出|知られ|明か|名乗)[^、。]{0,2}ずに|匿名(で|なら)/u,
    cannot: ['publication', 'real_name'],
  },
  { pattern: /休んでも(責め|叱|怒|困)|急に休(む|ん)/u, cannot: ['no_substitute', 'daily_commitment'] },
];
