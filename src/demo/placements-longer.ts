import type { DemoPlacement, DemoStep } from './demo-placement.ts';

type Told = {
  family: string;
  given: string;
  by: string;
  resource: string;
  role: string;
  asked: string;
  host: string;
  called: string;
  yes: string;
  said: [person: string, host: string];
  /** Days ago: asked, yes, first day there, settled, starts. */
  days: [number, number, number, number, number];
  stopRule: string;
  /** The last contact with both sides. */
  kept: [daysAgo: number, person: string, host: string];
};

/** The same way each time: asked by telephone, the person's yes, one trial, settled. */
function wayOf(told: Told): DemoPlacement {
  const { family, given, by, resource, role, host, called, stopRule } = told;
  const [asked, yes, went, settled, starts] = told.days;
  const steps: DemoStep[] = [
    { do: 'ask', ago: asked, manner: 'phone', whom: host, role, words: told.asked },
    { do: 'answer', ago: asked - 2, by: host },
    { do: 'yes', ago: yes, words: told.yes, called },
    { do: 'plan', kind: 'trial', ago: went, from: '10:00', to: '11:00', meetAt: '入口' },
    {
      do: 'went',
      ago: went,
      person: told.said[0],
      host: told.said[1],
      view: '',
      outcome: 'go_on',
      words: '',
    },
    {
      do: 'settle',
      ago: settled,
      starts,
      stopRule,
      emergency: '参加支援センター 000-0000-0110',
      noticeDays: 30,
    },
    { do: 'keep', ago: told.kept[0], person: told.kept[1], host: told.kept[2] },
  ];
  return { family, given, by, resource, began: asked + 2, steps };
}

/** Ways that ended well, or go on, and of which case-courses-longer.ts tells the rest. All invented. */
const longerWays: readonly DemoPlacement[] = [
  wayOf({
    family: '長谷部',
    given: '進',
    by: 'tashiro',
    resource: '公民館の将棋',
    role: '将棋の相手',
    asked: '将棋の強い方が、午後に相手になれないでしょうか。',
    host: '将棋の会 世話役',
    called: '長谷部先生',
    yes: '将棋なら、行ってみるか',
    said: ['三番さして、二番勝った', '話がはずんだ'],
    days: [128, 119, 90, 62, 60],
    stopRule: '疲れた日は休む。世話役に電話一本でよい',
    kept: [12, '次は角落ちでさす', 'なくてはならない相手'],
  }),
  wayOf({
    family: '榎本',
    given: 'ハル',
    by: 'iwaki',
    resource: '北野のベンチ　花の水やり',
    role: '花の水やり',
    asked: '花の世話が好きな方が、朝に水をやれないでしょうか。杖で歩きます。',
    host: '花の会 会長',
    called: 'ハルさん',
    yes: '花は、待っていてくれるからね',
    said: ['朝の空気が、ちがうね', '水の量を教えてもらった'],
    days: [236, 228, 212, 204, 200],
    stopRule: '足が痛む日、暑い日は休む',
    kept: [20, '霜の朝は、ゆっくり出ます', '会のみんなが名前で呼ぶ'],
  }),
  wayOf({
    family: '浅井',
    given: '敏子',
    by: 'iwaki',
    resource: 'ひだまり文庫　読み聞かせの受付',
    role: '受付と読み聞かせ',
    asked: '声のよく通る方が、受付のとなりで本を読めないでしょうか。',
    host: '文庫の世話役',
    called: '浅井さん',
    yes: '子どもの本なら',
    said: ['胸がすっとした', '子どもが前に集まってきた'],
    days: [122, 116, 100, 94, 90],
    stopRule: '声の出ない日は、受付だけ',
    kept: [45, '次の本は、もう決めてある', '子どもが待っている'],
  }),
];

export function waysOf(family: string): DemoPlacement[] {
  return longerWays.filter((way) => way.family === family);
}
