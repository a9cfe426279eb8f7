import { changeCodes, goalLevels, judgements, type EvaluationContent } from '#domain/evaluation.ts';
import {
  box,
  boxes,
  column,
  day,
  dayToWrite,
  list,
  signatures,
  span,
  starNote,
  ticks,
  wordsBox,
  wordsUnder,
} from './boxes.ts';
import { furnish, shortPersonRow, type Issue, type PaperPerson } from './furniture.ts';
import type { Paper } from './paper.ts';

export type EvaluationPaper = {
  person: PaperPerson;
  caseNumber: string;
  edition: number | null;
  planEdition: number | null;
  madeBy: string;
  periodFrom: string | null;
  periodTo: string | null;
  content: EvaluationContent;
  judgement: string | null;
  explainedOn: string | null;
  agreedOn: string | null;
  nextOn: string | null;
  /** Measured before and now, each with its day; '' when not measured. No total where an answer is missing. */
  scales: readonly { label: string; before: string; now: string; words: string }[];
};

/** The paper's 0–4 is Goal Attainment −2…+2 with 2 added; both are printed, so that neither is taken for the other. */
function levelWords(level: string | null): string {
  if (level === null) return '';
  const sign = Number(level) > 0 ? `＋${level}` : level.replace('-', '−');
  return `${Number(level) + 2}（${sign}）\n${goalLevels[level as keyof typeof goalLevels]}`;
}

function times(count: number | null): string {
  return count === null ? '' : `${count}回`;
}

/** モニタリング・評価シート (practice.md §1.5(5)). */
export function evaluationPaper(input: EvaluationPaper, issue: Issue): Paper {
  const { content, person } = input;
  const edition = input.edition === null ? '' : `第${input.edition}回`;
  return furnish('evaluation', issue, {
    sub: edition,
    note: starNote,
    running: `${input.caseNumber}　${person.name}`,
    blocks: [
      boxes(
        '',
        shortPersonRow(person),
        [box('実施日', day(issue.madeOn)), box('実施者', input.madeBy, { labelWidth: 18 })],
        [
          box('期間', span(input.periodFrom, input.periodTo), { share: 2 }),
          box('プラン', input.planEdition === null ? '' : `第${input.planEdition}回`, { labelWidth: 18 }),
        ],
      ),
      boxes(
        '参加のようす',
        [box('予定', times(content.planned)), box('実績', times(content.came), { labelWidth: 18 })],
        [wordsBox('欠席の理由・\nようす', content.absences, 9)],
      ),
      list(
        '目標ごとの達成度（0–4）',
        [column('目標'), column('達成度', 42), column('ようす', 58)],
        content.goals.map(({ words, level, note }) => [words, levelWords(level), note]),
      ),
      wordsUnder('本人の言葉', content.personWords, 18),
      wordsUnder('受入先の声', content.hostWords, 14),
      wordsUnder('支援者の見立て', content.workerView, 18),
      boxes(
        '★見られた変化（複数可）',
        [box('', ticks(changeCodes, content.changes))],
        [wordsBox('変化のようす', content.changesNote, 9)],
      ),
      list(
        '尺度（前と今）',
        [column('尺度'), column('前', 40), column('今', 40), column('ようす', 44)],
        input.scales.map(({ label, before, now, words }) => [label, before, now, words]),
        { least: 3, size: 8.5 },
      ),
      boxes(
        '判定',
        [box('★判定', ticks(judgements, input.judgement))],
        [wordsBox('理由', content.reason)],
        [wordsBox('終結後の主担当・\n見守り方・\n再相談の目安', content.after)],
        [box('次の評価', day(input.nextOn))],
      ),
      signatures('本人への説明と同意', [
        { label: '説明した日', value: dayToWrite(input.explainedOn) },
        { label: '本人', value: '（署名）', manner: `同意した日\n${dayToWrite(input.agreedOn)}` },
      ]),
    ],
  });
}
