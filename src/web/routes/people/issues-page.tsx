import { bases } from '#domain/fact.ts';
import { issueCodes, issues } from '#domain/issue.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import { Checkboxes } from '#web/ui/checkboxes.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Radios } from '#web/ui/radios.tsx';
import { Section } from '#web/ui/section.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { shown, type Values } from '#web/form-reader.ts';
import { PersonFrame } from './person-frame.tsx';
import { SaveBar } from '#web/ui/save-bar.tsx';

type Props = { context: PageContext; person: PersonHead; values: Values; errors: FieldErrors };

/** The items of consent that issues open with; each has a group of boxes of its own. */
export const issueGroups = ['participation', 'health', 'economy', 'family', 'intake'] as const;

const groupLabels: Record<(typeof issueGroups)[number], string> = {
  participation: '仕事・学校・人とのつながり',
  health: '体・こころ',
  economy: 'お金・住まい',
  family: '家族',
  intake: 'そのほか',
};

/** 課題の整理: for the report to the state. It leads nothing; a search for a place never reads it. */
export function IssuesPage({ context, person, values, errors }: Props) {
  const value = shown(values);
  const back = `/people/${person.id}/assessment`;
  const basisChoices = (['consent', 'duty_to_report', 'self_published'] as const).map((code) => ({
    value: code,
    label: bases[code],
  }));
  return (
    <PersonFrame context={context} person={person} tab="/assessment" title="課題の整理">
      <Form csrf={context.csrf} action={`/people/${person.id}/issues`}>
        <ErrorSummary errors={errors} />
        <Section title="課題の整理" aside="国報告">
          <p class="soft">
            国への報告で数えるものです。行き先さがしには使いません。外した課題は、理由とともに残ります。
          </p>
          {issueGroups
            .filter((item) => person.open.has(item))
            .map((item) => (
              <Checkboxes
                name={`issues.${item}`}
                label={groupLabels[item]}
                unmarked
                layout="row"
                choices={issueCodes
                  .filter((code) => issues[code].item === item)
                  .map((code) => ({ value: code, label: issues[code].label }))}
                values={value.all(`issues.${item}`)}
              />
            ))}
        </Section>
        <Section title="根拠">
          <Radios
            name="basis"
            label="新しく選んだ課題の根拠"
            required
            layout="row"
            choices={basisChoices}
            value={value.text('basis')}
            error={errors['basis']}
          />
          <TextField name="basisNote" label="根拠の覚え書き" value={value.text('basisNote')} />
          <JapaneseDateField
            name="on"
            label="整理した日"
            required
            value={value.text('on')}
            today={context.today}
            error={errors['on']}
          />
        </Section>
        <SaveBar save="保存する" back={back} />
      </Form>
    </PersonFrame>
  );
}
