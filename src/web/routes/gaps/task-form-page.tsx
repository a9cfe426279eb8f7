import type { Child } from 'hono/jsx';
import type { Identifying } from '#domain/candidate-voice.ts';
import type { TaskGround } from '#use-cases/gaps/read-task-ground.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { Checkboxes } from '#web/ui/checkboxes.tsx';
import { Columns } from '#web/ui/columns.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { Head, type Crumb } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { SaveBar } from '#web/ui/save-bar.tsx';
import { Section } from '#web/ui/section.tsx';
import { SoughtField, TaskCourseFields, TaskFields, taskOrder } from './task-fields.tsx';

type Props = {
  context: PageContext;
  title: string;
  sub?: string;
  crumbs: readonly Crumb[];
  action: string;
  back: string;
  values: Values;
  errors?: FieldErrors;
  ground: TaskGround;
  /** What it comes from, sent along unseen. */
  hidden?: readonly (readonly [name: string, value: string])[];
  /** Parts of the words that may be somebody's name. */
  doubts?: readonly Identifying[];
  /** A task that is there already: how it goes is written too. */
  version?: number;
  side?: Child;
};

/** 資源開拓: what is sought, by whom, until when; later how it goes and what came of it. */
export function TaskFormPage(props: Props) {
  const { context, title, sub, crumbs, action, back, values, errors = {}, ground, hidden = [] } = props;
  const { version, doubts = [] } = props;
  const { text, all } = shown(values);
  const fields = { values, errors, ground, today: context.today };
  return (
    <Page context={context} title={title}>
      <Head title={title} crumbs={crumbs} {...(sub === undefined ? {} : { sub })} />
      <ErrorSummary errors={errors} order={taskOrder} />
      <Columns slim side={props.side ?? <Side />}>
        <Form
          csrf={context.csrf}
          action={action}
          keep={`task-${text('id') || action}`}
          class="answer-form"
          {...(version === undefined ? {} : { version })}
        >
          {version === undefined ? <input type="hidden" name="id" value={text('id')} /> : null}
          {hidden.map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <SoughtField values={values} errors={errors} />
          {doubts.length > 0 ? (
            <Checkboxes
              name="sureOf"
              label="人を指していないと、たしかめたことば"
              hint="地名や仕事の名なら、しるしをつけて、もう一度送ってください"
              required
              values={all('sureOf')}
              choices={doubts.map(({ found, why }) => ({ value: found, label: `「${found}」`, hint: why }))}
            />
          ) : null}
          <TaskFields {...fields} />
          {version === undefined ? null : <TaskCourseFields values={values} errors={errors} />}
          <SaveBar save={version === undefined ? '資源開拓をはじめる' : '保存する'} back={back} />
        </Form>
      </Columns>
    </Page>
  );
}

function Side() {
  return (
    <Section title="資源開拓">
      <p>
        まちにまだ無い場や役割を、さがし、つくってもらう仕事です。引き受けた人の「きょう」に、期限が近づくと出ます。
      </p>
      <p class="soft">利用者の名まえは、どの欄にも書きません。だれから始まったかも、残りません。</p>
    </Section>
  );
}
