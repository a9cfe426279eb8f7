import type { ActivityRecord } from '#use-cases/community/read-activity.ts';
import { Actions, Button, LinkButton } from '#web/ui/button.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { Head } from '#web/ui/head.tsx';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import { Notice } from '#web/ui/notice.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Section } from '#web/ui/section.tsx';

type Props = {
  context: PageContext;
  activity: ActivityRecord;
  onDay: string;
  /** What has to be settled first, as the verb told it. */
  missing?: readonly string[];
  errors?: FieldErrors;
};

/** わたしたちの手を離れる: what stays, what ends, and what is to be settled before. */
export function LetGoPage({ context, activity, onDay, missing = [], errors = {} }: Props) {
  const back = `/town/activities/${activity.id}`;
  return (
    <Page context={context} title="わたしたちの手を離れる">
      <Head
        title="わたしたちの手を離れる"
        crumbs={[
          { label: '活動', href: '/town/activities' },
          { label: activity.words.name, href: back },
          { label: '手を離れる' },
        ]}
        sub="その日から、活動は自分たちで続いていきます"
      />
      <ErrorSummary errors={errors} />
      {missing.length > 0 ? (
        <Notice kind="warn" title="先に、次のことを片づけてください。">
          <ul class="plain-list">
            {missing.map((sentence) => (
              <li>{sentence}。</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <Section title="手を離れると">
        <ul>
          <li>台帳の行は、{activity.organizationName ?? '引き受ける団体'}のものとして残ります。</li>
          <li>開催の記録は、頼まれたときだけ書きます。</li>
          <li>困りごとがあれば、いつでも「また手を貸す」にもどせます。</li>
        </ul>
      </Section>
      <Form csrf={context.csrf} class="town-form">
        <JapaneseDateField
          name="onDay"
          label="いつから"
          required
          today={context.today}
          value={onDay}
          error={errors['onDay']}
        />
        <Actions>
          <Button>手を離れたと書く</Button>
          <LinkButton href={back} kind="plain">
            まだ手伝う
          </LinkButton>
        </Actions>
      </Form>
    </Page>
  );
}
