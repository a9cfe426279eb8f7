import { formatDayNear } from '#domain/japanese-date.ts';
import { isPlacementOver } from '#domain/placement-state.ts';
import { levelLabels, supportKindCodes, supportKinds } from '#domain/support-level.ts';
import type { StepsAnswer } from '#use-cases/follow-up/read-steps.ts';
import type { GoalPaths } from '#use-cases/placement/find-goal-paths.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { Button } from '#web/ui/button.tsx';
import { choicesOf } from '#web/ui/choice.ts';
import { Columns, Halves } from '#web/ui/columns.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { gap } from '#web/ui/gap.ts';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { PrintButton } from '#web/ui/print-button.tsx';
import { Radios } from '#web/ui/radios.tsx';
import { Section } from '#web/ui/section.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { AnswerCourse, FadingCards } from './fading-card.tsx';
import { GoalPathsPart } from './goal-paths.tsx';
import { MonthsTable } from './months-table.tsx';
import { PlacementFrame, placementPath } from './placement-frame.tsx';
import { ProposeForm, StepList } from './step-list.tsx';
import { SupportDrawing, SupportKey } from './support-drawing.tsx';

export type StepsProps = {
  context: PageContext;
  person: PersonHead;
  answer: StepsAnswer;
  paths: GoalPaths;
  values?: Values;
  errors?: FieldErrors;
};

/** 支え方と次の段: how near we stood over time, and what is thought of next — wider or gentler. */
export function StepsPage(props: StepsProps) {
  const { context, person, answer, errors = {} } = props;
  const { placement, levels, attended, firstDay } = answer;
  const now = supportKindCodes.flatMap((kind) => {
    const held = levels.find((level) => level.kind === kind && level.fromDay <= context.today);
    return held
      ? [`${kind === 'presence' ? '' : `${supportKinds[kind]}は`}「${levelLabels[kind][held.level]}」`]
      : [];
  });
  const isOver = isPlacementOver(placement.state);
  return (
    <PlacementFrame
      context={context}
      person={person}
      placement={placement}
      page="/steps"
      title="支え方と次の段"
      actions={<PrintButton>印刷する</PrintButton>}
    >
      <ErrorSummary errors={errors} />
      <FadingCards {...props} fading={answer.fading} placement={placement} />
      <Section title="支え方のうつりかわり" aside={now.length > 0 ? `いまは${now.join('、')}` : undefined}>
        {levels.length === 0 ? (
          <p class="empty">
            まだ書いていません。いま、だれかがいっしょにしているのか、そばにいるのかを書くと、ここに線になります。
          </p>
        ) : (
          <Columns slim side={<Levels levels={levels} today={context.today} />}>
            <SupportDrawing levels={levels} attended={attended} firstDay={firstDay} today={context.today} />
            <SupportKey />
            <details class="no-print">
              <summary>出欠を表で見る</summary>
              <MonthsTable attended={attended} />
            </details>
          </Columns>
        )}
      </Section>
      <Halves>
        <div>
          <Section title="次の段" aside="本人と話してから">
            <StepList {...props} />
          </Section>
          {isOver ? null : <ProposeForm {...props} />}
        </div>
        {isOver ? null : <LevelForm {...props} />}
      </Halves>
      <GoalPathsPart paths={props.paths} personId={placement.personId} />
      <AnswerCourse fading={answer.fading} today={context.today} />
    </PlacementFrame>
  );
}

/** The line of the drawing in words: when, how near, why. Newest first. */
function Levels({ levels, today }: { levels: StepsAnswer['levels']; today: string }) {
  return (
    <ul class="rows no-lead">
      {levels.map(({ kind, level, fromDay, why, by }) => (
        <li>
          <span class="p">
            <b>{levelLabels[kind][level]}</b>
            {kind === 'presence' ? null : `（${supportKinds[kind]}）`}
            {gap}
            {formatDayNear(fromDay, today)}から
            <span class="soft">{[why, by ?? ''].filter((part) => part !== '').join(gap)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function LevelForm({ context, answer, values = {}, errors = {} }: StepsProps) {
  const value = shown(values);
  const path = placementPath(answer.placement);
  return (
    <Section title="支え方をかえる" class="no-print">
      <Form csrf={context.csrf} action={`${path}/steps/level`} keep={`level-${answer.placement.id}`}>
        <input type="hidden" name="levelId" value={value.text('levelId')} />
        <Radios
          name="kind"
          label="何の支え"
          required
          layout="row"
          choices={choicesOf(supportKinds)}
          value={value.text('kind') || 'presence'}
          error={errors['kind']}
        />
        <Radios
          name="level"
          label="これからの支え方"
          required
          layout="row"
          hint={`やりとりなら順に、${Object.values(levelLabels.messages).join('・')}`}
          choices={choicesOf(levelLabels.presence)}
          value={value.text('level')}
          error={errors['level']}
        />
        <JapaneseDateField
          name="fromDay"
          label="いつから"
          required
          value={value.text('fromDay')}
          today={context.today}
          error={errors['fromDay']}
        />
        <TextField
          name="levelWhy"
          label="わけ"
          required
          hint="離れるときも、近づくときも。例　道を一人で歩けた"
          value={value.text('levelWhy')}
          error={errors['levelWhy']}
        />
        <div class="after-form">
          <Button>この支え方にする</Button>
        </div>
      </Form>
    </Section>
  );
}
