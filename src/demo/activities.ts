import type { ActivityStage } from '#domain/activity-stage.ts';
import type { AgreementSide, AgreementState } from '#domain/agreement.ts';
import { hoursOn, weeklyRule, type RecurrenceRule } from '#domain/hours.ts';
import type { SupportLevel } from '#domain/support-level.ts';

export type DemoMeeting = {
  daysAgo: number;
  headcount: number;
  firstTime?: number;
  cameAgain?: number;
  staff: SupportLevel;
  words?: string;
};

export type DemoActivity = {
  key: string;
  name: string;
  kana: string;
  summary: string;
  concepts: readonly string[];
  voice?: string;
  parent?: string;
  organization: string;
  place?: string;
  area: string;
  rule: RecurrenceRule | null;
  capacity?: number;
  feeYen?: number;
  ledBy: string;
  firstSupport?: string;
  fading?: string;
  startedDaysAgo: number;
  steps: readonly [to: ActivityStage, daysAgo: number, why?: string][];
  agreements?: readonly [
    side: AgreementSide,
    whom: string,
    what: string,
    state: AgreementState,
    daysAgo: number,
    words?: string,
  ][];
  meetings?: readonly DemoMeeting[];
  /** Days from today; those that are past are still to be written. */
  planned?: readonly number[];
  done?: readonly string[];
};

const secondSaturday: RecurrenceRule = {
  kind: 'nth_weekday',
  nths: [2, 4],
  days: [5],
  start: 17 * 60,
  end: 19 * 60,
  school: 'any',
  onHolidays: 'off',
  except: [],
};

/** Activities of the town at different points of their way. Who any of them was begun with is nowhere here. */
export const demoActivities: readonly DemoActivity[] = [
  {
    key: 'supper',
    name: 'ふたりの夕ごはん会',
    kana: 'ふたりのゆうごはんかい',
    summary: '親子で来て、大きな鍋をかこんで食べる。作るのも片づけるのも、手のあいた人から。',
    concepts: ['a.eat', 'a.cook', 'a.child'],
    voice: 'supper',
    organization: '本町こども食堂',
    place: '本町会館',
    area: '中央',
    rule: secondSaturday,
    capacity: 20,
    feeYen: 300,
    ledBy: '夕ごはん会の世話役三人',
    firstSupport: 'はじめの2回は、職員が買い出しと火の番をする',
    fading: '3回目から配膳だけ。6回目からは呼ばれたら行く',
    startedDaysAgo: 124,
    steps: [
      ['gathering', 118],
      ['trial', 105],
      ['launch', 84],
      ['going', 70],
    ],
    agreements: [
      ['voice', '', '声を会のはじまりとして話すこと', 'yes', 122, '名まえを出さないなら'],
      [
        'place',
        '本町会館 館長',
        '第2・第4土曜の夕方に台所を使うこと',
        'with_conditions',
        116,
        '火は19時半まで',
      ],
      ['ally', '世話役三人', '当番を月ごとに回すこと', 'yes', 90],
    ],
    meetings: [
      { daysAgo: 105, headcount: 6, firstTime: 6, staff: 'does_with', words: '鍋が足りず、二度に分けた' },
      { daysAgo: 91, headcount: 9, firstTime: 4, cameAgain: 5, staff: 'does_with' },
      {
        daysAgo: 77,
        headcount: 11,
        firstTime: 3,
        cameAgain: 8,
        staff: 'beside',
        words: '配膳を小学生がした',
      },
      { daysAgo: 63, headcount: 10, firstTime: 1, cameAgain: 9, staff: 'beside' },
      { daysAgo: 49, headcount: 14, firstTime: 4, cameAgain: 10, staff: 'beside', words: '雨でも来た' },
      { daysAgo: 35, headcount: 13, firstTime: 1, cameAgain: 12, staff: 'on_call' },
      {
        daysAgo: 21,
        headcount: 15,
        firstTime: 3,
        cameAgain: 12,
        staff: 'on_call',
        words: '献立を参加者が決めた',
      },
    ],
    planned: [-3, 11],
    done: [
      '傷害保険・賠償保険',
      '緊急のときの連絡先',
      'アレルギー表',
      '手洗いと爪・傷の確認',
      '食材の保管と温度',
    ],
  },
  {
    key: 'exchange',
    name: 'おかずの持ちより',
    kana: 'おかずのもちより',
    summary: '夕ごはん会に来る人のあいだで、余ったおかずを一品ずつ分けあう。',
    concepts: ['a.eat'],
    parent: 'supper',
    organization: '本町こども食堂',
    area: '中央',
    rule: null,
    ledBy: '',
    startedDaysAgo: 18,
    steps: [['gathering', 10]],
    agreements: [['place', '本町会館 館長', '冷蔵庫を一段借りること', 'to_ask', 0]],
  },
  {
    key: 'morning',
    name: '三丁目の朝に立つ会',
    kana: 'さんちょうめのあさにたつかい',
    summary: '三丁目の角に、ひとりずつ朝の当番で立つ。週に一度だけの人も。',
    concepts: ['a.patrol'],
    voice: 'watch',
    organization: '北野小 見守りの会',
    area: '北野',
    rule: weeklyRule(hoursOn([0, 1, 2, 3, 4], 450, 510)),
    ledBy: '見守りの会の世話役',
    startedDaysAgo: 30,
    steps: [['gathering', 24]],
    agreements: [
      ['host', '北野小学校', '旗と名札を借りること', 'yes', 22],
      ['place', '角の商店', '雨の日に軒下に立つこと', 'asked', 19],
    ],
  },
  {
    key: 'lantern',
    name: '灯りの見まわり',
    kana: 'あかりのみまわり',
    summary: '金曜の夕方に、公園を二つまわって歩く。歩くだけの人も、ベンチで待つ人もいる。',
    concepts: ['a.walk', 'a.patrol'],
    voice: 'night',
    organization: '中央地区 見回りの会',
    area: '中央',
    rule: weeklyRule(hoursOn([4], 18 * 60, 19 * 60)),
    feeYen: 0,
    ledBy: '見回りの会',
    firstSupport: '職員も一緒に歩く',
    startedDaysAgo: 19,
    steps: [
      ['gathering', 16],
      ['trial', 11],
    ],
    meetings: [
      { daysAgo: 11, headcount: 4, firstTime: 4, staff: 'does_with', words: '思ったより明るかった' },
      { daysAgo: 4, headcount: 5, firstTime: 2, cameAgain: 3, staff: 'does_with' },
    ],
    planned: [3],
  },
  {
    key: 'shogi',
    name: '北野の縁側将棋',
    kana: 'きたののえんがわしょうぎ',
    summary: '盤は四つ。強い人が弱い人に負けてくれる日もある。',
    concepts: ['a.comm'],
    organization: '北野地区センター',
    place: '北野地区センター 和室',
    area: '北野',
    rule: weeklyRule(hoursOn([2], 13 * 60, 15 * 60)),
    capacity: 8,
    feeYen: 0,
    ledBy: '将棋の会の当番',
    startedDaysAgo: 400,
    steps: [
      ['trial', 390],
      ['launch', 370],
      ['going', 350],
      ['watched', 160, '一年続き、当番も決まっている'],
    ],
    meetings: [
      { daysAgo: 46, headcount: 7, cameAgain: 7, staff: 'none' },
      { daysAgo: 32, headcount: 8, firstTime: 1, cameAgain: 7, staff: 'none' },
      { daysAgo: 18, headcount: 6, cameAgain: 6, staff: 'none', words: 'ストーブを出した' },
    ],
  },
  {
    key: 'tea',
    name: '山手の草刈りのあとのお茶',
    kana: 'やまてのくさかりのあとのおちゃ',
    summary: '畑の草を刈ったあと、日かげでお茶を飲む。',
    concepts: ['a.weeding'],
    organization: '山手の畑の会',
    area: '山手',
    rule: null,
    ledBy: '畑の会',
    startedDaysAgo: 220,
    steps: [
      ['trial', 200],
      ['paused', 60, '冬のあいだ。三月に草が伸びたら、また'],
    ],
    meetings: [{ daysAgo: 200, headcount: 5, firstTime: 5, staff: 'beside' }],
  },
];
