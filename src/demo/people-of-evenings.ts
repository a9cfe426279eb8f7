import type { DemoPerson } from './demo-person.ts';

type InTheEvening = {
  name: NonNullable<DemoPerson['name']>;
  born: string;
  gender: NonNullable<DemoPerson['gender']>;
  household: string;
  area: string;
  recordedBy: string;
  main: string;
  state: DemoPerson['state'];
  days: number;
  route: string;
  ownWords: string;
  said: readonly [kind: DemoPerson['facts'][number][0], words: string][];
};

/**
 * Eight who each told somebody else the same: quiet work of the hands, after the day's work, near home. No place of their parts of the
 * town has it, and the one that opens in the evening lies across the river. What they have in common shows only when they are counted.
 */
const inTheEvening: readonly InTheEvening[] = [
  {
    name: ['秋庭', '志乃', 'あきば', 'しの'],
    born: '1978-05-21',
    gender: 'female',
    household: '母と二人暮らし',
    area: '山手',
    recordedBy: 'iwaki',
    main: 'tashiro',
    state: 'searching',
    days: 58,
    route: 'community_support_center',
    ownWords: '日中は母のそばを離れられない。夕方に弟が来る日だけ、自分の時間がある。',
    said: [
      ['wish', '夕方に、静かに手仕事をしていたい'],
      ['strength', '編み物。機械より目がそろう'],
      ['aversion', '介護の話を聞かれること'],
      ['hours', '平日の17時から20時'],
      ['reach', '歩いて15分まで。車はない'],
    ],
  },
  {
    name: ['唐沢', '康平', 'からさわ', 'こうへい'],
    born: '1988-11-02',
    gender: 'male',
    household: 'ひとり暮らし',
    area: '山手',
    recordedBy: 'tashiro',
    main: 'tashiro',
    state: 'searching',
    days: 36,
    route: 'self_reliance',
    ownWords: '昼は起きていられない。夕方になると体が動く。人といるなら、手もとを見ていたい。',
    said: [
      ['wish', '「夕方からなら行ける。革細工みたいな手仕事がいい」'],
      ['strength', '革細工。財布を三つ縫った'],
      ['aversion', '自己紹介。大きな声'],
      ['hours', '平日の17時から21時'],
      ['reach', '歩いて15分まで'],
    ],
  },
  {
    name: ['仁科', '澄江', 'にしな', 'すみえ'],
    born: '1956-02-14',
    gender: 'female',
    household: 'ひとり暮らし',
    area: '北野',
    recordedBy: 'iwaki',
    main: 'mizusawa',
    state: 'searching',
    days: 81,
    route: 'community_support_center',
    ownWords: '昼は店の手伝いがある。日が暮れてからの一人の時間が長い。',
    said: [
      ['wish', '日が暮れてから、だれかのいるところで手仕事がしたい'],
      ['strength', '水引。むかし結納の品を結んでいた'],
      ['aversion', '大人数の集まり'],
      ['hours', '平日の17時から20時'],
      ['reach', '歩いて10分まで'],
    ],
  },
  {
    name: ['日比野', '透子', 'ひびの', 'とうこ'],
    born: '1995-08-30',
    gender: 'female',
    household: '両親と暮らす',
    area: '北野',
    recordedBy: 'iwaki',
    main: 'tashiro',
    state: 'searching',
    days: 47,
    route: 'family',
    ownWords: '週に四日、昼に短い仕事をはじめた。帰って部屋に入ると、また出られなくなる。',
    said: [
      ['wish', '仕事の帰りに、手仕事をして帰れる静かな場所'],
      ['strength', 'つまみ細工。細かいものが好き'],
      ['aversion', '輪になって話すこと'],
      ['hours', '平日の17時30分から20時'],
      ['reach', '歩いて15分まで'],
    ],
  },
  {
    name: ['植松', '敬三', 'うえまつ', 'けいぞう'],
    born: '1951-09-09',
    gender: 'male',
    household: '妻と二人暮らし',
    area: '山手',
    recordedBy: 'hamaguchi',
    main: 'tashiro',
    state: 'searching',
    days: 24,
    route: 'person',
    ownWords: '昼は畑がある。夕方、妻が教室に出ると、することがない。免許は返した。',
    said: [
      ['wish', '竹細工のような手仕事を、夕方に少し'],
      ['strength', '竹細工。かごを編んで配っている'],
      ['hours', '平日の17時から20時'],
      ['reach', '歩いて15分まで'],
    ],
  },
  {
    name: ['小清水', '遥', 'こしみず', 'はるか'],
    born: '2002-04-17',
    gender: 'not_said',
    household: '祖母と暮らす',
    area: '北野',
    recordedBy: 'mizusawa',
    main: 'mizusawa',
    state: 'searching',
    days: 12,
    route: 'person',
    ownWords: '通信制の学校を出た。昼の町は知り合いに会うので歩けない。',
    said: [
      ['wish', '「昼じゃない時間に、だまってアクセサリーを作っていたい」'],
      ['strength', 'レジンのアクセサリー'],
      ['aversion', '同じ年の人の集まり'],
      ['hours', '平日の18時から21時'],
      ['reach', '歩いて15分まで'],
    ],
  },
  {
    name: ['溝口', '伸一', 'みぞぐち', 'しんいち'],
    born: '1969-12-01',
    gender: 'male',
    household: 'ひとり暮らし',
    area: '山手',
    recordedBy: 'iwaki',
    main: 'tashiro',
    state: 'searching',
    days: 95,
    route: 'self_reliance',
    ownWords: '昼の仕事は続いている。夜が長くて酒が増えた。手がふさがっていれば飲まない。',
    said: [
      ['wish', '夕方から、手仕事で手をふさいでおきたい'],
      ['strength', 'わら細工。入院のときに覚えた'],
      ['aversion', '酒のある場'],
      ['hours', '平日の17時から20時'],
      ['reach', '歩いて20分まで'],
    ],
  },
  {
    name: ['八代', 'マリア', 'やしろ', 'まりあ'],
    born: '1983-06-26',
    gender: 'female',
    household: '子と二人暮らし',
    area: '北野',
    recordedBy: 'hamaguchi',
    main: 'mizusawa',
    state: 'searching',
    days: 19,
    route: 'person',
    ownWords: '昼は工場。子が学童から帰るまでの夕方、同じ机で何か作れたらと思う。',
    said: [
      ['wish', '夕方に、子のそばで手仕事をする'],
      ['strength', '組みひもとビーズ'],
      ['limit', '漢字の多い紙は読めない'],
      ['hours', '平日の17時から19時'],
      ['reach', '歩いて15分まで'],
    ],
  },
];

export const demoPeopleOfEvenings: readonly DemoPerson[] = inTheEvening.map(({ said, ...person }) => ({
  ...person,
  topics: ['place_to_be'],
  facts: said.map(([kind, words]) => [kind, words, person.days]),
  notes: [],
}));
