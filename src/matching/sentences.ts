import { hoursText } from '#domain/hours-text.ts';
import type { WeeklyHours } from '#domain/hours.ts';
import { demandLevelLabels, toleranceLabels } from '#domain/demand-codes.ts';
import { freshnessLabels, type Freshness } from '#domain/freshness.ts';
import { supportLabels, type SupportCode } from '#domain/condition-codes.ts';
import type { Evaluation } from './evaluate.ts';
import type { Block, BlockCode, Mark, Params, Reason, Repair, Unknown, UnknownCode } from './findings.ts';
import type { LeftOutCause } from './rank.ts';

export type Sentence = { mark: Mark; text: string };

function word(params: Params, key: string): string {
  return String(params[key] ?? '');
}

function km(params: Params, key = 'km'): string {
  const value = Number(params[key] ?? 0);
  return value < 1 ? `${Math.round(value * 1000)}m` : `${value}km`;
}

function length(minutes: string | number | undefined): string {
  const all = Number(minutes ?? 0);
  const [hours, rest] = [Math.floor(all / 60), all % 60];
  if (hours === 0) return `${rest}分`;
  return rest === 30 ? `${hours}時間半` : `${hours}時間${rest === 0 ? '' : `${rest}分`}`;
}

function yen(params: Params, key: string): string {
  return `${Number(params[key] ?? 0).toLocaleString('ja-JP')}円`;
}

export function reasonText({ code, params, hours }: Reason): string {
  const w = (key: string): string => word(params, key);
  switch (code) {
    case 'wish':
      return `願い「${w('said')}」 ↔ ${w('offered')}`;
    case 'strength':
      return `強み「${w('said')}」 ↔ ${w('offered')}`;
    case 'host_wish':
      return `受入先の願い「${w('wanted')}」 ↔ 本人の強み「${w('has')}」`;
    case 'words':
      return `本人の${w('about')}と同じ言葉「${w('word')}」が、先方の説明にある`;
    case 'time':
      return `時間が合う　${hoursText(hours ?? [])}`;
    case 'distance':
      return Number(params['km'] ?? 0) === 0 ? '家でできる' : `行ける範囲にある（およそ${km(params)}）`;
    case 'place':
      return `空き ${w('places')}人`;
    case 'group':
      return `人数が合う（いつも${w('group')}人ほど）`;
    case 'support':
      return `要る支え「${w('what')}」がある`;
    default:
      return `つらいこと「${w('what')}」は、ここにはない`;
  }
}

const blockTexts: Record<BlockCode, (params: Params, hours: WeeklyHours) => string> = {
  barred: () => 'ほかの事情により出せません。くわしくは管理者に聞いてください',
  closed: (p) => `終わっている（${word(p, 'day')}）`,
  aversion: (p) => `${word(p, 'what')} ↔ 本人が「${word(p, 'said')}」と言った。条件を変えても出しません`,
  formal_place: (p) =>
    Number(p['waiting'] ?? 0) > 0
      ? `正式な利用者が${word(p, 'waiting')}人待っている。その人たちが先です`
      : '正式な利用者のための枠で、空きがない',
  no_place: () => '空きがない',
  expired: () => '空きの期限が切れている。受入先に確かめ直すまで出しません',
  age: (p) => `年齢の決まり（${ageRange(p)}） ↔ 本人は${word(p, 'age')}歳`,
  eligibility: (p) =>
    `対象の決まり「${word(p, 'what')}」に${word(p, 'isUnproved') === '' ? '当たらない' : '当たると確かめていない。決定を受けた人のサービスで、ここからはつなげない'}${word(p, 'approver') === '' ? '' : `。例外を認めるのは${word(p, 'approver')}`}`,
  document: (p) => `${word(p, 'what')}が要る ↔ 本人は持っていない`,
  time: (p, hours) =>
    Number(p['run'] ?? 0) > 0
      ? `続けて${length(p['needed'])} ↔ 時間が重なるのは${length(p['run'])}`
      : `時間が重ならない（${hoursText(hours)}）`,
  session: (p) => `続けて${length(p['needed'])} ↔ 本人が続けられるのは${length(p['most'])}まで`,
  distance: (p) => `およそ${km(p)} ↔ 本人が行けるのは${km(p, 'reach')}まで`,
  remote_only: (p) => `出かけて行く所（およそ${km(p)}） ↔ 在宅でなら`,
  demand: (p) =>
    `「${word(p, 'what')}」が${demandWords(Number(p['level'] ?? 0))} ↔ 本人は${toleranceLabels[Number(p['tolerance'] ?? 0)] ?? ''}`,
  group: (p) => `いつも${word(p, 'group')}人ほど ↔ 本人は${word(p, 'most')}人まで`,
  noise: () => '音が大きい ↔ 本人は静かな所がよい',
  contact: (p) => `連絡は${word(p, 'what')} ↔ 本人はほかの方法がよい`,
  fee: (p) => `費用${yen(p, 'fee')} ↔ 本人が出せるのは${yen(p, 'most')}まで`,
  support: (p) => `要る支え「${word(p, 'what')}」がない`,
  leader: (p) => `ここは「${word(p, 'what')}」場 ↔ 本人はほかの進め方がよい`,
  exit: (p) => `「${word(p, 'asked')}」決まり ↔ 本人は「${word(p, 'most')}」ことが要る`,
  skill: (p) => `「${word(p, 'what')}」ができる人を求めている`,
};

export function blockText({ code, params, hours }: Block): string {
  return blockTexts[code](params, hours ?? []);
}

/** As it ends a sentence: 少し・たまにある, ふつうにある, 欠かせない. */
function demandWords(level: number): string {
  const label = demandLevelLabels[level] ?? '';
  return level === 1 ? `${label}ある` : label;
}

function ageRange(params: Params): string {
  const [least, most] = [word(params, 'least'), word(params, 'most')];
  return `${least === '' ? '' : `${least}歳から`}${most === '' ? '' : `${most}歳まで`}`;
}

export function repairText({ code, params, cost }: Repair): string {
  switch (code) {
    case 'assistant':
      return 'はじめのうち、そばに手を貸す人がつく';
    case 'reshape':
      return `「${word(params, 'what')}」を別の人が受け持つように、役割を組みかえる`;
    case 'short_session':
      return cost === 1
        ? `${length(params['minutes'])}に分ける。受入先は短い時間を認めています`
        : `${length(params['minutes'])}にできないか、受入先に頼む`;
    case 'lift':
      return cost === 1 ? '受入先の送迎に乗る' : `送り迎えをつける（片道およそ${km(params)}）`;
    case 'bring_support':
      return `「${supportLabels[word(params, 'what') as SupportCode]}」を、支援する側で用意する`;
    case 'wait_for_place':
      return '空きが出るのを待つ';
    case 'small_group':
      return `${word(params, 'most')}人までの時間や場所をつくってもらう`;
    case 'quiet_corner':
      return '静かな場所か、音の小さい時間を用意してもらう';
    case 'mediate':
      return '支援員があいだに立って連絡する';
    case 'fee_relief':
      return `費用を${yen(params, 'most')}までにする手だてをさがす（減免・助成）`;
    case 'lead_first':
      return 'はじめのうち、支援員が進める役を受け持つ';
    case 'free_trial':
      return '期間を決めずに試させてもらえないか、受入先に頼む';
    case 'apprentice':
      return `「${word(params, 'what')}」は、できる人のそばで習いながら始める`;
    default:
      return `「${word(params, 'what')}」を習ってから始める`;
  }
}

const unknownTexts: Record<UnknownCode, (params: Params) => string> = {
  hours_of_person: () => '動ける時間',
  hours_of_opportunity: () => 'いつしているか',
  capacity: () => '空きがあるか',
  formal_waiting: () => '正式な利用者で待っている人がいないか',
  distance: () => '場所と、本人の家からの道のり',
  reach: () => 'どこまで、何で行けるか',
  lift_wanted: () => '車に人と乗ることをどう思うか',
  age: (p) => `年齢（決まりは${ageRange(p)}）`,
  age_limits: (p) =>
    p['end'] === 'least'
      ? '何歳からか'
      : p['end'] === 'most'
        ? '何歳までの決まりがあるか'
        : '年齢の決まりがあるか',
  eligibility: (p) => `「${word(p, 'what')}」に当たるか`,
  eligibility_rules: () => '対象の決まりがあるか',
  document: (p) => `${word(p, 'what')}を持っているか`,
  documents_needed: () => '要る書類や免許があるか',
  demand_of_opportunity: (p) => `「${word(p, 'what')}」があるか`,
  demand_of_person: (p) => `「${word(p, 'what')}」はどうか`,
  aversion: (p) => `本人がしたくない「${word(p, 'what')}」がないか`,
  no_longer: (p) => `本人が「${word(p, 'said')}」と言ったことに当たらないか（${word(p, 'what')}）`,
  support: (p) => `要る支え「${word(p, 'what')}」があるか`,
  group_of_opportunity: (p) => `いつも何人ほどか（本人は${word(p, 'most')}人まで）`,
  group_of_person: (p) => `${word(p, 'group')}人ほどの場はどうか`,
  noise_of_opportunity: () => '音の大きさ',
  noise_of_person: () => '音のある場はどうか',
  contact_of_opportunity: () => '連絡のしかた',
  contact_of_person: (p) => `連絡が${word(p, 'what')}でよいか`,
  fee_of_opportunity: () => '費用がかかるか',
  fee_of_person: (p) => `費用${yen(p, 'fee')}を出せるか`,
  session: (p) => `途中の${length(p['run'])}だけでもよいか`,
  session_of_person: (p) => `続けて${length(p['needed'])}できるか`,
  skill: (p) => `「${word(p, 'what')}」ができるか`,
  leader_of_opportunity: () => 'だれが進める場か',
  leader_of_person: (p) => `「${word(p, 'what')}」場はどうか`,
  exit_of_opportunity: () => 'やめるときの決まり',
  exit_of_person: (p) => `「${word(p, 'asked')}」決まりでもよいか`,
  unread_of_opportunity: (p) => `条件として読みとれなかった「${word(p, 'said')}」は、本人にさわらないか`,
  unread_of_person: (p) => `本人の「${word(p, 'said')}」にさわらないか（条件として読みとれていない）`,
  freshness: (p) => `いまも同じか（${freshnessLabels[word(p, 'freshness') as Freshness]}）`,
};

/** 「未確認」: what to ask, and whom. */
export function unknownText({ code, params, ask }: Unknown): string {
  return `${unknownTexts[code](params)}　${ask === 'person' ? '本人にうかがう' : '受入先に聞く'}`;
}

/** All that the page says about one opportunity, in its order: what stands against it, what would change it, what is for it, what is open. */
export function sentencesOf(evaluation: Evaluation): Sentence[] {
  return [
    ...evaluation.blocks.map((block): Sentence => ({ mark: '×', text: blockText(block) })),
    ...evaluation.repairs.map((repair): Sentence => ({ mark: '△', text: repairText(repair) })),
    ...evaluation.reasons.map((reason): Sentence => ({ mark: '○', text: reasonText(reason) })),
    ...evaluation.unknowns.map((unknown): Sentence => ({ mark: '？', text: unknownText(unknown) })),
  ];
}

export const verdictLabels: Record<Evaluation['verdict'], string> = {
  fits: 'そのまま合う',
  ask: '確かめれば合う',
  near: '変えれば合う',
  no: 'いまは合わない',
};

/** 「ひとつ変えれば合う」 when it is one thing. */
export function verdictText(evaluation: Evaluation): string {
  const isOneStep = evaluation.verdict === 'near' && evaluation.repairs.length === 1;
  return isOneStep ? 'ひとつ変えれば合う' : verdictLabels[evaluation.verdict];
}

/** 出さなかったもの: the causes as the page counts them. */
export const leftOutLabels: Record<LeftOutCause, string> = {
  barred: 'ほかの事情',
  closed: '終わっている',
  aversion: '本人が「したくない」',
  formal_place: '正式な利用者の枠',
  no_place: '空きがない',
  expired: '確認の期限切れ',
  age: '年齢の決まり',
  eligibility: '対象の決まり',
  document: '書類・免許の決まり',
  time: '時間が合わない',
  session: '時間が長い',
  distance: '遠い',
  remote_only: '家から出る',
  demand: '本人にはつらい',
  group: '人数が多い',
  noise: '音が大きい',
  contact: '連絡のしかた',
  fee: '費用',
  support: '要る支えがない',
  leader: '進める人がちがう',
  exit: 'やめるときの決まり',
  skill: '求める技がちがう',
  unrelated: '願いにも強みにもつながらない',
};
