import { formatJapaneseDate } from '#domain/japanese-date.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import type { StoredConsent } from '#use-cases/consents/list-consents.ts';
import { Actions, Button, LinkButton } from '#web/ui/button.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Section } from '#web/ui/section.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { PersonFrame } from './person-frame.tsx';

type Props = {
  context: PageContext;
  person: PersonHead;
  consent: StoredConsent;
  errors?: FieldErrors;
  typed?: string;
};

/** Taking a consent back: said plainly what closes, asked once. */
export function WithdrawPage({ context, person, consent, errors = {}, typed = '' }: Props) {
  const path = `/people/${person.id}/consents`;
  return (
    <PersonFrame context={context} person={person} tab="/consents" title="同意を撤回する">
      <Section title="同意を撤回する">
        <p>
          {formatJapaneseDate(consent.givenOn)}の「{consent.recipient}」への同意（{consent.purpose}
          ）を終わりにします。
          {consent.recipientAgencyId === null
            ? '伝えた相手に、これからは使わないよう知らせてください。'
            : 'この機関には、次の画面から開かなくなります。'}
          同意があったことの記録は残ります。
        </p>
        <Form csrf={context.csrf} action={`${path}/${consent.id}/withdraw`} version={consent.version}>
          <ErrorSummary errors={errors} />
          <TextField
            name="note"
            label="どのように申し出があったか"
            hint="電話で本人から、書面で、など"
            required
            value={typed}
            error={errors['note']}
          />
          <div class="after-form">
            <Actions>
              <Button kind="stop">撤回を記録する</Button>
              <LinkButton href={path} kind="plain">
                やめて、もどる
              </LinkButton>
            </Actions>
          </div>
        </Form>
      </Section>
    </PersonFrame>
  );
}
