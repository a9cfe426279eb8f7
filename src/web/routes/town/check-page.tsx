import { checkMethods, checkResultLabels } from '#domain/freshness.ts';
import type { ResourceRecord } from '#use-cases/resources/read-resource.ts';
import type { Form as TypedForm } from '#web/form.ts';
import { Actions, Button, LinkButton } from '#web/ui/button.tsx';
import { choicesOf } from '#web/ui/choice.ts';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { Head } from '#web/ui/head.tsx';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Radios } from '#web/ui/radios.tsx';
import { TextArea } from '#web/ui/text-area.tsx';

type Props = { context: PageContext; resource: ResourceRecord; typed?: TypedForm; errors?: FieldErrors };

/** A check with its day, way, answer and when to ask again. */
export function CheckPage({ context, resource, typed, errors = {} }: Props) {
  const path = `/town/resources/${resource.id}`;
  return (
    <Page context={context} title="確認を書く">
      <Head
        title="確認を書く"
        crumbs={[
          { label: 'まち', href: '/town' },
          { label: resource.words.name, href: path },
          { label: '確認を書く' },
        ]}
        sub={resource.place?.phone || resource.organization?.phone}
      />
      <ErrorSummary errors={errors} />
      <Form class="town-form" csrf={context.csrf} keep={`check-${resource.id}`}>
        <JapaneseDateField
          name="on"
          label="確認した日"
          required
          today={context.today}
          value={typed ? typed.text('on') : context.today}
          error={errors['on']}
        />
        <Radios
          name="method"
          label="どうやって"
          required
          layout="row"
          choices={checkMethods.map((method) => ({ value: method, label: method }))}
          value={typed?.text('method') ?? '電話'}
          error={errors['method']}
        />
        <Radios
          name="result"
          label="どうだったか"
          required
          choices={choicesOf(checkResultLabels)}
          value={typed?.text('result') ?? 'same'}
          error={errors['result']}
        />
        <TextArea
          name="note"
          label="聞いたこと"
          rows={3}
          value={typed?.text('note')}
          error={errors['note']}
        />
        <JapaneseDateField
          name="nextCheckOn"
          label="次に確認する日"
          hint="書かなければ、半年あと"
          today={context.today}
          value={typed?.text('nextCheckOn')}
          error={errors['nextCheckOn']}
        />
        <Actions>
          <Button>保存する</Button>
          <LinkButton href={path} kind="plain">
            やめて、もどる
          </LinkButton>
        </Actions>
      </Form>
    </Page>
  );
}
