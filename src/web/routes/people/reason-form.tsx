import { Actions, Button, LinkButton } from '#web/ui/button.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import type { PageContext } from '#web/ui/page-context.ts';
import { TextField } from '#web/ui/text-field.tsx';

type Props = {
  context: PageContext;
  action: string;
  back: string;
  label: string;
  button: string;
  errors?: FieldErrors | undefined;
  typed?: string | undefined;
};

/**
 * A typed reason opens a lock for one page. The answer comes straight to the post, so that nothing that was opened stands
 * in an address or in the browser's history; Turbo would insist on a redirect and is left out.
 */
export function ReasonForm({ context, action, back, label, button, errors = {}, typed = '' }: Props) {
  return (
    <form method="post" action={action} data-turbo="false" novalidate>
      <input type="hidden" name="csrf" value={context.csrf} />
      <ErrorSummary errors={errors} />
      <TextField
        name="reason"
        label={label}
        hint="書いた理由は、閲覧の記録に残ります"
        required
        value={typed}
        error={errors['reason']}
      />
      <div class="after-form">
        <Actions>
          <Button>{button}</Button>
          <LinkButton href={back} kind="plain">
            ひらかずに、もどる
          </LinkButton>
        </Actions>
      </div>
    </form>
  );
}
