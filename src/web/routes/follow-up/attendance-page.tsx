import { absenceReasons, attendanceMarks, attendanceStates } from '#domain/attendance.ts';
import { reasonWords, type AttendanceCounts } from '#domain/attendance-counts.ts';
import { halfLabels } from '#domain/formal-capacity.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import type { AttendanceAnswer, HalfOfMonth } from '#use-cases/follow-up/read-attendance.ts';
import type { TakenHalf } from '#use-cases/follow-up/write-attendance.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { Actions, Button, LinkButton } from '#web/ui/button.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import { fieldId, type FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { gap } from '#web/ui/gap.ts';
import type { PageContext } from '#web/ui/page-context.ts';
import { Section } from '#web/ui/section.tsx';
import { AlertNotices } from './alert-notice.tsx';
import { ExtraDay } from './extra-day.tsx';
import type { Month } from './month.ts';
import { PlacementFrame, placementPath } from './placement-frame.tsx';
import { PaperLink } from '#web/routes/papers/paper-link.tsx';

type Props = {
  context: PageContext;
  person: PersonHead;
  answer: AttendanceAnswer;
  month: Month;
  values?: Values | undefined;
  errors?: FieldErrors;
  /** Half days that a colleague wrote while this sheet was open. */
  taken?: readonly TakenHalf[];
};

/** 出欠 of one month: expected days as they come, each with how it was; closed days say why and ask nothing. */
export function AttendancePage(props: Props) {
  const { context, person, answer, month, errors = {} } = props;
  const { placement, alerts, halves, month: counts, whole } = answer;
  const path = placementPath(placement);
  const here = `${path}/attendance`;
  return (
    <PlacementFrame
      context={context}
      person={person}
      placement={placement}
      page="/attendance"
      title="出欠"
      actions={
        <>
          <PaperLink personId={person.id} kind="attendance" of={placement.id} month={month.code} />
          <LinkButton href={`/town/resources/${placement.resourceId}/roster?month=${month.code}`}>
            出欠表をまとめて入れる
          </LinkButton>
        </>
      }
    >
      <ErrorSummary errors={errors} />
      <AlertNotices alerts={alerts} path={path} today={context.today} />
      <Section
        title={month.label}
        aside={
          <span class="month-nav no-print">
            <a href={`${here}?month=${month.before}`}>前の月</a>
            {gap}
            <a href={`${here}?month=${month.after}`}>次の月</a>
          </span>
        }
      >
        <Counts counts={counts} />
        {halves.length === 0 ? (
          <EmptyState
            words="この月に、来る予定の日はありません。曜日と時間は、枠の予約から決まります。"
            action={{ href: `${path}/booking`, label: '枠を見る' }}
          />
        ) : null}
        <Form
          csrf={context.csrf}
          action={`${here}?month=${month.code}`}
          keep={`attendance-${placement.id}-${month.code}`}
        >
          {halves.length === 0 ? null : (
            <table class="stack attend">
              <caption class="vh">{month.label}の出欠</caption>
              <thead>
                <tr>
                  <th scope="col">日</th>
                  <th scope="col">出欠</th>
                  <th scope="col">休んだわけ</th>
                  <th scope="col">ひとこと</th>
                  <th scope="col">入れた人</th>
                </tr>
              </thead>
              <tbody>
                {halves.map((half) => (
                  <HalfRow {...props} half={half} />
                ))}
              </tbody>
            </table>
          )}
          <ExtraDay context={context} values={props.values} errors={errors} />
          <div class="after-form">
            <Actions>
              <Button>出欠を保存する</Button>
              <Button kind="second" name="do" value="all-came">
                まだの日を、ぜんぶ「来た」にする
              </Button>
              <LinkButton href={`${here}/rest`} kind="plain">
                休みにする
              </LinkButton>
            </Actions>
          </div>
        </Form>
      </Section>
      <Section title="はじめから、きょうまで">
        <Counts counts={whole} />
      </Section>
    </PlacementFrame>
  );
}

/** The counts as one sentence; numbers without words would be read as a mark. */
function Counts({ counts }: { counts: AttendanceCounts }) {
  const { planned, came, late, leftEarly, absent, extra, unrecorded, reasons } = counts;
  const parts = [
    `予定 ${planned}回`,
    `来た ${came}回${extra > 0 ? `（予定のほかに${extra}回）` : ''}`,
    late > 0 ? `うち、おくれて ${late}回` : '',
    leftEarly > 0 ? `うち、早めに ${leftEarly}回` : '',
    absent > 0 ? `来なかった ${absent}回（${reasonWords(reasons)}）` : '',
    unrecorded > 0 ? `まだ書いていない ${unrecorded}回` : '',
  ];
  return <p class="counts-line">{parts.filter((part) => part !== '').join(gap)}</p>;
}

function timeOf(half: HalfOfMonth): string {
  const { expected } = half;
  if (!expected) return '予定のほか';
  if (expected.fromTime === null) return '';
  const clock = (time: string) => time.slice(0, 5).replace(/^0/, '');
  return expected.toTime === null
    ? clock(expected.fromTime)
    : `${clock(expected.fromTime)}–${clock(expected.toTime)}`;
}

function writerOf({ row }: HalfOfMonth): string {
  if (!row) return '';
  const from = { worker: '', roster: '紙の出欠表', link: '受入先の頁から' }[row.source];
  return [row.by ?? '', from].filter((part) => part !== '').join(gap);
}

function HalfRow({ context, half, values, taken = [], errors = {} }: Props & { half: HalfOfMonth }) {
  const { key, row, expected } = half;
  const day = formatDayNear(half.day, context.today, { weekday: true });
  const name = `${day} ${halfLabels[half.half]}`;
  const head = (
    <th scope="row" class="nb">
      {day}
      <span class="soft attend-half">
        {halfLabels[half.half]}
        {gap}
        {timeOf(half)}
      </span>
    </th>
  );
  if (row === null && (expected?.closed !== null || half.day > context.today)) {
    return (
      <tr class="quiet">
        {head}
        <td colspan={4} class="soft">
          {expected?.closed ? `休み　${expected.closed}` : 'これから'}
        </td>
      </tr>
    );
  }
  const theirs = taken.find((one) => one.key === key);
  const value = values ? shown(values) : undefined;
  const state = value?.text(`state.${key}`) ?? row?.state ?? '';
  const error = errors[`state.${key}`];
  return (
    <tr class={error || theirs ? 'bad' : undefined}>
      {head}
      <td data-l="出欠">
        {theirs ? (
          <p class="msg">
            {theirs.by ?? 'ほかの人'}が先に「{attendanceStates[theirs.state]}
            」と書きました。どちらかを選んで、もう一度保存してください
          </p>
        ) : null}
        {error ? <p class="msg">{error}</p> : null}
        <input
          type="hidden"
          name={`version.${key}`}
          value={String(theirs?.version ?? value?.text(`version.${key}`) ?? row?.version ?? 0)}
        />
        <select id={fieldId(`state.${key}`)} name={`state.${key}`} aria-label={`${name} 出欠`}>
          {row === null ? <option value="">まだ</option> : null}
          {Object.entries(attendanceStates).map(([code, label]) => (
            <option value={code} selected={code === state}>
              {attendanceMarks[code as keyof typeof attendanceMarks]} {label}
            </option>
          ))}
        </select>
      </td>
      <td data-l="わけ">
        <select name={`reason.${key}`} aria-label={`${name} 休んだわけ`}>
          {Object.entries(absenceReasons).map(([code, label]) => (
            <option value={code} selected={code === (value?.text(`reason.${key}`) ?? row?.reason ?? '')}>
              {code === '' ? '−' : label}
            </option>
          ))}
        </select>
      </td>
      <td data-l="ひとこと">
        <input
          type="text"
          name={`words.${key}`}
          aria-label={`${name} ひとこと`}
          autocomplete="off"
          value={value?.text(`words.${key}`) ?? row?.words ?? ''}
        />
      </td>
      <td data-l="入れた人" class="soft">
        <span class="cell">
          {writerOf(half)}
          {row?.isCorrected ? <span class="line-of">直しあり</span> : null}
        </span>
      </td>
    </tr>
  );
}
