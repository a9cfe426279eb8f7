import type { OrganizationRecord } from '#use-cases/organizations/read-organization.ts';
import type { Form as TypedForm } from '#web/form.ts';
import { Actions, Button, LinkButton } from '#web/ui/button.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { OrganizationFieldset } from './organization-form.tsx';

type Props = {
  context: PageContext;
  stored?: OrganizationRecord | undefined;
  typed?: TypedForm | undefined;
  errors?: FieldErrors;
};

/** Writing down an organisation, or changing one. */
export function OrganizationEditPage({ context, stored, typed, errors = {} }: Props) {
  const back = stored ? `/town/organizations/${stored.id}` : '/town/organizations';
  const title = stored ? '団体をなおす' : '団体を書く';
  return (
    <Page context={context} title={title}>
      <Head
        title={title}
        crumbs={[
          { label: 'まち', href: '/town' },
          { label: '団体', href: '/town/organizations' },
          ...(stored ? [{ label: stored.name, href: back }] : []),
          { label: title },
        ]}
      />
      <ErrorSummary errors={errors} />
      <Form
        class="town-form"
        csrf={context.csrf}
        keep={`organization-${stored?.id ?? 'new'}`}
        {...(stored ? { version: typed?.number('version') ?? stored.version } : {})}
      >
        <OrganizationFieldset typed={typed} stored={stored} errors={errors} />
        <Actions>
          <Button>保存する</Button>
          <LinkButton href={back} kind="plain">
            やめて、もどる
          </LinkButton>
        </Actions>
      </Form>
    </Page>
  );
}
