import type { DemoPerson } from './demo-person.ts';

/** Two invented people further on than those who are looking: one at a crossing, one in spare places of a workshop. */
export const demoPeopleLater: readonly DemoPerson[] = [
  {
    name: ['大庭', 'トミ', 'おおば', 'とみ'],
    born: '1947-04-02',
    gender: 'female',
    household: 'ひとり暮らし',
    area: '北野',
    recordedBy: 'iwaki',
    main: 'mizusawa',
    state: 'taking_part',
    days: 112,
    route: 'community_support_center',
    topics: ['community', 'role_wanted'],
    ownWords: '集まりに誘われるたび、断るのがつらい。ひとりで役に立てることならしたい。',
    facts: [
      ['wish', '「子どもに、おはようと言われたいの」', 150],
      ['strength', '時間に正確。四十年、郵便の仕分け', 150],
      ['aversion', '輪になって話すこと。体操', 150],
      ['limit', '夏の昼は外に出ない。立っていられるのは1時間まで', 148],
      ['hours', '月曜と水曜の朝', 148],
    ],
    notes: [
      [
        'accompany',
        112,
        'はじめての立ち番に同行。会の代表が角で待っていてくれた。',
        '「なんだ、これならできるわ」',
      ],
      ['host_phone', 30, '会の代表と電話。子どもが名前を覚えたとのこと。', ''],
    ],
  },
  {
    name: ['早川', '祐', 'はやかわ', 'ゆう'],
    born: '1993-10-18',
    gender: 'male',
    household: '母と二人暮らし',
    area: '中央',
    recordedBy: 'mizusawa',
    main: 'mizusawa',
    state: 'taking_part',
    days: 98,
    route: 'self_reliance',
    topics: ['job_search', 'place_to_be'],
    ownWords: '人に聞くことができず、どこも続かなかった。手帳も診断もない。',
    facts: [
      ['wish', '「だまって打っていられる場所がいい」', 140],
      ['wish', 'いずれ、短い時間から働く', 140],
      ['strength', '入力がはやく、まちがいが少ない', 140],
      ['aversion', '電話。数を競うこと', 140],
      ['limit', '声をかけられるのが続くと固まる。紙に書けば聞ける', 138],
      ['hours', '火曜と木曜の午前', 138],
    ],
    notes: [
      ['visit', 98, '作業所あおぞらに通いはじめる。席は窓ぎわ、質問は紙で。', '「音が少ないのがいい」'],
      ['host_visit', 20, '作業所を訪問。職員は、声をかける回数が減ったとのこと。', ''],
    ],
  },
];
