import { caseStates, isEnded, mayMoveTo, type CaseState } from '#domain/case-state.ts';
import type { Choices } from '#use-cases/people/list-choices.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Section } from '#web/ui/section.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { shown, type Values } from '#web/form-reader.ts';
import { PersonFrame } from './person-frame.tsx';
import { Button } from '#web/ui/button.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { SaveBar } from '#web/ui/save-bar.tsx';

type Props = {
  context: PageContext;
  person: PersonHead;
  held: NonNullable<PersonHead['currentCase']>;
  values: Values;
  errors: FieldErrors;
  choices: Choices;
};

/** Moves the case on; an ended case stays ended, and the next consultation opens a new one. */
export function CasePage({ context, person, held, values, errors, choices }: Props) {
  const value = shown(values);
  const state = held.state as CaseState;
  const options = Object.entries(caseStates)
    .filter(([code]) => mayMoveTo(state, code as CaseState))
    .map(([code, label]) => ({ value: code, label }));
  return (
    <PersonFrame context={context} person={person} tab="" title="段階">
      <Section title={`ケース ${held.number}　いまは「${caseStates[state]}」`}>
        {isEnded(state) ? (
          <p class="note">
            終わったケースは、開きなおしません。また相談があったら、
            <a href={`/people/${person.id}/intake/new`}>次の相談として受け付けます</a>。
          </p>
        ) : (
          <Form csrf={context.csrf} version={held.version}>
            <ErrorSummary errors={errors} />
            <input type="hidden" name="caseId" value={held.id} />
            <Select
              name="to"
              label="次の段階"
              required
              width="middle"
              options={options}
              value={value.text('to')}
              error={errors['to']}
            />
            <JapaneseDateField
              name="on"
              label="日"
              required
              value={value.text('on')}
              today={context.today}
              error={errors['on']}
            />
            <TextArea
              name="reason"
              label="理由・ようす"
              hint="終える・休むときは、かならず書きます（だれが見守るか、も）"
              rows={3}
              value={value.text('reason')}
              error={errors['reason']}
            />
            <SaveBar save="段階を進める" back={`/people/${person.id}`} />
          </Form>
        )}
      </Section>
      {isEnded(state) ? null : (
        <HandOver
          context={context}
          person={person}
          held={held}
          values={values}
          errors={errors}
          choices={choices}
        />
      )}
    </PersonFrame>
  );
}

/** To a colleague of the same agency; the change stays in the course of the case. */
function HandOver({ context, person, held, values, errors, choices }: Props) {
  const value = shown(values);
  const colleagues = choices.colleagues.filter(
    ({ id, isOwnAgency }) => isOwnAgency && id !== held.mainAccountId,
  );
  return (
    <Section title="担当を替える" aside={held.mainWorkerName ? `いまは ${held.mainWorkerName}` : undefined}>
      {colleagues.length === 0 ? (
        <p class="empty">替わる人が、あなたの機関にいません。</p>
      ) : (
        <Form csrf={context.csrf} action={`/people/${person.id}/case/hand-over`} version={held.version}>
          <input type="hidden" name="caseId" value={held.id} />
          <Select
            name="mainAccountId"
            label="新しい担当"
            required
            width="middle"
            options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
            value={value.text('mainAccountId')}
            error={errors['mainAccountId']}
          />
          <TextField name="handOverReason" label="引き継ぐこと" value={value.text('handOverReason')} />
          <div class="after-form">
            <Button kind="second">担当を替える</Button>
          </div>
        </Form>
      )}
    </Section>
  );
}
