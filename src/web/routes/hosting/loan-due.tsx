import { formatDayNear } from '#domain/japanese-date.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import type { StoredLoan } from '#use-cases/hosting/list-loans.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { gap } from '#web/ui/gap.ts';
import { SaveBar } from '#web/ui/save-bar.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { DayField } from './day-field.tsx';
import { placementPath, type PlacementPageProps } from './placement-frame.tsx';

export function loanName({ item, itemNumber, quantity }: StoredLoan): string {
  return [item, itemNumber === '' ? '' : `No.${itemNumber}`, quantity === 1 ? '' : `${quantity}個`]
    .filter((part) => part !== '')
    .join(gap);
}

type FormProps = PlacementPageProps & { loan: StoredLoan; values: Values; errors: FieldErrors };

const dayOf = (day: string | null, today: string) =>
  day === null ? '決めていない' : formatDayNear(day, today);

/** 延長, or a nearer day: the new day and why. */
export function LoanDueForm({ context, placement, loan, values, errors }: FormProps) {
  const value = shown(values);
  const path = `${placementPath(placement)}/loans`;
  return (
    <Section title={loanName(loan)} aside={`いまの返す日　${dayOf(loan.dueOn, context.today)}`}>
      <Form
        csrf={context.csrf}
        action={`${path}/${loan.id}/due`}
        version={loan.version}
        keep={`due-${loan.id}`}
      >
        <ErrorSummary errors={errors} />
        <DayField
          name="dueOn"
          label="新しい返す日"
          hint="きょう、11/24、令和8年11月24日。決めないなら、空けておきます"
          value={value.text('dueOn')}
          today={context.today}
          error={errors['dueOn']}
        />
        <TextField
          name="reason"
          label="わけ"
          hint="3月まで続けることになった、など"
          required
          value={value.text('reason')}
          error={errors['reason']}
        />
        <SaveBar save="返す日を変える" back={path} />
      </Form>
    </Section>
  );
}

/** Every change of a day, as it was told. */
export function DueChanges({ loans, today }: { loans: readonly StoredLoan[]; today: string }) {
  const rows = loans.flatMap((loan) =>
    loan.dueChanges.map((change) => ({ ...change, what: loanName(loan) })),
  );
  if (rows.length === 0) return null;
  return (
    <Section title="返す日の変更" aside={`${rows.length}回`}>
      <Table
        caption="返す日の変更"
        rows={rows}
        columns={[
          { label: 'もの', kind: 'head', cell: ({ what }) => what },
          { label: 'もとの日', cell: ({ from }) => dayOf(from, today) },
          { label: '変えた日', cell: ({ to }) => dayOf(to, today) },
          { label: 'わけ', cell: ({ reason }) => reason },
          {
            label: '変えた人',
            cell: ({ byName, changedAt }) => `${byName}　${formatDayNear(tokyoDay(changedAt), today)}`,
          },
        ]}
      />
    </Section>
  );
}
