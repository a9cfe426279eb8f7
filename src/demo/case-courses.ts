import type { DemoCaseCourse } from './demo-case-course.ts';

/** Cases on the way to a plan and a place, each by the steps that lead there. Ways to a place are told in placements.ts. */
export const caseCourses: readonly DemoCaseCourse[] = [
  {
    of: '古屋',
    tried: [
      [
        '介護予防教室 さくら',
        '介護保険法',
        'declined_by_person',
        '包括 岩城',
        '二度行ったが、輪になっての体操がつらく、つづかなかった。',
        26,
      ],
    ],
    moves: [
      ['assessing', 31, ''],
      ['searching', 19, 'アセスメントがそろった'],
    ],
    decline: {
      whose: 'person',
      code: 'people',
      words: '体操の輪に入るのが、どうにもつらいの',
      consequence: 'never_again',
      placeName: '介護予防教室 さくら',
      daysAgo: 26,
    },
    plan: {
      meeting: 'autumn',
      writtenBefore: 3,
      longGoal: '朝に家を出て、子どもの声のなかで役をもつ',
      goals: [['月・水・金の朝、角に立つ', '4週つづく', 60]],
      lines: [
        [
          '集まりが苦手で、家に閉じこもりがち',
          '朝7時20分に家を出る',
          '会の代表が、無理をしていないか見る',
          '包括が月に1回たずねる',
          '三丁目の角　朝の立ち番',
        ],
        ['暑い日・雨の日', 'つらい日は休むと電話する', '代わりの人を立てる', '', ''],
      ],
      participation: {
        role: '朝の立ち番',
        step: 'trial',
        frequency: '月・水・金の朝40分',
        askedOfHost: '無理をしていないか、声をかけてほしい',
      },
      said: {
        ownWords: '子どもの声がするところなら、立っていられるわ',
        points: '転んだとき・暑さのこと。子どもとの約束。',
        decision: 'fit',
        words: '週3日、40分から。講習をうけてから始める。',
      },
      roles: [
        ['水沢', '講習に同行する', 5],
        ['岩城', '月に1回たずね、足元と物忘れのしるしを見る', 30],
      ],
      after: [1, 3, 4],
    },
  },
  {
    of: '木暮',
    tried: [
      [
        '就労移行支援・就労継続支援',
        '障害者総合支援法',
        'not_eligible',
        '障害福祉係',
        '診断も手帳もなく、いまは支給の対象にならない。受診をすすめるときに見直す。',
        38,
      ],
      [
        '若者サポートステーション',
        '',
        'not_enough',
        '相談員',
        '面接の練習まで進んだが、電話ができず止まった。',
        40,
      ],
    ],
    moves: [
      ['assessing', 43, ''],
      ['searching', 41, ''],
    ],
    plan: {
      meeting: 'next',
      writtenBefore: 13,
      longGoal: '話さずにすむ仕事で、毎日通う',
      goals: [
        ['週2回、半日通う', '休む日は前の日に紙で伝える', 90],
        ['わからないことを、一日に一度は質問カードで聞く', 'カードを出せた日が半分', 90],
      ],
      lines: [
        [
          '話すことがつらく、勤めたことがない',
          '質問カードで聞く',
          '声かけは午前に一度',
          '相談員が月に2回たずねる',
          '作業所あおぞら　パソコン入力の席',
        ],
      ],
      participation: {
        role: 'パソコン入力（定員の空きの席）',
        step: 'trial',
        frequency: '週2回、半日',
        money: '工賃ではなく、活動の実費（交通費）だけ',
        stopRule: '契約の利用者が来るときは、1か月前に知らせて席を返す',
      },
    },
  },
  {
    of: '村上',
    tried: [
      [
        '自立相談支援・家計改善支援',
        '生活困窮者自立支援法',
        'used',
        '自立相談支援機関',
        '返済の見通しは立った。',
        30,
      ],
      [
        'ハローワークの職業相談',
        '雇用保険法',
        'not_enough',
        '窓口',
        '年齢と腰のことで、まだ決まらない。',
        24,
      ],
    ],
    moves: [['assessing', 28, '']],
    plan: {
      meeting: 'next',
      writtenBefore: 24,
      longGoal: '手に覚えのある仕事を、無理のない時間でつづける',
      goals: [['週に2回、午前に通う', '4週つづけて来る', 90]],
      lines: [
        [
          '朝起きて出かける先がない',
          '火と金の朝に出かける',
          '会の人が声をかける',
          '週に1回たずねる',
          'おもちゃ病院の手伝い',
        ],
        ['腰のことが不安', '重い物は頼む', '', '受診に同行する', ''],
      ],
      participation: { frequency: '週2回、午前', stopRule: '腰が痛む日は、電話一本で休む' },
    },
  },
  {
    of: '岸本',
    tried: [['定時制高校の相談室', '', 'declined_by_person', '学校', '昼に起きられず、行かなくなった。', 22]],
    moves: [['searching', 20, '']],
    plan: {
      writtenBefore: 7,
      goals: [['夜の場で、月に1回、大会を手伝う', '終わりまでいる', 80]],
      lines: [['夜しか起きていない', '大会の表をつくる', '', '夕方に電話する', '']],
    },
  },
  {
    of: '大河原',
    tried: [['断酒会', '', 'used', '保健センター', '月に2回。夜のさびしさは、のこる。', 60]],
    moves: [['searching', 88, '']],
    plan: {
      meeting: 'autumn',
      writtenBefore: 9,
      longGoal: '夜に、行くところと待っている人がある',
      goals: [['週に1回、夜に行く先をもつ', '1か月つづける', 60]],
      lines: [['夜がこわい', '水曜の夜に電話に出る', '', '水曜の夜に電話し、行き先をいっしょに探す', '']],
      participation: { frequency: '週1回、夜', stopRule: '飲みたくなったら、その場で帰ってよい' },
      said: {
        ownWords: '見回りは、いやだった。夜に座っていられる所がいい',
        points: '夜に、酒のない場がない。',
        decision: 'fit',
        words: '行き先を探しながら、水曜の夜の電話から始める。',
        gap: '夜に、酒のない所で座っていられる場',
      },
      roles: [
        ['岩城', '水曜の夜に電話する', 14],
        ['保健センター', '月1回、体の具合を聞く', 30],
      ],
      after: [9],
    },
  },
  {
    of: '栗原',
    tried: [['老人クラブ', '', 'declined_by_person', '本人', '役をまかされそうで、足が遠のいた。', 40]],
    moves: [['assessing', 34, '']],
    plan: {
      meeting: 'autumn',
      writtenBefore: 7,
      goals: [['月に2回、おもちゃを直す', '3回つづけて行く', 75]],
      lines: [
        [
          '人のなかで役をふられるのが苦手',
          '道具を持って行く',
          '机をひとつ空けておく',
          'はじめの2回は同行する',
          'おもちゃ病院の手伝い',
        ],
      ],
      participation: { role: '修理', frequency: '第1・第3土曜', step: 'visit' },
      said: {
        ownWords: '直すだけなら、行ってもいい',
        points: '会の役員には、役をたのまないと伝えておく。',
        decision: 'fit',
        words: '見学から始める。',
        gap: '男の人が、ひとりで手を動かしていられる机',
      },
      roles: [['田代', '会に、役をたのまないことを話す', 7]],
    },
  },
  {
    of: '田所',
    tried: [['デイサービス', '介護保険法', 'not_eligible', '包括', '要介護認定は非該当。', 60]],
    moves: [['assessing', 40, '']],
    plan: {
      meeting: 'autumn',
      writtenBefore: 14,
      longGoal: '字を書く人として、地区に居場所をもつ',
      goals: [['月に2回、郷土室で字を書く', '3か月つづける', 110]],
      lines: [
        [
          'することがなく、外に出ない',
          '台紙に年と場所を書く',
          '司書が、紙でやりとりする',
          'はじめの回に同行する',
          '写真の整理（まちの古い写真）',
        ],
      ],
      participation: { role: '台紙に字を書く', frequency: '月2回', step: 'visit' },
      said: {
        ownWords: '字を見てもらえるなら、出かけられる',
        points: '聞こえと、階段の手すり。',
        decision: 'fit',
        words: '手すりは、包括が手配する。',
      },
      roles: [['岩城', '手すりの手配', 20]],
      after: [3, 8],
    },
  },
  {
    of: '柳田',
    tried: [['ハローワークの職業訓練', '', 'waiting', '窓口', '春の回に申し込んだ。', 30]],
    moves: [['searching', 30, '']],
    plan: {
      meeting: 'autumn',
      writtenBefore: 10,
      goals: [['月に2回、質問机のとなりで記録をつける', '3回つづける', 60]],
      lines: [
        [
          '長く家にいて、体力に自信がない',
          '午前に出かける',
          'となりに人がいる',
          '帰りに10分話す',
          'スマホの質問机',
        ],
      ],
      participation: { role: '記録', step: 'visit', frequency: '月2回の午前' },
      said: {
        ownWords: 'となりに人がいる、座ってする仕事なら、やれる気がする',
        points: '疲れたときの休み方。',
        decision: 'fit',
        words: '1時間半まで。疲れた日は途中で帰ってよい。',
      },
      after: [2, 4, 5],
    },
  },
  {
    of: '五十嵐',
    tried: [['訪問看護', '医療保険', 'used', '病院', '退院のあとに再開の予定。', 142]],
    moves: [['searching', 141, '']],
    paused: { daysAgo: 21, reason: '検査の入院。退院したら、また店番にもどりたい', inDays: 12 },
  },
];
