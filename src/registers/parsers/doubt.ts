import * as z from 'zod';

/** What a person should look at, by code: whether the row may go in before somebody has looked, and what to say. */
const kinds = {
  'no-name': ['check', '名称がありません。'],
  'code-wrong': ['check', '全国地方公共団体コードの検査数字が合いません。'],
  'code-repaired': ['note', '全国地方公共団体コードの欠けた数字を補いました。'],
  'number-missing': ['note', '番号がないため、名称と住所で見分けます。'],
  'number-repaired': ['note', '番号の先頭の0が落ちていたので補いました。'],
  'number-damaged': [
    'check',
    '番号が表計算ソフトでこわれています（1.2E+12 の形）。元の番号をたしかめてください。',
  ],
  'corporate-number-wrong': ['note', '法人番号のけた数か検査数字が合いません。登録には使いません。'],
  'phone-unread': ['note', '電話番号として読めません。書かれたまま残します。'],
  'phone-has-words': ['note', '電話番号に、ことばが書きそえられています。'],
  'status-hidden': ['note', '休止や閉所をしめすことばがあります。状態をたしかめてください。'],
  'url-unread': ['note', 'ホームページの番地として読めません。'],
  'url-repaired': ['note', 'ホームページの番地の書きまちがいを直しました。'],
  'url-is-email': ['note', 'ホームページの欄にメールアドレスがあります。メールアドレスとして読みました。'],
  'email-unread': ['note', 'メールアドレスとして読めません。'],
  'point-half': ['note', '緯度か経度の片方しかありません。地図には載せません。'],
  'point-unread': ['note', '緯度・経度が数字として読めません。地図には載せません。'],
  'point-outside': ['note', '緯度・経度が日本の外です。地図には載せません。'],
  'point-swapped': ['note', '緯度と経度が入れかわっていたので直しました。'],
  'point-several': ['note', '緯度・経度がいくつも書かれています。地図には載せません。'],
  'address-missing': ['note', '住所がありません。'],
  'address-vague': ['note', '住所が町の名までしかありません。'],
  'days-unread': ['note', '曜日や日が読み取れません。元の文を見てください。'],
  'days-differ': ['note', '曜日の欄と、文に書かれた曜日がちがいます。'],
  'days-uncertain': ['note', '開く日が、文では変わることがあると書かれています。'],
  'day-of-week-only': ['note', '曜日はわかりますが、月の第何週かが書かれていません。'],
  'frequency-unread': ['note', '開催の頻度が読み取れません。'],
  'hours-unread': ['note', '時刻が読み取れません。元の文を見てください。'],
  'hours-half': ['note', 'はじまりかおわりの片方の時刻しかありません。'],
  'hours-reversed': ['note', 'おわりの時刻がはじまりより前です。'],
  'hours-several': ['note', '時刻がいくつも書かれています。元の文を見てください。'],
  'fee-unread': ['note', '参加費が数字として読めません。書かれたまま残します。'],
  'age-unread': ['note', '年齢の条件が読み取れません。書かれたまま残します。'],
  'capacity-unread': ['note', '定員が数字として読めません。書かれたまま残します。'],
  'capacity-unlikely': ['note', '定員が大きすぎます。使いません。'],
  'date-unread': ['note', '日付として読めません。'],
  'parent-needed': ['note', '追加情報の行です。基本情報の同じ番号の場所につながります。'],
  'service-unknown': ['note', 'この種類のサービスは、知っている一覧にありません。'],
  formula: ['check', '計算式が入っています。結果の文字だけを読みました。'],
  'broken-quote': ['check', '引用符（"）が閉じていません。列がずれているかもしれません。'],
  'broken-character': ['check', '読めない文字がふくまれています。'],
  'extra-cells': ['check', '見出しより多くの升があります。列がずれているかもしれません。'],
  'short-row': ['note', '見出しより升が少ない行です。'],
  'error-cell': ['check', '表計算のエラーが入っています。'],
  'same-key': ['check', '同じ番号の、中身のちがう行が、このファイルの中にあります。'],
  'another-under-number': [
    'check',
    '同じ番号ですが、名称も住所もちがいます。番号が付け直されたのかもしれません。',
  ],
  'edited-by-hand': ['check', 'このファイルが変えようとしている欄を、取り込んだあとに人が直しています。'],
  'known-under-other-number': ['check', '同じ名称と住所のものが、別の番号で登録されています。'],
} as const satisfies Record<string, readonly ['note' | 'check', string]>;

export type DoubtCode = keyof typeof kinds;
const codes = Object.keys(kinds) as [DoubtCode, ...DoubtCode[]];

/** Something read that a person should look at; `original` is what stands in the file. */
export const doubtShape = z.object({
  code: z.enum(codes),
  weight: z.enum(['note', 'check']),
  sentence: z.string(),
  column: z.string(),
  original: z.string(),
});
export type Doubt = z.infer<typeof doubtShape>;

/** A value that was read, what stood there, and what is doubtful about it. Readers never throw. */
export type Reading<Value> = { value: Value; original: string; doubts: Doubt[] };

export function doubt(code: DoubtCode, original = '', column = ''): Doubt {
  const [weight, sentence] = kinds[code];
  return { code, weight, sentence, column, original };
}

export function reading<Value>(
  value: Value,
  original: string,
  ...codes: readonly DoubtCode[]
): Reading<Value> {
  return { value, original, doubts: codes.map((code) => doubt(code, original)) };
}
