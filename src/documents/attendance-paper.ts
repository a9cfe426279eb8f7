import { absenceReasons, attendanceStates } from '#domain/attendance.ts';
import { weekdayOf } from '#domain/calendar-day.ts';
import { box, boxes, column, labelOf, list, signatures, span, wordsBox } from './boxes.ts';
import { furnish, type Issue } from './furniture.ts';
import { halfLabels } from './paper-labels.ts';
import { calledWords, placementRows, type PaperPlacement } from './placement-head.ts';
import type { Paper } from './paper.ts';

export type AttendanceLine = {
  day: string;
  half: string;
  state: string;
  reason: string;
  minutes: number | null;
  words: string;
};

export type AttendancePaper = {
  placement: PaperPlacement;
  from: string | null;
  to: string | null;
  lines: readonly AttendanceLine[];
  /** What the leader or host wrote about the time; '' leaves room. */
  report: string;
};

function dayWords(on: string): string {
  return `${Number(on.slice(5, 7))}月${Number(on.slice(8))}日（${weekdayOf(on)}）`;
}

/** 「来た 5、休み 1」: nothing is added up to a rate. */
function counted(lines: readonly AttendanceLine[]): string {
  return Object.entries(attendanceStates)
    .map(([code, label]) => ({ label, count: lines.filter(({ state }) => state === code).length }))
    .filter(({ count }) => count > 0)
    .map(({ label, count }) => `${label} ${count}`)
    .join('、');
}

/** 出欠・活動報告, also as the empty sheet that a leader fills in by hand. */
export function attendancePaper(input: AttendancePaper, issue: Issue): Paper {
  const minutes = input.lines.reduce((sum, line) => sum + (line.minutes ?? 0), 0);
  return furnish('attendance', issue, {
    running: input.placement.number,
    blocks: [
      boxes(
        '',
        [box('参加する人', calledWords(input.placement), { room: 8 })],
        ...placementRows(input.placement),
        [
          box('期間', span(input.from, input.to), { share: 2 }),
          box('記録', `${input.lines.length}回`, { labelWidth: 18 }),
        ],
        [
          box('まとめ', counted(input.lines)),
          box('時間の計', minutes === 0 ? '' : `${minutes}分`, { labelWidth: 18, share: 0.5 }),
        ],
      ),
      list(
        '出欠',
        [
          column('日', 26),
          column('午前・午後', 19),
          column('出欠', 25),
          column('わけ', 30),
          column('時間', 16, true),
          column('ようす'),
        ],
        input.lines.map((line) => [
          dayWords(line.day),
          labelOf(halfLabels, line.half),
          labelOf(attendanceStates, line.state),
          line.reason === '' ? '' : labelOf(absenceReasons, line.reason),
          line.minutes === null ? '' : `${line.minutes}分`,
          line.words,
        ]),
        { least: 12 },
      ),
      boxes(
        '活動の報告',
        [wordsBox('したこと', input.report, 18)],
        [wordsBox('うれしかったこと\n・困ったこと', '', 18)],
        [wordsBox('これからのこと', '', 12)],
      ),
      signatures('', [{ label: '書いた人', value: '', manner: '　　　年　　月　　日' }]),
    ],
  });
}
