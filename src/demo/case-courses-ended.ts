import type { DemoCaseCourse } from './demo-case-course.ts';
import { waysOf } from './placements-longer.ts';

/** Cases whose way has come to an end, or nearly. */
export const endedCourses: readonly DemoCaseCourse[] = [
  {
    of: '南',
    tried: [['ハローワーク', '', 'not_enough', '窓口', '運転の仕事しか見つからない。', 148]],
    moves: [
      ['searching', 146, ''],
      ['searching', 115, '運転のない、体を動かす役を探す'],
    ],
    plan: {
      meeting: 'summer',
      writtenBefore: 6,
      goals: [['週に1回、体を動かす役をもつ', '4回つづける', -40]],
      lines: [['働く自信をなくした', '決まった曜日に出かける', 'となりで手本を見せる', '帰りに会う', '']],
      participation: { step: 'trial' },
      said: {
        ownWords: '体を動かしていたい',
        points: '運転の不安。',
        decision: 'fit',
        words: '運転は、しなくてよいところから。',
      },
      after: [2, 5, 8],
      again: {
        meeting: 'autumn',
        said: {
          ownWords: '車は、もういい。夏の畑はよかった。歩いて行けるところがいい',
          points: '夏が終わったあとの役。',
          decision: 'replan',
          words: '運転のつらさと、畑のよさがはっきりした。歩いて行ける役で、次の版をつくる。',
          gap: '歩いて行ける、体を動かす役',
        },
      },
    },
    decline: {
      whose: 'person',
      code: 'task',
      words: '車の運転が、つらくなった',
      consequence: 'search_again',
      daysAgo: 116,
    },
  },
  {
    of: '浅井',
    tried: [['老人クラブ', '', 'declined_by_person', '本人', '', 148]],
    moves: [['assessing', 146, '']],
    ways: waysOf('浅井'),
    plan: {
      meeting: 'summer',
      writtenBefore: 5,
      goals: [['読み聞かせの会に月2回', '3か月つづける', -20]],
      lines: [
        [
          '娘の家に来て、知り合いがいない',
          '本を選ぶ',
          '会の人がとなりに座る',
          '月に1回たずねる',
          'ひだまり文庫　読み聞かせの受付',
        ],
      ],
      said: {
        ownWords: '声を出すと、胸がすっとする',
        points: '行き帰り。',
        decision: 'fit',
        words: '孫が送る。',
      },
      after: [2, 5, 7],
    },
    closure: {
      endState: 'closed_watching',
      reason: 'settled',
      reasonWords: '読み聞かせの会の一員になった。',
      daysAgo: 30,
      watcher: 'ひだまり文庫の世話役',
      watchHow: '月2回の会で、顔を見る',
      comeAgainWhen: '二回つづけて休んだら、包括へ電話をもらう',
      ownWords: 'もう、ひとりで行けます',
    },
  },
  {
    of: '松永',
    tried: [['ハローワーク', '', 'used', '窓口', 'パン店の求人を紹介された。', 160]],
    moves: [['searching', 165, '']],
    closure: {
      endState: 'closed',
      reason: 'work_or_school',
      reasonWords: '希望のパン店に勤めはじめた。',
      daysAgo: 89,
      leadName: 'パン店の店長',
      noWatcherReason: '本人が、自分で連絡すると言っている',
      comeAgainWhen: '朝起きられない日がつづいたら',
      ownWords: 'いい匂いのなかで働いています',
    },
  },
  {
    of: '瀧本',
    tried: [['生活介護', '障害者総合支援法', 'used', '障害福祉係', '支給決定があった。', 80]],
    moves: [['assessing', 90, '']],
    closure: {
      endState: 'referred',
      reason: 'other_system',
      reasonWords: '障害福祉サービスの利用がはじまった。',
      daysAgo: 75,
      leadName: '相談支援事業所 みなも',
      watcher: '相談支援専門員',
      watchHow: '月1回のモニタリング',
      comeAgainWhen: '地域の役割をさがしたくなったとき',
    },
  },
];
