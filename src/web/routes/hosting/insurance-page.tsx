import { daysBetween } from '#domain/calendar-day.ts';
import { insuranceKinds } from '#domain/insurance.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import type { StoredInsurance } from '#use-cases/hosting/list-insurance.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { choicesOf } from '#web/ui/choice.ts';
import { Halves } from '#web/ui/columns.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { Radios } from '#web/ui/radios.tsx';
import { SaveBar } from '#web/ui/save-bar.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { DayField } from './day-field.tsx';
import { PlacementFrame, placementPath, type PlacementPageProps } from './placement-frame.tsx';

type Props = PlacementPageProps & {
  insurances: readonly StoredInsurance[];
  /** The one that is corrected; without, the form writes a new one. */
  editing?: StoredInsurance | undefined;
  values: Values;
  errors: FieldErrors;
};

/** Within a month the end is near enough to renew. */
const soon = 30;

function EndMark({ toDay, today }: { toDay: string; today: string }) {
  const left = daysBetween(today, toDay);
  if (left < 0) return <Tag kind="warn">切れています</Tag>;
  if (left <= soon) return <Tag kind="warn">{`あと${left}日`}</Tag>;
  return <>{formatDayNear(toDay, today)}</>;
}

/** 保険加入の記録: which insurance, from when until when. */
export function InsurancePage(props: Props) {
  const { context, placement, insurances, editing } = props;
  const { today } = context;
  const path = `${placementPath(placement)}/insurance`;
  return (
    <PlacementFrame
      {...props}
      place="/insurance"
      title={editing ? '保険を直す' : '保険'}
      {...(editing ? { under: { label: '保険', href: path } } : {})}
    >
      {editing ? null : (
        <Section title="保険" aside={insurances.length > 0 ? `${insurances.length}件` : undefined}>
          <Table
            caption="保険"
            rows={insurances}
            empty="保険の記録はまだありません。はじめて行く日までに入ります。"
            columns={[
              { label: '種類', kind: 'head', cell: (one) => insuranceKinds[one.kind] },
              { label: '保険者・窓口', shortLabel: '窓口', cell: (one) => one.insurer },
              { label: '番号', cell: (one) => (one.policyNumber === '' ? 'まだ' : one.policyNumber) },
              { label: 'はじまり', kind: 'tight', cell: (one) => formatDayNear(one.fromDay, today) },
              { label: 'おわり', cell: (one) => <EndMark toDay={one.toDay} today={today} /> },
              { label: '払う人', cell: (one) => one.payer },
              { label: 'すること', cell: (one) => <a href={`${path}/${one.id}`}>直す</a> },
            ]}
          />
        </Section>
      )}
      <InsuranceForm {...props} />
    </PlacementFrame>
  );
}

function InsuranceForm({ context, placement, editing, values, errors }: Props) {
  const value = shown(values);
  const path = `${placementPath(placement)}/insurance`;
  return (
    <Section title={editing ? `${insuranceKinds[editing.kind]}　${editing.insurer}` : '保険を書く'}>
      <Form
        csrf={context.csrf}
        action={editing ? `${path}/${editing.id}` : path}
        keep={`insurance-${editing?.id ?? placement.id}`}
        {...(editing ? { version: editing.version } : {})}
      >
        <ErrorSummary errors={errors} />
        {editing ? (
          <p class="soft">種類や保険者がかわるときは、新しい保険として書きます。</p>
        ) : (
          <>
            <input type="hidden" name="insuranceId" value={value.text('insuranceId')} />
            <Radios
              name="kind"
              label="種類"
              required
              layout="row"
              choices={choicesOf(insuranceKinds)}
              value={value.text('kind')}
              error={errors['kind']}
            />
            <TextField
              name="insurer"
              label="保険者・窓口"
              hint="社会福祉協議会のボランティア活動保険、など"
              required
              value={value.text('insurer')}
              error={errors['insurer']}
            />
          </>
        )}
        <Halves>
          <DayField
            name="fromDay"
            label="はじまる日"
            required
            value={value.text('fromDay')}
            today={context.today}
            error={errors['fromDay']}
          />
          <DayField
            name="toDay"
            label="おわる日"
            hint="この30日まえから、きょうに出ます"
            required
            value={value.text('toDay')}
            today={context.today}
            error={errors['toDay']}
          />
        </Halves>
        <Halves>
          <TextField
            name="policyNumber"
            label="証券・受付の番号"
            value={value.text('policyNumber')}
            error={errors['policyNumber']}
          />
          <TextField name="payer" label="払う人" value={value.text('payer')} error={errors['payer']} />
        </Halves>
        <TextField name="note" label="覚え書き" value={value.text('note')} error={errors['note']} />
        <SaveBar
          save={editing ? '保存する' : '保険を書く'}
          back={editing ? path : placementPath(placement)}
        />
      </Form>
    </Section>
  );
}
