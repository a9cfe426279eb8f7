import { consequences, declineSides, type DeclineSide } from '#domain/decline-reason.ts';
import { rulesOf, type DeclineRule } from '#domain/decline-rule.ts';
import type { ShownCase } from '#use-cases/casework/read-course.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { choicesOf } from '#web/ui/choice.ts';
import { FieldGroup } from '#web/ui/field.tsx';
import { fieldId, type FieldErrors } from '#web/ui/field-errors.ts';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Radios } from '#web/ui/radios.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { usuallyFollows } from '#web/ui/usually-follows.ts';
import { StepPage } from './step-page.tsx';

type Props = {
  context: PageContext;
  person: PersonHead;
  held: ShownCase;
  places: readonly { id: string; name: string }[];
  values: Values;
  errors: FieldErrors;
  rules: readonly DeclineRule[];
};

/** Stands for what usually follows from the reason that was chosen. */
export const usual = 'usual';

/** 断り・事情: whose decision and why in one question, then what follows. */
export function DeclinePage({ context, person, held, places, values, errors, rules }: Props) {
  const value = shown(values);
  return (
    <StepPage
      context={context}
      person={person}
      held={held}
      title="断り・事情"
      lead="だれの判断で、どうなるかを書きます。本人の不利にはなりません。数えもしません。"
      save="書きとめる"
      errors={errors}
    >
      <WhoseAndWhy {...{ values, errors, rules, context }} />
      <TextArea
        name="words"
        label="ことば"
        hint="本人の「いや」に、理由はいりません"
        rows={2}
        value={value.text('words')}
        error={errors['words']}
      />
      {places.length > 0 ? (
        <Select
          name="resourceId"
          label="どこのことか"
          width="middle"
          empty="ひとつの場所のことではない"
          options={places.map(({ id, name }) => ({ value: id, label: name }))}
          value={value.text('resourceId')}
          error={errors['resourceId']}
        />
      ) : null}
      <TextField
        name="placeName"
        label={places.length > 0 ? 'ほかの場所なら、その名まえ' : 'どこのことか（資源の名まえか番号）'}
        width="middle"
        value={value.text('placeName')}
        error={places.length > 0 ? errors['placeName'] : (errors['placeName'] ?? errors['resourceId'])}
      />
      <Radios
        name="consequence"
        label="これから、どうする"
        required
        choices={[{ value: usual, label: 'そのわけで、ふつうにすること' }, ...choicesOf(consequences)]}
        value={value.text('consequence') || usual}
        error={errors['consequence']}
      />
      <JapaneseDateField
        name="until"
        label="その日（いつまで・いつたずねるか）"
        hint="空けると、わけの下に書いてある日になります"
        value={value.text('until')}
        today={context.today}
        error={errors['until']}
      />
      <JapaneseDateField
        name="on"
        label="判断した日"
        required
        value={value.text('on')}
        today={context.today}
        error={errors['on']}
      />
    </StepPage>
  );
}

/** One answer, three headings: a reason belongs to its side, also without script. */
function WhoseAndWhy({
  values,
  errors,
  rules,
  context,
}: Pick<Props, 'values' | 'errors' | 'rules' | 'context'>) {
  const chosen = shown(values).text('why');
  const sides = Object.entries(declineSides) as [DeclineSide, string][];
  return (
    <FieldGroup name="why" label="だれの判断で、なぜ" required error={errors['why']}>
      <div class="thirds">
        {sides.map(([side, label], column) => (
          <div>
            <p>
              <b>{label}</b>
            </p>
            {rulesOf(rules, side).map((reason, place) => {
              const isFirst = column === 0 && place === 0;
              const id = isFirst ? fieldId('why') : `${fieldId('why')}-${side}-${place}`;
              const code = `${side}:${reason.code}`;
              return (
                <label class="pick" for={id}>
                  <input type="radio" id={id} name="why" value={code} checked={chosen === code} />
                  <span>
                    <span class="vh">{label}：</span>
                    {reason.label}
                    <span class="soft pick-hint">{usuallyFollows(reason, context.today)}</span>
                  </span>
                </label>
              );
            })}
          </div>
        ))}
      </div>
    </FieldGroup>
  );
}
