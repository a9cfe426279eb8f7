import { formatDayNear } from '#domain/japanese-date.ts';
import { moneyKinds } from '#domain/money-entry.ts';
import type { StoredMoney } from '#use-cases/hosting/list-money.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { Actions, Button, LinkButton } from '#web/ui/button.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { gap } from '#web/ui/gap.ts';
import { Section } from '#web/ui/section.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { yenText } from './money-page.tsx';
import { PlacementFrame, placementPath, type PlacementPageProps } from './placement-frame.tsx';

type Props = PlacementPageProps & {
  entry: StoredMoney;
  step: 'strike' | 'check';
  values: Values;
  errors: FieldErrors;
};

const words = {
  strike: {
    title: '消し線をひく',
    lead: '行は消えません。線をひいて、理由をそばに残します。合計からは外れます。',
    label: '理由',
    hint: '二重に書いた、金額がちがう、など',
    button: '消し線をひく',
  },
  check: {
    title: '給付への影響を確かめた',
    lead: 'だれに聞いて、どうだったかを残します。',
    label: '確かめたこと',
    hint: '11月24日 生活保護係の窓口。収入認定はしない、など',
    button: '確かめたと書く',
  },
} as const;

/** One line of the ledger: striking it through, or what the benefit's office answered. */
export function MoneyStepPage({ entry, step, values, errors, ...frame }: Props) {
  const { context, placement } = frame;
  const { title, lead, label, hint, button } = words[step];
  const path = `${placementPath(placement)}/money`;
  const line = [
    formatDayNear(entry.onDay, context.today),
    moneyKinds[entry.kind],
    yenText(entry.yen),
    entry.fund,
  ].join(gap);
  return (
    <PlacementFrame {...frame} place="/money" title={title} under={{ label: 'お金の台帳', href: path }}>
      <Section title={title}>
        <p class="note">{line}</p>
        <p>{lead}</p>
        <Form csrf={context.csrf} action={`${path}/${entry.id}/${step}`} version={entry.version}>
          <ErrorSummary errors={errors} />
          <TextField
            name="words"
            label={label}
            hint={hint}
            required
            value={shown(values).text('words')}
            error={errors['words']}
          />
          <div class="after-form">
            <Actions>
              <Button kind={step === 'strike' ? 'stop' : 'main'}>{button}</Button>
              <LinkButton href={path} kind="plain">
                やめてもどる
              </LinkButton>
            </Actions>
          </div>
        </Form>
      </Section>
    </PlacementFrame>
  );
}
