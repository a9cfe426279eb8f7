import { formatDayNear } from '#domain/japanese-date.ts';
import { isOverdue } from '#domain/loan.ts';
import type { StoredLoan } from '#use-cases/hosting/list-loans.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { Halves } from '#web/ui/columns.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { gap } from '#web/ui/gap.ts';
import { NumberField } from '#web/ui/number-field.tsx';
import { SaveBar } from '#web/ui/save-bar.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { DayField } from './day-field.tsx';
import { DueChanges, LoanDueForm, loanName } from './loan-due.tsx';
import { PlacementFrame, placementPath, type PlacementPageProps } from './placement-frame.tsx';

type Props = PlacementPageProps & {
  loans: readonly StoredLoan[];
  /** The loan that came back, or whose day is being changed; without, the form lends. */
  chosen?: { loan: StoredLoan; step: 'return' | 'due' } | undefined;
  values: Values;
  errors: FieldErrors;
};

/** 貸与台帳: what was lent for the role, and whether it came back. */
export function LoansPage(props: Props) {
  const { context, placement, loans, chosen } = props;
  const { today } = context;
  const path = `${placementPath(placement)}/loans`;
  const out = loans.filter(({ returnedOn }) => returnedOn === null).length;
  return (
    <PlacementFrame
      {...props}
      place="/loans"
      title={chosen ? stepTitles[chosen.step] : '貸与'}
      {...(chosen ? { under: { label: '貸与', href: path } } : {})}
    >
      {chosen?.step === 'return' ? <ReturnForm {...props} returning={chosen.loan} /> : null}
      {chosen?.step === 'due' ? <LoanDueForm {...props} loan={chosen.loan} /> : null}
      {chosen ? null : (
        <>
          <Section title="貸与台帳" aside={loans.length > 0 ? `貸しているもの ${out}件` : undefined}>
            <Table
              caption="貸与台帳"
              rows={loans}
              empty="貸しているものはありません。"
              columns={[
                { label: 'もの', kind: 'head', cell: loanName },
                { label: '貸した人', cell: (loan) => loan.lentBy },
                { label: '貸した日', kind: 'tight', cell: (loan) => formatDayNear(loan.lentOn, today) },
                {
                  label: '返す日',
                  cell: (loan) => <Due loan={loan} today={today} path={path} />,
                },
                {
                  label: '返った日・ようす',
                  shortLabel: '返った',
                  cell: (loan) =>
                    loan.returnedOn === null ? (
                      <a href={`${path}/${loan.id}/return`}>返ったと書く</a>
                    ) : (
                      `${formatDayNear(loan.returnedOn, today)}${gap}${loan.conditionWords}`
                    ),
                },
              ]}
            />
          </Section>
          <DueChanges loans={loans} today={today} />
          <LendForm {...props} />
        </>
      )}
    </PlacementFrame>
  );
}

const stepTitles = { return: '返ったと書く', due: '返す日を変える' } as const;

function Due({ loan, today, path }: { loan: StoredLoan; today: string; path: string }) {
  const { dueOn } = loan;
  const day = dueOn === null ? '決めていない' : formatDayNear(dueOn, today);
  return (
    <>
      {isOverdue(loan, today) ? <Tag kind="warn">{`${day}をすぎた`}</Tag> : day}
      {loan.returnedOn === null ? (
        <>
          {gap}
          <a href={`${path}/${loan.id}/due`}>変える</a>
        </>
      ) : null}
    </>
  );
}

function LendForm({ context, placement, values, errors }: Props) {
  const value = shown(values);
  return (
    <Section title="貸す">
      <Form csrf={context.csrf} action={`${placementPath(placement)}/loans`} keep={`loan-${placement.id}`}>
        <ErrorSummary errors={errors} />
        <input type="hidden" name="loanId" value={value.text('loanId')} />
        <Halves>
          <TextField
            name="item"
            label="もの"
            hint="腕章、旗、ベスト、作業着"
            required
            value={value.text('item')}
            error={errors['item']}
          />
          <TextField
            name="itemNumber"
            label="番号"
            width="short"
            value={value.text('itemNumber')}
            error={errors['itemNumber']}
          />
        </Halves>
        <Halves>
          <NumberField
            name="quantity"
            label="数"
            unit="個"
            unmarked
            value={value.text('quantity')}
            error={errors['quantity']}
          />
          <TextField
            name="lentBy"
            label="貸す人・団体"
            value={value.text('lentBy')}
            error={errors['lentBy']}
          />
        </Halves>
        <Halves>
          <DayField
            name="lentOn"
            label="貸した日"
            required
            value={value.text('lentOn')}
            today={context.today}
            error={errors['lentOn']}
          />
          <DayField
            name="dueOn"
            label="返す日"
            value={value.text('dueOn')}
            today={context.today}
            error={errors['dueOn']}
          />
        </Halves>
        <SaveBar save="貸したと書く" back={placementPath(placement)} />
      </Form>
    </Section>
  );
}

function ReturnForm({ context, placement, returning, values, errors }: Props & { returning: StoredLoan }) {
  const value = shown(values);
  const path = `${placementPath(placement)}/loans`;
  return (
    <Section title={loanName(returning)} aside={`${formatDayNear(returning.lentOn, context.today)}に貸した`}>
      <Form csrf={context.csrf} action={`${path}/${returning.id}/return`} version={returning.version}>
        <ErrorSummary errors={errors} />
        <DayField
          name="returnedOn"
          label="返った日"
          required
          value={value.text('returnedOn') || context.today}
          today={context.today}
          error={errors['returnedOn']}
        />
        <TextField
          name="conditionWords"
          label="ようす"
          hint="よごれ、こわれ、なくしたもの"
          value={value.text('conditionWords')}
          error={errors['conditionWords']}
        />
        <SaveBar save="返ったと書く" back={path} />
      </Form>
    </Section>
  );
}
