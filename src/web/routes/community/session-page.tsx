import type { Identifying } from '#domain/candidate-voice.ts';
import { supportLevels } from '#domain/support-level.ts';
import type { ActivityRecord } from '#use-cases/community/read-activity.ts';
import type { SessionRow } from '#use-cases/community/parts-of-activity.ts';
import { SureOf } from '#web/routes/placements/sure-of.tsx';
import { Actions, Button, LinkButton } from '#web/ui/button.tsx';
import { choicesOf } from '#web/ui/choice.ts';
import { Columns } from '#web/ui/columns.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { Head } from '#web/ui/head.tsx';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import { NumberField } from '#web/ui/number-field.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Radios } from '#web/ui/radios.tsx';
import { Section } from '#web/ui/section.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { TimeRange } from '#web/ui/time-range.tsx';

export type SessionTyped = Record<'onDay' | 'headcount' | 'firstTime' | 'cameAgain' | 'staffPart', string> &
  Record<'theme' | 'words' | 'timeFrom' | 'timeUntil' | 'whyCancelled', string> & {
    sureOf: readonly string[];
  };

type Props = {
  context: PageContext;
  activity: ActivityRecord;
  session?: SessionRow | undefined;
  version?: number | undefined;
  typed: SessionTyped;
  errors?: FieldErrors;
  identifying?: readonly Identifying[];
};

function crumbsTo(activity: ActivityRecord, label: string) {
  return [
    { label: '活動', href: '/town/activities' },
    { label: activity.words.name, href: `/town/activities/${activity.id}` },
    { label },
  ];
}

/** How a meeting went, in one short form: numbers, what we did, and what it was like. Nobody is named (invariant 10). */
export function SessionPage(props: Props) {
  const { context, activity, session, version, typed, errors = {}, identifying = [] } = props;
  const back = `/town/activities/${activity.id}#sessions`;
  const title = session?.state === 'held' ? '開催をなおす' : '開催を書く';
  const number = (name: 'headcount' | 'firstTime' | 'cameAgain', label: string, required = false) => (
    <NumberField
      name={name}
      label={label}
      unit="人"
      unmarked={!required}
      required={required}
      value={typed[name]}
      error={errors[name]}
    />
  );
  return (
    <Page context={context} title={title}>
      <Head
        title={title}
        crumbs={crumbsTo(activity, title)}
        sub="人数だけを書きます。だれが来たかは、ここには残りません"
      />
      <ErrorSummary errors={errors} />
      <Columns slim side={<CancelForm {...props} />}>
        <Form
          csrf={context.csrf}
          class="town-form"
          keep={`session-${session?.id ?? activity.id}`}
          {...(session ? { version: version ?? session.version } : {})}
        >
          <JapaneseDateField
            name="onDay"
            label="開いた日"
            required
            today={context.today}
            value={typed.onDay}
            error={errors['onDay']}
          />
          <div class="flt">
            {number('headcount', '来た人', true)}
            {number('firstTime', 'うち、はじめて')}
            {number('cameAgain', 'うち、また来た')}
          </div>
          <Radios
            name="staffPart"
            label="職員の入り方"
            layout="row"
            choices={choicesOf(supportLevels)}
            value={typed.staffPart}
            error={errors['staffPart']}
          />
          <TextField
            name="theme"
            label="その日のこと"
            hint="例　みそ汁と焼き魚"
            value={typed.theme}
            error={errors['theme']}
          />
          <TextArea
            name="words"
            label="ようす"
            rows={4}
            hint="よかったこと、困ったこと、次のために。人の名まえは書きません"
            value={typed.words}
            error={errors['words']}
          />
          <SureOf doubts={identifying} values={typed.sureOf} />
          <Actions>
            <Button>保存する</Button>
            <LinkButton href={back} kind="plain">
              やめて、もどる
            </LinkButton>
          </Actions>
        </Form>
      </Columns>
    </Page>
  );
}

function CancelForm({ context, activity, session, typed, errors = {} }: Props) {
  if (session?.state !== 'planned') return null;
  return (
    <Section title="開かなかったとき">
      <Form
        csrf={context.csrf}
        action={`/town/activities/${activity.id}/sessions/${session.id}/cancel`}
        class="town-form"
      >
        <TextField
          name="whyCancelled"
          label="中止のわけ"
          required
          hint="例　大雪、会場の都合"
          value={typed.whyCancelled}
          error={errors['whyCancelled']}
        />
        <Actions>
          <Button kind="second">中止と書く</Button>
        </Actions>
      </Form>
    </Section>
  );
}

/** A day to come. */
export function SessionPlanPage({ context, activity, typed, errors = {}, identifying = [] }: Props) {
  const back = `/town/activities/${activity.id}#sessions`;
  return (
    <Page context={context} title="開く日を決める">
      <Head title="開く日を決める" crumbs={crumbsTo(activity, '開く日')} />
      <ErrorSummary errors={errors} />
      <Form csrf={context.csrf} class="town-form">
        <JapaneseDateField
          name="onDay"
          label="開く日"
          required
          today={context.today}
          value={typed.onDay}
          error={errors['onDay']}
        />
        <TimeRange
          name="time"
          label="時刻"
          from={typed.timeFrom}
          until={typed.timeUntil}
          error={errors['time']}
        />
        <TextField
          name="theme"
          label="その日のこと"
          hint="例　みそ汁と焼き魚"
          value={typed.theme}
          error={errors['theme']}
        />
        <SureOf doubts={identifying} values={typed.sureOf} />
        <Actions>
          <Button>予定に入れる</Button>
          <LinkButton href={back} kind="plain">
            やめて、もどる
          </LinkButton>
        </Actions>
      </Form>
    </Page>
  );
}
