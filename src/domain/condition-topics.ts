/** What a host and a person are asked in turn. The same order and the same words on both sides, so that the two can be laid beside each other. */
export const topicLabels = {
  hours: '曜日と時間',
  distance: '場所・行ける範囲',
  age: '年齢',
  group: '人数',
  contact: '連絡のしかた',
  leader: 'だれが進めるか',
  exit: '途中で帰る・やめる',
  noise: '音',
  access: '段差とトイレ',
  fee: '費用',
  disclosure: '名まえ・写真',
  exposure: 'お酒・賭け・お金',
  papers: '書類と対象の決まり',
  supports: '支え',
  demands: '求められること',
} as const;
export type TopicCode = keyof typeof topicLabels;
export const topicCodes = Object.keys(topicLabels) as TopicCode[];

/** `partly`: something of it is known, something not. Nothing here is ever counted as a yes. */
export type Asked = 'asked' | 'partly' | 'unasked';

/** A topic is asked when each of its questions is; each inner list names fields of which one answer is enough. */
export type TopicQuestions = Readonly<Record<TopicCode, readonly (readonly string[])[]>>;

export type Progress = { states: Readonly<Record<TopicCode, Asked>>; asked: number; open: number };

export function progressOf(questions: TopicQuestions, isAnswered: (field: string) => boolean): Progress {
  const stateOf = (code: TopicCode): Asked => {
    const answers = questions[code].filter((fields) => fields.some(isAnswered)).length;
    if (answers === 0) return 'unasked';
    return answers === questions[code].length ? 'asked' : 'partly';
  };
  const states = Object.fromEntries(topicCodes.map((code) => [code, stateOf(code)])) as Progress['states'];
  const asked = topicCodes.filter((code) => states[code] === 'asked').length;
  return { states, asked, open: topicCodes.length - asked };
}

/** 「15のうち9つ聞いた。6つ未確認」. */
export function progressText({ asked, open }: Progress): string {
  const rest = open === 0 ? '未確認はありません' : `${open}つ未確認`;
  return `${topicCodes.length}のうち${asked}つ聞いた、${rest}`;
}
