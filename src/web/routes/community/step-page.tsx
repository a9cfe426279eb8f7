import {
  activityMoveKinds,
  activityMoves,
  activityStageHints,
  activityStages,
} from '#domain/activity-stage.ts';
import type { Identifying } from '#domain/candidate-voice.ts';
import type { ActivityRecord } from '#use-cases/community/read-activity.ts';
import { SureOf } from '#web/routes/placements/sure-of.tsx';
import { Actions, Button, LinkButton } from '#web/ui/button.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { Head } from '#web/ui/head.tsx';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Radios } from '#web/ui/radios.tsx';
import { TextArea } from '#web/ui/text-area.tsx';

export type StepTyped = { to: string; onDay: string; why: string; sureOf: readonly string[] };

type Props = {
  context: PageContext;
  activity: ActivityRecord;
  typed: StepTyped;
  errors?: FieldErrors;
  identifying?: readonly Identifying[];
};

/** 段階を動かす: forward, back, resting, ending; all of them are usual. */
export function StepPage({ context, activity, typed, errors = {}, identifying = [] }: Props) {
  const back = `/town/activities/${activity.id}`;
  return (
    <Page context={context} title="段階を動かす">
      <Head
        title="段階を動かす"
        crumbs={[
          { label: '活動', href: '/town/activities' },
          { label: activity.words.name, href: back },
          { label: '段階' },
        ]}
        sub={`いまは「${activityStages[activity.stage]}」。${activityStageHints[activity.stage]}`}
      />
      <ErrorSummary errors={errors} />
      <Form csrf={context.csrf} class="town-form" keep={`activity-step-${activity.id}`}>
        <input type="hidden" name="from" value={activity.stage} />
        <Radios
          name="to"
          label="どの段へ"
          required
          choices={activityMoves(activity.stage).map(({ to, kind }) => ({
            value: to,
            label: `${activityStages[to]}（${activityMoveKinds[kind]}）`,
            hint: activityStageHints[to],
          }))}
          value={typed.to}
          error={errors['to']}
        />
        <JapaneseDateField
          name="onDay"
          label="いつから"
          required
          today={context.today}
          value={typed.onDay}
          error={errors['onDay']}
        />
        <TextArea
          name="why"
          label="わけ"
          rows={3}
          hint="もどす・休む・終えるときは、わけを書きます。だれかのせいにはしません"
          value={typed.why}
          error={errors['why']}
        />
        <SureOf doubts={identifying} values={typed.sureOf} />
        <Actions>
          <Button>動かす</Button>
          <LinkButton href={back} kind="plain">
            やめて、もどる
          </LinkButton>
        </Actions>
      </Form>
    </Page>
  );
}
