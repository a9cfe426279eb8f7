import { formatJapaneseDate } from '#domain/japanese-date.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import type { OwnPasskey } from '#use-cases/accounts/own-passkeys.ts';
import type { PresentProof } from '#use-cases/accounts/own-ways.ts';
import { Button } from '#web/ui/button.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { SaveBar } from '#web/ui/save-bar.tsx';
import { Section } from '#web/ui/section.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { PresentField } from './present-field.tsx';

type Props = {
  context: PageContext;
  passkey: OwnPasskey;
  proof: PresentProof;
  name: string;
  errors: FieldErrors;
};

/** One passkey of one's own: its name, and taking it off. */
export function PasskeyPage({ context, passkey, proof, name, errors }: Props) {
  const path = `/settings/sign-in/passkeys/${passkey.id}`;
  return (
    <Page context={context} title={passkey.name}>
      <Head
        title={passkey.name}
        crumbs={[
          { label: '設定', href: '/settings' },
          { label: 'はいり方', href: '/settings/sign-in' },
          { label: 'パスキー' },
        ]}
        sub={`${formatJapaneseDate(tokyoDay(passkey.createdAt))}に登録`}
      />
      <ErrorSummary errors={errors} />
      <Section title="名">
        <Form csrf={context.csrf} action={`${path}/name`}>
          <TextField
            name="name"
            label="見分けるための名"
            hint="例　机のパソコン、青い USB の鍵"
            width="middle"
            required
            value={name}
            error={errors['name']}
          />
          <SaveBar save="この名にする" back="/settings/sign-in" />
        </Form>
      </Section>
      <Section title="消す">
        <p>
          なくした端末や、もう使わない鍵は消してください。消すと、この鍵ではいれなくなり、ほかの端末の画面も閉じます。
        </p>
        <Form csrf={context.csrf} action={`${path}/drop`}>
          <PresentField proof={proof} name="present-drop" error={errors['present-drop']} />
          <p class="acts">
            <Button kind="stop">パスキーを消す</Button>
          </p>
        </Form>
      </Section>
    </Page>
  );
}
