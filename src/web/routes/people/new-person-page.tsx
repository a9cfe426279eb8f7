import { describeBirth } from '#domain/birth-date.ts';
import { type BornPrecision, nameWithSan } from '#domain/person.ts';
import type { Choices } from '#use-cases/people/list-choices.ts';
import type { LookAlike } from '#use-cases/people/find-look-alikes.ts';
import { Actions, Button, LinkButton } from '#web/ui/button.tsx';
import { Checkbox } from '#web/ui/checkboxes.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { gap } from '#web/ui/gap.ts';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Pick } from '#web/ui/pick.tsx';
import { Section } from '#web/ui/section.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { shown, type Values } from '#web/form-reader.ts';
import { IntakeSheet, intakeOrder } from './intake-fields.tsx';
import { AboutFields, ContactFields, NameFields } from './person-fields.tsx';

type Props = {
  context: PageContext;
  choices: Choices;
  values: Values;
  errors: FieldErrors;
  lookAlikes: readonly LookAlike[];
};

function sameness(one: LookAlike): string {
  return [
    one.sameKana ? 'ふりがなが同じ' : '',
    one.sameBirthday ? '生年月日が同じ' : '',
    one.samePhone ? '電話が同じ' : '',
  ]
    .filter((part) => part !== '')
    .join('・');
}

/** Asked before a second record of the same person is made. Only people open to this worker are named. */
function LookAlikes({ people, today }: { people: readonly LookAlike[]; today: string }) {
  const choice = (value: string, label: string, hint: string, place: number) => (
    <Pick type="radio" name="samePerson" choice={{ value, label, hint }} place={place} checked={false} />
  );
  return (
    <div class="note err" role="alert" tabindex={-1} autofocus data-error-summary>
      <h2>よく似た人が、もう記録されています</h2>
      <p>同じ人かどうか、選んでください。書いたものは残っています。</p>
      {people.map((one, place) => {
        const birth = { bornOn: one.bornOn, bornPrecision: one.bornPrecision as BornPrecision };
        const facts = [describeBirth(birth, today), `番号 ${one.number}`, sameness(one)].join(gap);
        return choice(one.id, `${nameWithSan(one)}の相談として受け付ける`, facts, place);
      })}
      {choice('none', '別の人として、新しく記録する', '', people.length)}
    </div>
  );
}

/** One calm page for the first talk. It works without a name, without a script and without a mouse. */
export function NewPersonPage({ context, choices, values, errors, lookAlikes }: Props) {
  const value = shown(values);
  const { today } = context;
  return (
    <Page context={context} title="相談を受け付ける">
      <Head
        title="相談を受け付ける"
        crumbs={[{ label: 'ひと', href: '/people' }, { label: '相談を受け付ける' }]}
        sub="名まえがなくても受け付けられます。わかったことから書いて、あとで足せます。「国報告」は、国への報告で数える項目です。"
      />
      <Form csrf={context.csrf} action="/people/new" keep="intake-new">
        <input type="hidden" name="personId" value={value.text('personId')} />
        <input type="hidden" name="intakeId" value={value.text('intakeId')} />
        <ErrorSummary errors={errors} order={intakeOrder} />
        {lookAlikes.length > 0 ? <LookAlikes people={lookAlikes} today={today} /> : null}
        <IntakeSheet
          values={values}
          errors={errors}
          today={today}
          between={
            <>
              <Section title="ひと">
                <Checkbox
                  name="isAnonymous"
                  label="名まえはまだ（匿名）"
                  hint="あとで名のってもらったら、そのときの根拠とともに書きます"
                  checked={value.isOn('isAnonymous')}
                />
                <TextField
                  name="called"
                  label="名まえがないあいだの呼び名"
                  hint="電話の女性、川端の橋の人、など"
                  width="middle"
                  value={value.text('called')}
                  error={errors['called']}
                />
                <NameFields values={values} errors={errors} />
                <AboutFields values={values} errors={errors} choices={choices} />
                <p class="note">
                  ほかの機関が、もうこの人を知っているかもしれません。ここからは見えないので、気になるときは主管課か多機関協働に聞いてください。
                </p>
              </Section>
              <Section title="連絡先">
                <ContactFields values={values} errors={errors} choices={choices} today={today} />
              </Section>
            </>
          }
        />
        <Section>
          <Actions>
            <Button>受け付ける</Button>
            <LinkButton href="/people" kind="plain">
              やめて、一覧にもどる
            </LinkButton>
          </Actions>
        </Section>
      </Form>
    </Page>
  );
}
