import { declineSides, type DeclineSide } from '#domain/decline-reason.ts';
import { rulesOf, type DeclineRule } from '#domain/decline-rule.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import type { Placement } from '#use-cases/placements/read-placement.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { Checkboxes } from '#web/ui/checkboxes.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import { FieldGroup } from '#web/ui/field.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Pick } from '#web/ui/pick.tsx';
import { SaveBar } from '#web/ui/save-bar.tsx';
import { Section } from '#web/ui/section.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { usuallyFollows } from '#web/ui/usually-follows.ts';
import { WhatFollows } from './answer-page.tsx';
import { PlacementFrame } from './placement-frame.tsx';
import { placementPath } from './placement-ids.ts';

type Props = {
  context: PageContext;
  person: PersonHead;
  placement: Placement;
  values: Values;
  errors: FieldErrors;
  /** The person's other ways that go on. */
  others: readonly string[];
  rules: readonly DeclineRule[];
};

const sides: readonly DeclineSide[] = ['person', 'host', 'neither'];

const explained: Record<DeclineSide, string> = {
  person: '本人の「いや」に、理由はいりません。数えません',
  host: '受入先の都合です。本人の見る頁や紙には出ません',
  neither: '病気・入院・転出などは、だれの断りでもありません',
};

/** Whose decision × why: one question in three groups, each reason with what usually follows. */
function Reasons({ values, errors, rules, context }: Pick<Props, 'values' | 'errors' | 'rules' | 'context'>) {
  const chosen = shown(values).text('reason');
  let place = 0;
  return (
    <FieldGroup name="reason" label="だれの判断で、どうして" required error={errors['reason']}>
      <div class="by-side">
        {sides.map((side) => (
          <div>
            <p class="b">{declineSides[side]}</p>
            <p class="soft">{explained[side]}</p>
            {rulesOf(rules, side).map((rule) => {
              const value = `${side}:${rule.code}`;
              const choice = { value, label: rule.label, hint: usuallyFollows(rule, context.today) };
              return (
                <Pick type="radio" name="reason" choice={choice} place={place++} checked={chosen === value} />
              );
            })}
          </div>
        ))}
      </div>
    </FieldGroup>
  );
}

/** One way may rest while another goes on; a case that rests is asked about by nobody until it goes on. */
function restHint(others: readonly string[]): string {
  return others.length === 0
    ? 'ほかに行き先はありません。再開すると、ケースもつづきから動きます'
    : `印をつけなければ、ここだけ休みます。ほかの行き先：${others.join('、')}`;
}

/** Resting, stopping, going back to conditions: one page for all, open at any point, without an alarm. */
export function StopPage({ context, person, placement, values, errors, others, rules }: Props) {
  const value = shown(values);
  const path = placementPath(person.id, placement.id);
  return (
    <PlacementFrame context={context} person={person} placement={placement} title="休む・やめる">
      <Form
        csrf={context.csrf}
        action={`${path}/stop`}
        version={placement.version}
        keep={`stop-${placement.id}`}
      >
        <ErrorSummary errors={errors} />
        <Section title="休む・やめる・条件にもどる">
          <Reasons {...{ values, errors, rules, context }} />
        </Section>
        <Section title="このあと" aside="ふつうは、わけのそばに書いてあるとおり">
          <WhatFollows context={context} values={values} errors={errors} />
          <Checkboxes
            name="restsCase"
            label="「休む」とき"
            unmarked
            choices={[{ value: 'yes', label: 'ケースも休みにする', hint: restHint(others) }]}
            values={value.all('restsCase')}
          />
          <JapaneseDateField
            name="on"
            label="決まった日"
            required
            hint="きょう、きのう、11/24 でも"
            value={value.text('on')}
            today={context.today}
            error={errors['on']}
          />
          <TextArea
            name="words"
            label="ことば・ようす"
            hint="書かなくてもよい"
            rows={2}
            value={value.text('words')}
            error={errors['words']}
          />
        </Section>
        <SaveBar save="書く" back={path} />
      </Form>
    </PlacementFrame>
  );
}
