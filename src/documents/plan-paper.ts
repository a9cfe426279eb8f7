import { consentGivers, consentManners } from '#domain/consent.ts';
import { planKinds, planLineStates, planSteps, type PlanContent } from '#domain/plan.ts';
import {
  box,
  boxes,
  column,
  day,
  dayToWrite,
  labelOf,
  list,
  signatures,
  span,
  starNote,
  ticks,
  wordsBox,
  wordsUnder,
} from './boxes.ts';
import { furnish, nameBox, type Issue, type PaperPerson } from './furniture.ts';
import type { Paper } from './paper.ts';

export type PlanPaper = {
  person: PaperPerson;
  caseNumber: string;
  /** 第n回. */
  edition: number;
  kind: string;
  madeBy: string;
  content: PlanContent;
  leadAgency: string;
  /** 重層的支援会議 that looked at it; null while none did. */
  meeting: { number: string; heldOn: string; decision: string; words: string } | null;
  agreedOn: string | null;
  agreedManner: string;
  agreedBy: string;
  agreedNote: string;
  /** 支援決定（市）. */
  decidedOn: string | null;
  decidedBy: string;
  reviewOn: string | null;
};

/** 支援プランシート, box by box as practice.md §1.5(3). */
export function planPaper(input: PlanPaper, issue: Issue): Paper {
  const { content, person } = input;
  const { participation: part } = content;
  const goalWords = new Map(content.goals.map((goal, place) => [goal.id, `目標${place + 1}`]));
  const lines = content.lines.length > 0 ? content.lines : [];
  return furnish('plan', issue, {
    sub: `第${input.edition}回`,
    note: starNote,
    running: `${input.caseNumber}　第${input.edition}回　${person.name}`,
    blocks: [
      boxes(
        '',
        [
          box('プラン番号', `${input.caseNumber}　第${input.edition}回`, { share: 2 }),
          box('作成者', input.madeBy, { labelWidth: 18, share: 1.4 }),
        ],
        [
          box('氏名', nameBox(person), { share: 2 }),
          box(
            '新規・再',
            ticks({ first: '新規', again: '再プラン' }, input.edition === 1 ? 'first' : 'again'),
            { labelWidth: 18, share: 1.4 },
          ),
        ],
        [box('★区分', ticks(planKinds, input.kind))],
      ),
      wordsUnder('本人の望む暮らし（本人の言葉）', content.wishedLife, 12),
      wordsUnder('長期目標', content.longGoal, 9),
      list(
        '短期目標',
        [column('番号', 12), column('目標'), column('どうなったら達成か'), column('期限', 31)],
        content.goals.map((goal, place) => [`${place + 1}`, goal.words, goal.measure, day(goal.until)]),
      ),
      ...lines.map((line, place) =>
        boxes(
          place === 0 ? '課題ごとの取り組み' : '',
          [
            box(`課題${place + 1}`, line.issue, { share: 2 }),
            box('目標', goalWords.get(line.goalId ?? '') ?? '', { labelWidth: 14, share: 0.8 }),
          ],
          [box('本人がすること', line.byPerson)],
          [box('家族・地域が\nすること', line.byTown)],
          [box('支援機関が\nすること', line.byAgencies)],
          [box('機関・担当・\n頻度', line.agencies)],
          [box('使うもの\n（資源）', line.resources)],
          [
            box('期間', span(line.from, line.to), { share: 1 }),
            box('状態', ticks(planLineStates, line.state), { labelWidth: 14, share: 1.2 }),
          ],
        ),
      ),
      ...(lines.length > 0 ? [] : [blankLines()]),
      boxes(
        '参加支援',
        [box('参加先', part.places)],
        [box('役割', part.role)],
        [
          box('段階', ticks(planSteps, part.step), { share: 1.2 }),
          box('頻度', part.frequency, { labelWidth: 20 }),
        ],
        [
          box('開始予定', day(part.startsOn), { share: 1.2 }),
          box('同行・送迎', part.escort, { labelWidth: 20 }),
        ],
        [wordsBox('配慮すること', part.care, 10)],
        [wordsBox('受入先への依頼\n（声かけ・\n見守り・連絡）', part.askedOfHost, 10)],
        [box('保険', part.insurance), box('費用・謝金', part.money, { labelWidth: 20 })],
        [wordsBox('中止の条件', part.stopRule, 9)],
        [box('緊急のときの\n連絡', part.emergency)],
      ),
      boxes(
        '支える体制',
        [box('主担当機関', input.leadAgency)],
        [wordsBox('参加する機関と\n情報共有の範囲', content.sharedWith, 10)],
        [box('モニタリング', content.monitoring), box('次回の会議', content.nextMeeting, { labelWidth: 20 })],
        [box('見直しの日', day(input.reviewOn))],
      ),
      boxes(
        '会議・支援決定',
        [
          box(
            '★重層的支援会議',
            input.meeting ? `${day(input.meeting.heldOn)}　${input.meeting.number}` : dayToWrite(null),
            { share: 1.4 },
          ),
          box('判断', ticks({ fit: '適', amend: '修正' }, input.meeting?.decision), {
            labelWidth: 14,
            share: 0.8,
          }),
        ],
        [wordsBox('会議の意見', input.meeting?.words ?? '', 9)],
        [
          box('★支援決定日\n（市）', dayToWrite(input.decidedOn), { share: 1.4 }),
          box('決定者', input.decidedBy, { labelWidth: 14, share: 0.8 }),
        ],
      ),
      signatures('★本人の同意', [
        {
          label: 'このプランの説明を受け、\n内容に同意します',
          value: input.agreedOn
            ? `${day(input.agreedOn)}\n${input.agreedManner === 'signed' || input.agreedManner === '' ? '' : person.name}`
            : `${dayToWrite(null)}\n\n（署名）`,
          manner: [
            labelOf(consentManners, input.agreedManner),
            labelOf(consentGivers, input.agreedBy),
            input.agreedNote,
          ]
            .filter((one) => one !== '')
            .join('　'),
        },
      ]),
    ],
  });
}

/** Two empty lines, for a plan that is written by hand. */
function blankLines() {
  return list(
    '課題ごとの取り組み',
    [
      column('課題'),
      column('本人がすること'),
      column('家族・地域がすること'),
      column('支援機関がすること'),
      column('期間・資源・状態'),
    ],
    [],
    { least: 4 },
  );
}
