import { moneyDirections, moneyKinds } from '#domain/money-entry.ts';
import type { MoneyBook } from '#use-cases/hosting/list-money.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { Checkbox } from '#web/ui/checkboxes.tsx';
import { choicesOf } from '#web/ui/choice.ts';
import { Halves } from '#web/ui/columns.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { NumberField } from '#web/ui/number-field.tsx';
import { Radios } from '#web/ui/radios.tsx';
import { SaveBar } from '#web/ui/save-bar.tsx';
import { Section } from '#web/ui/section.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { DayField } from './day-field.tsx';
import { placementPath, type PlacementPageProps } from './placement-frame.tsx';

type Props = PlacementPageProps & { book: MoneyBook; values: Values; errors: FieldErrors };

/** One line of the ledger. Where a benefit is known, the question stands beside the amount. */
export function MoneyForm({ context, placement, book, values, errors }: Props) {
  const value = shown(values);
  const funds = [...new Set(book.entries.map(({ fund }) => fund))].slice(0, 5);
  return (
    <Section title="台帳に書く">
      <p class="soft">訓練等給付などの法定の給付は、ここには混ぜません。</p>
      <Form csrf={context.csrf} action={`${placementPath(placement)}/money`} keep={`money-${placement.id}`}>
        <ErrorSummary errors={errors} />
        <input type="hidden" name="entryId" value={value.text('entryId')} />
        <Radios
          name="kind"
          label="種類"
          required
          layout="row"
          choices={choicesOf(moneyKinds)}
          value={value.text('kind')}
          error={errors['kind']}
        />
        <Halves>
          <Radios
            name="direction"
            label="どちらへ"
            required
            layout="row"
            choices={choicesOf(moneyDirections)}
            value={value.text('direction')}
            error={errors['direction']}
          />
          <NumberField
            name="yen"
            label="金額"
            unit="円"
            required
            value={value.text('yen')}
            error={errors['yen']}
          />
        </Halves>
        <TextField
          name="fund"
          label="お金の出どころ"
          hint={
            funds.length === 0
              ? '社協の事業費、赤い羽根共同募金、受入先の謝礼、など'
              : `これまで：${funds.join('、')}`
          }
          required
          value={value.text('fund')}
          error={errors['fund']}
        />
        <Halves>
          <DayField
            name="onDay"
            label="日"
            required
            value={value.text('onDay')}
            today={context.today}
            error={errors['onDay']}
          />
          <TextField name="paidBy" label="払った人" value={value.text('paidBy')} error={errors['paidBy']} />
        </Halves>
        <TextField
          name="receipt"
          label="領収書"
          hint="番号・置いてある所"
          value={value.text('receipt')}
          error={errors['receipt']}
        />
        {book.benefits.length === 0 ? null : (
          <div class="note warn">
            <b>{book.benefits.join('・')}を受けているとうかがっています。</b>
            <p>お金を渡すと、給付が減ることがあります。渡すまえに窓口に聞いてください。</p>
            <Checkbox
              name="benefitChecked"
              label="影響を確かめた"
              hint="まだなら、印をつけずに書けます。確かめるまで、きょうと台帳に出ます"
              checked={value.isOn('benefitChecked')}
            />
            <TextField
              name="benefitNote"
              label="確かめたこと"
              hint="だれに、いつ、どうだったか"
              value={value.text('benefitNote')}
              error={errors['benefitNote']}
            />
          </div>
        )}
        <SaveBar save="台帳に書く" back={placementPath(placement)} />
      </Form>
    </Section>
  );
}
