import { minutesText } from '#domain/candidate-summary.ts';
import type {
  Block,
  BlockCode,
  Params,
  Reason,
  ReasonCode,
  Repair,
  RepairCode,
  Unknown,
  UnknownCode,
} from '#matching/findings.ts';
import type { LeftOutCause, Ranking } from '#matching/rank.ts';

/** 「theirs ↔ ours」. A parameter may be absent: kept runs leave out how far it is from home. */
type Say = (params: Params) => string;

const given = (value: string | number | undefined, text: (value: string | number) => string, without = '') =>
  value === undefined || value === '' ? without : text(value);
const km = (params: Params) => given(params['km'], (value) => `およそ${value}km`, '家からの道のり');
const minutes = (value: string | number | undefined) => minutesText(Number(value ?? 0));
const limits = ({ least, most }: Params) =>
  `${given(least, (age) => `${age}歳から`)}${given(most, (age) => `${age}歳まで`)}`;

const blocks: Record<BlockCode, Say> = {
  barred: () => '会わせられない事情があります',
  closed: () => 'もう終わっています',
  aversion: ({ said, what }) => `${what} ↔ 本人が「${said}」を、したくない`,
  formal_place: ({ waiting }) =>
    Number(waiting ?? 0) > 0
      ? '空きは、待っている正式な利用者のもの'
      : '正式な利用者で、定員に空きがありません',
  no_place: () => 'いまは空きがありません',
  expired: () => '空きの期限が切れています',
  age: (params) => `${limits(params)} ↔ ${params['age']}歳`,
  eligibility: ({ what, approver }) =>
    `「${what}」という決まり${given(approver, (who) => `（例外を認める人 ${who}）`)}`,
  document: ({ what }) => `${what}が要る ↔ 持っていない`,
  time: ({ theirs, needed, run }) =>
    given(
      theirs,
      (hours) => `${hours} ↔ 動ける時間と重なりません`,
      `続けて${minutes(needed)} ↔ 重なるのは${minutes(run)}`,
    ),
  session: ({ needed, most }) => `続けて${minutes(needed)} ↔ 続けられるのは${minutes(most)}まで`,
  distance: (params) =>
    `${km(params)} ↔ ${given(params['reach'], (reach) => `行けるのはおよそ${reach}kmまで`, '行ける範囲より遠い')}`,
  remote_only: () => '出向く場所 ↔ 家から出ずにを希望',
  demand: ({ what, level, tolerance }) =>
    `${what}（${['ない', '少し', 'ふつう', '欠かせない'][Number(level)] ?? ''}） ↔ ${['できない', '少しなら', 'ふつうには', '気にならない'][Number(tolerance)] ?? ''}`,
  group: ({ group, most }) => `いつも${group}人くらい ↔ ${most}人くらいまで`,
  noise: () => '音の大きな場 ↔ 静かな場を希望',
  contact: ({ what }) => `連絡は${what} ↔ 別のやりとりを希望`,
  fee: ({ fee, most }) => `1回${fee}円 ↔ 出せるのは${most}円まで`,
  support: ({ what }) => `「${what}」がない ↔ 要る支え`,
  skill: ({ what }) => `「${what}」が要る ↔ 強みにない`,
};

const repairs: Record<RepairCode, Say> = {
  assistant: () => 'はじめのうち、そばで手伝う人がつく',
  reshape: ({ what }) => `「${what}」のないように、役割の形を変えてもらう`,
  short_session: (params) => `${minutes(params['minutes'])}ずつに分けてもらう`,
  lift: () => '送り迎えをつける',
  bring_support: ({ label }) => `「${label}」を、こちらから用意する`,
  wait_for_place: () => '空きを待つ',
  small_group: ({ most }) => `${most}人くらいまでの時間に分けてもらう`,
  quiet_corner: () => '静かな席か、静かな時間にしてもらう',
  mediate: () => '連絡のあいだに、支援員が入る',
  fee_relief: ({ most }) => `費用を${most}円までに下げられないか、たずねる`,
  apprentice: ({ label }) => `「${label}」を、そばで習いながら始める`,
  teach_skill: ({ label }) => `「${label}」を、先に教わる`,
};

const reasons: Record<ReasonCode, Say> = {
  wish: ({ said, offered }) => `願い「${said}」 ↔ ${offered}`,
  strength: ({ said, offered }) => `強み「${said}」 ↔ ${offered}`,
  host_wish: ({ has, wanted }) => `受入先の願い「${wanted}」 ↔ 強み「${has}」`,
  words: ({ about }) => `${about}の言葉と、内容の言葉が近い`,
  time: ({ hours }) => `動ける時間と重なる　${hours}`,
  distance: (params) => given(params['km'], (value) => `家からおよそ${value}km`, '行ける範囲の中'),
  place: ({ places }) => `空き ${places}人`,
  group: ({ group }) => `いつも${group}人くらい ↔ 人数の希望の中`,
  support: ({ what }) => `要る支え「${what}」がある`,
  demand: ({ what }) => `「${what}」は、ありません`,
};

const unknowns: Record<UnknownCode, Say> = {
  hours_of_person: () => '本人が動ける時間',
  hours_of_opportunity: () => 'いつ開いているか',
  capacity: () => '何人まで受けられるか',
  formal_waiting: () => '待っている正式な利用者がいるか',
  distance: () => '家からどのくらいか',
  reach: () => 'どこまでなら行けるか',
  lift_wanted: () => '送り迎えの車に乗ることを、どう思うか',
  age: (params) => `年齢（${limits(params)}の場）`,
  age_limits: () => '年齢の決まりがあるか',
  eligibility: ({ what }) => `「${what}」に当たるか`,
  eligibility_rules: () => '対象者の決まりがあるか',
  document: ({ what }) => `${what}を持っているか`,
  documents_needed: () => '要る書類や免許があるか',
  demand_of_opportunity: ({ what }) => `「${what}」があるか`,
  demand_of_person: ({ what }) => `「${what}」をどう思うか`,
  aversion: ({ said, what }) => `本人が「${said}」をしたくない。「${what}」があるか`,
  no_longer: ({ said, what }) => `「${said}」と言っていた。${what}でも、役割が変われば話せるか`,
  support: ({ what }) => `「${what}」があるか`,
  group_of_opportunity: ({ most }) => `いつも何人くらいいるか（希望は${most}人くらいまで）`,
  group_of_person: ({ group }) => `${group}人くらいの場を、どう思うか`,
  noise_of_opportunity: () => '音はどのくらいか',
  noise_of_person: () => '音のある場を、どう思うか',
  contact_of_opportunity: () => 'どうやって連絡するか',
  contact_of_person: () => 'どうやって連絡したいか',
  fee_of_opportunity: () => '費用がかかるか',
  fee_of_person: ({ fee }) => `1回${fee}円を出せるか`,
  session: () => '途中まで、または短い時間でもよいか',
  session_of_person: (params) => `続けて${minutes(params['needed'])}いられるか`,
  skill: ({ what }) => `「${what}」ができるか`,
  freshness: () => 'いまもそのとおりか',
};

const causes: Record<LeftOutCause, string> = {
  barred: '会わせられない事情',
  closed: '終わっている',
  aversion: '本人が「したくない」',
  formal_place: '正式な利用者で満員',
  no_place: '空きがない',
  expired: '空きの期限切れ',
  age: '年齢の決まり',
  eligibility: '対象者の決まり',
  document: '書類・免許が要る',
  time: '時間が合わない',
  session: '続けられる時間より長い',
  distance: '遠い',
  remote_only: '家の外',
  demand: '求められることがつらい',
  group: '人数が多い',
  noise: '音が大きい',
  contact: '連絡のしかたが合わない',
  fee: '費用が合わない',
  support: '要る支えがない',
  skill: '要る技がない',
  unrelated: '願いと強みに近くない',
};

export const sayBlock = (block: Block): string => blocks[block.code](block.params);
export const sayRepair = (repair: Repair): string => repairs[repair.code](repair.params);
export const sayReason = (reason: Reason): string => reasons[reason.code](reason.params);
export const sayUnknown = (unknown: Unknown): string => unknowns[unknown.code](unknown.params);

/** Why a single resource is not on the list. The person's no needs no reason, and no change makes it one. */
export function leftOutSentence(cause: LeftOutCause): string {
  if (cause === 'aversion') return '本人の「いや」なので、条件を変えても出しません。';
  if (cause === 'unrelated') return '妨げはありませんが、願いにも強みにも近くないので、出していません。';
  return `わけ　${causes[cause]}。条件か資源が変われば、出ることがあります。`;
}

export type LeftOutLine = { label: string; count: number };

/** The person's no first, then whatever stands in the way most often. */
export function leftOutLines(leftOut: Ranking['leftOut']): LeftOutLine[] {
  return (Object.entries(leftOut) as [LeftOutCause, number][])
    .toSorted(([a, x], [b, y]) => Number(b === 'aversion') - Number(a === 'aversion') || y - x)
    .map(([cause, count]) => ({ label: causes[cause], count }));
}
