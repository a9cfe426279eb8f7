import { planFieldLabels } from '#domain/plan-fields.ts';
import { planKinds } from '#domain/plan.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import type { ShownPlan } from '#use-cases/plans/read-plan.ts';
import { shown } from '#web/form-reader.ts';
import { PersonFrame } from '#web/routes/people/person-frame.tsx';
import { Actions, Button, LinkButton } from '#web/ui/button.tsx';
import { Columns } from '#web/ui/columns.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import { Notice } from '#web/ui/notice.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Section } from '#web/ui/section.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { SaveFirst } from '#web/ui/typed-rows.tsx';
import { GoalFields, LineFields } from './line-fields.tsx';
import { ParticipationFields } from './participation-fields.tsx';
import type { TypedPlan } from './read-plan-form.ts';

type Props = {
  context: PageContext;
  person: PersonHead;
  plan: Pick<ShownPlan, 'id' | 'edition' | 'kind' | 'state'>;
  /** Of the sheet that the form was filled from. */
  version: number;
  typed: TypedPlan;
  errors: FieldErrors;
};

const parts = [
  ['wish', '本人の望む暮らし'],
  ['goals', '短期目標'],
  ['lines', '課題ごとの取り組み'],
  ['taking-part', '参加支援の欄'],
  ['sharing', '情報を分けあう範囲と、これから'],
] as const;

function Side() {
  return (
    <>
      <Section title="この頁のなか">
        <ul class="rows no-lead">
          {parts.map(([id, title]) => (
            <li>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ul>
      </Section>
      <Section title="書くときに">
        <p class="soft">
          はじめの文は、アセスメントの願い・同意・行き先から入っています。本人と読みながら、本人のことばに直してください。
        </p>
        <p class="soft">支援会議で知ったことは、はじめの文に入りません。ここにも書かないでください。</p>
      </Section>
    </>
  );
}

/** プランを書く: the wished-for life first, in the person's words; rows are added and taken away without script. */
export function PlanEditPage({ context, person, plan, version, typed, errors }: Props) {
  const { values, goals, lines } = typed;
  const value = shown(values);
  const back = `/people/${person.id}/plans/${plan.id}`;
  const area = (name: 'longGoal' | 'sharedWith', rows: number) => (
    <TextArea
      name={name}
      label={planFieldLabels[name]}
      rows={rows}
      value={value.text(name)}
      error={errors[name]}
    />
  );
  return (
    <PersonFrame context={context} person={person} tab="/plans" title={`プラン 第${plan.edition}回を書く`}>
      {plan.state === 'fit' ? (
        <Notice kind="warn" title="会議で「適」とされたあとです。">
          字句を整えるだけにしてください。中身が変わるときは、案にもどして、もう一度会議にかけます。
        </Notice>
      ) : null}
      <Form csrf={context.csrf} version={version} keep={`plan-${plan.id}`}>
        <SaveFirst />
        <ErrorSummary errors={errors} />
        <Columns slim side={<Side />}>
          <Section title="本人の望む暮らし" id="wish" aside={planKinds[plan.kind]}>
            <TextArea
              name="wishedLife"
              label="本人の望む暮らし（本人のことばで）"
              voice
              rows={4}
              value={value.text('wishedLife')}
              error={errors['wishedLife']}
            />
            {area('longGoal', 2)}
          </Section>
          <Section title="短期目標" id="goals">
            <GoalFields rows={goals} errors={errors} today={context.today} />
          </Section>
          <Section title="課題ごとの取り組み" id="lines" aside="だれが、なにをするか">
            <LineFields rows={lines} goals={goals} errors={errors} today={context.today} />
          </Section>
          <Section title="参加支援の欄" id="taking-part">
            <ParticipationFields values={values} errors={errors} today={context.today} />
          </Section>
          <Section title="情報を分けあう範囲と、これから" id="sharing">
            {area('sharedWith', 3)}
            <TextField
              name="monitoring"
              label={planFieldLabels.monitoring}
              hint="例　月に1回たずねる。3か月ごとに見直す"
              value={value.text('monitoring')}
              error={errors['monitoring']}
            />
            <TextField
              name="nextMeeting"
              label={planFieldLabels.nextMeeting}
              value={value.text('nextMeeting')}
              error={errors['nextMeeting']}
            />
            <JapaneseDateField
              name="reviewOn"
              label={planFieldLabels.reviewOn}
              value={value.text('reviewOn')}
              today={context.today}
              error={errors['reviewOn']}
            />
          </Section>
          <Section>
            <Actions>
              <Button name="do" value="save">
                プランを保存する
              </Button>
              <LinkButton href={back} kind="plain">
                やめてもどる
              </LinkButton>
            </Actions>
          </Section>
        </Columns>
      </Form>
    </PersonFrame>
  );
}
