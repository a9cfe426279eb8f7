/** Why something was refused. The sentence and status that a person sees hang on the code, in one table. */
export type RefusalCode =
  | 'not-permitted'
  | 'not-found'
  | 'not-signed-in'
  | 'consent-missing'
  | 'changed-meanwhile'
  | 'already-done'
  | 'too-many-tries'
  | 'too-many-requests'
  | 'too-large'
  | 'last-administrator'
  | 'later-import'
  | 'slot-taken'
  | 'yes-missing'
  | 'answer-missing'
  | 'hold-lapsed'
  | 'second-person'
  | 'foreign-place'
  | 'forged-form';

const sentences: Record<RefusalCode, { status: number; title: string; wayOut: string }> = {
  'not-permitted': {
    status: 403,
    title: 'この操作は、いまの役割ではできません',
    wayOut: '必要なときは、所属の管理者か主管課に相談してください。',
  },
  'not-found': {
    status: 404,
    title: '見つかりませんでした',
    wayOut: 'アドレスが変わったか、見られる範囲の外にあります。ひと・まちの一覧からさがしてください。',
  },
  'not-signed-in': {
    status: 401,
    title: 'はいり直してください',
    wayOut: '時間がたったので、いったん閉じました。',
  },
  'consent-missing': {
    status: 409,
    title: '本人の同意がまだありません',
    wayOut: '同意の頁で、相手と伝えてよいことを記録してから、もう一度進めてください。',
  },
  'changed-meanwhile': {
    status: 409,
    title: 'ほかの人が先に保存しました',
    wayOut: '両方の内容をならべて見て、残すほうを選んでください。',
  },
  'already-done': {
    status: 409,
    title: 'もう済んでいます',
    wayOut: '頁を読み直して、いまの状態を見てください。',
  },
  'too-many-tries': {
    status: 429,
    title: '続けて試されたため、しばらく止めています',
    wayOut: '15分ほどおいて、もう一度試してください。急ぐときは管理者に連絡してください。',
  },
  'too-many-requests': {
    status: 429,
    title: '少しのあいだに、たくさんの要求が届きました',
    wayOut: '1分ほど待ってから、もう一度開いてください。書いた文は残っています。',
  },
  'too-large': {
    status: 413,
    title: '大きすぎて受け取れませんでした',
    wayOut: 'ファイルは20MBまで、文章は一度に10万字ほどまでです。分けて送ってください。',
  },
  'later-import': {
    status: 409,
    title: 'このあとに、同じ台帳の新しい版を取り込んでいます',
    wayOut: '新しいほうから順に取り消してください。',
  },
  'last-administrator': {
    status: 409,
    title: '最後の管理者は、止めることも役割を変えることもできません',
    wayOut: '先に、ほかの人を管理者にしてください。',
  },
  'slot-taken': {
    status: 409,
    title: '最後の枠は、いま別の予定で埋まりました',
    wayOut: 'ほかの曜日か時間を選んでください。',
  },
  'yes-missing': {
    status: 409,
    title: '本人の了解が、まだありません',
    wayOut: '本人に話して、「はい」と言った日とことばを書いてから、先へ進めてください。',
  },
  'answer-missing': {
    status: 409,
    title: '受入先の返事が、まだありません',
    wayOut: '電話・紙・リンクのどれでもかまいません。返事を書いてから、先へ進めてください。',
  },
  'hold-lapsed': {
    status: 409,
    title: '仮押さえの期限がすぎました',
    wayOut: '枠の頁で、空きを見て、もう一度押さえてください。',
  },
  'second-person': {
    status: 409,
    title: 'もうひとりの管理者の同意が、まだありません',
    wayOut:
      '「設定」の「ふたりで決めること」で頼み、同意してもらってから、24時間のうちに、もう一度してください。',
  },
  'foreign-place': {
    status: 403,
    title: 'この場所からは開けません',
    wayOut:
      '決められたネットワーク（役所や事業所）から開いてください。そこにいるのに出るときは、管理者に連絡してください。',
  },
  'forged-form': {
    status: 403,
    title: 'この画面からは送れませんでした',
    wayOut: '前の頁にもどり、読み直してから、もう一度送ってください。書いた文は残っています。',
  },
};

/** A rule or a permission says no. Thrown by verbs, caught only by the error pages of web and api. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  constructor(code: RefusalCode, options?: ErrorOptions) {
    super(code, options);
    this.name = 'Refusal';
    this.code = code;
  }
}

/** What the person is told about a refusal, and the HTTP status that goes with it. */
export function refusalSentence(code: RefusalCode): { status: number; title: string; wayOut: string } {
  return sentences[code];
}
