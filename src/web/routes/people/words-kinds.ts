import type { FactKind } from '#domain/fact.ts';

export type WordsKind = { kind: FactKind; title: string; ask: string; isFirst?: boolean };

/** The order in which a talk goes: what somebody can and wants comes before what is hard. */
export const wordsKinds: readonly WordsKind[] = [
  {
    kind: 'strength',
    title: '得意・好き・やってきたこと',
    ask: '「これまで、どんなことをしてきましたか。人に頼まれることは何ですか」',
    isFirst: true,
  },
  {
    kind: 'wish',
    title: '願い・やってみたいこと',
    ask: '「もし何でもできるなら、何をしてみたいですか」',
    isFirst: true,
  },
  {
    kind: 'aversion',
    title: 'もうできない・したくない',
    ask: '「これはもういい、ということはありますか」。わけは聞かなくてよい',
    isFirst: true,
  },
  { kind: 'limit', title: '配慮・制約', ask: '「つらくなるのは、どんなときですか」' },
  {
    kind: 'support_needed',
    title: 'あると助かる支え',
    ask: '「だれかにこうしてもらえると楽、ということは」',
  },
  {
    kind: 'hours',
    title: '動ける時間のこと',
    ask: '通院、家のこと、朝が苦手、など。下の表には自分で入れます',
  },
  { kind: 'reach', title: '行ける範囲のこと', ask: 'どこまでなら、だれとなら、何でなら' },
];

/** Each opens with its own consent. */
export const closedKinds: readonly WordsKind[] = [
  { kind: 'health', title: '体・病気・障害', ask: '手帳、通院、薬、体の動き。同意の「体」で開く' },
  { kind: 'economy', title: 'お金・住まい', ask: '収入、手当、借金、住まい。同意の「お金」で開く' },
  { kind: 'family', title: '家族', ask: '頼れる人、心配な人。同意の「家族」で開く' },
];
