import type { DemoCaseCourse } from './demo-case-course.ts';
import { waysOf } from './placements-longer.ts';

/** Cases that went on to taking part, and from there to 評価, 再プラン and 終結. */
export const longerCourses: readonly DemoCaseCourse[] = [
  {
    of: '大庭',
    tried: [
      [
        '介護予防教室 さくら',
        '介護保険法',
        'declined_by_person',
        '包括 岩城',
        '輪になって話すのがつらい。',
        148,
      ],
    ],
    moves: [['assessing', 149, '']],
    plan: {
      meeting: 'summer',
      writtenBefore: 8,
      longGoal: '断らずにすむ用事が、朝にある',
      goals: [
        ['週に1度、決まった時間に角に立つ', '3か月つづく', -30],
        ['家族のほかの人と、あいさつをする', '朝のあいさつが、ふつうになる', -30],
      ],
      lines: [
        [
          '集まりに誘われるのがつらい',
          '月・水の朝に立つ',
          '会の人が気にかける',
          '月に1回たずねる',
          '三丁目の角　朝の立ち番',
        ],
      ],
      participation: { role: '朝の立ち番', step: 'regular', frequency: '月・水の朝' },
      said: {
        ownWords: '立っていればいいのね',
        points: '冬の朝の寒さ。',
        decision: 'fit',
        words: 'つらい日は休む。',
      },
      after: [3, 10, 16],
    },
  },
  {
    of: '早川',
    tried: [
      [
        '就労継続支援B型',
        '障害者総合支援法',
        'not_eligible',
        '障害福祉係',
        '手帳も診断もない。受診の希望は、いまはない。',
        138,
      ],
    ],
    moves: [['assessing', 139, '']],
    plan: {
      meeting: 'summer',
      writtenBefore: 5,
      longGoal: 'いずれ、短い時間から働く',
      goals: [['自分から、一日に一度は質問する', '紙でもよい。週に2回', -20]],
      lines: [
        [
          '人に聞くことができず、続かなかった',
          '質問カードを出す',
          '声かけは決まった時刻に',
          '月に2回たずねる',
          '作業所あおぞら　パソコン入力の席',
        ],
      ],
      participation: { role: '伝票の入力', step: 'regular', frequency: '火・木の午前' },
      said: {
        ownWords: 'だまって打っていられる場所がいい',
        points: '契約の利用者に支障がないこと。工賃と混ぜないこと。',
        decision: 'fit',
        words: '空きの席の範囲で。利用者が来るときは1か月前に知らせる。',
      },
      after: [5, 20, 30],
    },
  },
  {
    of: '長谷部',
    tried: [['介護予防教室', '介護保険法', 'declined_by_person', '包括', '「体操は性に合わない」', 139]],
    moves: [['assessing', 140, '']],
    ways: waysOf('長谷部'),
    plan: {
      meeting: 'summer',
      writtenBefore: 6,
      longGoal: '話す相手のいる午後が、週に2回ある',
      goals: [['週に1回、将棋に行く', '席に1時間いる', 30]],
      lines: [
        [
          '口をきく相手がいない',
          '火と金に公民館へ行く',
          '会の人が一局さす',
          '月に1回たずねる',
          '公民館の将棋',
        ],
      ],
      participation: {
        role: '将棋の相手',
        step: 'regular',
        frequency: '火と金の午後',
        stopRule: '疲れた日は休む',
      },
      said: {
        ownWords: '将棋なら、まだ負けない',
        points: '帰りの足。',
        decision: 'fit',
        words: 'バスの時刻を書いて渡す。',
      },
      after: [2, 6, 8],
    },
  },
  {
    of: '日下部',
    tried: [
      [
        '就労継続支援B型',
        '障害者総合支援法',
        'declined_by_person',
        '相談支援専門員',
        '室内の作業は望まない。',
        142,
      ],
    ],
    moves: [['assessing', 148, '']],
    plan: {
      meeting: 'summer',
      writtenBefore: 8,
      goals: [['火曜の朝、畑に水をやる', '月に3回', 10]],
      lines: [
        [
          '家のほかに行く先がない',
          '火曜の朝に畑へ行く',
          '名前を呼んで前に出さない',
          '月に1回、畑で会う',
          'みんなの畑　火曜の水やり',
        ],
      ],
      participation: { role: '水やり', step: 'regular', frequency: '火曜の朝' },
      said: {
        ownWords: '土にさわっていたい',
        points: 'あいさつの場に出なくてよいこと。',
        decision: 'fit',
        words: '朝礼の前に来て、先に帰ってよい。',
      },
      after: [2, 6, 8],
    },
  },
  {
    of: '榎本',
    tried: [['訪問介護', '介護保険法', 'used', '包括', '週1回の掃除。外に出る助けにはならない。', 244]],
    moves: [['assessing', 242, '']],
    ways: waysOf('榎本'),
    plan: {
      meeting: 'spring',
      writtenBefore: 7,
      goals: [['花の水やりに週2回', 'ひと夏つづける', -100]],
      lines: [
        [
          '杖になってから、家の前までしか出ない',
          '朝に水をやる',
          '花の会が足元を見る',
          '月に1回たずねる',
          '北野のベンチ　花の水やり',
        ],
      ],
      participation: { role: '水やり', step: 'regular', frequency: '週2回の朝' },
      said: {
        ownWords: '花は、待っていてくれるからね',
        points: '暑さと、ころばない道。',
        decision: 'fit',
        words: '夏は7時までにする。',
      },
      after: [3, 7, 10],
      again: {
        meeting: 'autumn',
        said: {
          ownWords: '冬は、鉢の世話をしたい',
          points: '秋から冬のあいだの役。',
          decision: 'continue',
          words: 'いまの役をつづけ、冬は家で鉢を預かる。',
        },
      },
    },
  },
  {
    of: '三枝',
    tried: [['傾聴ボランティア', '', 'used', '社協', '話すだけより、手を動かしたい。', 140]],
    moves: [['searching', 138, '']],
    plan: {
      meeting: 'summer',
      writtenBefore: 5,
      goals: [['月に2回、夕ごはんを作る', '鍋は二人で持つ', 20]],
      lines: [
        [
          '台所に立つ気がしない',
          '献立を考える',
          '重い鍋は若い人が持つ',
          '月に1回、食堂で会う',
          '本町こども食堂　夕ごはん作り',
        ],
      ],
      participation: { role: '調理', step: 'regular', frequency: '第2・第4土曜', care: '重い鍋は持たない' },
      said: {
        ownWords: '人のためなら、作れる',
        points: '腰のこと。',
        decision: 'fit',
        words: '鍋は二人で。',
      },
      after: [2, 5, 7],
    },
    evaluatedDaysAgo: 6,
  },
];
