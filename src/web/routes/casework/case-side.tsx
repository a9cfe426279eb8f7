import { caseMoves } from '#domain/case-machine.ts';
import { caseStates, isEnded } from '#domain/case-state.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import type { Course, ShownCase } from '#use-cases/casework/read-course.ts';
import type { Choices } from '#use-cases/people/list-choices.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import { Button } from '#web/ui/button.tsx';
import { Facts } from '#web/ui/facts.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import { Notice } from '#web/ui/notice.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Rows, type WorkRow } from '#web/ui/rows.tsx';
import { Section } from '#web/ui/section.tsx';
import { Select } from '#web/ui/select.tsx';

type Props = {
  context: PageContext;
  person: PersonHead;
  course: Course;
  choices: Choices;
  errors: FieldErrors;
};

/** Beside the case: who is in charge, the ways that do not lead on, and what came before. */
export function CaseSide(props: Props) {
  const { current, cases } = props.course;
  if (!current) return null;
  const earlier = cases.filter(({ id }) => id !== current.id);
  return (
    <>
      <Section title="主担当と担当">
        <InCharge {...props} current={current} />
      </Section>
      {isEnded(current.state) ? null : (
        <Section title="もどす・休む・終える">
          <Rows noLead rows={otherWays(props, current)} />
        </Section>
      )}
      {earlier.length === 0 ? null : (
        <Section title="前のケース">
          <Facts
            plain
            caption="前のケース"
            facts={earlier.map((one) => ({
              label: one.number,
              value: `${caseStates[one.state]}${one.endedOn ? `　${formatDayNear(one.endedOn, props.context.today)}` : ''}`,
            }))}
          />
        </Section>
      )}
    </>
  );
}

function InCharge({ context, person, choices, current, errors }: Props & { current: ShownCase }) {
  const at = (path: string) => `/people/${person.id}${path}`;
  return (
    <>
      <Facts
        plain
        caption="主担当と担当"
        facts={[
          { label: '主担当', value: current.leadAgencyName ?? 'まだ決まっていません' },
          { label: '担当', value: current.mainWorkerName ?? 'まだ決まっていません' },
        ]}
      />
      {isEnded(current.state) ? null : (
        <>
          {current.leadAgencyId === null || current.isOpenToLead ? null : (
            <Notice kind="warn" title="主担当に、このケースが見えていません。">
              {current.leadAgencyName}への同意が、切れたか撤回されています。
              <a href={at('/consents/new')}>本人にうかがって同意を書く</a>か、主担当を替えてください。
            </Notice>
          )}
          {current.mainAccountId === null && current.mayTakeOn ? (
            <Form csrf={context.csrf} action={at('/case/take-on')} version={current.version}>
              <input type="hidden" name="caseId" value={current.id} />
              <Select
                name="mainAccountId"
                label="担当"
                required
                options={choices.colleagues
                  .filter(({ isOwnAgency }) => isOwnAgency)
                  .map(({ id, name }) => ({ value: id, label: name }))}
                error={errors['mainAccountId']}
              />
              <JapaneseDateField
                name="takenOn"
                label="いつから"
                required
                value={context.today}
                today={context.today}
                error={errors['takenOn']}
              />
              <div class="after-form">
                <Button kind="second">担当を決める</Button>
              </div>
            </Form>
          ) : null}
          <ul class="rows no-lead">
            {current.mainAccountId === null ? null : (
              <li>
                <a href={at('/handover')}>担当を引き継ぐ（引継書）</a>
              </li>
            )}
            <li>
              <a href={at('/case/transfer')}>主担当を、ほかの機関に替える</a>
            </li>
          </ul>
        </>
      )}
    </>
  );
}

function otherWays({ person, course }: Props, current: ShownCase): WorkRow[] {
  const at = (path: string) => `/people/${person.id}${path}`;
  const row = (path: string, title: string, sub: string): WorkRow => ({
    title: <a href={at(path)}>{title}</a>,
    sub,
  });
  const before = course.stateBefore;
  const searches = caseMoves(current.state).some(({ to, kind }) => kind === 'back' && to === 'searching');
  return [
    ...(before ? [row('/case/back', '一つもどす', `「${caseStates[before]}」にもどります`)] : []),
    ...(searches && before !== 'searching'
      ? [row('/case/back?to=searching', 'もう一度さがす', '「行き先を探している」にもどります')]
      : []),
    ...(current.state === 'paused' ? [] : [row('/case/pause', '休む', 'いつでも、つづきから再開できます')]),
    row('/closure', '終える', '理由と、これからだれが見るかを書きます'),
  ];
}
