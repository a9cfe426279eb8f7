import { hoursOn } from '#domain/hours.ts';
import type { VoiceConditions, VoiceOrigin, VoiceSharing } from '#domain/voice.ts';

export type DemoVoice = {
  key: string;
  words: string;
  scene: string;
  theme: string;
  area: string;
  daysAgo: number;
  fromKind: Exclude<VoiceOrigin, 'unmatched'>;
  organization?: string;
  toldBy: string;
  sharing: VoiceSharing;
  conditions: Partial<Omit<VoiceConditions, 'v'>>;
  allies?: readonly [name: string, part: 'feels_same' | 'helper', offers: string][];
};

const saturday = 5;
const weekdays = [0, 1, 2, 3, 4];

/** What people of the town said, without anybody's name. */
export const demoVoices: readonly DemoVoice[] = [
  {
    key: 'men',
    words: '男性の集まる機会をつくりたい',
    scene: '川端自治会 秋の役員会',
    theme: '男性の集まり',
    area: '川端',
    daysAgo: 8,
    fromKind: 'organization',
    organization: '川端自治会',
    toldBy: '自治会長',
    sharing: 'yes',
    conditions: {
      concepts: ['a.menonly'],
      wanted: ['t.men', 't.elder'],
      hours: hoursOn([saturday], 9 * 60, 13 * 60),
      group: 8,
      hostWishes: [{ text: '何かを教えてくれる人', concepts: ['a.teach'] }],
      eligibility: [],
      feeYen: 600,
    },
    allies: [
      ['副会長', 'helper', '公民館の鍵を開ける'],
      ['川端の住民', 'feels_same', ''],
    ],
  },
  {
    key: 'reason',
    words: '男の人が集まる理由が、うちの地区にはない',
    scene: '川端地区の立ち話',
    theme: '居場所',
    area: '川端',
    daysAgo: 15,
    fromKind: 'resident',
    toldBy: '',
    sharing: 'not_asked',
    conditions: { wanted: ['t.men'] },
  },
  {
    key: 'watch',
    words: '登校の見守りが、三丁目だけ足りません',
    scene: '北野小学校',
    theme: '見守り',
    area: '北野',
    daysAgo: 12,
    fromKind: 'organization',
    organization: '北野小 見守りの会',
    toldBy: '見守りの会の世話役',
    sharing: 'yes',
    conditions: {
      concepts: ['a.patrol'],
      wanted: ['t.child'],
      hours: hoursOn(weekdays, 7 * 60 + 30, 8 * 60 + 30),
      group: 2,
      feeYen: 0,
    },
  },
  {
    key: 'night',
    words: '夜、だれもいない公園の灯だけがついている',
    scene: '中央地区　見回りの会',
    theme: '夜',
    area: '中央',
    daysAgo: 20,
    fromKind: 'resident',
    toldBy: '見回りに来た人',
    sharing: 'yes',
    conditions: { hours: hoursOn([4], 18 * 60, 20 * 60), group: 6 },
    allies: [['見回りの会のひとり', 'helper', '懐中電灯を十本もっている']],
  },
  {
    key: 'supper',
    words: '子どもと二人で食べると、味がしない日がある',
    scene: 'こども食堂の帰り道',
    theme: '子育て',
    area: '中央',
    daysAgo: 130,
    fromKind: 'resident',
    toldBy: '親子で来ている人',
    sharing: 'yes',
    conditions: { concepts: ['a.eat'], wanted: ['t.family', 't.single'], group: 12, feeYen: 300 },
  },
];
