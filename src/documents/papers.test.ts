import { expect, it } from 'vitest';
import { samplePapers, samplePerson } from '#tests/paper-samples.ts';
import { joined } from '#tests/paper-text.ts';
import { textsOf, type Paper } from './paper.ts';
import { paperKindCodes, paperKinds, type PaperKind } from './papers.ts';

/** The boxes of the paper forms (practice.md §1.5), as somebody who knows only the forms would look for them. */
const forms: Record<PaperKind, string> = {
  intake:
    '受付番号 受付日時 受付機関 受付者 受付方法 来所 電話 訪問 メール・SNS 会議 文書 氏名 性別 男 女 答えない 生年月日 年齢 住所 秘匿区分 電話1 電話2 留守電 残してよい かけてよい 名のり方 メール 望む連絡の 続柄・機関 連絡先 本人は相談を 知っている 知らない 伝えてはならない 相談経路 本人 家族 知人・近隣 民生委員 地域包括支援センター 障害相談 こども・子育て 自立相談支援 生活保護 保健所・保健センター 医療機関 警察・消防 ハローワーク 社会福祉協議会 NPO・地域団体 アウトリーチで把握 相談内容 こころ 住まい 収入・生活費 家賃・ローン 税・公共料金 債務 仕事探し 仕事上の不安 地域との関係 家族関係 子育て 介護 ひきこもり 不登校 ヤングケアラー DV・虐待 食べるものがない ごみ・住環境 社会参加・居場所がほしい ボランティア・役割がほしい 最も困って 具体的な内容（本人の言葉のまま） 緊急性 今夜の寝る場所がない 即時の対応 同意 目的 範囲 相手方 日付 署名 自署 代筆 立会者',
  'intake-unconsented':
    '受付番号 具体的な内容（本人の言葉のまま） 緊急性 取れない理由 匿名化の程度 今後の同意取得 第106条の6',
  assessment:
    '作成者 更新履歴 情報源 世帯類型 単身 夫婦 ひとり親 三世代 8050型 続柄 生年月日 職業・学校 障害・介護 主な役割 別居家族 婚姻 キーパーソン ジェノグラム エコマップ 持家 民間賃貸 公営 施設 社宅 知人宅 不定 家賃 保証人 住環境 主訴 病名 主治医 服薬 受診の状況 麻痺側 歩行 補装具 視力・聴力 認知 アレルギー 医療的注意 感染症 生活リズム 身体障害者手帳 療育手帳 保健福祉手帳 障害支援区分 自立支援医療 難病 要介護認定 利用中の 収入 年金 手当 生活保護 預貯金 債務 滞納 金銭管理 課税区分 就労状況 職歴 業種 職種 離職理由 資格 運転免許 最終学歴 在学・登校状況 外出の頻度 行き先 話す相手 直近の参加経験 得意・好き・ 人にほめられた やってみたい もうできない したくないこと 人との距離 一人 連絡の手段 可能な曜日・ 続く時間 移動手段と範囲 費用負担の限度 必要な配慮 引き金・避ける 名まえの出し方 課題の整理 死にたい気持ち 社会的孤立・ひきこもり 被災 本人の目標・希望 家族の希望 支援者の見立て スクリーニング つなぎ先 確認日 尺度',
  plan: 'プラン番号 作成者 区分 多機関協働 アウトリーチ 参加支援 新規 再プラン 本人の望む暮らし 長期目標 短期目標 期限 どうなったら達成か 課題 本人がすること 家族・地域がすること 支援機関がすること 期間 参加先 役割 段階 見学 体験 定期 頻度 開始予定 同行・送迎 配慮すること 受入先への依頼 声かけ 見守り 保険 費用・謝金 中止の条件 緊急のとき 主担当機関 参加する機関と 情報共有の範囲 モニタリング 次回の会議 本人の同意 署名 重層的支援会議 適 修正 支援決定日',
  notes: '日時 方法・相手・場所 内容・本人の言葉 次にすること 期限・担当 記録者・根拠',
  evaluation:
    '実施日 期間 予定 実績 欠席の理由 目標ごとの達成度 本人の言葉 受入先の声 支援者の見立て 見られた変化 住まいの安定 受診の開始 健康の改善 手帳の取得 意欲の向上 自己肯定感 孤立の解消 外出の増加 家族以外と話す 生活リズム 家族関係 家計の改善 債務の整理 就学・登校 訓練の開始 中間的就労 一般就労 役割を得た 支える側になった 変化なし 尺度 判定 継続 再プラン 終結 中断 理由 主担当 再相談の目安 説明した日 同意した日',
  sounding:
    '役割 お返事の期限 問い合わせ先 どのような方か 条件 FAX ご記入の方 受けられる 条件がそろえば いまは受けられない',
  visits:
    '種別 見学 体験 予定の日 行った日 同行した人 本人の声 受入先の声 支援者の見立て 進む もう一度する やめる',
  memorandum:
    '役割・すること しないこと 曜日・時間・場所 配慮すること 見守り・声かけ 保険 費用・謝礼・交通費 緊急のとき やめるとき・休むとき 枠を返すとき 予告の日数 守秘の約束 受入先 署名',
  'care-sheet':
    '呼び名 得意なこと 助かること 避けてほしいこと つかれた どうするか 声のかけ方 連絡先 了解した日',
  watch:
    'だれを お伝えすること 見てほしいこと 来るはずの日に来ない いつまで 知らせる相手 急ぐとき しなくて 引き受けます',
  attendance: '期間 午前・午後 出欠 わけ 時間 ようす したこと 書いた人',
  money: '日付 種類 本人へ 本人から 出どころ 払った人・領収 給付への影響 出どころごとの計 法定の給付 受領',
  incident:
    '報告の番号 種類 ヒヤリ・ハット 事故・けが 日時 場所 あったこと けが・損害 したこと 知らせた相手 知らせた日 保険 気をつけること',
  loans: '品名 番号 数 貸した人 貸した日 返す日 返った日 受け取りました 返却',
  insurance: '種類 保険者・窓口 証券番号 期間 払う人',
  closure:
    '終結の日 目標達成 参加先と安定 他制度へ移行 就労・就学 施設・入院 転出 死亡 本人の辞退 連絡がとれない 本人の言葉 主担当 見守る人 見守り方 いないときの理由 また来るめやす 3か月後の連絡 保存の期限 廃棄を止める',
  'closure-notice':
    '終結の日 終結の理由 主担当 見守る人 見守り方 また来るめやす 3か月後の連絡 こちらの連絡先 受け取った日',
  handover:
    '前の担当 次の担当 避けたほうがよい関わり方 頼りにしている人 約束していること のこっている仕事 危険のしるし いまの参加先 いっしょに会った日 署名',
  consent:
    '目的 伝える相手 機関名 伝えてよいこと 伝えないこと いつまで 取り消すとき 日付 本人 保護者・代理人 立会・代筆 説明した人',
  withdrawal: '取り消す同意 伝える相手 取り消す範囲 日付 本人 受け取った人 理由を書く必要はありません',
};

const wordsOf = (paper: Paper): string =>
  joined(textsOf([paper.title, paper.blocks]).join('')).replaceAll('★', '');

it.each(paperKindCodes)('%s: 紙の様式にある欄は、何も書かれていなくても、みなある', (kind) => {
  const words = wordsOf(samplePapers('empty')[kind]);
  expect(forms[kind].split(' ').filter((label) => !words.includes(joined(label)))).toEqual([]);
});

it.each(paperKindCodes)(
  '%s: 様式番号・題・作成日・出力者・取扱注意があり、様式番号は自治体のものに替えられる',
  (kind) => {
    const paper = samplePapers('usual')[kind];
    expect(paper).toMatchObject({
      formNumber: paperKinds[kind].formNumber,
      title: paperKinds[kind].title,
      caution: '取扱注意',
      madeOn: '令和8年11月20日',
      createdOn: '2026-11-20',
      printed: '出力　令和8年11月24日 12:05　水沢 葉子',
    });
    expect(paper.approval).toEqual(paperKinds[kind].isApproved ? ['課長', '係長', '担当'] : []);
  },
);

it('様式番号はどれもちがう', () => {
  const numbers = paperKindCodes.map((kind) => paperKinds[kind].formNumber);
  expect(new Set(numbers).size).toBe(numbers.length);
});

it('不変条件4: 受入先と見守る人に渡る紙に、氏名・番号・住所・電話はない', () => {
  const { name, kana, number } = samplePerson('usual');
  const handed = paperKindCodes.filter((kind) => ['host', 'watcher'].includes(paperKinds[kind].reader));
  expect(handed).toEqual(['sounding', 'memorandum', 'care-sheet', 'watch', 'loans']);
  for (const kind of handed) {
    const texts = textsOf(samplePapers('usual')[kind]).join('\n');
    for (const secret of [name, kana, number, '九丁目99番', '000-0000-0101'])
      expect(texts, kind).not.toContain(secret);
  }
  // A sounding has no name at all, not even what somebody is called.
  expect(textsOf(samplePapers('usual').sounding).join('\n')).not.toContain('さがら');
});

it('見出しの文字は、欄の幅に収まる', () => {
  const width = (words: string, size: number) =>
    Array.from(words).reduce((sum, letter) => sum + (/[ -~]/.test(letter) ? 0.5 : 1), 0) * size * 0.3528;
  const tooLong: string[] = [];
  for (const kind of paperKindCodes) {
    for (const block of samplePapers('empty')[kind].blocks) {
      if (block.kind === 'boxes' || block.kind === 'sign') {
        for (const { label, labelWidth } of block.rows.flat()) {
          if (label.split('\n').some((line) => width(line, 8.5) > labelWidth - 3))
            tooLong.push(`${kind} ${label}`);
        }
      }
      if (block.kind === 'table') {
        for (const { label, width: wide } of block.columns) {
          if (wide > 0 && label.split('\n').some((line) => width(line, 8) > wide - 2.6))
            tooLong.push(`${kind} ${label}`);
        }
      }
    }
  }
  expect(tooLong).toEqual([]);
});
