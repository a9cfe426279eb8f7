import { disclosureLabels, distanceLabels, outingLabels, screeningLabels } from '#domain/assessment.ts';
import { saidBys } from '#domain/fact.ts';
import { preferredContacts } from '#domain/person.ts';
import { issues } from '#domain/issue.ts';
import { assessmentBasics } from './assessment-basics.ts';
import type { AssessmentPaper } from './assessment-input.ts';
import { box, boxes, column, day, list, starNote, ticks, wordsBox, wordsUnder } from './boxes.ts';
import { addressWords, contactWords, furnish, personRows, type Issue } from './furniture.ts';
import { factLines } from './paper-facts.ts';
import type { Block, Paper } from './paper.ts';

const issueLabels = Object.fromEntries(Object.entries(issues).map(([code, { label }]) => [code, label]));

function together(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n');
}

/** 社会参加: the boxes that a search for a place lives on. */
function participation({ answers, facts, conditions, contact }: AssessmentPaper): Block[] {
  return [
    boxes(
      '社会参加',
      [box('外出の頻度', ticks(outingLabels, answers.outings))],
      [wordsBox('行き先', answers.places, 9)],
      [wordsBox('話す相手\n（家族・家族外）', answers.talksWith, 9)],
      [wordsBox('直近の参加経験', answers.lastTaking, 9)],
      [wordsBox('得意・好き・\nやってきたこと', factLines(facts.strength))],
      [wordsBox('人にほめられた\nこと', answers.praised, 9)],
      [wordsBox('やってみたい\nこと', factLines(facts.wish))],
      [wordsBox('もうできない\nこと\n（本人の言葉）', factLines(facts.cannot), 16)],
      [wordsBox('したくないこと\n（本人の言葉）', factLines(facts.never), 16)],
      [box('人との距離', ticks(distanceLabels, answers.distance, conditions.group))],
      [box('連絡の手段', ticks(preferredContacts, contact.preferredContact, conditions.contact))],
      [wordsBox('可能な曜日・\n時間', together(conditions.hours, factLines(facts.hours)), 9)],
      [box('続く時間', conditions.session), box('週に何回', conditions.times, { labelWidth: 20 })],
      [wordsBox('移動手段と範囲', together(conditions.reach, factLines(facts.reach)), 9)],
      [box('費用負担の限度', conditions.fee), box('音', conditions.noise, { labelWidth: 20 })],
      [
        wordsBox(
          '必要な配慮',
          together(conditions.supports, factLines(facts.limit), factLines(facts.support)),
        ),
      ],
      [wordsBox('引き金・避ける\nべき関わり方', answers.triggers)],
      [box('名まえの出し方', ticks(disclosureLabels, answers.disclosure))],
    ),
  ];
}

function views({ answers, issues: chosen, scales, stages }: AssessmentPaper): Block[] {
  return [
    boxes('★課題の整理（複数可）', [box('', ticks(issueLabels, chosen))]),
    wordsUnder('本人の目標・希望', answers.goalPerson, 18),
    wordsUnder('家族の希望', answers.wishFamily, 14),
    wordsUnder('支援者の見立て', answers.viewWorker, 18),
    boxes(
      'これからの進め方',
      [box('★スクリー\nニング結果', ticks(screeningLabels, answers.screening))],
      [wordsBox('つなぎ先・\n確認日', answers.screeningNote, 9)],
      [box('社会参加の段階', ticks(stages, answers.stage))],
    ),
    list(
      'はじめの尺度',
      [column('尺度'), column('測った日', 34), column('結果', 40), column('ようす')],
      scales.map(({ label, on, total, words }) => [label, day(on), total, words]),
      { least: 2 },
    ),
  ];
}

/** インテーク・アセスメントシート (practice.md §1.5(2)): 基本, 補足, 社会参加, 課題の整理, 三つの見立て. */
export function assessmentPaper(input: AssessmentPaper, issue: Issue): Paper {
  const { person, contact } = input;
  const [first, ...rest] = personRows(person, issue.madeOn);
  const edition = input.edition === null ? '' : `第${input.edition}版${input.isDraft ? '（下書き）' : ''}`;
  return furnish('assessment', issue, {
    sub: edition,
    note: starNote,
    running: `${person.number}　${person.name}`,
    blocks: [
      boxes(
        '',
        [box('作成者', input.madeBy), box('版', edition, { labelWidth: 14, share: 0.6 })],
        [
          box(
            '更新履歴',
            input.editions
              .map((one) => `第${one.edition}版 ${day(one.madeOn)}${one.isDraft ? '（下書き）' : ''}`)
              .join('、'),
          ),
        ],
        [box('情報源', ticks(saidBys, input.sources))],
      ),
      boxes(
        '本人',
        first ?? [],
        ...rest,
        [box('住所', addressWords(contact))],
        [
          box('電話', contactWords(contact, 'phone')),
          box('メール', contactWords(contact, 'email'), { labelWidth: 18 }),
        ],
      ),
      ...assessmentBasics(input, issue.madeOn),
      ...participation(input),
      ...views(input),
    ],
  });
}
