import { halfLabels } from '#domain/formal-capacity.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import { rosterMark, rosterReasonWords } from '#domain/roster-mark.ts';
import { weekdayOf } from '#domain/calendar-day.ts';
import type { RosterAnswer, RosterColumn, RosterLine } from '#use-cases/follow-up/read-roster.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { LinkButton } from '#web/ui/button.tsx';
import { Halves } from '#web/ui/columns.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import { fieldId, type FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { gap } from '#web/ui/gap.ts';
import { Head } from '#web/ui/head.tsx';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { SaveBar } from '#web/ui/save-bar.tsx';
import { Section } from '#web/ui/section.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { TownTabs } from '#web/routes/town/town-tabs.tsx';
import type { Month } from './month.ts';

export type TakenCell = { words: string; version: number };

type Props = {
  context: PageContext;
  answer: RosterAnswer;
  month: Month;
  values: Values;
  errors: FieldErrors;
  /** Cells that somebody wrote meanwhile, by field name. */
  taken?: ReadonlyMap<string, TakenCell>;
};

/** The name of one cell in the form. */
export function cellName(placementId: string, key: string): string {
  return `cell.${placementId}.${key}`;
}

/** 9 水; the month is said above the table. */
export function columnLabel({ day, half }: RosterColumn, columns: readonly RosterColumn[]): string {
  const hasBoth = columns.some((other) => other.day === day && other.half !== half);
  const label = `${Number(day.slice(8))} ${weekdayOf(day)}`;
  return hasBoth ? `${label} ${halfLabels[half]}` : label;
}

/** A leader's paper roster, typed as it lies on the desk: one line a person, one cell a day, Tab from cell to cell. */
export function RosterPage(props: Props) {
  const { context, answer, month, errors } = props;
  const { resource, lines, columns, entered } = answer;
  const here = `/town/resources/${resource.id}/roster`;
  const term = { back: `${here}?month=${month.before}`, on: `${here}?month=${month.after}` };
  return (
    <Page context={context} title={`出欠表　${resource.name}`} tabs={<TownTabs current="/town" />}>
      <Head
        title={`出欠表　${month.label}`}
        crumbs={[
          { label: 'まち', href: '/town' },
          { label: resource.name, href: `/town/resources/${resource.id}` },
          { label: '出欠表' },
        ]}
        sub={[resource.organizationName ?? '', 'あなたが見られる人だけが出ます']
          .filter((part) => part !== '')
          .join(gap)}
        actions={
          <>
            <LinkButton href={term.back}>前の月</LinkButton>
            <LinkButton href={term.on}>次の月</LinkButton>
            <LinkButton href={`${here}/paper?month=${month.code}`}>代表に渡す紙</LinkButton>
          </>
        }
      />
      <ErrorSummary errors={errors} />
      {lines.length === 0 || columns.length === 0 ? (
        <EmptyState
          words={
            lines.length === 0
              ? 'この所に、いま参加している人はいません（あなたが見られる範囲で）。'
              : 'この月に、来る予定の日はありません。'
          }
          action={{ href: `/town/resources/${resource.id}`, label: '資源の頁にもどる' }}
        />
      ) : (
        <Form
          csrf={context.csrf}
          action={`${here}?month=${month.code}`}
          keep={`roster-${resource.id}-${month.code}`}
        >
          <Section title="紙のとおりに入れる" aside={`${lines.length}人`}>
            <Marks />
            <Grid {...props} />
          </Section>
          <SheetFields {...props} back={`/town/resources/${resource.id}`} />
        </Form>
      )}
      {entered.length > 0 ? (
        <Section title="この月に入れた紙">
          <ul class="rows no-lead">
            {entered.map((sheet) => (
              <li>
                <span class="p">
                  <b>
                    {formatDayNear(sheet.fromDay, context.today)}–{formatDayNear(sheet.toDay, context.today)}
                  </b>
                  <span class="soft">
                    {[
                      sheet.writtenBy === '' ? '' : `書いた人 ${sheet.writtenBy}`,
                      `${formatDayNear(sheet.receivedOn, context.today)}に受けとり`,
                      sheet.by ? `入れた人 ${sheet.by}` : '',
                    ]
                      .filter((part) => part !== '')
                      .join(gap)}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </Page>
  );
}

/** What may be typed. Said before the table, because hands that type do not look up. */
function Marks() {
  return (
    <p class="key" id="marks">
      <span>
        <b>1</b> か <b>○</b> 来た
      </span>
      <span>
        <b>2</b> か <b>△</b> おくれて
      </span>
      <span>
        <b>3</b> か <b>▽</b> 早めに
      </span>
      <span>
        <b>4</b> か <b>×</b> 来なかった
      </span>
      <span>
        <b>5</b> か <b>休</b> 休み
      </span>
      <span>×のあとに一字で、わけ：{rosterReasonWords}</span>
    </p>
  );
}

function Grid(props: Props) {
  const { answer, month } = props;
  const { columns, lines } = answer;
  return (
    <div class="wide-table" role="region" aria-label={`${month.label}の出欠表`} tabindex={0}>
      <table class="grid roster">
        <caption class="vh">{month.label}の出欠表</caption>
        <thead>
          <tr>
            <th scope="col" class="l">
              呼び名
            </th>
            {columns.map((column) => (
              <th scope="col">{columnLabel(column, columns)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr>
              <th scope="row">
                {line.called || line.personName}
                <span class="soft wk-sub">{line.personName}</span>
              </th>
              {columns.map((column) => (
                <Cell {...props} line={line} column={column} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({
  context,
  answer,
  line,
  column,
  values,
  errors,
  taken,
}: Props & { line: RosterLine; column: RosterColumn }) {
  const cell = line.cells.get(column.key);
  const label = columnLabel(column, answer.columns);
  if (!cell || (cell.row === null && (cell.expected?.closed !== null || column.day > context.today))) {
    return (
      <td class="none" data-l={label}>
        <span class="soft">{cell?.expected?.closed ? '休' : ''}</span>
        <span class="vh">{cell?.expected?.closed ?? (cell ? 'これから' : '予定なし')}</span>
      </td>
    );
  }
  const name = cellName(line.placementId, column.key);
  const error = errors[name];
  const theirs = taken?.get(name);
  const value = shown(values);
  const typed = values[name] ? value.text(name) : cell.row ? rosterMark(cell.row) : '';
  return (
    <td class={error === undefined ? undefined : 'bad'} data-l={label}>
      <input
        type="hidden"
        name={`version.${name}`}
        value={String(theirs?.version ?? (value.text(`version.${name}`) || (cell.row?.version ?? 0)))}
      />
      <input
        type="text"
        class="w-mark"
        autocomplete="off"
        id={fieldId(name)}
        name={name}
        maxlength={3}
        aria-label={`${line.called || line.personName} ${formatDayNear(column.day, context.today, { weekday: true })} ${halfLabels[column.half]}`}
        aria-describedby={error === undefined ? 'marks' : `${fieldId(name)}-error`}
        aria-invalid={error === undefined ? undefined : 'true'}
        value={typed}
      />
      {error === undefined ? null : (
        <p class="msg" id={`${fieldId(name)}-error`}>
          {theirs ? theirs.words : '読めない印です'}
        </p>
      )}
    </td>
  );
}

function SheetFields({ context, values, errors, back }: Props & { back: string }) {
  const value = shown(values);
  return (
    <Section title="この紙のこと">
      <input type="hidden" name="rosterId" value={value.text('rosterId')} />
      <Halves>
        <JapaneseDateField
          name="fromDay"
          label="はじめの日"
          required
          value={value.text('fromDay')}
          today={context.today}
          error={errors['fromDay']}
        />
        <JapaneseDateField
          name="toDay"
          label="おわりの日"
          required
          value={value.text('toDay')}
          today={context.today}
          error={errors['toDay']}
        />
      </Halves>
      <Halves>
        <TextField
          name="writtenBy"
          label="書いた人"
          hint="例　会の代表"
          value={value.text('writtenBy')}
          error={errors['writtenBy']}
        />
        <JapaneseDateField
          name="receivedOn"
          label="受けとった日"
          required
          value={value.text('receivedOn')}
          today={context.today}
          error={errors['receivedOn']}
        />
      </Halves>
      <TextField name="note" label="メモ" value={value.text('note')} error={errors['note']} />
      <SaveBar save="まとめて入れる" back={back} />
    </Section>
  );
}
