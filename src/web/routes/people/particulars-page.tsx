import { bases } from '#domain/fact.ts';
import type { Choices } from '#use-cases/people/list-choices.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Radios } from '#web/ui/radios.tsx';
import { Section } from '#web/ui/section.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { shown, type Values } from '#web/form-reader.ts';
import { AboutFields, NameFields } from './person-fields.tsx';
import { PersonFrame } from './person-frame.tsx';
import { SaveBar } from '#web/ui/save-bar.tsx';

type Props = { context: PageContext; person: PersonHead; values: Values; errors: FieldErrors };

export function ParticularsPage(props: Props & { choices: Choices }) {
  const { context, person, values, errors, choices } = props;
  const path = `/people/${person.id}`;
  return (
    <PersonFrame context={context} person={person} tab="" title="名まえ・暮らし">
      <Section title="名まえ・暮らしをなおす">
        <Form csrf={context.csrf} version={person.version} keep={`person-${person.id}`}>
          <ErrorSummary errors={errors} />
          {person.isAnonymous ? (
            <>
              <p class="note">
                名まえは、<a href={`${path}/name`}>名のってもらったときの頁</a>で書きます。
              </p>
              <TextField
                name="called"
                label="呼び名"
                required
                value={shown(values).text('called')}
                error={errors['called']}
              />
            </>
          ) : (
            <NameFields values={values} errors={errors} />
          )}
          <AboutFields values={values} errors={errors} choices={choices} />
          <SaveBar save="保存する" back={path} />
        </Form>
      </Section>
    </PersonFrame>
  );
}

/** Naming is an act of its own: how the name came to be known stays with it (invariant 10). */
export function NamePage({ context, person, values, errors }: Props) {
  const value = shown(values);
  const path = `/people/${person.id}`;
  return (
    <PersonFrame context={context} person={person} tab="" title="名まえを書く">
      <Section title="名のってもらった">
        <Form csrf={context.csrf} version={person.version} keep={`name-${person.id}`}>
          <ErrorSummary errors={errors} />
          <NameFields values={values} errors={errors} />
          <Radios
            name="basis"
            label="どうして名まえがわかったか"
            required
            choices={[
              { value: 'consent', label: '本人が名のった・名まえを使ってよいと言った' },
              { value: 'duty_to_report', label: `${bases.duty_to_report}で知らされた` },
            ]}
            value={value.text('basis')}
            error={errors['basis']}
          />
          <TextField
            name="basisNote"
            label="そのときのようす"
            hint="面談で、電話で、など"
            value={value.text('basisNote')}
            error={errors['basisNote']}
          />
          <JapaneseDateField
            name="namedOn"
            label="うかがった日"
            required
            value={value.text('namedOn')}
            today={context.today}
            error={errors['namedOn']}
          />
          <p class="note">これまでの呼び名「{person.called}」で書いた記録は、そのまま残ります。</p>
          <SaveBar save="名まえを書く" back={path} />
        </Form>
      </Section>
    </PersonFrame>
  );
}
