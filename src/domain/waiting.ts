import { addDays } from './calendar-day.ts';

/** What can wait for somebody on きょう, in the order in which it is shown: what cannot be put off stands first. */
export const waitingKinds = {
  absent_twice: { label: '続けて2回、来ていない', act: '本人に連絡する' },
  recall: { label: '枠を返してほしいと言われた', act: '次の場を相談する' },
  host_worry: { label: '受入先の気がかり', act: '話をきく' },
  come_nearer: { label: 'つらいという声があった', act: '支え方をきめる' },
  visit: { label: '見学・体験', act: '行って、ようすを書く' },
  step: { label: '次にすると書いたこと', act: 'する' },
  answer_came: { label: '受入先の返事がとどいた', act: '返事を受けとる' },
  reply: { label: '返事待ちの打診', act: 'もう一度きく' },
  conditions: { label: '条件の相談', act: '本人と話す' },
  person_answer: { label: '本人の返事待ち', act: '待つ・たずねる' },
  follow_up: { label: '定着支援の連絡', act: '連絡する' },
  step_up: { label: '次の段の日', act: 'ようすを書く' },
  fade: { label: '支え方の次の案', act: '本人・受入先と話す' },
  no_rhythm: { label: '連絡の間隔がまだ', act: '間隔を決める' },
  no_seat: { label: '曜日と枠がまだ', act: '枠を決める' },
  hold: { label: '仮押さえの期限', act: '使うか返すか決める' },
  left_seat: { label: '終わったのに席が残っている', act: '席を返す' },
  over_capacity: { label: '契約の方が来て席が足りない', act: '受入先と話す' },
  paper: { label: '書類・貸与・保険の期限', act: '書類をみる' },
  evaluation: { label: '評価・見直しの時期', act: '評価を書く' },
  plan_returned: { label: '主管課から返されたプラン', act: '直して出しなおす' },
  plan: { label: 'プランの続き', act: '進める' },
  decision: { label: '支援決定待ち', act: '決定する' },
  meeting: { label: '会議の準備', act: '準備する' },
  consent: { label: '同意が切れる', act: '聞きなおす' },
  received: { label: '受け付けたところ', act: '担当を決める' },
  no_lead: { label: '主担当がいない', act: '主担当を決める' },
  stands_still: { label: '動いていない', act: 'いっしょに見る' },
  searching: { label: '行き先を探している', act: '探す' },
  referral: { label: 'つないだ相談のその後', act: '見る' },
  handover: { label: '引継ぎ', act: '引き継ぐ' },
  after_closure: { label: '終結から3か月の連絡', act: '連絡する' },
  retention: { label: '保存の期限', act: '確かめる' },
  resource_task: { label: '資源開拓の日', act: '動きを書く' },
  session: { label: '開催がまだ書かれていない', act: '人数を書く' },
  agreement: { label: '活動の了解の返事待ち', act: 'もう一度きく' },
  voice: { label: '声・気づき', act: '読む' },
  resource: { label: '資源の確認', act: '電話で確かめる' },
  import_row: { label: '取り込みの要確認', act: '決める' },
} as const;
export type WaitingKind = keyof typeof waitingKinds;

/** One thing that waits: about what or whom, since when, by when, and where it is dealt with. */
export type Waiting = {
  kind: WaitingKind;
  title: string;
  detail: string;
  /** What to do about this one, where its kind asks for more than one thing. */
  act?: string;
  href: string;
  since: string | null;
  due: string | null;
  personId?: string;
};

const order = Object.keys(waitingKinds) as WaitingKind[];

/** By kind in the order above; inside a kind what is due first, then what has waited longest. */
export function groupWaiting(items: readonly Waiting[]): { kind: WaitingKind; items: Waiting[] }[] {
  const key = (item: Waiting): string => item.due ?? item.since ?? '9999-12-31';
  return order.flatMap((kind) => {
    const own = items.filter((item) => item.kind === kind).toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
    return own.length === 0 ? [] : [{ kind, items: own }];
  });
}

/**
 * How many days something without a day of its own may wait before it is as urgent as what is due today. A host who finds it
 * heavy cannot wait for a month; whoever is being searched a place for can. Our own measure, to be argued with.
 */
const patience: Partial<Record<WaitingKind, number>> = {
  answer_came: 1,
  host_worry: 3,
  come_nearer: 1,
  no_lead: 3,
  plan_returned: 3,
  conditions: 7,
  no_rhythm: 7,
  no_seat: 7,
  left_seat: 7,
  paper: 7,
  session: 7,
  agreement: 21,
  decision: 7,
  received: 7,
  stands_still: 60,
  searching: 30,
  referral: 30,
  resource: 30,
  retention: 30,
};
const usualPatience = 14;

/** What is asked for first: two absences and a place wanted back, then by the day on which it ought to have been done. */
export function byUrgency(items: readonly Waiting[], today: string): Waiting[] {
  const first: readonly WaitingKind[] = ['absent_twice', 'recall', 'over_capacity'];
  const ripeOn = ({ kind, due, since }: Waiting): string => {
    if (due !== null) return due;
    return since === null ? '9999-12-31' : addDays(since, patience[kind] ?? usualPatience);
  };
  const rank = (item: Waiting): string =>
    first.includes(item.kind) ? `0 ${item.due ?? item.since ?? today}` : `1 ${ripeOn(item)}`;
  return items.toSorted((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
}
