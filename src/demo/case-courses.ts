import type { DemoCourse } from './demo-case-course.ts';

/** Cases that stand at many points of the way, each by the steps that lead there. */
export const demoCourses: readonly DemoCourse[] = [
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
      goals: [['週に1回、夜の見回りに出る', '1か月つづける', 60]],
      lines: [
        ['夜がこわい', '水曜の夜に歩く', '会の人がいっしょに歩く', '次の日に電話する', '夜の見回り　青い灯'],
      ],
      participation: {
        role: '見回り',
        frequency: '水曜の夜',
        stopRule: '飲みたくなったら、その場で帰ってよい',
      },
      said: {
        ownWords: '夜にすることがあれば、酒を見ないですむ',
        points: '飲酒の場が近くにない道順か。体の具合の確かめ方。',
        decision: 'fit',
        words: '道順は川を通らない方にする。',
      },
      roles: [
        ['岩城', '会の人と道順を歩いて確かめる', 14],
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
      longGoal: '教える人として、地区に居場所をもつ',
      goals: [['月に1回、書道の会をひらく', '3か月つづける', 110]],
      lines: [
        [
          'することがなく、外に出ない',
          'お手本を書く',
          '会場を開ける',
          'はじめの回に同行する',
          '北野地区センター 和室',
        ],
      ],
      participation: { role: '書道の先生', frequency: '月1回', step: 'trial', money: '墨と紙は会費から' },
      said: {
        ownWords: '字を見てもらえるなら、出かけられる',
        points: '会場の鍵と、足元の段差。',
        decision: 'fit',
        words: '段差は、包括が手すりを手配する。',
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
      goals: [['週1回、2時間の入力作業', '4回つづける', 60]],
      lines: [
        [
          '長く家にいて、体力に自信がない',
          '水曜の午前に通う',
          '静かな席をつくる',
          '帰りに10分話す',
          '作業所あおぞら　パソコン入力の席',
        ],
      ],
      participation: {
        role: 'パソコン入力',
        step: 'trial',
        frequency: '水曜の午前',
        insurance: '行事用保険に加入',
      },
      said: {
        ownWords: '座ってする仕事なら、やれる気がする',
        points: '契約の利用者がふえたときの席。',
        decision: 'fit',
        words: '席は水曜の午前だけ。利用者が来るときは1か月前に言ってもらう。',
      },
      after: [2, 4, 5],
    },
    placement: {
      resource: '作業所あおぞら　パソコン入力の席',
      role: 'パソコン入力',
      hostPerson: 'サービス管理責任者',
      steps: [
        ['sounding', 24],
        ['conditions', 18],
        ['agreed', 12],
        ['visiting', 4],
      ],
    },
  },
];
